"""What `search --json` writes: ranked passages with the parts of their scores."""

from __future__ import annotations

from collections.abc import Mapping

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ranking import Noticed, Ranking, Span


class Hit(Frozen):
    """One ranked passage.

    ``parts`` add up to ``score``; ``best`` is where the sentence nearest to the question stands in the
    passage; ``same_as`` are passages that tell the same finding and are not listed.
    """

    id: str
    score: float
    parts: dict[str, float]
    source: str
    locator: str
    claim: str | None
    best: Span
    same_as: tuple[str, ...]


class SearchResult(Frozen):
    """A ranking as JSON. ``considered`` counts the passages that the filters let through.

    ``noticed`` are facets found in the words of the question; ``corrected`` pairs a word as typed with
    the one that was searched for; ``unknown`` are words and places that none of the best passages has.
    """

    question: str
    understood_as: str
    searched_by: str
    considered: int
    noticed: tuple[Noticed, ...]
    corrected: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    ranking: tuple[Hit, ...]
    timing_ms: dict[str, float]


def search_result(question: str, ranking: Ranking, passages: Mapping[str, Passage]) -> SearchResult:
    """Join a ranking with what its passages say."""
    understanding = ranking.understanding
    return SearchResult(
        question=question,
        understood_as=understanding.standalone,
        searched_by=ranking.searched_by,
        considered=ranking.considered,
        noticed=understanding.noticed,
        corrected=understanding.corrected,
        unknown=(*ranking.support.unknown_words, *ranking.support.unknown_places),
        ranking=tuple(
            Hit(
                id=ranked.id,
                score=round(ranked.score, 6),
                parts={name: round(part, 6) for name, part in ranked.parts.items()},
                source=passages[ranked.id].source,
                locator=passages[ranked.id].locator,
                claim=passages[ranked.id].claim,
                best=ranked.best,
                same_as=ranked.same_as,
            )
            for ranked in ranking.passages
        ),
        timing_ms=ranking.timing_ms,
    )
