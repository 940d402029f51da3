from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from cc_assistant.domain.evidence_table import Reason
from cc_assistant.tui.evidence_finder import Row
from cc_assistant.tui.widgets.result_list import PAGE, ResultList

HOSTILE = (
    "[laughs] [/b] [link=x]y[/link] \x1b[31mred \u202eturned \u05e9\u05dc e\u0301 \U0001f469\u200d\U0001f467 "
)


class Bare(App[None]):
    """Shows a list and answers what it asks for."""

    def __init__(self, row: Row | None = None) -> None:
        super().__init__()
        self.row = row
        self.asked: list[int] = []
        self.moved: list[int] = []

    def compose(self) -> ComposeResult:
        yield ResultList()

    @property
    def results(self) -> ResultList:
        return self.query_one(ResultList)

    def on_result_list_page_wanted(self, message: ResultList.PageWanted) -> None:
        self.asked.append(message.page)
        rows = [
            self.row or Row(f"p{place}", "Able 2020", "p. 4", "A claim.", (Reason(mark="words", says=""),))
            for place in range(message.page * PAGE, (message.page + 1) * PAGE)
        ]
        self.results.take(message.page, rows)

    def on_result_list_moved(self, message: ResultList.Moved) -> None:
        self.moved.append(message.place)

    def shown(self) -> str:
        strips = self.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line).rstrip() for line in strips)


def drive(app: Bare, steps: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    async def run() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            app.results.focus()
            await steps(pilot)

    asyncio.run(run())


def test_of_a_hundred_thousand_passages_only_those_in_sight_are_looked_up() -> None:
    app = Bare()

    async def steps(pilot: Pilot[None]) -> None:
        app.results.show(100_000)
        await pilot.press("end")
        await pilot.pause()
        assert "100,000  Able 2020" in app.shown()
        assert app.results.cursor == 99_999
        await pilot.press("pageup", "home")
        await pilot.pause()
        assert app.shown().startswith(">[ ]  1  Able 2020")
        assert len(app.asked) <= 3

    drive(app, steps)


def test_what_was_looked_up_long_ago_is_let_go() -> None:
    app = Bare()

    async def steps(pilot: Pilot[None]) -> None:
        app.results.show(100_000)
        for page in range(60):
            app.results.cursor = page * PAGE
            await pilot.pause()
        assert app.results.current
        assert app.results.current.id == f"p{59 * PAGE}"
        before = len(app.asked)
        app.results.cursor = 0
        await pilot.pause()
        assert app.asked[before:] == [0]

    drive(app, steps)


def test_keys_move_and_mark_and_never_leave_the_list() -> None:
    app = Bare()

    async def steps(pilot: Pilot[None]) -> None:
        app.results.show(3)
        await pilot.press("up", "space", "j", "space", "down", "down")
        await pilot.pause()
        assert list(app.results.marked) == ["p0", "p2"]
        assert app.results.cursor == 2
        assert app.shown().count("[x]") == 2
        await pilot.press("u", "home")
        assert not app.results.marked
        assert app.moved[-1] == 0

    drive(app, steps)


def test_an_empty_list_takes_every_key() -> None:
    app = Bare()

    async def steps(pilot: Pilot[None]) -> None:
        app.results.show(0)
        await pilot.press("down", "end", "space", "b", "enter", "pagedown", "home")
        assert app.results.current is None

    drive(app, steps)


def test_what_is_in_the_basket_is_told_by_a_sign() -> None:
    app = Bare()

    async def steps(pilot: Pilot[None]) -> None:
        app.results.show(2)
        await pilot.pause()
        app.results.show_basket(["p1"])
        await pilot.pause()
        assert app.shown().count("[ ]#") == 1

    drive(app, steps)


def test_foreign_text_is_never_obeyed_and_never_lost() -> None:
    app = Bare(Row("x", HOSTILE, "p. 4", HOSTILE + "y" * 100_000))

    async def steps(pilot: Pilot[None]) -> None:
        app.results.show(1)
        await pilot.pause()
        assert app.shown().count("[laughs] [/b] [link=x]y[/link] \u241b[31mred") == 2
        assert "\x1b" not in app.shown()
        assert "\u202e" not in app.shown()

    drive(app, steps)
