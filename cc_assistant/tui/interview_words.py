"""What the interview and its checklist say of sessions, progress, dates and changes, in plain words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cc_assistant.text.checklist_words import weeks_words
from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Due
    from cc_assistant.interview.growth import Growth
    from cc_assistant.interview.route import Progress

BOX = {"to-do": "[ ]", "in-progress": "[~]", "done": "[x]", "not-for-us": "[-]"}
"""What stands before an item: told by a sign, never by colour alone."""


def day(when: date) -> str:
    """Return a date in few characters: 4 Mar 2027."""
    return f"{when.day} {when:%b} {when.year}"


def _span(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"


def progress_words(progress: Progress) -> str:
    """Return how far the interview has come: 5 done, 9 to 12 to go, about 6 minutes."""
    if progress.most == 0:
        return f"{progress.done} done, none to go"
    minutes = _span(progress.least_minutes, progress.most_minutes)
    unit = "minute" if minutes == "1" else "minutes"
    return f"{progress.done} done, {_span(progress.least, progress.most)} to go, about {minutes} {unit}"


def bar(done: int, most: int, width: int) -> str:
    """Return a share as a bar of so many cells."""
    full = round(width * done / max(1, done + most))
    return "█" * full + "░" * (width - full)


def due_words(due: Due) -> str:
    """Return when an item is due, short: by 4 Mar 2027, now, 30 weeks before opening."""
    if due.now:
        return "now"
    if due.day is not None:
        return f"by {day(due.day)}"
    if due.counted_from == "own":
        return "no date"
    return counted_from(due)


def counted_from(due: Due) -> str:
    """Return from which day a date is counted: 30 weeks before opening."""
    if due.counted_from == "own":
        return "your own date"
    return "today" if due.counted_from == "today" and due.weeks == 0 else weeks_words(due)


def due_in_full(due: Due) -> str:
    """Return when an item is due and how that was worked out."""
    if due.day is None:
        return due_words(due)
    late = f"now; it was due by {day(due.day)}" if due.now else f"by {day(due.day)}"
    moved = "; put later because of what comes before it" if due.moved else ""
    return f"{late} ({counted_from(due)}{moved})"


def growth_words(growth: Growth) -> str:
    """Return what an answer did to the list: brings 2 items, takes 1 off, bears on 3 items."""
    told = [
        f"brings {counted(len(growth.appeared), 'item')}" if growth.appeared else "",
        f"takes {len(growth.gone)} off" if growth.gone else "",
        f"makes {len(growth.raised)} more pressing" if growth.raised else "",
        "sets all dates" if growth.opening else "",
        f"bears on {counted(len(growth.pinned), 'item')}" if growth.pinned else "",
    ]
    return ", ".join(part for part in told if part) or "changes nothing"
