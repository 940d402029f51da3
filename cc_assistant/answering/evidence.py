"""What an answer is made from: ranked passages with their sources and how alike they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cc_assistant.domain.evidence_link import EvidenceLink
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Field, Passage
from cc_assistant.domain.ranking import Ranked, Ranking
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.source import Source
from cc_assistant.domain.theme import Themes


@dataclass(frozen=True)
class Evidence:
    """One ranked passage with its source."""

    ranked: Ranked
    passage: Passage
    source: Source

    @property
    def id(self) -> str:
        """Id of the passage."""
        return self.passage.id

    @property
    def study(self) -> str:
        """What the source tells of: our record of a paper and the paper itself, fetched, are one study."""
        return (self.source.doi or self.source.id).casefold()

    def sentence(self) -> tuple[Field, int, int]:
        """Return where the one sentence stands that speaks for the passage.

        The claim, which stands alone; in a passage without one, the sentence nearest to the question.
        """
        if self.passage.claim:
            return "claim", 0, len(self.passage.claim)
        best = self.ranked.best
        return best.field, best.start, best.end


class Shelf(Protocol):
    """What the answerer looks up of the library."""

    def passages(self, ids: Sequence[str]) -> Mapping[str, Passage]:
        """Return the passages of these ids; unknown ids are left out."""
        ...

    def sources(self, ids: Sequence[str]) -> Mapping[str, Source]:
        """Return the sources of these ids; unknown ids are left out."""
        ...

    def themes(self) -> Themes | None:
        """Return the themes, if the library has any."""
        ...

    def packs(self) -> Sequence[Manifest]:
        """Return what the packs say of themselves, the main one first."""
        ...

    def advice_on(self, passages: Sequence[str]) -> Sequence[tuple[Recommendation, EvidenceLink]]:
        """Return the recommendations that rest on any of these passages."""
        ...

    def alike(self, ids: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return how alike the claims of these passages are, pair by pair (cosine or shared words)."""
        ...


def gather(ranking: Ranking, shelf: Shelf, limit: int) -> list[Evidence]:
    """Fetch the first ``limit`` passages of a ranking with their sources, in order."""
    ranked = ranking.passages[:limit]
    passages = shelf.passages([r.id for r in ranked])
    sources = shelf.sources([p.source for p in passages.values()])
    return [
        Evidence(r, passages[r.id], sources[passages[r.id].source])
        for r in ranked
        if r.id in passages and passages[r.id].source in sources
    ]
