"""Positions in every way of counting lead back to the same characters."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.ingest.tidy import tidy
from cc_assistant.refi.counting import STANDARD, Counted, Way, ways
from cc_assistant.refi.kept_text import BETWEEN, Kept
from cc_assistant.refi.members import Raw

TEXT = st.text(
    st.one_of(
        st.sampled_from(" \t\n\rabcé’😀\u0301\ufeff\x00\x85\u2028\x0c가\u1100\u1161"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


def counted(text: str, way: Way) -> int:
    """How much a text counts, told in the plainest way."""
    if way.ends != "stored":
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        text = plain.replace("\n", "\r\n") if way.ends == "two" else plain
    if way.form != "stored":
        text = unicodedata.normalize(way.form, text)
    if way.unit == "utf16":
        return len(text.encode("utf-16-le")) // 2
    return len(text.encode()) if way.unit == "utf8" else len(text)


@given(st.text("ab é’😀\n\r", max_size=30), st.data())
def test_every_way_is_the_inverse_of_counting(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cuts_an_end = any(text[at - 1 : at + 1] == "\r\n" for at in (start, end) if at)
    if start == end or cuts_an_end:
        return
    for way in ways(Raw(text)):
        add = way.mark + way.one
        found = Counted(Raw(text), way).span(
            counted(text[:start], way) + add, counted(text[:end], way) + add - way.last
        )
        assert found == (start, end), way


def test_the_standard_is_tried_first_and_ways_that_make_no_difference_are_not() -> None:
    assert next(ways(Raw("a b"))) == STANDARD
    tried = set(ways(Raw("plain words")))
    assert {way.ends for way in tried} == {"stored"}
    assert {way.unit for way in tried} == {"point"}
    assert {way.form for way in tried} == {"stored"}


@given(TEXT, st.booleans(), st.data())
def test_what_is_kept_is_tidy_and_every_stretch_is_found_in_it(
    text: str, blocks: bool, data: st.DataObject
) -> None:
    kept = Kept(text, blocks=blocks)
    assert kept.text == BETWEEN.join(kept.text[unit.start : unit.end] for unit in kept.units)
    for unit in kept.units:
        said = kept.text[unit.start : unit.end]
        assert said
        assert tidy(said) == said
        assert blocks or "\n" not in said
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = kept.place(start, end)
    plain = "".join(tidy(text[start:end]).split())
    if found is None:
        return
    words = kept.text[found.start : found.end]
    assert words == words.strip() != ""
    if unicodedata.is_normalized("NFC", text):
        assert "".join(words.split()) == plain


def test_all_of_a_text_is_all_that_is_kept() -> None:
    text = "One. \r\n\r\n  Two\x00 cafe\u0301.\u2028Three."
    kept = Kept(text)
    assert kept.text == "One.\n\nTwo café.\n\nThree."
    assert kept.place(0, len(text)) == (0, len(kept.text))
    at = text.index("cafe")
    found = kept.place(at, at + 5)
    assert found is not None
    assert kept.text[found.start : found.end] == "café"
    assert kept.place(4, 8) is None
