"""Evidence links: what speaks for a recommendation, and what limits it."""

from typing import Literal

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import PassageId, RecommendationId

Strength = Literal["strong", "moderate", "weak", "reasoning-only"]


class Bearing(Frozen):
    """One passage and how it bears on the recommendation."""

    excerpt: PassageId
    because: str


class EvidenceLink(Frozen):
    """Reviewed evidence for one recommendation: ``basis`` says what ``strength`` rests on."""

    recommendation: RecommendationId
    supports: tuple[Bearing, ...]
    qualifies: tuple[Bearing, ...]
    strength: Strength
    basis: str
