"""The large layout for a projector: short lines, one thing at a time, strong contrast."""

from __future__ import annotations

import pytest

from cc_assistant import paths
from cc_assistant.services import Services
from cc_assistant.settings import load_settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.preferences import LARGE
from tests.render.golden_answers import answered
from tests.tui.driving import LARGE as WIDE
from tests.tui.driving import SMALL, Driven, drive, settled, shown, typed, until_shown, with_answers


def test_a_key_switches_it_and_it_is_there_next_time(library: Services) -> None:
    async def on(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert app.has_class(LARGE)
        assert app.theme == "cc-contrast"

    async def next_time(app: AssistantApp, pilot: Driven) -> None:
        assert app.has_class(LARGE)
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert app.theme == "cc-contrast-light"
        await typed(pilot, "/large")
        await settled(pilot)
        assert not app.has_class(LARGE)
        assert app.theme == "cc-light"

    drive(library, on)
    assert load_settings(paths.settings_file(), {}).projector
    drive(library, next_time)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "160x48"])
def test_lines_are_short_and_headings_tall_however_wide_the_window_is(
    size: tuple[int, int], library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_PROJECTOR", "on")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await settled(pilot)
        lines = shown(app).splitlines()
        at = next(at for at, line in enumerate(lines) if "In short" in line)
        assert lines[at - 1].strip(" ▄▂▇") == lines[at + 1].strip(" ▄▂▇") == ""
        told = [line.strip(" ▄▂▇▁▃▅▆█") for line in lines[1:-4]]
        assert max(map(len, told)) <= 62

    drive(library, steps, size=size, state=with_answers(answered()))


def test_one_thing_is_shown_at_a_time(library: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_PROJECTOR", "on")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "/passage fixsen2022-01")
        await until_shown(pilot, "fixsen2022-01")
        assert "What would you like to know?" not in shown(app)
        await pilot.press("escape")
        await until_shown(pilot, "What would you like to know?")
        assert "fixsen2022-01" not in shown(app)
        await typed(pilot, "/source fixsen2022")
        await until_shown(pilot, "Fixsen et al. 2022: 4 passages.")
        assert "Filters" not in shown(app).replace("^f Filters", "")
        await pilot.press("tab", "enter")
        await until_shown(pilot, "1 of 4")
        assert ">[ ]" not in shown(app)
        await pilot.press("escape")
        await until_shown(pilot, ">[ ]")
        assert "1 of 4" not in shown(app)

    drive(library, steps)


def test_it_can_be_switched_while_another_screen_is_open(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("f3")
        await until_shown(pilot, "599 passages")
        await pilot.press("ctrl+g")
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert app.screen.has_class("-narrow")
        await pilot.press("ctrl+g")
        await settled(pilot)
        assert app.screen.has_class("-wide")
        await pilot.press("f3")
        await settled(pilot)
        assert app.screen.has_class("-wide")
        assert "CFIR construct" in shown(app)

    drive(library, steps)
