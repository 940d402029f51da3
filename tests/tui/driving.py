"""Drives the app in a test: opens it, waits for what threads bring, reads what is shown."""

from __future__ import annotations

import asyncio
import faulthandler
import re
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import TypeVar

from textual.pilot import Pilot

from cc_assistant import paths
from cc_assistant.domain.answer import Answer
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.state import State

PATIENCE_S = 30
"""For one thing to come about; long, because a machine may be busy with more than this test."""

LONGEST_S = 120
"""For all the steps of one test."""

SMALL, LARGE = (80, 24), (160, 48)

Driven = Pilot[None]
T = TypeVar("T")


def drive(
    services: Services,
    steps: Callable[[AssistantApp, Driven], Awaitable[None]],
    *,
    size: tuple[int, int] = LARGE,
    state: State | None = None,
) -> AssistantApp:
    """Open the app, wait until it is warm, do the steps, and leave it."""

    async def run() -> AssistantApp:
        async with opened(services, size=size, state=state) as (app, pilot):
            await until(pilot, lambda: app.desk.warmth.full)
            await pilot.pause()
            await steps(app, pilot)
        return app

    return asyncio.run(limited(run()))


async def limited(steps: Awaitable[T]) -> T:
    """Do the steps; fail with what every thread does where they never end."""
    try:
        return await asyncio.wait_for(steps, LONGEST_S)
    except TimeoutError:
        faulthandler.dump_traceback(file=sys.__stderr__ or sys.stderr)
        names = ", ".join(thread.name for thread in threading.enumerate())
        raise AssertionError(
            f"The steps did not end within {LONGEST_S} s. Threads: {names}; see standard error."
        ) from None


@asynccontextmanager
async def opened(
    services: Services, *, size: tuple[int, int] = LARGE, state: State | None = None
) -> AsyncIterator[tuple[AssistantApp, Driven]]:
    """Open the app, with what was kept before if that is given."""
    if state is not None:
        file = paths.app_state()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(state.model_dump_json(), encoding="utf-8")
    app = AssistantApp(services)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield app, pilot


async def until(pilot: Driven, holds: Callable[[], object]) -> None:
    """Wait until something holds; fail with what is shown where it never does."""
    end = monotonic() + PATIENCE_S
    while not holds():
        assert monotonic() < end, f"It never came about. Shown:\n{shown(pilot.app)}"
        await pilot.pause(0.01)
    await pilot.pause()


async def until_shown(pilot: Driven, text: str) -> None:
    """Wait until some text is shown."""
    await until(pilot, lambda: text in shown(pilot.app))


def said(app: object) -> str:
    """Return what is shown without spaces and frames: a long text reads the same wherever it is broken."""
    return re.sub(r"[\s█│]", "", shown(app))


async def until_said(pilot: Driven, text: str) -> None:
    """Wait until some text is shown, however it is broken into lines."""
    await until(pilot, lambda: re.sub(r"\s", "", text) in said(pilot.app))


async def settled(pilot: Driven) -> None:
    """Wait until the screen is the same twice."""
    end = monotonic() + PATIENCE_S
    before = "nothing yet"
    while not (now := shown(pilot.app)) or now != before:
        assert monotonic() < end, f"It never came to rest. Shown:\n{now}"
        before = now
        await pilot.pause()
        await pilot.pause()


def shown(app: object) -> str:
    """Return the screen as lines of text."""
    assert isinstance(app, AssistantApp)
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in strips)


def with_answers(*answers: Answer) -> State:
    """A state in which these answers were given before."""
    return State(answers=answers, asked=tuple(answer.question for answer in answers))


async def typed(pilot: Driven, text: str) -> None:
    """Type a line and send it."""
    from cc_assistant.tui.widgets.question_input import QuestionInput

    pilot.app.screen.query_one(QuestionInput).value = text
    await pilot.press("enter")
