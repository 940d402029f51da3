"""Fixed values of pen portraits as people read them, on paper and on screens."""

from __future__ import annotations

from calendar import month_name
from typing import TYPE_CHECKING

from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.domain.passage import Phase
    from cc_assistant.domain.portrait_paper import PartnerKind, PortraitPaper, SectionId

SECTIONS: dict[SectionId, str] = {
    "opening": "The service",
    "initiation": "How it began",
    "operation": "How it ran",
    "maintenance": "How it lasted",
    "in_the_pandemic": "In the pandemic",
    "what_helped": "What helped",
    "what_got_in_the_way": "What got in the way",
    "what_others_can_take": "What others can take from it",
}
PHASES: dict[Phase, str] = {
    "initiation": "Initiation",
    "operation": "Operation",
    "maintenance": "Maintenance",
}
PARTNERS: dict[PartnerKind, str] = {
    "health": "Health",
    "council": "Council and government",
    "voluntary": "Voluntary and community",
    "research": "Research",
    "other": "Others",
}


def basis_words(paper: PortraitPaper) -> str:
    """Say on how much the counts rest: words that people coded in a draft, else coded passages."""
    thing = "coded quote" if paper.draft else "coded passage"
    return f"{counted(paper.basis.passages, thing)} of {counted(paper.basis.sources, 'source')}"


def year_words(at: float) -> str:
    """Return a point in time in years as people write it: 2020.25 is ``April 2020``."""
    year, month = int(at), round((at % 1) * 12)
    if month >= 12:
        year, month = year + 1, 0
    return f"{month_name[month + 1]} {year}" if at % 1 else str(year)
