"""Fixed values of a checklist as people read them, on paper and on screens.

They stand alone; within a sentence they are put in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cc_assistant.text.saying import counted, day_words

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import CountedFrom, Due
    from cc_assistant.domain.evidence_link import Strength
    from cc_assistant.domain.passage import Phase
    from cc_assistant.domain.recommendation import Effort, Priority
    from cc_assistant.domain.session import HowDecided, Status

PRIORITY: dict[Priority, str] = {"must": "Essential", "should": "Important", "could": "Worth doing"}
EFFORT: dict[Effort, str] = {"S": "Days", "M": "Weeks", "L": "Months"}
STATUS: dict[Status, str] = {
    "to-do": "To do",
    "in-progress": "In progress",
    "done": "Done",
    "not-for-us": "Not for us",
}
STRENGTH: dict[Strength, str] = {
    "strong": "Strong evidence",
    "moderate": "Moderate evidence",
    "weak": "Weak evidence",
    "reasoning-only": "Reasoning only, no evidence",
}
PHASE: dict[Phase, str] = {
    "initiation": "Before opening",
    "operation": "Once it runs",
    "maintenance": "Keeping it going",
}
_OF_A_RUNNING_SERVICE: dict[Phase, str] = {**PHASE, "initiation": "What should be in place"}
DECIDED: dict[HowDecided, str] = {
    "own": "",
    "agreed": "Agreed by all",
    "majority": "By majority",
    "open": "Left open",
}
_START: dict[CountedFrom, str] = {
    "opening": "opening",
    "today": "today",
    "funding-end": "the end of the funding",
    "own": "",
}


def phase_words(*, running: bool) -> dict[Phase, str]:
    """Return the phases in words, in order: a service that runs opens no more."""
    return _OF_A_RUNNING_SERVICE if running else PHASE


def due_words(due: Due) -> str:
    """Say when something is due: "by 4 March 2027", "30 weeks before opening"."""
    if due.day is None:
        return "no date yet" if due.counted_from == "own" else weeks_words(due)
    if due.now:
        return f"now (it was due on {day_words(due.day)})"
    return f"by {day_words(due.day)}"


def weeks_words(due: Due) -> str:
    """Say from which day a date is counted: "30 weeks before opening"."""
    start = _START[due.counted_from]
    if due.weeks == 0:
        return f"at {start}"
    return f"{counted(abs(due.weeks), 'week')} {'before' if due.weeks < 0 else 'after'} {start}"


def role_words(role: str) -> str:
    """Return the name of a role: "people with experience"."""
    return role.replace("-", " ")
