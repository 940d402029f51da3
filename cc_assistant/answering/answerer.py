"""The answerer: from a question to an answer in which every sentence is cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from cc_assistant.answering import basis as grounds
from cc_assistant.answering import statements as telling
from cc_assistant.answering import sufficiency
from cc_assistant.answering.evidence import Evidence, Shelf, gather
from cc_assistant.answering.grouping import Group, group_by_theme
from cc_assistant.answering.next_questions import next_questions
from cc_assistant.answering.question_kind import QuestionKind, question_kind
from cc_assistant.answering.selection import select
from cc_assistant.answering.stance import sides
from cc_assistant.answering.verifier import verify
from cc_assistant.domain.answer import Advice, Answer, Citation, RankedId, Reference, Statement, Verdict
from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.ranking import Ranked, Ranking, Span
from cc_assistant.domain.source import Source

RANKED = 100  # passages listed in the ranking of an answer
CITED = 12
WORDS = 260  # with headings, sources and what follows, this fills a screen
CITED_LONG = 30
CITED_PARTIAL = 4
_FIGURE = {
    "amount": re.compile(r"\d"),
    "money": re.compile(r"(?:£|\$|€|GBP|USD|EUR|AUD|CAD) ?\d|\d ?(?:pence|pounds|euros|dollars)"),
}
"""What a figure looks like that answers a question for an amount."""


_MESSAGES: dict[Verdict, str] = {
    "answered": "",
    "partial": "The library answers only part of this; what follows is the nearest that it holds.",
    "no-evidence": "The library holds no evidence that answers this.",
}


class Search(Protocol):
    """Ranks passages for a question."""

    def __call__(self, question: str, *, conversation: Conversation, filters: Filters, limit: int) -> Ranking:
        """Return the best ``limit`` passages."""
        ...


class Citing(Protocol):
    """Writes a source as text."""

    def short(self, source: Source) -> str:
        """Return the short form for marks: "Morris et al. 2022"."""
        ...

    def full(self, source: Source) -> str:
        """Return the whole reference."""
        ...


class Answerer:
    """Answers questions from the library, without any language model; the same question, the same answer.

    Args:
        search: ranks passages.
        shelf: looks passages, sources and advice up.
        citing: writes references.
        clock: seconds, for the timing that an answer reports.
    """

    def __init__(self, search: Search, shelf: Shelf, citing: Citing, clock: Callable[[], float]) -> None:
        self._search = search
        self._shelf = shelf
        self._citing = citing
        self._clock = clock

    def answer(
        self,
        question: str,
        *,
        conversation: Conversation | None = None,
        filters: Filters | None = None,
        long: bool = False,
    ) -> Answer:
        """Answer one question.

        Args:
            question: as typed.
            conversation: the turns before it, if any.
            filters: what passages may be used.
            long: tell all that is found rather than what fits on a screen.

        Returns:
            The answer; with verdict "no-evidence" and no statement where nothing supports one.
        """
        filters = filters or Filters()
        ranking = self._search(
            question, conversation=conversation or Conversation(), filters=filters, limit=RANKED
        )
        started = self._clock()
        evidence = gather(ranking, self._shelf, RANKED)
        verdict = sufficiency.verdict(ranking, evidence)
        chosen, contested, told = self._compose(ranking, evidence, verdict, long=long)
        checked = verify(told, self._shelf)
        if not checked.statements and verdict != "no-evidence":
            verdict = "no-evidence"
        citations = [citation for statement in checked.statements for citation in statement.citations]
        cited_ids = {citation.passage for citation in citations}
        cited = [piece for piece in chosen if piece.id in cited_ids]
        found = grounds.basis(cited)
        said_missing = sufficiency.missing(ranking, evidence, verdict)
        if cited:
            said_missing += grounds.thin_places(cited, found)
        beyond = [piece for piece in evidence if piece.id not in cited_ids]
        composed_ms = (self._clock() - started) * 1000
        return Answer(
            question=question,
            understood_as=ranking.understanding.standalone,
            verdict=verdict,
            message=_MESSAGES[verdict],
            contested=contested and bool(cited),
            topic=ranking.understanding.topic,
            statements=checked.statements,
            missing=tuple(said_missing),
            nearest=()
            if verdict == "answered"
            else tuple(sufficiency.nearest(beyond if cited else evidence, self._shelf.themes())),
            recommendations=tuple(self._advice(cited)),
            basis=found,
            next_questions=tuple(next_questions(question, beyond, cited)),
            references=tuple(self._references(citations, cited)),
            noticed=ranking.understanding.noticed,
            searched_by=ranking.searched_by,
            refused=len(checked.refused),
            ranking=tuple(RankedId(id=r.id, score=round(r.score, 6)) for r in ranking.passages),
            timing_ms={**ranking.timing_ms, "compose": round(composed_ms, 2)},
            filters=filters,
        )

    def retold(self, answer: Answer, statements: Sequence[Statement]) -> Answer:
        """Return an answer with other statements for the same evidence: what rests on them follows them.

        Args:
            answer: as `answer` gave it.
            statements: each cites passages of the answer's ranking.
        """
        before, cited = self._cited(answer, answer.statements), self._cited(answer, statements)
        found = grounds.basis(cited)
        thin = set(grounds.thin_places(before, answer.basis))
        citations = [citation for statement in statements for citation in statement.citations]
        return answer.model_copy(
            update={
                "statements": tuple(statements),
                "basis": found,
                "missing": (
                    *(said for said in answer.missing if said not in thin),
                    *grounds.thin_places(cited, found),
                ),
                "recommendations": tuple(self._advice(cited)),
                "references": tuple(self._references(citations, cited)),
            }
        )

    def _cited(self, answer: Answer, statements: Sequence[Statement]) -> list[Evidence]:
        """Return the evidence that statements cite, best first."""
        wanted = {citation.passage for statement in statements for citation in statement.citations}
        ranked = [one for one in answer.ranking if one.id in wanted]
        passages = self._shelf.passages([one.id for one in ranked])
        sources = self._shelf.sources([passage.source for passage in passages.values()])
        nowhere = Span(field="text", start=0, end=0)
        return [
            Evidence(
                Ranked(id=one.id, score=one.score, parts={}, best=nowhere),
                passages[one.id],
                sources[passages[one.id].source],
            )
            for one in ranked
        ]

    def _compose(
        self,
        ranking: Ranking,
        evidence: Sequence[Evidence],
        verdict: Verdict,
        *,
        long: bool,
    ) -> tuple[list[Evidence], bool, list[Statement]]:
        """Choose evidence and tell it; returns what was chosen, whether it is contested, and the telling."""
        if verdict == "no-evidence" or not evidence:
            return [], False, []
        most = CITED_PARTIAL if verdict == "partial" else CITED_LONG if long else CITED
        words = WORDS * CITED_LONG // CITED if long else WORDS
        pool = list(evidence[: max(40, most * 2)])
        alike = self._shelf.alike([piece.id for piece in pool])
        chosen = [pool[at] for at in select(pool, alike, most=most, words=words)]
        place = {piece.id: at for at, piece in enumerate(pool)}

        def likeness(one: Evidence, other: Evidence) -> float:
            return alike[place[one.id]][place[other.id]]

        question = ranking.understanding.text
        kind = question_kind(question)
        if kind == "yes-no":
            found = sides(question, chosen)
            if found.contested:
                groups = telling.by_side(found)
                told_of = {piece.id for group in groups for piece in group.evidence}
                groups.append(Group(telling.OTHER, [p for p in chosen if p.id not in told_of]))
                groups = telling.with_documents_apart(groups)
                return chosen, True, [telling.disagreement(found), *telling.tell(groups, likeness)]
        lead, rest = _lead(chosen, kind)
        groups = group_by_theme(rest, self._shelf.themes(), ranking.themes, telling.OTHER)
        groups = telling.with_documents_apart(groups)
        heading = telling.IN_SHORT if sufficiency.direct(ranking, chosen, verdict) else telling.NEAREST
        return chosen, False, [telling.say(lead, heading), *telling.tell(groups, likeness)]

    def _advice(self, cited: Sequence[Evidence], most: int = 3) -> list[Advice]:
        weight = {piece.id: piece.ranked.score for piece in cited}
        scored = []
        for recommendation, link in self._shelf.advice_on(list(weight)):
            passages = tuple(b.excerpt for b in (*link.supports, *link.qualifies) if b.excerpt in weight)
            scored.append((sum(weight[p] for p in passages), recommendation, link, passages))
        scored.sort(key=lambda entry: (-entry[0], entry[1].id))
        return [
            Advice(
                id=recommendation.id, title=recommendation.title, strength=link.strength, passages=passages
            )
            for _, recommendation, link, passages in scored[:most]
        ]

    def _references(self, citations: Sequence[Citation], cited: Sequence[Evidence]) -> list[Reference]:
        """The sources cited, in the order in which a reader meets them."""
        sources = {piece.source.id: piece.source for piece in cited}
        packs = {pack.id: pack for pack in self._shelf.packs()[1:]}
        held_by = {piece.source.id: packs.get(piece.passage.pack) for piece in cited}
        met = [sources[ident] for ident in dict.fromkeys(citation.source for citation in citations)]
        return [
            Reference(
                source=source.id,
                short=self._citing.short(source),
                full=self._citing.full(source),
                read=source.read,
                url=source.url,
                pack=pack.title if pack else "",
                confidential=pack is not None and pack.sensitivity == "confidential",
            )
            for source in met
            for pack in [held_by[source.id]]
        ]


def _lead(chosen: Sequence[Evidence], kind: QuestionKind) -> tuple[Evidence, list[Evidence]]:
    """Take out the passage that answers most directly: the best, or the best with a figure."""
    lead = chosen[0]
    if figure := _FIGURE.get(kind):
        lead = next((piece for piece in chosen[:5] if figure.search(_sentence(piece))), lead)
    return lead, [piece for piece in chosen if piece is not lead]


def _sentence(piece: Evidence) -> str:
    field, start, end = piece.sentence()
    return piece.passage.field(field)[start:end]
