"""A checklist and the talk of the interview as plain text, at every width."""

from __future__ import annotations

import pytest

from cc_assistant.domain.session import Mark
from cc_assistant.interview.checklist import build
from cc_assistant.render.checklist_text import ChecklistText, marked_text
from cc_assistant.render.lines import filled, sentence
from cc_assistant.render.question_text import growth_text, progress_text, question_text
from tests.interview.sessions_of import list_of, service, session_of
from tests.interview.shipped import TODAY, shipped_rules

TEXTS = {name: question.text for name, question in shipped_rules().questions.items()}


@pytest.mark.parametrize("width", [40, 72, 100])
@pytest.mark.parametrize("name", ["rural-charity", "council-since-2019", "hospital-trust"])
def test_no_line_is_wider_than_asked_and_every_item_is_told(name: str, width: int) -> None:
    made = build(shipped_rules(), service(name), TODAY)
    text = ChecklistText(made, TEXTS, width=width).whole(long=True)
    # An id or a name of a code is never broken, so that it can be searched and copied.
    assert all(len(line) <= width or " " not in line.strip() for line in text.split("\n"))
    flowing = " ".join(text.split())
    assert all(item.title in flowing for item in made.items)
    assert all(item.done_when in flowing for item in made.items)


def test_what_people_made_of_an_item_stands_beside_it() -> None:
    mark = Mark(status="not-for-us", reason="[b]We have one[/b]", owner="Jo", note="a\nb", on=TODAY)
    made = build(shipped_rules(), session_of({"stage": "idea"}, marks={"rec-visit-others": mark}), TODAY)
    item = next(item for item in made.items if item.id == "rec-visit-others")
    text = marked_text(made, item, width=200)
    assert "[-] Visit or call two services" in text
    assert "Not for us since 2 November 2026: [b]We have one[/b]. Owner: Jo. Note: a b." in text


def test_a_list_on_which_all_is_done_says_so() -> None:
    marks = {item.id: Mark(status="done") for item in list_of({}).items}
    made = build(shipped_rules(), session_of({}, marks=marks), TODAY)
    assert "Nothing is left to do." in ChecklistText(made, TEXTS).first()


def test_a_question_has_its_answers_numbered_and_says_how_once() -> None:
    question = shipped_rules().questions["stage"]
    told = question_text(question, width=80)
    assert "  6. We have been open for a year or more\nType the number of one answer" in told
    assert "Type the number" not in question_text(question, width=80, how=False)
    assert "Type a date" in question_text(shipped_rules().questions["launch_date"], width=80, how=False)


@pytest.mark.parametrize(
    ("coming", "minutes", "says"),
    [
        ((4, 4), (1, 1), "2 done, 4 to come (about 1 minute)."),
        ((4, 9), (2, 5), "2 done, 4 to 9 to come (about 2 to 5 minutes)."),
    ],
)
def test_progress_is_a_number_or_a_range(
    coming: tuple[int, int], minutes: tuple[int, int], says: str
) -> None:
    assert progress_text(2, coming, minutes) == says


def test_of_many_changes_a_few_are_named_and_the_rest_counted() -> None:
    many = [(f"Item {number}", ["You said so."]) for number in range(7)]
    told = growth_text(many, [], [], [], length=(40, 47), dates="", width=80)
    assert told.count("On your list: Item") == 4
    assert "On your list: 3 more." in told
    assert "Your list has 47 items." in told
    assert not growth_text([], [], [], [], length=(3, 3), dates="", width=80)


def test_text_without_spaces_is_not_cut_and_sentences_end_once() -> None:
    assert filled("x" * 90, 40) == "x" * 90
    assert [sentence(text) for text in ("by then", "Why?", "", "done.")] == ["By then.", "Why?", "", "Done."]
