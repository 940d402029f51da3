"""The verifier: what is let through, and every way of not being let through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.answering.verifier import verify
from cc_assistant.domain.answer import Citation, Statement, StatementKind
from tests.answering.made import MadeShelf, piece, source, themes

CLAIM = "Link workers in Wales stayed 14 months on average, less than the 3 years planned."
TEXT = "Of 120 workers 14.0% left within a year. Pay was not the reason that they gave."
SHELF = MadeShelf(
    [
        piece("a-01", CLAIM, TEXT, of=source("a"), themes=("pay",)),
        piece("b-01", "Supervision keeps workers in post.", "More.", of=source("b")),
    ],
    labels=themes("pay"),
)


def citation(**changed: Any) -> Citation:
    as_it_is = {
        "passage": "a-01",
        "source": "a",
        "locator": "page 4",
        "field": "claim",
        "quote": CLAIM,
        "start": 0,
        "end": len(CLAIM),
    }
    return Citation(**{**as_it_is, **changed})


def statement(
    text: str = CLAIM, *citations: Citation, kind: StatementKind = "quoted", heading: str = "In short"
) -> Statement:
    return Statement(text=text, heading=heading, kind=kind, citations=citations)


def reason(stated: Statement) -> str:
    """Why a statement was refused; "" for one that passed."""
    checked = verify([stated], SHELF)
    assert len(checked.statements) + len(checked.refused) == 1
    return checked.refused[0].reason if checked.refused else ""


def test_a_quoted_claim_passes() -> None:
    assert reason(statement(CLAIM, citation())) == ""


def test_a_sentence_of_the_text_passes_at_its_place() -> None:
    sentence = "Pay was not the reason that they gave."
    at = TEXT.index(sentence)
    cited = citation(field="text", quote=sentence, start=at, end=at + len(sentence))
    assert reason(statement(sentence, cited)) == ""


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"passage": "a-02"}, "there is no passage a-02"),
        ({"source": "b"}, "a-01 is not from b"),
        ({"source": ""}, "a-01 is not from "),
        ({"locator": "page 5"}, "a-01 does not stand at 'page 5'"),
        ({"start": 1, "end": len(CLAIM) + 1}, "the quoted characters do not stand in a-01"),
        ({"start": 1}, "the quoted characters do not stand"),
        ({"end": len(CLAIM) - 1}, "the quoted characters do not stand"),
        ({"end": len(CLAIM) + 1}, "the quoted characters do not stand"),
        ({"start": -len(CLAIM)}, "the quoted characters do not stand"),
        ({"start": 9, "end": 3, "quote": ""}, "the quoted characters do not stand"),
        ({"start": 0, "end": 0, "quote": ""}, "the quoted characters do not stand"),
        ({"field": "text"}, "the quoted characters do not stand"),
        ({"quote": CLAIM.replace("14", "15")}, "the quoted characters do not stand"),
        ({"quote": CLAIM.replace("-", "\u2011").replace("in", "In")}, "the quoted characters do not stand"),
    ],
)
def test_a_citation_that_does_not_hold_is_refused(changed: dict[str, Any], says: str) -> None:
    assert says in reason(statement(CLAIM, citation(**changed)))


def test_one_bad_citation_among_good_ones_is_enough() -> None:
    assert "there is no passage" in reason(statement(CLAIM, citation(), citation(passage="nobody-01")))


def test_nothing_without_a_citation() -> None:
    assert reason(statement(CLAIM)) == "it has no citation"
    assert reason(statement("Everybody knows this.", kind="summary")) == "it has no citation"


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_without_words(text: str) -> None:
    assert reason(statement(text, citation())) == "it is empty"


@pytest.mark.parametrize(
    "text", [CLAIM.lower(), CLAIM[:-1], CLAIM + " Indeed.", "Supervision keeps workers in post."]
)
def test_words_in_quotes_are_the_words_of_the_quote(text: str) -> None:
    assert reason(statement(text, citation())) == "its words are not the quote"


def summary(text: str, *citations: Citation) -> str:
    return reason(statement(text, *(citations or (citation(),)), kind="summary"))


def test_a_summary_in_the_words_of_its_quotes_passes() -> None:
    assert summary("The same source adds that link workers in Wales stayed 14 months on average.") == ""
    assert summary("By contrast, workers stayed 3 years, as planned.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Link workers stayed 15 months.",
        "Link workers stayed 14.0 months in Wales.",
        "In 2020 workers stayed.",
    ],
)
def test_a_figure_that_is_not_in_the_quote_is_refused(text: str) -> None:
    assert "does not stand in what it cites" in summary(text)


def test_a_figure_of_the_passage_that_is_not_quoted_is_refused() -> None:
    assert summary("Workers in Wales stayed 14.0%.") == "the figure 14.0% does not stand in what it cites"


def test_a_summary_in_other_words_is_refused() -> None:
    assert summary("Nurses in Ontario like their managers.") == "too few of its words stand in what it cites"


def test_labels_of_the_themes_cited_may_be_said() -> None:
    assert summary("On pay the sources disagree.") == ""
    other = citation(passage="b-01", source="b", quote="Supervision keeps workers in post.", end=34)
    assert summary("On pay the sources disagree.", other) == "too few of its words stand in what it cites"


def test_both_sides_may_be_told_with_both_cited() -> None:
    other = citation(passage="b-01", source="b", quote="Supervision keeps workers in post.", end=34)
    text = "The sources disagree: some speak for it, others speak against it or set limits."
    assert summary(text, citation(), other) == ""


def test_what_holds_passes_beside_what_does_not_and_in_order() -> None:
    good, bad = statement(CLAIM, citation()), statement("Made up.", citation())
    checked = verify([bad, good, bad, good], SHELF)
    assert checked.statements == (good, good)
    assert [refusal.statement for refusal in checked.refused] == [bad, bad]


def test_nothing_to_check_is_nothing_said() -> None:
    assert verify([], SHELF) == ((), ())


@given(
    st.integers(-120, 120), st.integers(-120, 120), st.sampled_from(["claim", "text"]), st.text(max_size=30)
)
def test_only_the_exact_characters_pass(start: int, end: int, field: str, quote: str) -> None:
    stored = CLAIM if field == "claim" else TEXT
    passed = not reason(statement(quote, citation(field=field, start=start, end=end, quote=quote)))
    inside = 0 <= start < end <= len(stored)
    assert passed == (inside and bool(quote.strip()) and stored[start:end] == quote.strip())


@given(st.data())
def test_every_span_of_a_passage_can_be_quoted(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    quote = TEXT[start:end]
    stands = quote == quote.strip()  # models take white space from the ends of their texts
    assert (
        reason(statement(quote, citation(field="text", start=start, end=end, quote=quote))) == ""
    ) == stands
