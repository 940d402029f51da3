"""Composing an answer, over a small library made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from cc_assistant.answering.answerer import Answerer
from cc_assistant.answering.evidence import Evidence, Shelf
from cc_assistant.answering.sufficiency import ANSWERED, PARTIAL, confidence
from cc_assistant.domain.answer import Answer
from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Ranking, Support
from cc_assistant.domain.source import Source
from tests.answering.made import GOOD, NONE, MadeShelf, link, piece, ranking, recommendation, source, themes

EFFECT = ("innovation.evidence-base",)


class Citing:
    """Writes sources by their ids."""

    def short(self, source: Source) -> str:
        return source.id.upper()

    def full(self, source: Source) -> str:
        return f"{source.id}: {source.title}"


def answer(
    question: str,
    evidence: Sequence[Evidence],
    *,
    support: Support = GOOD,
    shelf: Shelf | None = None,
    long: bool = False,
) -> Answer:
    def search(question: str, *, conversation: Conversation, filters: Filters, limit: int) -> Ranking:
        return ranking(evidence[:limit], question=question, support=support)

    clock = count()
    answerer = Answerer(search, shelf or MadeShelf(evidence), Citing(), lambda: float(next(clock)))
    return answerer.answer(question, long=long)


def cited(answer: Answer) -> list[str]:
    return list(dict.fromkeys(c.passage for statement in answer.statements for c in statement.citations))


def test_the_best_passage_leads_and_the_others_follow_under_their_headings() -> None:
    evidence = [
        piece("a", "Pay is low.", themes=("pay",)),
        piece("b", "Rotas are long.", themes=("rota",), score=0.9),
        piece("c", "Nights are long.", themes=("rota",), score=0.8),
        piece("d", "Contracts are short.", themes=("pay",), score=0.75),
    ]
    found = answer(
        "What drives workers away?", evidence, shelf=MadeShelf(evidence, labels=themes("pay", "rota"))
    )
    assert (found.verdict, found.message, found.refused) == ("answered", "", 0)
    assert [(s.heading, s.text) for s in found.statements] == [
        ("In short", "Pay is low."),
        ("On rota", "Rotas are long."),
        ("On rota", "Nights are long."),
        ("Also worth knowing", "Contracts are short."),
    ]


def test_what_is_only_near_the_question_is_not_told_as_the_answer_in_short() -> None:
    found = answer("What drives workers away?", [piece("a", "Pay is low.", score=0.5)])
    assert [(s.heading, s.text) for s in found.statements] == [("Nearest to your question", "Pay is low.")]


def test_sources_are_listed_in_the_order_in_which_they_are_cited() -> None:
    evidence = [
        piece("a", "One.", of=source("zebra")),
        piece("b", "Two.", of=source("ant"), themes=("pay",), score=0.9),
        piece("c", "Three.", of=source("bee"), themes=("rota",), score=0.89),
        piece("d", "Four.", of=source("bee"), themes=("rota",), score=0.88),
        piece("e", "Five.", of=source("ant"), themes=("pay",), score=0.7),
    ]
    found = answer("Why?", evidence, shelf=MadeShelf(evidence, labels=themes("pay", "rota")))
    sources = [c.source for statement in found.statements for c in statement.citations]
    assert [reference.source for reference in found.references] == list(dict.fromkeys(sources))
    assert found.references[0].short == "ZEBRA"
    assert found.references[0].full == "zebra: The study zebra"


def test_a_question_for_a_figure_leads_with_one() -> None:
    evidence = [piece("a", "Many left."), piece("b", "14.0% of workers left.", score=0.9)]
    assert answer("How many workers left?", evidence).statements[0].text == "14.0% of workers left."
    assert answer("Why did workers leave?", evidence).statements[0].text == "Many left."
    assert answer("How many workers left?", evidence[:1]).statements[0].text == "Many left."


def test_a_contested_question_is_told_from_both_sides() -> None:
    evidence = [
        piece("gain", "Costs fell.", direction="facilitator", cfir=EFFECT),
        piece("loss", "Costs did not fall.", direction="mixed", cfir=EFFECT, score=0.9),
        piece("open", "Costs may have fallen.", direction="mixed", cfir=EFFECT, score=0.8),
        piece("beside", "Managers liked it.", direction="facilitator", score=0.8),
    ]
    found = answer("Does it save money?", evidence)
    assert found.contested
    assert "disagree" in found.statements[0].text
    assert {c.passage for c in found.statements[0].citations} == {"gain", "loss"}
    assert [(s.heading, s.text) for s in found.statements[1:]] == [
        ("What speaks for it", "Costs fell."),
        ("What speaks against it, or limits it", "Costs did not fall."),
        ("Mixed, or not clear", "Costs may have fallen."),
        ("Also worth knowing", "Managers liked it."),
    ]
    assert not answer("How does it save money?", evidence).contested


def test_where_nothing_answers_nothing_is_said() -> None:
    evidence = [piece("a", "Pay is low.", asks=("Who sets pay?",))]
    found = answer("What is the best lasagne?", evidence, support=NONE)
    assert found.verdict == "no-evidence"
    assert (found.statements, found.references, found.recommendations) == ((), (), ())
    assert found.basis.passages == 0
    assert not found.contested
    assert found.message == "The library holds no evidence that answers this."
    assert found.missing == ("None of the passages found speaks of 'lasagne'.",)
    assert [near.claim for near in found.nearest] == ["Pay is low."]
    assert found.next_questions == ("Who sets pay?",)
    assert [entry.id for entry in found.ranking] == ["a"]


def test_an_empty_library_says_so_too() -> None:
    found = answer("What helps?", [])
    assert (found.verdict, found.statements, found.nearest, found.ranking) == ("no-evidence", (), (), ())


def test_a_partial_answer_is_short_says_so_and_shows_what_is_near() -> None:
    evidence = [piece(f"p{at}", f"Fact number {at}.", score=1 - at / 100) for at in range(9)]
    shades = (
        Support(nearest=0.5, asked=1 - step / 100, topical=0, covered=0.5, strange=0, unmet=0)
        for step in range(101)
    )
    partial = next(one for one in shades if PARTIAL <= confidence(one, by_meaning=True) < ANSWERED)
    found = answer("What helps?", evidence, support=partial)
    assert found.verdict == "partial"
    assert len(cited(found)) == 4
    assert "only part" in found.message
    assert found.nearest
    assert not {near.passage for near in found.nearest} & set(cited(found))


def test_a_long_answer_tells_more() -> None:
    evidence = [piece(f"p{at}", "A fact of some words. " * 3, score=1 - at / 100) for at in range(40)]
    short, long = (answer("What helps?", evidence, long=long) for long in (False, True))
    assert len(cited(short)) == 12
    assert len(cited(long)) == 30
    assert set(cited(short)) < set(cited(long))


def test_advice_rests_on_what_is_cited_the_weightiest_first() -> None:
    evidence = [piece("a", "Pay is low."), piece("b", "Rotas are long.", score=0.9), piece("c", score=0.1)]
    advice = [
        (recommendation("rota"), link("rota", "b")),
        (recommendation("both"), link("both", "a", "b")),
        (recommendation("far"), link("far", "c")),
        (recommendation("also-rota"), link("also-rota", "b", "c")),
    ]
    found = answer("What helps?", evidence, shelf=MadeShelf(evidence, advice=advice))
    assert [(a.id, a.passages, a.strength) for a in found.recommendations] == [
        ("both", ("a", "b"), "weak"),
        ("also-rota", ("b",), "weak"),
        ("rota", ("b",), "weak"),
    ]


class Forgetful(MadeShelf):
    """Has lost some passages by the time the verifier looks."""

    def __init__(self, evidence: Sequence[Evidence], lost: set[str]) -> None:
        super().__init__(evidence)
        self._lost = lost
        self._looked = False

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        found = dict(super().passages(ids))
        if self._looked:
            found = {ident: passage for ident, passage in found.items() if ident not in self._lost}
        self._looked = True
        return found


def test_what_the_verifier_refuses_is_counted_and_not_said() -> None:
    evidence = [piece("a", "Pay is low."), piece("b", "Rotas are long.", score=0.9)]
    found = answer("What helps?", evidence, shelf=Forgetful(evidence, {"b"}))
    assert (found.verdict, found.refused) == ("answered", 1)
    assert cited(found) == [reference.source.removeprefix("s-") for reference in found.references] == ["a"]
    assert found.basis.passages == 1


def test_where_it_refuses_all_there_is_no_answer() -> None:
    evidence = [piece("a", "Pay is low.")]
    found = answer("What helps?", evidence, shelf=Forgetful(evidence, {"a"}))
    assert (found.verdict, found.statements, found.refused) == ("no-evidence", (), 1)
    assert found.message


def test_the_turns_before_and_the_filters_reach_the_search() -> None:
    seen: list[tuple[Conversation, Filters]] = []

    def search(question: str, *, conversation: Conversation, filters: Filters, limit: int) -> Ranking:
        seen.append((conversation, filters))
        return ranking([], question=question)

    talk = Conversation().with_turn(Turn(text="a", understood_as="a", topic="a"))
    answerer = Answerer(search, MadeShelf([]), Citing(), lambda: 0.0)
    answerer.answer("b", conversation=talk, filters=Filters(country=("Wales",)))
    answerer.answer("c")
    assert seen == [(talk, Filters(country=("Wales",))), (Conversation(), Filters())]


def test_the_time_of_each_step_is_told() -> None:
    assert answer("What helps?", [piece("a", "Pay is low.")]).timing_ms == {"search": 1.0, "compose": 1000.0}
