"""What each signal brings."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cc_assistant.domain.ranking import Ranked, Ranking, Span, Understanding
from cc_assistant.evaluation.ablation import ablation
from cc_assistant.evaluation.judged import Question
from cc_assistant.retrieval.fusion import Weights
from cc_assistant.retrieval.support import NO_SUPPORT

QUESTIONS = [Question(id="q", text="Why?", relevant={"a-01": 2})]


def ranking(*ids: str) -> Ranking:
    span = Span(field="text", start=0, end=0)
    return Ranking(
        understanding=Understanding(text="-", standalone="-", canonical="-", topic="-"),
        support=NO_SUPPORT,
        passages=tuple(Ranked(id=ident, score=1.0, parts={}, best=span) for ident in ids),
        themes={},
        searched_by="words",
        considered=len(ids),
        timing_ms={},
    )


def test_signals_are_measured_alone_together_and_one_by_one() -> None:
    asked: list[frozenset[str]] = []

    def rank(text: str, signals: frozenset[str]) -> Ranking:
        asked.append(signals)
        return ranking("a-01", "b-01") if "theme" in signals else ranking("b-01", "a-02")

    rows = ablation(QUESTIONS, [("a-01", "a-02")], rank)
    assert [row.signals for row in rows[:4]] == [
        "words only",
        "vectors only",
        "words and vectors",
        "+ asks words",
    ]
    assert asked[0] == {"words"}
    assert asked[1] == {"passage", "sentence"}
    assert all(before < after for before, after in pairwise(asked[2:])), "one more each time"
    assert rows[0].ndcg10 == pytest.approx(1 / 1.584963)
    assert rows[-1].ndcg10 == rows[-1].recall20 == 1


def test_every_signal_measured_is_one_that_is_weighed() -> None:
    asked: set[str] = set()

    def rank(text: str, signals: frozenset[str]) -> Ranking:
        asked.update(signals)
        return ranking()

    rows = ablation(QUESTIONS, (), rank)
    assert asked <= set(Weights._fields)
    assert {row.ndcg10 for row in rows} == {0}
