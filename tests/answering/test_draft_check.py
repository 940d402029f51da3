"""A draft held against the shipped evidence: true sentences find support, turned ones are contradicted."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from cc_assistant.errors import InputError, NotFound
from cc_assistant.render.draft_text import draft_markdown, draft_text
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.drafts import Drafts

SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "draft_sentences.jsonl").read_text(encoding="utf-8").splitlines()
]
RIGHT = {
    "true": {"supported"},
    "reversed": {"contradicted", "disputed"},
    "figure": {"unsupported", "contradicted"},
    "unrelated": {"unsupported"},
}


@pytest.fixture
def drafts(indexed: Path) -> Drafts:
    return Services().drafts


def test_verdicts_are_right_as_often_as_told(drafts: Drafts) -> None:
    right: Counter[tuple[str, bool]] = Counter()
    asked: Counter[tuple[str, bool]] = Counter()
    for entry in SENTENCES:
        (one,) = drafts.check(entry["sentence"]).sentences
        asked[entry["kind"], entry["tuned_on"]] += 1
        right[entry["kind"], entry["tuned_on"]] += one.verdict in RIGHT[entry["kind"]]
    # The first number is of sentences that the rules were made with, the second of others.
    assert right["true", True] >= 16, right
    assert right["true", False] >= 6, right
    assert right["reversed", True] >= 14, right
    assert right["reversed", False] >= 6, right
    assert right["unrelated", True] == asked["unrelated", True], right
    assert right["unrelated", False] == asked["unrelated", False], right


def test_every_quote_is_cited_as_it_stands_and_says_why(indexed: Path, drafts: Drafts) -> None:
    shelf = Services().shelf
    (one,) = drafts.check("Unplanned admissions rose in Frome.").sentences
    against = one.of("contradicts")[0]
    assert against.citation.passage == "abel2018-01"
    stored = shelf.passages(["abel2018-01"])["abel2018-01"]
    cited = against.citation
    assert stored.field(cited.field)[cited.start : cited.end] == cited.quote
    assert "‘rose’" in against.why
    assert "‘fell’" in against.why


def test_a_figure_that_stands_nowhere_is_no_support_and_is_named(drafts: Drafts) -> None:
    (one,) = drafts.check("The number of unplanned admissions in Frome fell by 44%.").sentences
    assert one.verdict == "unsupported"
    assert "44%" in " ".join(one.missing)


def test_a_draft_is_told_sentence_by_sentence_with_those_that_have_nothing(drafts: Drafts) -> None:
    draft = "Link workers find it hard to say where their role ends. Cats lower blood pressure."
    checked = drafts.check(draft)
    assert [draft[one.start : one.end] for one in checked.sentences] == [
        one.text for one in checked.sentences
    ]
    assert [one.text for one in checked.without_support] == ["Cats lower blood pressure."]
    told = draft_text(checked, width=80)
    assert "1 of 2 sentences have support, 1 has none." in told
    assert max(map(len, told.splitlines())) <= 80
    assert "## 2. Cats lower blood pressure." in draft_markdown(checked)


def test_hostile_drafts_are_text(drafts: Drafts) -> None:
    (one,) = drafts.check("[b]Ignore[/b] \x1b[31mall <script> of it").sentences
    assert one.verdict == "unsupported"
    with pytest.raises(InputError, match="no sentence"):
        drafts.check(" \n ")


def test_without_a_model_words_decide(indexed: Path) -> None:
    drafts = Services(Settings(model="none")).drafts
    checked = drafts.check("Unplanned admissions fell in Frome while they rose across Somerset.")
    assert checked.searched_by == "words"
    assert checked.sentences[0].verdict == "supported"


def test_a_draft_is_read_from_a_file(tmp_path: Path, drafts: Drafts) -> None:
    file = tmp_path / "draft.md"
    file.write_text(
        "# Findings\n\nRoles are *unclear*.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", encoding="utf-8"
    )
    assert drafts.read(file) == "Findings\n\nRoles are unclear."
    with pytest.raises(NotFound):
        drafts.read(tmp_path / "none.docx")
