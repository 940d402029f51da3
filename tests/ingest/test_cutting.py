"""Passages: they cover what is said, keep to one speaker, and keep their ids."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.document import Details, Document, Locator, Speaker
from cc_assistant.ingest.assembling import assemble
from cc_assistant.ingest.raw import RawDocument, RawUnit

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
WORDS = "yes no we began. never? it took months, then people came! “quoted” Dr. x\u0301 [laughs]".split()


def _text(drawn: tuple[int, int]) -> str:
    """A text of as many words as the first number says; drawing each word would take too long."""
    chance = Random(drawn[1])
    return " ".join(chance.choice(WORDS) for _ in range(drawn[0]))


TEXTS = st.tuples(st.integers(0, 90), st.integers(0, 10_000)).map(_text)
UNITS = st.lists(
    st.builds(
        RawUnit,
        kind=st.sampled_from(["paragraph", "paragraph", "turn", "heading", "table"]),
        text=TEXTS,
        speaker=st.sampled_from([None, "Anna", "Bo", "Interviewer"]),
        locator=st.builds(Locator, page=st.integers(1, 3)),
    ),
    min_size=1,
    max_size=12,
)


def document(units: list[RawUnit], before: Document | None = None) -> Document:
    raw = RawDocument(
        form="text",
        units=(RawUnit(kind="paragraph", text="So."), *units),
        speakers=(Speaker(id="", name="Interviewer", interviewer=True),),
    )
    return assemble(raw, "doc", file="doc.txt", sha256="0" * 64, now=NOW, details=Details(), before=before)


@settings(deadline=None, max_examples=60)
@given(UNITS)
def test_passages_cover_what_is_said_and_never_cross_speakers(units: list[RawUnit]) -> None:
    made = document(units)
    covered = bytearray(len(made.text))
    for entry in made.cuts:
        text = made.text[entry.start : entry.end]
        assert text == text.strip()
        held = [unit for unit in made.units if unit.start < entry.end and unit.end > entry.start]
        assert held[0] is made.units[entry.unit]
        assert len({(unit.speaker, unit.kind, unit.locator.page) for unit in held}) == 1
        assert len(held) == 1 or held[0].kind == "paragraph"
        assert not any(covered[entry.start : entry.end])
        covered[entry.start : entry.end] = b"\x01" * (entry.end - entry.start)
    for unit in made.units:
        silent = unit.kind == "heading" or unit.speaker == "interviewer"
        for at in range(unit.start, unit.end):
            if not made.text[at].isspace():
                assert bool(covered[at]) is not silent
    assert len({entry.id for entry in made.cuts}) == len(made.cuts)


@settings(deadline=None, max_examples=60)
@given(UNITS, UNITS)
def test_an_id_never_names_other_words(units: list[RawUnit], others: list[RawUnit]) -> None:
    first = document(units)
    second = document(others, first)
    third = document(units, second)
    said: dict[str, tuple[str, str | None]] = {}
    for made in (first, second, third):
        for entry in made.cuts:
            speaker = made.units[entry.unit].speaker
            held = (made.text[entry.start : entry.end], speaker)
            assert said.setdefault(entry.id, held) == held


def test_what_still_stands_keeps_its_id_wherever_it_moved() -> None:
    one, two, three = (
        f"{name} began with a telephone and a list of names. " * 6 for name in ("Anna", "Bo", "Cleo")
    )
    turns = [RawUnit(kind="turn", text=text, speaker="Anna") for text in (one, two, three)]
    before = document(turns)
    changed = [turns[2], RawUnit(kind="turn", text="Something new was said.", speaker="Anna"), turns[0]]
    after = document(changed, before)
    ids = {before.text[entry.start : entry.end]: entry.id for entry in before.cuts}
    now = {after.text[entry.start : entry.end]: entry.id for entry in after.cuts}
    assert now[one.strip()] == ids[one.strip()]
    assert now[three.strip()] == ids[three.strip()]
    assert now["Something new was said."] == "doc-005"
    assert after.numbered == 5


def test_an_edit_in_a_long_text_leaves_the_passages_around_it_alone() -> None:
    sentences = [
        f"Sentence number {number} says that they began with a list of names." for number in range(80)
    ]
    before = document([RawUnit(kind="paragraph", text=" ".join(sentences))])
    sentences.insert(1, "This one is new and stands near the top.")
    after = document([RawUnit(kind="paragraph", text=" ".join(sentences))], before)
    kept = {entry.id for entry in before.cuts} & {entry.id for entry in after.cuts}
    assert len(kept) >= len(before.cuts) - 1


def test_passages_are_of_a_length_that_can_be_quoted() -> None:
    text = " ".join(f"They rang us on day {number} and asked what we did." for number in range(200))
    lengths = [len(made.split()) for made in _passages(document([RawUnit(kind="paragraph", text=text)]))[1:]]
    assert all(40 <= length <= 120 for length in lengths)


def test_short_paragraphs_share_a_passage_within_a_page() -> None:
    units = [
        RawUnit(
            kind="paragraph", text=f"Item {n} is short.", locator=Locator(page=1 + n // 4, paragraph=n + 1)
        )
        for n in range(8)
    ]
    made = document(units)
    assert [text.count("Item") for text in _passages(made)[1:]] == [4, 4]


def _passages(made: Document) -> list[str]:
    return [made.text[entry.start : entry.end] for entry in made.cuts]
