"""Opens a workshop in a test, and leads six people through it."""

from __future__ import annotations

from cc_assistant.domain.session import Session
from cc_assistant.interview import asking, workshop
from cc_assistant.interview.sessions.file import read_session
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.workshop import WorkshopScreen
from cc_assistant.tui.state import State
from tests.tui.driving import Driven, until
from tests.tui.interviewing import NOW

SIX = ("AB practice nurse", "CD", "EF resident", "GH", "IJ finance", "KL council")
GOES_ON = State(mode="interview", session="moor")


def kept_workshop(interviewing: Interviewing, *people: str) -> Session:
    """Write the file of a workshop with these people, at its first question."""
    session = asking.start(interviewing.rules, "moor", "Moor and Dale", NOW, kind="workshop")
    for person in people:
        initials, _, role = person.partition(" ")
        session = workshop.add_person(session, initials, NOW, role)
    interviewing.sessions.begin(session).close()
    return session


def on_disk(interviewing: Interviewing, name: str = "moor") -> Session:
    return read_session(interviewing.sessions.root / f"{name}.json")


def workshop_of(app: AssistantApp) -> WorkshopScreen:
    assert isinstance(app.screen, WorkshopScreen)
    return app.screen


async def at(app: AssistantApp, pilot: Driven, page: str, stage: str = "") -> WorkshopScreen:
    """Wait until a workshop shows a page; of the question, at a stage."""

    def here() -> bool:
        screen = app.screen
        if not isinstance(screen, WorkshopScreen) or not hasattr(screen, "table") or screen.page != page:
            return False
        return not stage or (screen.table.round is not None and screen.table.round.stage == stage)

    await until(pilot, here)
    return workshop_of(app)


async def says(app: AssistantApp, pilot: Driven, *lines: str) -> None:
    """Type lines and send each."""
    for line in lines:
        field = workshop_of(app).line
        field.focus()
        field.value = line
        await pilot.press("enter")
