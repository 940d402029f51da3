"""A checklist in the rows of a list: what stands above, the first ten, then phase by phase."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cc_assistant.text.checklist_words import phase_words
from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Item

OWNED = "owner:"
FILTERS = {"": "all items", "open": "open items", "done": "done items", "check": "health check"}
"""What can be left out, besides all but one owner's (`owner:AB`)."""

Kind = Literal["heading", "item", "date", "untold", "notes"]


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        kind: a heading, an item, or one of the boxes.
        text: what is shown; of an item its title.
        item: where it is one.
        loud: it needs looking at.
    """

    kind: Kind
    text: str
    item: Item | None = None
    loud: bool = False


def filters_of(checklist: Checklist) -> list[str]:
    """Return the filters that there are now, in the order in which they follow one another."""
    owners = sorted({item.mark.owner for item in checklist.items if item.mark.owner})
    checks = ["check"] if any(item.check for item in checklist.items) else []
    return ["", "open", *(f"{OWNED}{owner}" for owner in owners), "done", *checks]


def filter_words(name: str) -> str:
    """Return what a filter leaves, in words."""
    return FILTERS.get(name) or f"items of {name.removeprefix(OWNED)}"


def _kept(name: str) -> Callable[[Item], bool]:
    if name.startswith(OWNED):
        return lambda item: item.mark.owner == name.removeprefix(OWNED)
    if name == "check":
        return lambda item: item.check
    if name == "done":
        return lambda item: item.mark.status in {"done", "not-for-us"}
    if name == "open":
        return lambda item: item.mark.status in {"to-do", "in-progress"}
    return lambda _: True


def rows_of(checklist: Checklist, name: str = "") -> Iterator[Row]:
    """Yield the rows of a checklist under a filter."""
    kept = _kept(name)
    if not name:
        yield from _boxes(checklist)
    elif name == "check":
        checks = [item for item in checklist.items if item.check]
        done = sum(item.mark.status == "done" for item in checks)
        yield Row("heading", f"Health check: {done} of {len(checks)} seen to be in place")
    first = [item for item in checklist.nearest if kept(item)] if not name else []
    if first:
        yield Row("heading", f"The first {len(first)}" if len(first) > 1 else "The first one")
        yield from (Row("item", item.title, item) for item in first)
    shown = {item.id for item in first}
    rest = [item for item in checklist.items if kept(item) and item.id not in shown]
    closed = {"done", "not-for-us"} if not name else set()
    for phase, title in phase_words(running=checklist.running).items():
        held = [item for item in rest if item.phase == phase and item.mark.status not in closed]
        if held:
            yield Row("heading", f"{title}: {counted(len(held), 'item')}")
            yield from (Row("item", item.title, item) for item in held)
    for status, title in (("done", "Done"), ("not-for-us", "Not for us")):
        held = [item for item in rest if status in closed and item.mark.status == status]
        if held:
            yield Row("heading", f"{title}: {counted(len(held), 'item')}")
            yield from (Row("item", item.title, item) for item in held)


def _boxes(checklist: Checklist) -> Iterator[Row]:
    if check := checklist.date_check:
        yield Row(
            "date", "The opening date can hold" if check.holds else "Move the date?", loud=not check.holds
        )
    if pinned := checklist.pinned:
        yield Row("heading", f"Your main worry: “{checklist.worry}”")
        yield from (Row("item", item.title, item) for item in pinned)
    if told := untold_of(checklist):
        yield Row("untold", f"You have not told us about {counted(len(told), 'thing')} yet")
    if checklist.notes or checklist.parked:
        count = len(checklist.notes) + len(checklist.parked)
        yield Row("notes", f"Your notes: {count}")


def untold_of(checklist: Checklist) -> dict[str, int]:
    """Return the questions that were skipped and could take items off, with how many."""
    counts: dict[str, int] = {}
    for item in checklist.items:
        for question in item.untold:
            counts[question] = counts.get(question, 0) + 1
    return dict(sorted(counts.items(), key=lambda entry: -entry[1]))
