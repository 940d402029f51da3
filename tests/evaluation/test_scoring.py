"""Scores, over an answerer made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

import pytest

from cc_assistant.domain.answer import Answer, Basis, Citation, RankedId, Statement, Verdict
from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.passage import Passage
from cc_assistant.evaluation.judged import JudgedQuestions
from cc_assistant.evaluation.scoring import Report, Scorer

PASSAGES = {
    ident: Passage(id=ident, source=ident[0], pack="made", locator="-", claim=f"Claim {ident}.", text="-")
    for ident in ("a-01", "a-02", "b-01", "c-01")
}
SAME = (("a-01", "a-02"),)


def answer(
    question: str,
    ranking: Sequence[str] = (),
    cited: Sequence[str] = (),
    verdict: Verdict = "answered",
    changed: Mapping[str, object] | None = None,
) -> Answer:
    citations = [
        Citation(
            passage=ident,
            source=ident[0],
            locator="-",
            field="claim",
            quote=f"Claim {ident}.",
            start=0,
            end=len(f"Claim {ident}."),
        ).model_copy(update=dict(changed or {}))
        for ident in cited
    ]
    return Answer(
        question=question,
        understood_as=f"{question} (in full)",
        verdict=verdict,
        message="",
        contested=False,
        topic=f"topic of {question}",
        statements=tuple(Statement(text="-", heading="-", kind="quoted", citations=(c,)) for c in citations),
        missing=(),
        nearest=(),
        recommendations=(),
        basis=Basis(
            passages=0, sources=0, designs={}, countries={}, year_from=None, year_to=None, undated=0, read={}
        ),
        next_questions=(),
        references=(),
        noticed=(),
        searched_by="words",
        refused=0,
        ranking=tuple(RankedId(id=ident, score=1.0) for ident in ranking),
        timing_ms={},
    )


def scored(judged: Mapping[str, object], *answers: Answer) -> Report:
    by_question = {answer.question: answer for answer in answers}
    scorer = Scorer(
        lambda text, conversation: by_question[text],
        lambda ids: {ident: PASSAGES[ident] for ident in ids if ident in PASSAGES},
        SAME,
    )
    return scorer.score(JudgedQuestions.model_validate(judged))


def question(**changed: object) -> dict[str, object]:
    return {"questions": [{"id": "q", "text": "Why?", "relevant": {"a-01": 2, "b-01": 1}, **changed}]}


def test_the_ranking_of_an_answer_is_measured() -> None:
    report = scored(question(), answer("Why?", ["b-01", "c-01", "a-01"]))
    assert report.ndcg10 == pytest.approx((1 + 3 / 2) / (3 + 1 / log2(3)))
    assert report.recall20 == 1
    assert report.questions == 1


def test_recall_asks_for_what_answers_directly() -> None:
    assert scored(question(), answer("Why?", ["b-01"])).recall20 == 0


def test_one_finding_told_twice_counts_once_in_ranking_and_facts() -> None:
    facts = [{"fact": "It is so", "excerpt": "a-01"}]
    report = scored(question(must_mention=facts), answer("Why?", ["a-02", "a-01", "b-01"], ["a-02"]))
    assert report.ndcg10 == pytest.approx(1)
    assert report.facts_cited == 1


def test_a_fact_is_cited_if_any_of_its_passages_is() -> None:
    facts = [{"fact": "One", "excerpt": ["c-01", "b-01"]}, {"fact": "Two", "excerpt": "c-01"}]
    report = scored(question(must_mention=facts), answer("Why?", [], ["b-01"]))
    assert report.facts_cited == 0.5
    assert report.scores[0].missed == ("Two",)


@pytest.mark.parametrize(("verdict", "refused"), [("answered", 0), ("partial", 0.5), ("no-evidence", 1)])
def test_half_an_answer_is_half_a_refusal_and_half_a_false_answer(verdict: Verdict, refused: float) -> None:
    assert scored(question(), answer("Why?", verdict=verdict)).refused == refused
    unanswerable = {"unanswerable": [{"id": "u", "text": "What?"}]}
    assert scored(unanswerable, answer("What?", verdict=verdict)).false_answers == 1 - refused


@pytest.mark.parametrize(
    "changed",
    [
        {"quote": "Claim a-02."},
        {"quote": ""},
        {"start": 1},
        {"end": 99},
        {"start": -11, "end": 11},
        {"source": "b"},
        {"passage": "z-01"},
        {"field": "text"},
    ],
)
def test_a_citation_that_does_not_hold_is_counted_as_such(changed: dict[str, object]) -> None:
    report = scored(question(), answer("Why?", [], ["a-01"], changed=changed))
    assert (report.citations, report.citations_valid) == (1, 0)


def test_citations_of_unanswerable_questions_are_checked_too() -> None:
    report = scored({"unanswerable": [{"id": "u", "text": "What?"}]}, answer("What?", [], ["a-01", "b-01"]))
    assert (report.citations, report.citations_valid) == (2, 1)


def test_each_turn_is_asked_with_the_turns_before_and_the_first_is_no_follow_up() -> None:
    talks: list[Conversation] = []

    def ask(text: str, conversation: Conversation) -> Answer:
        talks.append(conversation)
        return answer(text, ["a-01"] if text == "and then?" else [])

    turns = [{"text": "Why?", "relevant": {"b-01": 2}}, {"text": "and then?", "relevant": {"a-01": 2}}]
    judged = JudgedQuestions.model_validate({"conversations": [{"id": "c", "turns": turns}]})
    report = Scorer(ask, lambda ids: {}, ()).score(judged)
    assert [[(t.text, t.understood_as, t.topic) for t in talk.turns] for talk in talks] == [
        [],
        [("Why?", "Why? (in full)", "topic of Why?")],
    ]
    assert (report.follow_ups, report.follow_up_ndcg10) == (1, 1)
    assert [score.id for score in report.scores] == ["c.1", "c.2"]
    assert report.questions == 0


def test_progress_is_told_after_each_question_and_talk() -> None:
    heard: list[tuple[str, int, int]] = []
    judged = JudgedQuestions.model_validate(
        {
            **question(),
            "unanswerable": [{"id": "u", "text": "Why?"}],
            "conversations": [{"id": "c", "turns": [{"text": "Why?", "relevant": {}}]}],
        }
    )
    scorer = Scorer(lambda text, conversation: answer(text), lambda ids: {}, ())
    scorer.score(judged, lambda *told: heard.append(told))
    assert heard == [("asking", done, 3) for done in (1, 2, 3)]


def test_nothing_to_ask_gives_an_empty_report() -> None:
    report = scored({})
    assert (report.questions, report.citations, report.citations_valid) == (0, 0, 1)
    assert report.ndcg10 == report.refused == report.false_answers == 0
