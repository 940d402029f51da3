"""Spelling help: what was meant, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.conversation import Conversation
from cc_assistant.retrieval.reading import Reader
from cc_assistant.retrieval.spelling import Speller
from cc_assistant.text.tokens import STOP_WORDS

VOCABULARY = {
    "prescribing": 90,
    "policy": 12,
    "police": 0,
    "loneliness": 30,
    "link": 60,
    "likes": 3,
    "covid": 9,
}
ENGLISH = frozenset("police lasagne norway".split())


@pytest.fixture
def speller() -> Speller:
    known = {word: count for word, count in VOCABULARY.items() if count}
    return Speller(known, lambda word: word in ENGLISH)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("prescirbing", "prescribing"),
        ("presribing", "prescribing"),
        ("perscribing", "prescribing"),
        ("lonelyness", "loneliness"),
        ("polciy", "policy"),
    ],
)
def test_a_slip_is_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.meant(typed) == meant


@pytest.mark.parametrize(
    "word", ["police", "lasagne", "policy", "about", "lin", "14.0%", "covid19x", "zzzzzz", ""]
)
def test_a_word_that_stands_is_left_alone(speller: Speller, word: str) -> None:
    assert speller.meant(word) is None


def test_a_short_word_may_have_one_slip_and_a_long_one_two(speller: Speller) -> None:
    assert speller.meant("polcy") == "policy"
    assert speller.meant("plocy") is None
    assert speller.meant("lonelines") == "loneliness"
    assert speller.meant("lonlines") == "loneliness"
    assert speller.meant("lonlinse") is None


def test_the_first_letter_is_never_wrong(speller: Speller) -> None:
    assert speller.meant("rpescribing") is None


def test_of_words_equally_near_the_more_common_one_is_meant() -> None:
    speller = Speller({"carer": 5, "cared": 50, "caref": 5}, lambda _: False)
    assert speller.meant("caree") == "cared"
    assert Speller({"carer": 5, "cared": 5}, lambda _: False).meant("caree") == "cared"


@given(st.text(max_size=20))
def test_any_word_can_be_looked_up(word: str) -> None:
    meant = Speller(VOCABULARY, lambda _: False).meant(word)
    assert meant is None or (meant in VOCABULARY and word not in STOP_WORDS)


def corrected(question: str, reader: Reader) -> dict[str, str]:
    return dict(reader.read(question, Conversation()).corrected)


def test_with_the_shipped_library_slips_are_mended_and_words_kept(reader: Reader) -> None:
    assert corrected("socail prescirbing for lonelyness", reader) == {
        "socail": "social",
        "prescirbing": "prescribing",
        "lonelyness": "loneliness",
    }
    assert corrected("What did the police in Norway do about lasagne and horses?", reader) == {}


def test_names_of_the_field_are_not_taken_for_slips(reader: Reader) -> None:
    assert corrected("Welzijn op Recept, linkworkers, SPLWs and PCNs in Glasgow", reader) == {}
