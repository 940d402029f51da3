"""In which order things are done: by date and weight, and never before what they need.

The rules stand at the top of `recommendations.yaml` (3 and 4).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from graphlib import TopologicalSorter
from heapq import heappop, heappush

from cc_assistant.domain.checklist import Due
from cc_assistant.domain.recommendation import Priority

_LIFTED: dict[Priority, Priority] = {"could": "should", "should": "must", "must": "must"}
_RANK: dict[Priority, int] = {"must": 0, "should": 1, "could": 2}


@dataclass(frozen=True, slots=True)
class Planned:
    """What decides the place of an item.

    Attributes:
        id: of the item.
        due: when it is due; after `in_order` not before what it needs.
        fixed: the date is an anchor's or their own: it does not wait for what it needs.
        closed: done or dropped, so that nothing waits for it any more.
        priority: after the answers raised it.
        raised: an answer raised it.
        brought: an answer brought it to the list.
        needs: ids of items that have to be done before; those that are not on the list are ignored.
    """

    id: str
    due: Due
    fixed: bool
    closed: bool
    priority: Priority
    raised: bool
    brought: bool
    needs: tuple[str, ...]


def lifted(priority: Priority) -> Priority:
    """Return the priority one step higher."""
    return _LIFTED[priority]


def in_order(plan: Sequence[Planned], place: Callable[[Due], date]) -> list[Planned]:
    """Move what would be due before something it needs, and put all in order.

    Args:
        plan: the items in the order of the file.
        place: the day by which a due date is compared, also where it is not known.

    Returns:
        The same items: each after all that it needs, and due no earlier unless its date is fixed. Among
        those that are free to come next: by week, raised ones first, then by day, priority, those that an
        answer brought, and the order of the file.

    Raises:
        graphlib.CycleError: Items need one another in a circle; loading the rules finds it before.
    """
    by_id = {item.id: item for item in plan}
    needs = {item.id: [need for need in item.needs if need in by_id] for item in plan}
    settled: dict[str, Planned] = {}
    for id_ in TopologicalSorter(needs).static_order():
        settled[id_] = _not_too_early(by_id[id_], [settled[need] for need in needs[id_]], place)

    days = {id_: place(item.due) for id_, item in settled.items()}
    for id_ in reversed(settled):  # what is done or dropped holds nothing back that needed it
        for need in needs[id_]:
            if settled[need].closed:
                days[need] = min(days[need], days[id_])
    keys = {item.id: _key(settled[item.id], days[item.id], at) for at, item in enumerate(plan)}
    return [settled[id_] for id_ in _by_key(needs, keys)]


def _not_too_early(item: Planned, needed: Sequence[Planned], place: Callable[[Due], date]) -> Planned:
    """Return the item with the latest date among its own and those of the open items that it needs."""
    waits = [need.due for need in needed if not need.closed]
    if item.fixed or not waits:
        return item
    latest = max(waits, key=place)
    if place(latest) <= place(item.due):
        return item
    due = latest.model_copy(update={"moved": True})
    return replace(item, due=due)


Key = tuple[int, bool, date, int, bool, int]


def _key(item: Planned, day: date, at: int) -> Key:
    week = (day.toordinal() - 1) // 7  # weeks begin on Monday, as day 1 of the calendar did
    return (week, not item.raised, day, _RANK[item.priority], not item.brought, at)


def _by_key(needs: Mapping[str, Sequence[str]], keys: Mapping[str, Key]) -> list[str]:
    sorter = TopologicalSorter(needs)
    sorter.prepare()
    free: list[tuple[Key, str]] = []
    ordered = []
    while sorter.is_active():
        for id_ in sorter.get_ready():
            heappush(free, (keys[id_], id_))
        _, first = heappop(free)
        ordered.append(first)
        sorter.done(first)
    return ordered
