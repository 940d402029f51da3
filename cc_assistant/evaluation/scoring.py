"""Scores a retriever and an answerer on judged questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cc_assistant.domain.answer import Answer
from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ports import Progress
from cc_assistant.evaluation.judged import Fact, JudgedQuestions
from cc_assistant.evaluation.metrics import joined, joined_grades, mean, ndcg, recall

DIRECT = 2
Ask = Callable[[str, Conversation], Answer]
_HALF = {"answered": 1.0, "partial": 0.5, "no-evidence": 0.0}


class QuestionScore(Frozen):
    """How one question did; ``missed`` are facts whose passages the answer does not cite."""

    id: str
    text: str
    verdict: str
    ndcg10: float | None = None
    recall20: float | None = None
    missed: tuple[str, ...] = ()


class Report(Frozen):
    """Scores over a file of judged questions.

    ``false_answers`` is the share of unanswerable questions answered, ``refused`` that of answerable ones
    not answered; a partial answer counts half in both. ``follow_up_ndcg10`` is over later turns only.
    """

    questions: int
    ndcg10: float
    recall20: float
    facts_cited: float
    false_answers: float
    refused: float
    citations: int
    citations_valid: float
    follow_ups: int
    follow_up_ndcg10: float
    follow_up_facts_cited: float
    scores: tuple[QuestionScore, ...]


@dataclass
class _Tally:
    ndcg: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    facts: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)


class Scorer:
    """Scores answers.

    Args:
        ask: answers a question in a conversation.
        passages: looks passages up by id.
        same_findings: groups of passage ids that tell one finding.
    """

    def __init__(
        self,
        ask: Ask,
        passages: Callable[[Sequence[str]], Mapping[str, Passage]],
        same_findings: Sequence[Sequence[str]],
    ) -> None:
        self._ask = ask
        self._passages = passages
        self._first = {ident: group[0] for group in same_findings for ident in group}
        self._citations = 0
        self._valid = 0
        self._scores: list[QuestionScore] = []

    def score(self, judged: JudgedQuestions, progress: Progress | None = None) -> Report:
        """Ask everything and return the scores."""
        total = len(judged.questions) + len(judged.unanswerable) + len(judged.conversations)
        told = progress or (lambda *_: None)
        single, later, false_answers = _Tally(), _Tally(), []
        done = 0
        for question in judged.questions:
            answer = self._ask(question.text, Conversation())
            self._judge(single, question.id, answer, question.relevant, question.must_mention)
            done += 1
            told("asking", done, total)
        for unanswerable in judged.unanswerable:
            answer = self._ask(unanswerable.text, Conversation())
            self._check(answer)
            false_answers.append(_HALF[answer.verdict])
            self._scores.append(
                QuestionScore(id=unanswerable.id, text=unanswerable.text, verdict=answer.verdict)
            )
            done += 1
            told("asking", done, total)
        for talk in judged.conversations:
            conversation = Conversation()
            for number, turn in enumerate(talk.turns):
                answer = self._ask(turn.text, conversation)
                tally = later if number else _Tally()
                ident = f"{talk.id}.{number + 1}"
                self._judge(tally, ident, answer, turn.relevant, turn.must_mention)
                conversation = conversation.with_turn(
                    Turn(text=turn.text, understood_as=answer.understood_as, topic=answer.topic)
                )
            done += 1
            told("asking", done, total)
        return Report(
            questions=len(judged.questions),
            ndcg10=mean(single.ndcg),
            recall20=mean(single.recall),
            facts_cited=mean(single.facts),
            false_answers=mean(false_answers),
            refused=mean(single.refused),
            citations=self._citations,
            citations_valid=self._valid / self._citations if self._citations else 1.0,
            follow_ups=len(later.ndcg),
            follow_up_ndcg10=mean(later.ndcg),
            follow_up_facts_cited=mean(later.facts),
            scores=tuple(self._scores),
        )

    def _judge(
        self, tally: _Tally, ident: str, answer: Answer, relevant: Mapping[str, int], facts: Sequence[Fact]
    ) -> None:
        self._check(answer)
        ranking = joined([entry.id for entry in answer.ranking], self._first)
        grades = joined_grades(relevant, self._first)
        direct = {name for name, grade in grades.items() if grade >= DIRECT}
        cited = {self._first.get(c.passage, c.passage) for s in answer.statements for c in s.citations}
        hits = [bool(cited & {self._first.get(x, x) for x in fact.excerpt}) for fact in facts]
        score = QuestionScore(
            id=ident,
            text=answer.question,
            verdict=answer.verdict,
            ndcg10=ndcg(ranking, grades, 10),
            recall20=recall(ranking, direct, 20),
            missed=tuple(fact.fact for fact, hit in zip(facts, hits, strict=True) if not hit),
        )
        tally.ndcg.append(score.ndcg10 or 0.0)
        tally.recall.append(score.recall20 or 0.0)
        tally.facts.extend(float(hit) for hit in hits)
        tally.refused.append(1.0 - _HALF[answer.verdict])
        self._scores.append(score)

    def _check(self, answer: Answer) -> None:
        """Count citations, and those whose characters stand in their passage."""
        cited = [citation for statement in answer.statements for citation in statement.citations]
        passages = self._passages(list({citation.passage for citation in cited}))
        for citation in cited:
            self._citations += 1
            passage = passages.get(citation.passage)
            if passage is not None and passage.source == citation.source:
                stored = passage.field(citation.field)
                within = 0 <= citation.start < citation.end <= len(stored)
                self._valid += within and stored[citation.start : citation.end] == citation.quote
