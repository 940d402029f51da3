"""What is drawn when: nobody waits longer than needed for what they asked for."""

from __future__ import annotations

import gc

import pytest

from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.ask import AskScreen
from tests.tui.driving import Driven, drive, settled, shown, typed, until

COVID = "How did services adapt to COVID?"
NEXT = "What helps link workers stay?"


def test_an_answer_does_not_wait_for_the_next_turn_of_drawing(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await settled(pilot)
        drawn = _drawn(app, monkeypatch)
        monkeypatch.setattr(app.screen._update_timer, "resume", lambda: None)
        await typed(pilot, COVID)
        await until(pilot, lambda: any("In short" in screen for screen in drawn))

    drive(library, steps)


def test_an_answer_is_never_drawn_before_its_question_is_in_sight(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, COVID)
        await until(pilot, lambda: app.desk.state.answers)
        await settled(pilot)
        drawn = _drawn(app, monkeypatch)
        await typed(pilot, NEXT)
        await until(pilot, lambda: len(app.desk.state.answers) == 2)
        await settled(pilot)
        begins = app.desk.state.answers[-1].statements[0].text[:40]
        answering = [screen for screen in drawn if begins in screen]
        assert answering
        assert all(screen.splitlines()[1].strip().startswith(NEXT) for screen in answering)

    drive(library, steps)


def test_garbage_is_looked_for_again_once_an_answer_is_there(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = app.screen
        assert isinstance(screen, AskScreen)
        screen.ask(COVID)
        assert not gc.isenabled()
        await until(pilot, lambda: app.desk.state.answers)
        await until(pilot, gc.isenabled)

    drive(library, steps)


def test_garbage_is_looked_for_again_when_the_app_is_left_too_early(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, COVID)

    drive(library, steps)
    assert gc.isenabled()


def _drawn(app: AssistantApp, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is filled with each screen that is drawn from now on."""
    drawn: list[str] = []
    draw = AskScreen._compositor_refresh

    def kept(screen: AskScreen) -> None:
        draw(screen)
        drawn.append(shown(app))

    monkeypatch.setattr(AskScreen, "_compositor_refresh", kept)
    return drawn
