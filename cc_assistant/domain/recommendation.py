"""The implementation toolkit: recommendations and the roles that carry them out."""

from typing import Annotated, Literal

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import (
    CfirId,
    ConditionText,
    EricId,
    Gives,
    NptId,
    RecommendationId,
    RoleId,
    ThemeId,
)
from cc_assistant.domain.passage import Phase

Priority = Literal["must", "should", "could"]
Effort = Literal["S", "M", "L"]


class Anchor(Frozen):
    """Counts the due date from another day than opening, while ``when`` holds."""

    to: Literal["today", "funding_end"]
    weeks: int
    when: ConditionText


class Recommendation(Frozen):
    """A piece of advice that becomes an item of a checklist.

    ``lead_time_weeks`` counts from opening (negative = before); the first of ``who`` leads;
    ``effort`` is S (days), M (weeks) or L (months).
    """

    id: Annotated[str, Gives("recommendation")]
    title: str
    rationale: str
    steps: tuple[str, ...]
    phase: Phase
    lead_time_weeks: int
    anchor: Anchor | None = None
    who: tuple[RoleId, ...]
    priority: Priority
    effort: Effort
    depends_on: tuple[RecommendationId, ...]
    cfir: tuple[CfirId, ...]
    npt: tuple[NptId, ...]
    eric: tuple[EricId, ...]
    themes: tuple[ThemeId, ...]
    evidence_themes: tuple[ThemeId, ...]
    applies_when: ConditionText
    done_when: str


class Toolkit(Frozen):
    """All recommendations; ``roles`` describes each role by its id."""

    roles: dict[Annotated[str, Gives("role")], str]
    recommendations: tuple[Recommendation, ...]
