"""A passage: the smallest piece of evidence that an answer may cite."""

from typing import Annotated, Literal

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import CaseId, CfirId, Gives, NptId, SourceId, ThemeId

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


class Excerpt(Frozen):
    """A coded excerpt as it stands in a pack, below the source that it was taken from."""

    id: Annotated[str, Gives("excerpt")]
    locator: str
    claim: str | None = None
    text: str
    note: str | None = None
    phase: tuple[Phase, ...] = ()
    pandemic: Pandemic = "not-specific"
    perspective: tuple[Perspective, ...] = ()
    direction: Direction = "neutral"
    themes: tuple[ThemeId, ...] = ()
    cfir: tuple[CfirId, ...] = ()
    npt: tuple[NptId, ...] = ()
    confidence: Confidence = "direct"
    case: CaseId | None = None
    asks: tuple[str, ...] = ()


class Passage(Excerpt):
    """A coded excerpt, shown always exactly as stored.

    ``claim`` is one sentence that stands alone (None in an imported document), ``text`` the finding
    with its context. Positions in a passage are counted in code points from the start of the field
    that they name. ``note`` is a remark of the coder, not a finding of the source. ``asks`` are
    questions that the passage answers; they help to find it and are never quoted. ``pack`` names the
    pack that holds it.
    """

    source: SourceId
    pack: str

    def field(self, name: Field) -> str:
        """Return the stored text of ``claim`` or ``text``; an absent claim is empty."""
        return (self.claim or "") if name == "claim" else self.text
