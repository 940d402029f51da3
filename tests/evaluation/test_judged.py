"""Files of judged questions, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.domain.passage import Passage
from cc_assistant.errors import InputError, NotFound
from cc_assistant.evaluation.judged import JudgedTurn, Question, read_judged
from cc_assistant.services import Services

GOOD = """\
questions:
- id: q1
  text: Why?
  relevant: {a-01: 2, b-01: 1}
  must_mention:
  - {fact: One, excerpt: a-01}
  - {fact: Two, excerpt: [a-01, b-01]}
unanswerable:
- {id: u1, text: What?}
conversations:
- id: c1
  turns:
  - {text: Why?, relevant: {a-01: 2}}
  - {text: and then?, stands_for: Why then?, relevant: {b-01: 2}}
"""


def judged(tmp_path: Path, content: str | bytes) -> Path:
    file = tmp_path / "judged.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_questions_conversations_and_facts_are_read(tmp_path: Path) -> None:
    read = read_judged(judged(tmp_path, GOOD))
    assert read.questions[0].relevant == {"a-01": 2, "b-01": 1}
    assert [fact.excerpt for fact in read.questions[0].must_mention] == [("a-01",), ("a-01", "b-01")]
    assert read.unanswerable[0].text == "What?"
    assert [turn.text for turn in read.conversations[0].turns] == ["Why?", "and then?"]


def test_a_file_may_hold_one_kind_only(tmp_path: Path) -> None:
    read = read_judged(judged(tmp_path, "unanswerable: [{id: u1, text: What?}]"))
    assert (len(read.questions), len(read.unanswerable), len(read.conversations)) == (0, 1, 0)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "the whole file"),
        ("- a list", "the whole file"),
        ("questions: [{id: a, relevant: {}}]", "questions.0.text"),
        (GOOD.replace("relevant: {a-01: 2, b", "relevent: {a-01: 2, b"), "questions.0"),
        (GOOD.replace("b-01: 1", "b-01: much"), "questions.0.relevant.b-01"),
        (GOOD.replace("{fact: One,", "{"), "questions.0.must_mention.0.fact"),
        ("question: []", "question: Extra inputs are not permitted"),
        ("questions:\n- {id: a\n", "line 3: not valid YAML"),
        ("a: b: c", "line 1: not valid YAML"),
        (b"\xff\xfe\x00", "not valid YAML"),
        ("questions: !!python/object/apply:os.system [ls]", "line 1: not valid YAML"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, content: str | bytes, says: str) -> None:
    file = judged(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_judged(file)
    assert says in str(caught.value)
    assert str(file) in caught.value.message
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        read_judged(tmp_path / "nothing.yaml")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_judged(tmp_path)


@pytest.mark.parametrize("name", ["questions.yaml", "held-out.yaml"])
def test_our_own_files_name_passages_that_exist(name: str, services: Services) -> None:
    read = read_judged(Path(__file__).parent / name)
    asked: list[Question | JudgedTurn] = [*read.questions]
    asked += [turn for talk in read.conversations for turn in talk.turns]
    named = {ident for one in asked for ident in one.relevant}
    named |= {ident for one in asked for fact in one.must_mention for ident in fact.excerpt}
    found: dict[str, Passage] = services.shelf.passages(sorted(named))
    assert named == set(found)
    every = [question.id for question in read.questions]
    every += [question.id for question in read.unanswerable]
    every += [talk.id for talk in read.conversations]
    assert len(every) == len(set(every))
