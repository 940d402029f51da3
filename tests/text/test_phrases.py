"""Phrases are found in all the forms in which people write them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.text.phrases import PhraseBook, PhraseError, Token, parse
from cc_assistant.text.tokens import stem, word_spans

LISTS = {"worker": ["link worker", "connector"], "who": ["{worker}", "nurse"], "loop": ["{loop}"]}


def tokens(text: str, clause_at: int | None = None) -> list[Token]:
    return [
        Token(word, stem(word), start, end, int(clause_at is not None and number >= clause_at))
        for number, (word, start, end) in enumerate(word_spans(text))
    ]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("link worker", "two link workers start"),
        ("rural*", "our rurality counts"),
        ("opened!", "it opened"),
        ("gp|doctor", "my doctors agree"),
        ("gp|#|{worker}", "a connector"),
        ("# {worker}", "twelve connectors"),
        ("clinical? supervision", "good supervision"),
        ("no .. plan", "no real exit plan"),
        ("no ... plan", "no kind of workable sort of plan"),
        ("{who} rings", "the link worker rings"),
        ("£* a week", "£200 a week"),
        ("monthly!? review", "a review"),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str) -> None:
    found = PhraseBook([(parse(phrase, LISTS), "it")]).find(tokens(text))
    assert [entry.means for entry in found] == ["it"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("opened!", "we open"),
        ("no .. plan", "no, I said, there is a plan"),
        ("link worker", "the worker is a link"),
        ("have .. plan", "have no plan"),
        ("# {worker}", "some connectors"),
    ],
)
def test_a_phrase_is_not_found(phrase: str, text: str) -> None:
    assert PhraseBook([(parse(phrase, LISTS), "it")]).find(tokens(text)) == []


def test_a_gap_ends_with_the_clause() -> None:
    book = PhraseBook([(parse("no .. plan", {}), "it")])
    assert book.find(tokens("no other plan"))
    assert not book.find(tokens("no other plan", clause_at=1))


def test_the_words_of_a_phrase_are_those_found() -> None:
    (found,) = PhraseBook([(parse("no .. plan", {}), "it")]).find(tokens("we have no good plan now"))
    assert (found.start, found.end) == (2, 5)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "empty"),
        (".. plan", "gap"),
        ("plan ...", "gap"),
        ("plan?", "missing"),
        ("{nobody}", "no list {nobody}"),
        ("{loop}", "holds itself"),
        ("{Worker}", "no name of a list"),
        ("pl*", "too many words"),
        ("a+b", "no word"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why.replace("{", r"\{")):
        parse(phrase, LISTS)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    words = tokens(text)
    for found in PhraseBook([(parse("no .. {who}", LISTS), 1), (parse("#", {}), 2)]).find(words):
        assert 0 <= found.start < found.end <= len(words)
