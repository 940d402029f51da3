"""The evidence screen as a person has approved it, in its states and at both sizes.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cc_assistant.domain.filters import Filters
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.state import EvidenceView, State
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.result_list import ResultList
from tests.tui.driving import LARGE, SMALL, Driven, drive, settled, shown, until
from tests.tui.frames import THEMES, drawn

FOLDER = Path(__file__).parent / "golden"
HELD = ("fixsen2022-01", "fixsen2022-02")
STATES = {
    "all": (EvidenceView(), ()),
    "filters": (EvidenceView(filters=Filters(country=("Wales",))), ("ctrl+f", "down", "down", "enter")),
    "nothing": (EvidenceView(filters=Filters(country=("Wales",), theme=("food",))), ()),
    "marked": (EvidenceView(basket=True), ("space",)),
    "baskets": (EvidenceView(), ("ctrl+b",)),
}


SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])


@SIZES
@pytest.mark.parametrize("name", STATES)
def test_the_screen_is_as_approved(library: Services, name: str, size: tuple[int, int]) -> None:
    view, keys = STATES[name]
    approved(f"evidence-{name}-{size[0]}x{size[1]}", f"{pictured(library, view, keys, size, shown)}\n")


@SIZES
@pytest.mark.parametrize("theme", THEMES)
def test_what_a_question_finds_is_marked_as_approved(
    library: Services, theme: str, size: tuple[int, int]
) -> None:
    view = EvidenceView(question="role clarity of link workers in the pandemic")

    def styled(app: AssistantApp) -> str:
        return drawn([list(line) for line in app.screen._compositor.render_strips()])

    picture = pictured(library, view, (), size, styled, theme)
    approved(f"evidence-search-{size[0]}x{size[1]}-{theme}", picture)


def pictured(
    library: Services,
    view: EvidenceView,
    keys: tuple[str, ...],
    size: tuple[int, int],
    picture: Callable[[AssistantApp], str],
    theme: str = THEMES[0],
) -> str:
    """Open the screen, press the keys, and return the picture of it."""
    state = State(mode="evidence", evidence=view).changed(baskets={"Basket": (), "Mine": HELD}, basket="Mine")
    pictures: list[str] = []

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        app.theme = theme
        results = app.screen.query_one(ResultList)
        panel = app.screen.query_one(PassagePanel)
        await until(pilot, lambda: "Searching" not in shown(app) and "opened …" not in shown(app))
        await until(pilot, lambda: not results.count or (results.current and panel.shown))
        results.focus()
        await pilot.press(*keys)
        await until(
            pilot,
            lambda: (
                not results.count
                or (results.current and panel.shown and results.current.id == panel.shown.passage.id)
            ),
        )
        await settled(pilot)
        pictures.append(picture(app))

    drive(library, steps, size=size, state=state)
    return pictures[0]


def approved(name: str, picture: str) -> None:
    """Compare a picture with the one that was approved, or approve it."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("CC_APPROVE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(picture, "utf-8", newline="\n")
    assert picture == file.read_text("utf-8"), f"{file.name} differs"
