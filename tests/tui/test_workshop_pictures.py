"""The workshop as a person has approved it: text and styles, in its states, small and large, and projected.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from textual.widgets import Input

from cc_assistant.interview import asking, workshop
from cc_assistant.phones.addresses import Address
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import LARGE, SMALL, Driven, settled, until, until_shown
from tests.tui.frames import drawn
from tests.tui.interviewing import NOW, interviewing, quiet
from tests.tui.workshops import GOES_ON, SIX, at, says

__all__ = ["interviewing"]

FOLDER = Path(__file__).parent / "golden"
SAID = ("idea", "bid", "bid", "bid", "idea", "bid")
LINK = SimpleNamespace(link="http://192.168.1.20:49152/AbCdEfGhIjKlMnOp/", joined=4)
HERE = (
    Address("192.168.1.20", "wlan0", "everybody on this network"),
    Address("127.0.0.1", "lo", "this computer only"),
)


def kept(interviewing: Interviewing) -> None:
    """Write a workshop in which one question is decided and another has its answers."""
    rules = interviewing.rules
    session = asking.start(rules, "moor", "Moor and Dale", NOW, kind="workshop")
    for person, value in zip(SIX, SAID, strict=True):
        initials, _, role = person.partition(" ")
        session = workshop.add_person(session, initials, NOW, role)
        who = session.people[-1].id
        remark = "Half of it is written." if initials == "CD" else ""
        session = workshop.give(session, rules, "stage", who, value, now=NOW, remark=remark)
    interviewing.sessions.begin(session).close()


async def pictures(app: AssistantApp, pilot: Driven) -> dict[str, str]:
    """Walk through the states, and draw each."""
    found: dict[str, str] = {}

    async def draw(name: str, *themes: str) -> None:
        for theme in themes or ("cc-dark",):
            app.theme = theme
            for typed in app.screen.query(Input):
                typed.cursor_blink = False
            await settled(pilot)
            rows = [list(line) for line in app.screen._compositor.render_strips()]
            found[f"workshop-{name}-{app.size[0]}x{app.size[1]}-{theme}.txt"] = drawn(rows)
        app.theme = "cc-dark"

    screen = await at(app, pilot, "question", "gather")
    await until_shown(pilot, "Checklist: ")
    await draw("gathered")
    await pilot.press("enter")
    await draw("talk", "cc-dark", "cc-light")
    await pilot.press("ctrl+g")
    await until(pilot, lambda: app.theme == "cc-contrast")
    await draw("large", "cc-contrast")
    await pilot.press("ctrl+g")
    await until(pilot, lambda: app.theme == "cc-dark")
    await pilot.press("enter")
    await draw("decide")
    await pilot.press("enter")
    await draw("how")
    await pilot.press("enter")
    await until_shown(pilot, "the last decision")
    await draw("why")
    await says(app, pilot, "There is no money yet.")
    await pilot.press("ctrl+a", "f8", "ctrl+a", "ctrl+a")
    await at(app, pilot, "question", "gather")
    await says(app, pilot, "2 4")
    await draw("hands")
    await says(app, pilot, "many")
    await draw("trouble")
    await pilot.press("escape", "f10")
    await at(app, pilot, "review")
    await draw("review")
    await pilot.press("home", "enter")
    await at(app, pilot, "question", "decided")
    await draw("decided")
    await pilot.press("ctrl+l")
    await until_shown(pilot, "10 items without an owner.")
    await says(app, pilot, "AB in 6 weeks")
    await until_shown(pilot, "9 items without an owner.")
    await draw("owners", "cc-dark", "cc-light")
    await pilot.press("ctrl+e")
    await draw("room")
    await with_phones(app, pilot, screen)
    await draw("phones", "cc-dark", "cc-light")
    screen.door._server = None  # there is nothing to shut
    return found


async def with_phones(app: AssistantApp, pilot: Driven, screen: WorkshopScreen) -> None:
    """Show the way in for phones, to a door that is drawn only."""
    screen.door._server, screen.door.address = LINK, HERE[0].address  # type: ignore[assignment]
    await pilot.press("ctrl+f")
    await until_shown(pilot, "4 phones joined.")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_every_state_of_the_workshop_is_as_approved(
    size: tuple[int, int], interviewing: Interviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("cc_assistant.tui.screens.workshop_phones.own_addresses", lambda: HERE)
    kept(interviewing)
    found: dict[str, str] = {}

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        found.update(await pictures(app, pilot))

    quiet(steps, size=size, state=GOES_ON)
    if os.environ.get("CC_APPROVE"):
        for name, drawing in found.items():
            (FOLDER / name).write_text(drawing, "utf-8", newline="\n")
    assert [name for name in found if found[name] != (FOLDER / name).read_text("utf-8")] == []
