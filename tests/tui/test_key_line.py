"""The line of keys: what can be pressed now, told anew only where it changes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Button, Input
from textual.widgets._footer import FooterKey

from cc_assistant.tui.widgets.key_line import KeyLine

Steps = Callable[["Form", Pilot[None]], Awaitable[None]]


class Special(Input):
    """A field with a key of its own."""

    BINDINGS = [("ctrl+y", "special", "Special")]  # noqa: RUF012

    def action_special(self) -> None:
        """Do something."""


class Form(App[None]):
    """Two things with the same keys, and one with another."""

    BINDINGS = [("f2", "save", "Save")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Button("one", id="one")
        yield Button("two", id="two")
        yield Special(id="special")
        yield KeyLine()

    def action_save(self) -> None:
        """Do something."""

    @property
    def keys(self) -> list[FooterKey]:
        return list(self.query(FooterKey))

    @property
    def told(self) -> list[str]:
        return [key.description for key in self.keys]


def drive(steps: Steps) -> None:
    async def run() -> None:
        app = Form()
        async with app.run_test() as pilot:
            await pilot.pause()
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(run())


def test_a_key_is_told_while_it_can_be_pressed() -> None:
    async def steps(app: Form, pilot: Pilot[None]) -> None:
        app.query_one("#one").focus()
        await pilot.pause()
        assert app.told == ["Save"]
        app.query_one("#special").focus()
        await pilot.pause()
        await pilot.pause()
        assert "Special" in app.told
        app.query_one("#two").focus()
        await pilot.pause()
        await pilot.pause()
        assert app.told == ["Save"]

    drive(steps)


class Many(App[None]):
    """More keys than there is room for."""

    BINDINGS = [  # noqa: RUF012
        *((key, f"do('{key}')", f"Something {key}") for key in "abcdefg"),
        ("f1", "do('help')", "Help"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyLine()

    @property
    def line(self) -> str:
        return "".join(segment.text for segment in self.screen._compositor.render_strips()[-1]).rstrip()


def test_keys_are_told_whole_and_a_sign_stands_for_the_others() -> None:
    async def run() -> None:
        app = Many()
        async with app.run_test(size=(60, 10)) as pilot:
            await pilot.pause()
            await pilot.pause()
            assert app.line == " a Something a  b Something b  c Something c  f1 Help …"
            await pilot.resize_terminal(140, 10)
            await pilot.pause()
            assert app.line.endswith("g Something g  f1 Help")
            await pilot.resize_terminal(40, 10)
            await pilot.pause()
            assert app.line == " a Something a  b Something b  f1 Help …"

    asyncio.run(run())


def test_the_same_keys_are_not_made_again() -> None:
    async def steps(app: Form, pilot: Pilot[None]) -> None:
        app.query_one("#one").focus()
        await pilot.pause()
        await pilot.pause()
        before = app.keys
        app.query_one("#two").focus()
        await pilot.pause()
        await pilot.pause()
        assert app.keys == before

    drive(steps)
