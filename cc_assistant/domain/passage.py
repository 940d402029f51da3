"""A passage: the smallest piece of evidence that an answer may cite."""

from typing import Literal

from cc_assistant.domain.frozen import Frozen

Phase = Literal["initiation", "operation", "maintenance"]
Pandemic = Literal["before", "during", "after", "not-specific"]
Perspective = Literal[
    "link-worker",
    "manager",
    "referrer",
    "service-user",
    "carer",
    "commissioner",
    "vcse-partner",
    "volunteer",
    "researcher",
    "policy",
]
Direction = Literal["barrier", "facilitator", "mixed", "neutral"]
Confidence = Literal["direct", "inferred"]
Field = Literal["claim", "text"]


class Passage(Frozen):
    """A coded excerpt, shown always exactly as stored.

    ``claim`` is one sentence that stands alone (None in an imported document), ``text`` the finding
    with its context. Positions in a passage are counted in code points from the start of the field
    that they name. ``asks`` are questions that the passage answers; they help to find it and are
    never quoted. ``pack`` names the pack that holds it.
    """

    id: str
    source: str
    pack: str
    locator: str
    claim: str | None
    text: str
    phase: tuple[Phase, ...] = ()
    pandemic: Pandemic = "not-specific"
    perspective: tuple[Perspective, ...] = ()
    direction: Direction = "neutral"
    themes: tuple[str, ...] = ()
    cfir: tuple[str, ...] = ()
    npt: tuple[str, ...] = ()
    confidence: Confidence = "direct"
    case: str | None = None
    note: str | None = None
    asks: tuple[str, ...] = ()

    def field(self, name: Field) -> str:
        """Return the stored text of ``claim`` or ``text``; an absent claim is empty."""
        return (self.claim or "") if name == "claim" else self.text
