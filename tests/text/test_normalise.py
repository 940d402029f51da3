"""One way of writing, the way back, and quotes found in their text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.text.normalise import find_quote, normalise


def test_quotes_dashes_spaces_and_ellipses_are_written_in_one_way() -> None:
    assert normalise("  “It’s\u00a0– well…\n not”  mine ").text == '"It\'s - well... not" mine'


def test_the_way_back_leads_to_the_characters_of_the_original() -> None:
    text = "She said:  “not – ever…” again"
    normal = normalise(text)
    at = normal.text.index('"not - ever..."')
    start, end = normal.original(at, at + len('"not - ever..."'))
    assert text[start:end] == "“not – ever…”"


def test_a_quote_is_found_where_only_signs_and_spaces_differ() -> None:
    text = "One.\nThe manager’s view – “no\u00a0 money” – was shared."
    span = find_quote('manager\'s view - "no money"', text)
    assert span is not None
    assert text[span.start : span.end] == "manager’s view – “no\u00a0 money”"


def test_a_quote_as_written_is_found_at_its_first_place() -> None:
    assert find_quote("b", "abab") == (1, 2)


def test_other_words_case_or_numbers_are_not_found() -> None:
    text = "Nine link workers met 14.0% of people."
    assert find_quote("nine link workers", text) is None
    assert find_quote("14% of people", text) is None
    assert find_quote("link worker met", text) is None


def test_an_empty_quote_is_nowhere() -> None:
    assert find_quote("", "text") is None
    assert find_quote(" \n", "text") is None
    assert find_quote("\u200b", "text") is None


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text())
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert normalise(composed).text == normalise(decomposed).text


@given(st.text())
def test_positions_rise_and_stay_within_the_text(text: str) -> None:
    normal = normalise(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(normal.starts, normal.ends, strict=True))
    assert normal.starts == sorted(normal.starts)
    assert normal.ends == sorted(normal.ends)


@given(st.text(), st.data())
def test_any_stretch_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    span = find_quote(quote, text)
    if quote.strip():
        assert span is not None
        assert text[span.start : span.end] == quote.strip()
