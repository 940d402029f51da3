"""The line below which answers must not fall. The measured values stand in benchmarks/results/."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.evaluation.judged import read_judged
from cc_assistant.evaluation.metrics import joined, joined_grades, mean, ndcg
from cc_assistant.evaluation.scoring import Report
from cc_assistant.retrieval.fusion import Weights
from cc_assistant.retrieval.retriever import Retriever
from cc_assistant.services import Services

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def tuned_on(services: Services) -> Report:
    """The questions that were used while the ranking was made."""
    return services.evaluator.judged(HERE / "questions.yaml")


@pytest.fixture(scope="module")
def held_out(services: Services) -> Report:
    """Questions judged by somebody else."""
    return services.evaluator.judged(HERE / "held-out.yaml")


def test_what_answers_a_question_is_ranked_first(tuned_on: Report, held_out: Report) -> None:
    assert tuned_on.ndcg10 >= 0.70
    assert held_out.ndcg10 >= 0.65


def test_follow_ups_are_understood(tuned_on: Report, held_out: Report) -> None:
    assert tuned_on.follow_up_ndcg10 >= 0.60
    assert held_out.follow_up_ndcg10 >= 0.55


def test_what_a_good_answer_has_to_say_is_cited(tuned_on: Report, held_out: Report) -> None:
    assert tuned_on.facts_cited >= 0.85
    assert held_out.facts_cited >= 0.72


def test_what_nothing_answers_is_not_answered(tuned_on: Report, held_out: Report) -> None:
    assert tuned_on.false_answers <= 0.17
    assert held_out.false_answers <= 0.15


def test_what_can_be_answered_is_not_refused(tuned_on: Report, held_out: Report) -> None:
    assert tuned_on.refused <= 0.07
    assert held_out.refused <= 0.13


def test_every_citation_holds(tuned_on: Report, held_out: Report) -> None:
    for report in (tuned_on, held_out):
        assert report.citations > 200
        assert report.citations_valid == 1.0


def test_words_meaning_and_codes_each_help_to_rank(services: Services) -> None:
    questions = read_judged(HERE / "questions.yaml").questions
    words, both = {"words"}, {"words", "passage", "sentence"}

    def gain(signals: set[str]) -> float:
        weights = Weights()._replace(**dict.fromkeys(set(Weights._fields) - signals, 0.0))
        retriever = Retriever(services.space, services.encoder, lambda: 0.0, weights=weights)
        first = {ident: group[0] for group in services.index.same_findings for ident in group}
        return mean(
            [
                ndcg(
                    joined(
                        [ranked.id for ranked in retriever.search(question.text, limit=10).passages], first
                    ),
                    joined_grades(question.relevant, first),
                    10,
                )
                for question in questions
            ]
        )

    assert gain(words) < gain(both) < gain(set(Weights._fields))
