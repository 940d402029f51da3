"""When an item is due: counted from opening, from today, from the end of the money, or as people say.

The rules stand at the top of `recommendations.yaml` (2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cc_assistant.domain.checklist import CountedFrom, Due
from cc_assistant.domain.recommendation import Anchor, Priority, Recommendation

CHECK_WITHIN = {"must": 4, "should": 8, "could": 13}
"""Weeks from today in which a service that is open checks that something is in place."""
_COUNTED: dict[str, CountedFrom] = {"today": "today", "funding_end": "funding-end"}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that dates are counted from.

    Attributes:
        today: the day for which the list is made.
        opening: the day of the first person; None if not known.
        funding_end: None if not known.
        running: the service is open.
        assumed_opening: stands in for an opening that is not known where items are put in order, and
            nowhere else.
        assumed_funding_end: the same for the end of the funding.
    """

    today: date
    opening: date | None
    funding_end: date | None
    running: bool
    assumed_opening: date
    assumed_funding_end: date

    def counted(self, weeks: int, source: CountedFrom, *, moved: bool = False) -> Due:
        """Return what is due so many weeks after (negative: before) the day of ``source``."""
        start = {"opening": self.opening, "funding-end": self.funding_end}.get(source, self.today)
        day = None if start is None else later(start, weeks)
        return Due(day=day, weeks=weeks, counted_from=source, now=self.passed(day), moved=moved)

    def of_their_own(self, day: date | None) -> Due:
        """Return a date that people set themselves; None where they set none."""
        return Due(day=day, weeks=0, counted_from="own", now=self.passed(day))

    def passed(self, day: date | None) -> bool:
        """Tell whether a day lies behind; what is due today is not late."""
        return day is not None and day < self.today

    def place(self, due: Due) -> date:
        """Return the day by which something is put in order: also where no date is known."""
        if due.day is not None:
            return due.day
        if due.counted_from == "own":
            return date.max
        start = self.assumed_opening if due.counted_from == "opening" else self.assumed_funding_end
        return later(start, due.weeks)


def due_of(
    recommendation: Recommendation, priority: Priority, anchor: Anchor | None, calendar: Calendar
) -> tuple[Due, bool]:
    """Return when a recommendation is due, and whether it is to be checked instead of set up.

    Args:
        recommendation: what is due.
        priority: after the answers raised it.
        anchor: the other day that it counts from, if its condition holds.
        calendar: the days to count from.
    """
    if anchor is None:
        due = calendar.counted(recommendation.lead_time_weeks, "opening")
    else:
        due = calendar.counted(anchor.weeks, _COUNTED[anchor.to])
    if not calendar.running:
        return due, False
    unknown_or_passed = due.day is None or due.now
    check = recommendation.phase == "initiation" or unknown_or_passed
    if unknown_or_passed or (check and anchor is None):
        due = calendar.counted(CHECK_WITHIN[priority], "today")
    return due, check


def later(day: date, weeks: int) -> date:
    """Return the day so many weeks later; the first or last day of the calendar where it ends before."""
    try:
        return day + timedelta(weeks=weeks)
    except OverflowError:
        return date.max if weeks > 0 else date.min
