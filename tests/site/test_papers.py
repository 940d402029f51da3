"""What a reader can take from the checklist in the browser: a table and a calendar, like those of the app."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar

from cc_assistant.domain.session import Mark, OwnItem, Session
from cc_assistant.interview.checklist import build
from cc_assistant.tasks.papers import Papers
from tests.export.papers import HOSTILE
from tests.interview.sessions_of import session_of
from tests.site.conftest import TODAY
from tests.site.scripts import Call
from tests.site.test_same_as_app import GROUPS, RULES, browser, sessions

__all__ = ["browser"]
COLUMNS = (
    "No.", "Item", "Status", "Priority", "Due", "Owner", "Leads", "Phase", "Why it matters", "Done when",
    "Strength", "Note", "Reason (not for us)",
)  # fmt: skip
"""Those that the app's table has in the same words."""


@pytest.fixture(scope="module")
def papers() -> Iterator[Papers]:
    from cc_assistant.services import Services

    yield Services().papers


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def events_of(text: str) -> list[Any]:
    return list(Calendar.from_ical(text).walk("VEVENT"))


def made_of(browser: Call, session: Session) -> dict[str, Any]:
    made: dict[str, Any] = browser("papersOf", json.loads(session.model_dump_json()), TODAY.isoformat())
    return made


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(session=sessions)
def test_the_table_says_what_the_table_of_the_app_says(
    browser: Call, papers: Papers, session: Session
) -> None:
    ours = papers.file(papers.checklist(session, build(RULES, session, TODAY, groups=GROUPS)), "csv")
    told = rows_of(made_of(browser, session)["table"])
    for mine, theirs in zip(rows_of(ours.decode()), told, strict=True):
        assert {head: theirs[head] for head in COLUMNS} == {head: mine[head] for head in COLUMNS}


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(session=sessions)
def test_the_calendar_has_every_open_item_on_its_day(browser: Call, session: Session) -> None:
    text = made_of(browser, session)["calendar"]
    wanted = {
        f"{item.id}.test@cc-assistant": max(item.due.day, TODAY) if item.due.now else item.due.day
        for item in build(RULES, session, TODAY, groups=GROUPS).items
        if item.due.day and item.mark.status in {"to-do", "in-progress"}
    }
    if not wanted:
        assert text is None
        return
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert {str(event["UID"]): event["DTSTART"].dt for event in events_of(text)} == wanted


def test_what_people_typed_stays_words_in_both(browser: Call) -> None:
    session = session_of({"launch_date": "2027-04-05"}).model_copy(
        update={
            "title": HOSTILE,
            "own_items": (OwnItem(id="1", title=HOSTILE),),
            "marks": {"own:1": Mark(owner=HOSTILE, note="é" * 200, due=TODAY)},
            "changed": datetime(2026, 11, 2, 12, tzinfo=UTC),
        }
    )
    made = made_of(browser, session)
    [row] = [row for row in rows_of(made["table"]) if row["Owner"]]
    assert row["Item"] == row["Owner"] == f"'{HOSTILE}"
    [event] = [one for one in events_of(made["calendar"]) if "own:1" in one["UID"]]
    assert event["SUMMARY"] == " ".join(HOSTILE.split())
    assert f"Owner: {HOSTILE}." in event["DESCRIPTION"]
    assert "é" * 200 in event["DESCRIPTION"]
