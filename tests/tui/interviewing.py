"""Opens interview and checklist in a test: shipped rules, sessions of its own, always the same day."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from cc_assistant import paths
from cc_assistant.domain.session import Session, Value
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.screens.checklist import ChecklistScreen
from cc_assistant.tui.screens.interview import InterviewScreen
from cc_assistant.tui.state import State
from tests.interview.sessions_of import service, session_of
from tests.interview.shipped import TODAY
from tests.knowledge.packs import SHIPPED
from tests.tui.driving import LARGE, Driven, limited, opened, until

NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=timezone(timedelta(0)))
AT_INTERVIEW = State(mode="interview")

Steps = Callable[[AssistantApp, Driven], Awaitable[None]]


@cache
def shipped() -> Interviewing:
    """Return the interview of the shipped pack, read once for all tests."""
    interviewing = Interviewing([SHIPPED], now=lambda: NOW)
    _ = interviewing.rules, interviewing.groups, interviewing.reader
    return interviewing


def fixed(folder: Path) -> Interviewing:
    """Return the interview of the shipped pack on one day, with sessions in a folder."""
    once = shipped()
    made = Interviewing([SHIPPED], now=lambda: NOW)
    for name in ("toolkit", "rules", "groups", "reader"):
        made.__dict__[name] = getattr(once, name)
    with patch.object(paths, "sessions", lambda: folder):
        _ = made.sessions
    return made


@pytest.fixture
def interviewing(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Interviewing:
    """What the screens of this test work with."""
    made = fixed(tmp_path / "sessions")
    monkeypatch.setattr(Services, "interviewing", made)
    return made


def quiet(steps: Steps, *, size: tuple[int, int] = LARGE, state: State = AT_INTERVIEW) -> None:
    """Open the app without its library, do the steps, and leave it."""

    async def run() -> None:
        with patch.object(Desk, "open"):
            async with opened(Services(Settings(model="none")), size=size, state=state) as (app, pilot):
                await steps(app, pilot)

    asyncio.run(limited(run()))


def kept_session(
    interviewing: Interviewing,
    answers: Mapping[str, Value] | None = None,
    *,
    title: str = "Moor",
    **more: object,
) -> Session:
    """Write a session file with these answers and return the session."""
    told = session_of(answers, route="quick").model_copy(update={"id": "moor", "title": title, **more})
    return _written(interviewing, told)


def kept_service(interviewing: Interviewing, name: str) -> Session:
    """Write a session file of one of the made-up services."""
    return _written(interviewing, service(name).model_copy(update={"id": name}))


def _written(interviewing: Interviewing, session: Session) -> Session:
    from cc_assistant.interview.asking import settle

    settled = settle(session, interviewing.rules, NOW)
    interviewing.sessions.begin(settled).close()
    return settled


def interview_of(app: AssistantApp) -> InterviewScreen:
    assert isinstance(app.screen, InterviewScreen)
    return app.screen


def checklist_of(app: AssistantApp) -> ChecklistScreen:
    assert isinstance(app.screen, ChecklistScreen)
    return app.screen


async def at_page(app: AssistantApp, pilot: Driven, page: str) -> InterviewScreen:
    """Wait until the interview shows a page."""
    await until(pilot, lambda: isinstance(app.screen, InterviewScreen) and app.screen.page == page)
    return interview_of(app)


async def says(app: AssistantApp, pilot: Driven, line: str) -> None:
    """Type a line at the question and send it."""
    field = interview_of(app).view.line
    field.focus()
    field.value = line
    await pilot.press("enter")


async def asked(app: AssistantApp, pilot: Driven, question: str) -> None:
    """Wait until this question is shown."""

    def here() -> bool:
        shown = interview_of(app).view.asked if isinstance(app.screen, InterviewScreen) else None
        return shown is not None and shown.question.id == question and interview_of(app).page == "question"

    await until(pilot, here)
