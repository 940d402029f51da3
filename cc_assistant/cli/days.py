"""Days on the command line: as a date, or as people say them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from cc_assistant.errors import CCAssistantError, UsageError

TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help="The day to work for, to make a result again.", show_default="today"
    ),
]


def read_day(option: str, written: str | None) -> date | None:
    """Return the day that an option names, or None where it is not given.

    Raises:
        UsageError: there is no such day.
    """
    if written is None:
        return None
    from cc_assistant.interview.values_date import read_date

    try:
        return read_date(written, datetime.now().astimezone().date())
    except CCAssistantError as error:
        raise UsageError(f"{option}: {error.message}", remedy="Write it as 2027-03-31.") from None
