"""The evidence screen as a person has approved it, in its states and at both sizes.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cc_assistant.domain.filters import Filters
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.state import EvidenceView, State
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.result_list import ResultList
from tests.tui.driving import LARGE, SMALL, Driven, drive, settled, shown, until

FOLDER = Path(__file__).parent / "golden"
HELD = ("fixsen2022-01", "fixsen2022-02")
STATES = {
    "all": (EvidenceView(), ()),
    "filters": (EvidenceView(filters=Filters(country=("Wales",))), ("ctrl+f", "down", "down", "enter")),
    "nothing": (EvidenceView(filters=Filters(country=("Wales",), theme=("food",))), ()),
    "marked": (EvidenceView(basket=True), ("space",)),
    "baskets": (EvidenceView(), ("ctrl+b",)),
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
@pytest.mark.parametrize("name", STATES)
def test_the_screen_is_as_approved(library: Services, name: str, size: tuple[int, int]) -> None:
    view, keys = STATES[name]
    state = State(mode="evidence", evidence=view).changed(baskets={"Basket": (), "Mine": HELD}, basket="Mine")
    pictures: list[str] = []

    async def steps(app: AssistantApp, pilot: Driven) -> None:
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
        pictures.append(shown(app))

    drive(library, steps, size=size, state=state)
    file = FOLDER / f"evidence-{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("CC_APPROVE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{pictures[0]}\n", "utf-8", newline="\n")
    assert f"{pictures[0]}\n" == file.read_text("utf-8"), f"{file.name} differs"
