"""Evidence: ranked passages with their sources."""

from __future__ import annotations

from cc_assistant.answering.evidence import gather
from cc_assistant.domain.ranking import Span
from tests.answering.made import MadeShelf, piece, ranking


def test_evidence_comes_in_the_order_of_the_ranking() -> None:
    pieces = [piece(ident) for ident in ("c", "a", "b")]
    assert gather(ranking(pieces), MadeShelf(pieces), 10) == pieces
    assert gather(ranking(pieces), MadeShelf(pieces), 2) == pieces[:2]
    assert gather(ranking([]), MadeShelf([]), 10) == []


def test_what_the_library_no_longer_holds_is_left_out() -> None:
    kept, lost = piece("kept"), piece("lost")
    assert gather(ranking([lost, kept]), MadeShelf([kept]), 10) == [kept]


def test_the_claim_speaks_for_a_passage() -> None:
    assert piece("a", "The claim.", "The text.").sentence() == ("claim", 0, 10)


def test_without_a_claim_the_sentence_nearest_to_the_question_does() -> None:
    span = Span(field="text", start=4, end=9)
    assert piece("a", None, "One. Two. Three.", best=span).sentence() == ("text", 4, 9)
