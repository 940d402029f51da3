"""Statements: every one with its citation, joined only where that holds."""

from __future__ import annotations

from cc_assistant.answering import statements as telling
from cc_assistant.answering.evidence import Evidence
from cc_assistant.answering.grouping import Group
from cc_assistant.answering.stance import Sides
from cc_assistant.answering.verifier import verify
from cc_assistant.domain.passage import Direction
from cc_assistant.domain.ranking import Span
from tests.answering.made import MadeShelf, piece, source

ONE = source("one")


def worded(ident: str, claim: str, direction: Direction = "neutral") -> Evidence:
    return piece(ident, claim, of=ONE if ident.startswith("one") else None, direction=direction)


def told(*pieces: Evidence, alike: float = 0.0) -> list[str]:
    said = telling.tell([Group("On pay", list(pieces))], lambda *_: alike)
    assert {statement.heading for statement in said} == {"On pay"}
    assert verify(said, MadeShelf(pieces)).refused == (), "what is said passes the verifier"
    return [statement.text for statement in said]


def test_a_passage_is_said_in_its_own_words_and_cited() -> None:
    pay = piece("a", "Pay is low.", of=ONE)
    said = telling.say(pay, "In short")
    assert (said.text, said.kind, said.heading) == ("Pay is low.", "quoted", "In short")
    (cited,) = said.citations
    assert (cited.passage, cited.source, cited.locator) == ("a", "one", pay.passage.locator)
    assert (cited.field, cited.quote, cited.start, cited.end) == ("claim", "Pay is low.", 0, 11)


def test_a_passage_without_a_claim_says_its_nearest_sentence() -> None:
    text = "Much else. Pay is low. More."
    said = telling.say(piece("a", None, text, best=Span(field="text", start=11, end=22)), "x")
    assert said.text == said.citations[0].quote == "Pay is low."
    assert text[said.citations[0].start : said.citations[0].end] == "Pay is low."


def test_sentences_of_one_source_are_joined() -> None:
    assert told(worded("one-1", "Pay is low."), worded("one-2", "Many workers left.")) == [
        "Pay is low.",
        "The same source adds that many workers left.",
    ]


def test_but_not_over_and_over() -> None:
    assert told(*(worded(f"one-{at}", "Many workers left.") for at in range(4))) == [
        "Many workers left.",
        "The same source adds that many workers left.",
        "Many workers left.",
        "The same source adds that many workers left.",
    ]


def test_what_agrees_is_told_so_and_what_does_not_by_contrast() -> None:
    good, bad = (
        worded("a", "Most workers stay.", "facilitator"),
        worded("b", "Many workers leave.", "barrier"),
    )
    assert told(good, bad, alike=0.9)[1] == "By contrast, many workers leave."
    assert (
        told(bad, worded("c", "Some workers leave.", "barrier"), alike=0.9)[1]
        == "Likewise, some workers leave."
    )


def test_what_is_about_something_else_is_not_joined() -> None:
    one, other = worded("a", "Most workers stay.", "facilitator"), worded("b", "Many GPs left.", "barrier")
    assert told(one, other, alike=0.1)[1] == "Many GPs left."


def test_what_is_about_another_theme_is_not_joined_however_alike_its_words() -> None:
    one = piece("a", "Most workers stay.", themes=("pay",))
    other = piece("b", "Some workers leave.", themes=("rota",))
    assert told(one, other, alike=0.9)[1] == "Some workers leave."


def test_a_name_at_the_beginning_keeps_its_capital() -> None:
    assert (
        told(worded("one-1", "Pay is low."), worded("one-2", "Glasgow pays more."))[1] == "Glasgow pays more."
    )


def test_a_joined_sentence_is_told_as_a_summary_with_its_quote() -> None:
    said = telling.tell(
        [Group("x", [worded("one-1", "Pay is low."), worded("one-2", "Many left.")])], lambda *_: 0
    )
    assert [statement.kind for statement in said] == ["quoted", "summary"]
    assert said[1].citations[0].quote == "Many left."


def test_disagreement_is_said_and_cites_both_sides() -> None:
    gains = [piece(f"g{at}", "Costs fell.", direction="facilitator") for at in range(3)]
    losses = [piece("l", "Costs rose.", direction="barrier")]
    for of_effect in (True, False):
        said = telling.disagreement(Sides(of_effect, gains, losses, []))
        assert "disagree" in said.text
        assert [citation.passage for citation in said.citations] == ["g0", "g1", "l"]
        assert verify([said], MadeShelf([*gains, *losses])).refused == ()


def test_the_sides_have_headings_and_empty_ones_none() -> None:
    gain, loss, mixed = (piece(ident) for ident in "abc")
    groups = telling.by_side(Sides(True, [gain], [loss], []))
    assert [(group.heading, group.evidence) for group in groups] == [
        (telling.SPEAKS_FOR, [gain]),
        (telling.SPEAKS_AGAINST, [loss]),
    ]
    groups = telling.by_side(Sides(False, [gain], [loss], [mixed]))
    assert [group.heading for group in groups] == [telling.ONE_WAY, telling.OTHER_WAY, telling.UNCLEAR]
