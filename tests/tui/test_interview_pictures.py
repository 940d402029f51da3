"""Interview and checklist as a person has approved them: text and styles, in their states, small and large.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from textual.widgets import Input

from cc_assistant.domain.understood import Proposal, Understanding
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.mode_screen import WIDE
from cc_assistant.tui.screens.interview_confirm import ConfirmScreen
from cc_assistant.tui.state import State
from tests.tui.driving import LARGE, SMALL, Driven, limited, opened, settled, until, until_shown
from tests.tui.frames import THEMES, drawn
from tests.tui.interviewing import (
    asked,
    checklist_of,
    interview_of,
    interviewing,
    kept_service,
    kept_session,
    says,
    shipped,
)

__all__ = ["interviewing"]

FOLDER = Path(__file__).parent / "golden"
SIZES = {"80x24": SMALL, "160x48": LARGE}
SAID = "We're a small charity in two rural districts. The [b]moon[/b] is blue."

Prepare = Callable[[AssistantApp, Driven], Awaitable[None]]


async def sessions(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("f5")
    await until_shown(pilot, "Hill and Vale Connectors")


async def beginning(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("n")
    await until_shown(pilot, "A new session")
    await pilot.press(*"The Fells")


async def question(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("escape")
    await until_shown(pilot, "Your sessions")
    interview_of(app)._open("moor")
    await asked(app, pilot, "launch_date")
    await until(pilot, lambda: app.desk.sitting.checklist)
    await says(app, pilot, "in 20 weeks")
    await asked(app, pilot, "model")
    await until(pilot, lambda: interview_of(app)._growth)
    await says(app, pilot, "a [b]balloon[/b]")
    await until_shown(pilot, "not one of the answers")


async def confirm(app: AssistantApp, pilot: Driven) -> None:
    places = {"place": ("rural",), "host": "voluntary", "referral_sources": ("self",)}
    words = {"place": "rural", "host": "charity", "referral_sources": "small"}
    proposals = [
        Proposal(
            question=name,
            value=value,
            start=SAID.index(words[name]),
            end=SAID.index(words[name]) + len(words[name]),
            words=words[name],
            sure=name != "referral_sources",
        )
        for name, value in places.items()
    ]
    found = Understanding(proposals=tuple(proposals), unplaced=("The [b]moon[/b] is blue.",))
    app.push_screen(ConfirmScreen(SAID, found, shipped().rules))
    await until_shown(pilot, "Did I understand you?")


async def review(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("escape", "f10")
    await until_shown(pilot, "not answered yet")


async def checklist(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("escape", "ctrl+o")
    await until(pilot, lambda: interview_of(app).page == "start")
    interview_of(app)._open("rural-charity")
    await until(pilot, lambda: interview_of(app).page == "end")
    await pilot.press("f6")
    await until_shown(pilot, "The first 10")
    screen = checklist_of(app)
    screen.items.highlighted = [row.text for row in screen.items._rows].index("The first 10") + 1
    await until(pilot, lambda: app.size.width < WIDE or (screen.item and screen._told == screen.item.id))


async def item(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("enter", "c")
    await until(pilot, lambda: len(checklist_of(app).view.children) > 10)


async def timeline(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("3")
    await until_shown(pilot, "┊today")


async def readiness(app: AssistantApp, pilot: Driven) -> None:
    await pilot.press("2")
    await until_shown(pilot, "to do unless")


STATES: dict[str, Prepare] = {
    "interview-sessions": sessions,
    "interview-new": beginning,
    "interview-question": question,
    "interview-confirm": confirm,
    "interview-review": review,
    "checklist-items": checklist,
    "checklist-item": item,
    "checklist-timeline": timeline,
    "checklist-readiness": readiness,
}
"""In this order, in one run of the app: each goes on from the one before."""


@pytest.mark.parametrize("size", SIZES)
def test_each_screen_looks_as_approved(
    interviewing: Interviewing, monkeypatch: pytest.MonkeyPatch, size: str
) -> None:
    kept_session(interviewing, {"stage": "getting-ready"}, title="The [b]Moor[/b]")
    kept_service(interviewing, "rural-charity")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")

    async def draw() -> dict[str, str]:
        seen: dict[str, str] = {}
        async with opened(Services(Settings(model="none")), size=SIZES[size], state=State()) as (app, pilot):
            await until(pilot, lambda: app.desk.begun)
            for state, prepare in STATES.items():
                await prepare(app, pilot)
                for field in app.screen.query(Input):
                    field.cursor_blink = False
                for theme in THEMES:
                    app.theme = theme
                    await pilot.pause()
                    await settled(pilot)
                    rows = [list(line) for line in app.screen._compositor.render_strips()]
                    seen[f"{state}-{size}-{theme}.txt"] = drawn(rows)
        return seen

    with patch.object(Desk, "open"):
        seen = asyncio.run(limited(draw()))
    for name, text in seen.items():
        if os.environ.get("CC_APPROVE"):
            (FOLDER / name).write_text(text, encoding="utf-8")
        assert text == (FOLDER / name).read_text(encoding="utf-8"), f"{name} differs"
