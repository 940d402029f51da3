"""Whether the opening date can hold, and what would have to go: the courage to say "move the date".

How long something takes is a rule of thumb: days of work fill a week, weeks a month, months a quarter; what
does not need one another is done side by side. So the time needed is that of the longest chain of items
that have to be done one after another (the critical path: Kelley and Walker 1959).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cc_assistant.domain.checklist import DateCheck, Item, LateItem
from cc_assistant.domain.paper import EFFORT_WEEKS
from cc_assistant.interview.answers import Answers
from cc_assistant.interview.due import later
from cc_assistant.text.saying import counted, day_words

_NAMED = 3
"""How many items the words name before they only count."""


def check_date(answers: Answers, items: Sequence[Item]) -> DateCheck | None:
    """Say whether the opening date can hold.

    Args:
        answers: those that count.
        items: the list, in order.

    Returns:
        None where no date is known, and where the service is open and its date has passed.
    """
    opening, weeks_left = answers.opening, answers.weeks_to_launch
    if opening is None or weeks_left is None or (answers.running and opening <= answers.today):
        return None
    if answers.running:
        return DateCheck(holds=False, weeks_left=weeks_left, words=_open_before_opening(opening))
    essential = _essential(items)
    needed = _weeks_needed(items, essential)
    longest = max(needed.values(), default=0)
    earliest = later(answers.today, longest)
    if opening < answers.today:
        words = _passed(opening, earliest, longest)
        return DateCheck(holds=False, weeks_left=weeks_left, earliest=earliest, words=words)
    late = [item for item in essential if needed[item.id] > weeks_left]
    if not late:
        return DateCheck(
            holds=True, weeks_left=weeks_left, words=_holds(opening, weeks_left, longest, essential)
        )
    late.sort(key=lambda item: -needed[item.id])
    could_go = _could_go(items, essential, opening)
    return DateCheck(
        holds=False,
        weeks_left=weeks_left,
        late=tuple(
            LateItem(item=item.id, weeks_needed=needed[item.id], weeks_left=weeks_left) for item in late
        ),
        earliest=earliest,
        could_go=tuple(item.id for item in could_go),
        words=_move_it(
            opening=opening,
            earliest=earliest,
            weeks_left=weeks_left,
            essential=essential,
            late=late,
            could_go=could_go,
        ),
    )


def _essential(items: Sequence[Item]) -> list[Item]:
    """Return what has to be in place before the first person comes and is not yet."""
    return [
        item
        for item in items
        if item.kind == "recommendation"
        and item.priority == "must"
        and item.phase == "initiation"
        and _is_open(item)
        and item.due.counted_from != "today"  # such as to move the date: no part of setting up
    ]


def _weeks_needed(items: Sequence[Item], essential: Sequence[Item]) -> dict[str, int]:
    """Return for each essential item the weeks from today until it can be in place.

    Items stand after what they need, so one pass is enough.
    """
    until: dict[str, int] = {}
    for item in items:
        own = EFFORT_WEEKS[item.effort] if _is_open(item) else 0
        until[item.id] = own + max((until[need] for need in item.needs), default=0)
    return {item.id: until[item.id] for item in essential}


def _could_go(items: Sequence[Item], essential: Sequence[Item], opening: date) -> list[Item]:
    """Return what is planned before opening and no essential item needs, what matters least first."""
    by_id = {item.id: item for item in items}
    kept: set[str] = set()
    todo = [item.id for item in essential]
    while todo:
        id_ = todo.pop()
        if id_ not in kept:
            kept.add(id_)
            todo.extend(by_id[id_].needs)
    free = [
        item
        for item in items
        if item.kind == "recommendation"
        and item.priority != "must"
        and item.phase == "initiation"
        and _is_open(item)
        and item.id not in kept
        and (item.due.day is None or item.due.day <= opening)
    ]
    return sorted(free, key=lambda item: item.priority == "should")


def _is_open(item: Item) -> bool:
    return item.mark.status in {"to-do", "in-progress"}


def _open_before_opening(opening: date) -> str:
    return (
        "You said that the service is open, but also that the first person comes on "
        f"{day_words(opening)}. That is still ahead. Please change the one or "
        "the other: dates cannot be right until they agree."
    )


def _passed(opening: date, earliest: date, longest: int) -> str:
    return (
        f"The opening date, {day_words(opening)}, has passed, but you said that the service is not open "
        "yet. If it is open by now, change how far along you are. If not, choose a new date: what is "
        f"essential and still missing takes about {_weeks(longest)}, so not before {day_words(earliest)}."
    )


def _holds(opening: date, weeks_left: int, longest: int, essential: Sequence[Item]) -> str:
    if not essential:
        return f"{day_words(opening)} can hold: nothing essential is missing."
    overdue = sum(item.due.now for item in essential)
    words = (
        f"{day_words(opening)} can hold if you begin now. By our rule of thumb, what is essential and "
        f"still missing takes about {_weeks(longest)}, and there is time for {weeks_left}."
    )
    if overdue:
        words += f" {overdue} of {len(essential)} essential items should be done by today; they stand first."
    return words + _not_told(essential)


def _move_it(
    *,
    opening: date,
    earliest: date,
    weeks_left: int,
    essential: Sequence[Item],
    late: Sequence[Item],
    could_go: Sequence[Item],
) -> str:
    words = [
        f"Move the date. {day_words(opening)} is {_weeks(weeks_left)} away, and {len(late)} of "
        f"{len(essential)} essential items cannot be in place by then: {_named(late)}.",
        f"Not before {day_words(earliest)} could all of them be, by our rule of thumb.",
        "If the date must stand, start smaller: few people, from one place, and only what you can do safely "
        "without these items.",
    ]
    if could_go:
        things = "one item" if len(could_go) == 1 else f"{len(could_go)} items"
        words.append(
            f"Then also leave {things} that are less pressing until after opening: {_named(could_go)}."
        )
    return " ".join(words) + _not_told(essential)


def _not_told(essential: Sequence[Item]) -> str:
    """Say that some items count as missing only because nobody told."""
    count = sum(bool(item.untold) for item in essential)
    if not count:
        return ""
    return f" You have not told us about {count} of these {len(essential)}: say so if they are in place."


def _named(items: Sequence[Item]) -> str:
    named = "; ".join(f"“{item.title}”" for item in items[:_NAMED])
    more = len(items) - _NAMED
    return f"{named} and {more} more" if more > 0 else named


def _weeks(weeks: int) -> str:
    return "less than a week" if weeks == 0 else counted(weeks, "week")
