"""A draft begins with traced sentences, is people's own from then on, and says what no longer holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.passage import Passage
from cc_assistant.domain.portrait_draft import Comment, DraftPortrait, DraftSentence
from cc_assistant.domain.source import Source
from cc_assistant.errors import FileFault, InputError, NotFound, UsageError
from cc_assistant.knowledge.told_faults import faults_of_draft
from cc_assistant.knowledge.toolkit_lookup import read_frames
from cc_assistant.knowledge.yaml_text import parse
from cc_assistant.paths import shipped
from cc_assistant.portraits.checking import check_draft, sentences_of, trouble_of
from cc_assistant.portraits.draft_file import as_yaml, keep_review, read_draft, write_new
from cc_assistant.portraits.drafting import begin_draft, proposed
from cc_assistant.portraits.finding import of_passages
from cc_assistant.portraits.reviewing import commented, decided
from tests.portraits.made import PASSAGES, SOURCE, passage

DAY = date(2026, 11, 2)
SAID = passage(
    5,
    claim=None,
    text="We had 12 workers [laughs] and no desk. It's hard.",
    direction="barrier",
    phase=("maintenance",),
    cfir=("individuals.innovation-deliverers",),
)
KNOWN = {one.id: (one, SOURCE) for one in (*PASSAGES, SAID)}


def find(name: str) -> tuple[Passage, Source] | None:
    return KNOWN.get(name)


def begun() -> DraftPortrait:
    cfir, npt = read_frames([shipped("knowledge")])
    findings = of_passages([*PASSAGES, SAID], cfir)
    return begin_draft(case="vale", name="Vale", of=(), findings=findings, npt=npt)


def read(file: Path) -> DraftPortrait:
    def parsed(data: bytes) -> Any:
        return parse(data).data

    return read_draft(file, parsed, faults_of_draft)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lies = tmp_path / "drafts" / "vale.yaml"
    write_new(begun(), lies)
    return lies


def test_every_proposed_sentence_has_a_trace_that_holds() -> None:
    draft = begun()
    assert [one.text for _, one in sentences_of(draft)]
    assert check_draft(draft, find) == []


def test_no_part_proposes_a_finding_twice_and_all_are_set_out() -> None:
    draft = begun()
    for name in dict.fromkeys(name for name, _ in sentences_of(draft)):
        cited = [one.excerpts for section, one in sentences_of(draft) if section == name]
        assert len(cited) == len(set(cited))
    assert {one.passage for one in draft.evidence} == set(KNOWN)


def test_a_claim_is_proposed_as_it_stands_and_words_as_a_quote_of_who_says_them() -> None:
    claim, quote = of_passages([PASSAGES[0], SAID], None)
    assert proposed(claim) == "Claim 1."
    assert proposed(quote) == "Manager: “We had 12 workers [laughs] and no desk. It's hard.”"


def test_long_words_are_quoted_up_to_the_end_of_a_sentence() -> None:
    long = of_passages([passage(6, claim=None, text="One thing. " + "It went on and on. " * 30)], None)[0]
    assert proposed(long).endswith("on.”")
    assert len(proposed(long)) < 270


def test_a_draft_reads_back_as_it_was_written(file: Path) -> None:
    assert read(file) == begun()


def test_a_file_that_is_there_is_never_overwritten(file: Path) -> None:
    with pytest.raises(FileFault, match="already"):
        write_new(begun(), file)


@pytest.mark.parametrize(
    ("text", "excerpts", "trouble"),
    [
        ("It was hard.", (), "cites no passage"),
        ("It was hard.", ("vale2022-99",), "vale2022-99 is not there"),
        ("They said “no desk at all”.", ("vale2022-05",), "“no desk at all” are not in"),
        ("They were 14 workers.", ("vale2022-05",), "figure 14"),
        ("They said “no desk. It’s hard”.", ("vale2022-05",), ""),
        ("In 2022 they had 12 workers.", ("vale2022-05",), ""),
    ],
)
def test_a_sentence_without_a_trace_is_named(text: str, excerpts: tuple[str, ...], trouble: str) -> None:
    found = trouble_of(DraftSentence(id="s1", text=text, excerpts=excerpts), find)
    assert trouble in found
    assert bool(found) == bool(trouble)


def test_comments_stand_at_the_end_and_all_above_stays_as_people_typed_it(file: Path) -> None:
    typed = file.read_text("utf-8").replace('place: ""', "place: Vale   # where else?")
    file.write_text(typed, "utf-8")
    keep_review(file, commented(read(file), "s1", "Ada", "Too grand: say less.", DAY))
    text = file.read_text("utf-8")
    assert text.startswith(typed[: typed.index("review:")])
    assert [(one.author, one.text, one.state) for one in read(file).review] == [
        ("Ada", "Too grand: say less.", "open")
    ]


def test_line_ends_of_other_systems_and_notes_below_the_review_are_kept(file: Path) -> None:
    before = file.read_text("utf-8").replace("\n", "\r\n") + "# ask Ada again\n"
    file.write_bytes(before.encode("utf-8"))
    keep_review(file, commented(read(file), "s1", "Ada", "# not a note", DAY))
    after = file.read_bytes().decode("utf-8")
    assert after.startswith(before[: before.index("review:")])
    assert "\n# ask Ada again\nreview:\n" in after
    assert [one.text for one in read(file).review] == ["# not a note"]


def test_a_comment_is_accepted_answered_and_opened_again(file: Path) -> None:
    keep_review(file, commented(read(file), "s1", "Ada", "Why?", DAY))
    keep_review(file, decided(read(file), "c1", "answered", by="JM", reply="Three said so.", on=DAY))
    assert (read(file).review[0].state, read(file).review[0].reply) == ("answered", "Three said so.")
    keep_review(file, decided(read(file), "c1", "accepted", by="JM", reply="", on=DAY))
    assert read(file).review[0].state == "accepted"
    keep_review(file, decided(read(file), "c1", "open", by="", reply="", on=DAY))
    assert read(file).review[0] == Comment.model_validate(
        {
            "id": "c1",
            "sentence": "s1",
            "of": read(file).review[0].of,
            "author": "Ada",
            "date": DAY,
            "text": "Why?",
        }
    )


def test_an_answer_without_words_or_a_comment_without_author_is_refused() -> None:
    draft = begun()
    with pytest.raises(UsageError):
        commented(draft, "s1", " ", "Why?", DAY)
    with pytest.raises(NotFound, match="s99"):
        commented(draft, "s99", "Ada", "Why?", DAY)
    made = draft.model_copy(update={"review": commented(draft, "s1", "Ada", "Why?", DAY)})
    with pytest.raises(UsageError, match="words"):
        decided(made, "c1", "answered", by="JM", reply=" ", on=DAY)
    with pytest.raises(NotFound, match="c7"):
        decided(made, "c7", "accepted", by="JM", reply="", on=DAY)


def test_a_comment_on_a_sentence_that_is_gone_is_kept_and_named() -> None:
    draft = begun()
    reviewed = draft.model_copy(update={"review": commented(draft, "s1", "Ada", "Why?", DAY)})
    emptied: dict[str, object] = {name: () for name, one in sentences_of(draft) if one.id == "s1"}
    faults = check_draft(reviewed.model_copy(update=emptied), find)
    assert any("no longer there" in one.fault for one in faults)


def test_two_sentences_of_one_id_and_an_event_without_passage_are_named(file: Path) -> None:
    text = file.read_text("utf-8").replace("id: s2", "id: s1")
    text = text.replace("timeline: []", "timeline:\n- {date: 2021, phase: operation, event: It grew}")
    file.write_text(text, "utf-8")
    told = " ".join(one.fault for one in check_draft(read(file), find))
    assert "Two sentences have the id s1" in told
    assert "This event cites no passage" in told


def test_an_event_says_no_more_than_its_passages(file: Path) -> None:
    events = (
        "timeline:\n- {date: 2021, phase: operation, event: 14 workers begin, excerpts: [vale2022-05]}\n"
        "- {date: 2021, phase: operation, event: 12 workers begin, excerpts: [vale2022-05]}\n"
        "- {date: 2021, phase: operation, event: A party, excerpts: [vale2022-99]}"
    )
    file.write_text(file.read_text("utf-8").replace("timeline: []", events), "utf-8")
    told = [(one.about, one.fault) for one in check_draft(read(file), find)]
    assert told == [
        ("14 workers begin", "The figure 14 is not in what it cites."),
        ("A party", "The passage vale2022-99 is not there."),
    ]


def test_what_would_be_lost_below_the_review_stops_it(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("figures:\n- 12 workers\n")
    with pytest.raises(InputError, match="review"):
        keep_review(file, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [("- a\n- b\n", "not a draft"), ("case: vale\ntitel: x\n", "titel"), ("case: vale\n", "title")],
)
def test_a_file_that_is_no_draft_says_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=told):
        read(file)


@pytest.mark.parametrize(
    ("field", "instead", "told"),
    [
        ("opening", "openning: [{text: hello}]", "'openning' is not a field here .did you mean 'opening'"),
        ("started", "started: twenty", "started: expected a whole number, found 'twenty'"),
        ("partners", "partners: The council", "partners: expected a list, found 'The council'"),
        ("opening", "opening: [A nice place]", "opening.1: expected fields"),
        (
            "timeline",
            "timeline: [{date: 2021, phase: operatoin, event: X}]",
            "'operatoin' is not one of initiation, operation, maintenance .did you mean 'operation'",
        ),
    ],
)
def test_a_fault_made_by_hand_is_named_with_its_line(file: Path, field: str, instead: str, told: str) -> None:
    lines = file.read_text("utf-8").split("\n")
    at = next(place for place, line in enumerate(lines) if line.startswith(f"{field}:"))
    lines[at] = instead
    file.write_text("\n".join(lines), "utf-8")
    before = file.read_bytes()
    with pytest.raises(InputError, match=f"line {at + 1}, .*{told}"):
        read(file)
    assert file.read_bytes() == before


@settings(deadline=None)
@given(
    st.text(max_size=80).filter(lambda text: text.strip()),
    st.text(max_size=30).filter(lambda text: text.strip()),
)
def test_any_words_of_an_adviser_are_kept(text: str, author: str) -> None:
    comment = commented(begun(), "s1", author, text, DAY)[0]
    kept = yaml.safe_dump([comment.model_dump(mode="json", exclude_defaults=True)], allow_unicode=True)
    assert Comment.model_validate(yaml.safe_load(kept)[0]) == comment


def test_a_new_draft_says_what_belongs_where_nothing_stands_yet() -> None:
    text = as_yaml(begun(), "vale")
    assert "# Who works with it, one a line.\npartners: []" in text
    assert "cc-assistant portrait check vale" in text
