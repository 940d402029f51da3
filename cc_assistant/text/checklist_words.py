"""Fixed values of a checklist as people read them."""

from __future__ import annotations

from datetime import date

from cc_assistant.domain.checklist import CountedFrom, Due
from cc_assistant.domain.evidence_link import Strength
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.recommendation import Effort, Priority
from cc_assistant.domain.session import HowDecided, Status

PRIORITY: dict[Priority, str] = {"must": "essential", "should": "important", "could": "worth doing"}
EFFORT: dict[Effort, str] = {"S": "days", "M": "weeks", "L": "months"}
STATUS: dict[Status, str] = {
    "to-do": "to do",
    "in-progress": "in progress",
    "done": "done",
    "not-for-us": "not for us",
}
STRENGTH: dict[Strength, str] = {
    "strong": "strong evidence",
    "moderate": "moderate evidence",
    "weak": "weak evidence",
    "reasoning-only": "reasoning only, no evidence",
}
PHASE: dict[Phase, str] = {
    "initiation": "Before opening",
    "operation": "Once it runs",
    "maintenance": "Keeping it going",
}
PHASE_OF_RUNNING: dict[Phase, str] = {**PHASE, "initiation": "What should be in place"}
DECIDED: dict[HowDecided, str] = {
    "own": "",
    "agreed": "agreed by all",
    "majority": "by majority",
    "open": "left open",
}
_START: dict[CountedFrom, str] = {
    "opening": "opening",
    "today": "today",
    "funding-end": "the end of the funding",
    "own": "",
}


def day_words(day: date) -> str:
    """Return a date as people write it: 1 April 2027."""
    return f"{day.day} {day:%B} {day.year}"


def due_words(due: Due) -> str:
    """Say when something is due: "by 4 March 2027", "30 weeks before opening"."""
    if due.day is None:
        return "no date yet" if due.counted_from == "own" else _relative(due)
    if due.now:
        return f"now (it was due on {day_words(due.day)})"
    return f"by {day_words(due.day)}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 week", "3 weeks"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def role_words(role: str) -> str:
    """Return the name of a role: "people with experience"."""
    return role.replace("-", " ")


def _relative(due: Due) -> str:
    start = _START[due.counted_from]
    if due.weeks == 0:
        return f"at {start}"
    return f"{counted(abs(due.weeks), 'week')} {'before' if due.weeks < 0 else 'after'} {start}"
