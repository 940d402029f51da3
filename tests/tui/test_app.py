"""The frame around the screens: warming up, what is kept, odd windows, leaving."""

from __future__ import annotations

import asyncio
import re
import threading
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from cc_assistant import paths
from cc_assistant.errors import IndexFault
from cc_assistant.services import Services
from cc_assistant.settings import Settings, load_settings
from cc_assistant.tui import desk as desk_module
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.commands import COMMANDS
from cc_assistant.tui.state import Store
from cc_assistant.tui.theme import NAMES, PREFIX
from cc_assistant.tui.warm import Warmth, warm_up
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.window import Window
from cc_assistant.tui.workers import Job
from tests.tui.driving import Driven, drive, opened, settled, shown, typed, until, until_shown
from tests.tui.frames import drawn


def test_while_the_model_loads_answers_come_by_words_and_the_screen_says_so(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = threading.Event()

    def slow(services: Services) -> Warmth:
        loaded.wait(20)
        return warm_up(services)

    monkeypatch.setattr(desk_module, "warm_up", slow)

    async def run() -> None:
        async with opened(library) as (app, pilot):
            await until_shown(pilot, "Searches by words; the model is loading")
            await typed(pilot, "How did services adapt to COVID?")
            await until(pilot, lambda: app.desk.state.answers)
            assert app.desk.state.answers[0].searched_by == "words"
            await until_shown(pilot, "Found by words only.")
            loaded.set()
            await until_shown(pilot, "Searches by meaning and words")
            await typed(pilot, "/again")
            await until(pilot, lambda: app.desk.state.answers[-1].searched_by != "words")
            assert len(app.desk.state.answers) == 1

    asyncio.run(run())


def test_a_library_that_cannot_be_opened_is_said_with_what_to_do(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Services) -> Warmth:
        raise IndexFault("The folder is locked.", remedy="Choose another with the setting indexes.")

    monkeypatch.setattr(desk_module, "warm_up", broken)

    async def run() -> None:
        async with opened(library) as (_, pilot):
            await until_shown(pilot, "The library cannot be opened")
            await until_shown(pilot, "The folder is locked.")

    asyncio.run(run())


def test_leaving_does_not_wait_for_what_is_under_way(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = threading.Event()
    monkeypatch.setattr(desk_module, "warm_up", lambda _: never.wait(60))

    async def run() -> AssistantApp:
        async with opened(library) as (app, pilot):
            await until(pilot, lambda: app.desk.busy)
            await pilot.press("ctrl+q")
        return app

    try:
        assert asyncio.run(run()).return_code == 0
    finally:
        never.set()


def test_what_arrives_while_the_app_is_left_is_not_shown_any_more(library: Services) -> None:
    shown: list[object] = []

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = app.mode_screen
        assert screen is not None
        job = Job(screen, lambda: "found", shown.append, shown.append)
        job.run()
        await pilot.pause()
        assert shown == ["found"]
        app.exit()
        job.run()
        await pilot.pause()

    drive(library, steps)
    assert shown == ["found"]


def test_colours_and_mode_are_kept(library: Services, kept: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("ctrl+t", "f3")
        await settled(pilot)

    drive(library, steps)
    assert Store(kept).read().mode == "evidence"
    assert load_settings(paths.settings_file(), {}).theme == NAMES[1].removeprefix(PREFIX)


def test_help_lists_every_command(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("f1")
        await settled(pilot)
        told = " ".join(str(widget.visual) for widget in app.screen.query(PlainText))
        assert [command.help for command in COMMANDS if command.help not in told] == []
        await pilot.press("escape")
        assert len(app.screen_stack) == 1

    drive(library, steps)


def test_a_window_that_is_too_small_says_how_large_it_must_be(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.resize_terminal(50, 12)
        await until_shown(pilot, "60 columns wide and 15 rows high")
        await pilot.resize_terminal(60, 15)
        await until_shown(pilot, "What would you like to know?")
        assert "too small" not in shown(app)

    drive(library, steps)


def test_a_window_can_change_its_size_while_an_answer_comes(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "How did services adapt to COVID?")
        for size in ((80, 24), (160, 48), (60, 15), (120, 40)):
            await pilot.resize_terminal(*size)
        await until(pilot, lambda: app.desk.state.answers)
        await until_shown(pilot, "In short")

    drive(library, steps)


def test_what_could_not_be_read_is_told(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.parent.mkdir()
    kept.write_text("not what it was")
    monkeypatch.setattr(desk_module.Desk, "open", lambda _: None)

    async def run() -> None:
        async with opened(Services(Settings())) as (_, pilot):
            await until_shown(pilot, "Starting fresh.")

    asyncio.run(run())


def test_help_finds_what_is_typed_and_tells_of_marks_mouse_and_files(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("f1", *"clipboard nonsense")
        await until_shown(pilot, "Nothing here has these words.")
        app.screen.query_one(Input).value = "basket"
        await until_shown(pilot, "Put the passage in the basket")
        assert "Ctrl+T" not in shown(app)
        for words, told in (
            ("mark [1]", "leads to the very words"),
            ("mouse wheel", "Moves in what is under"),
            ("files log", "cc-assistant.log"),
            ("/glossary", "Say what a word of the field means."),
            ("underlined", "the words that the answer rests on"),
        ):
            app.screen.query_one(Input).value = words
            await until_shown(pilot, told)

    drive(library, steps, size=(80, 24))


def test_a_second_window_says_so_and_shows_what_the_first_put_into_a_basket(
    library: Services, kept: Path
) -> None:
    first = Window(kept, kept)
    store = Store(kept)
    store.write(store.read().toggled("fixsen2022-01"))
    store.close()

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "This is window 2.")
        await until_shown(pilot, "Basket: 1")
        app.desk.change(app.desk.state.toggled("fixsen2022-03"))
        store.write(store.up_to_date(store.read().toggled("fixsen2022-02")))
        store.close()
        app.post_message(events.AppFocus())
        await until_shown(pilot, "Basket: 3")

    drive(library, steps)
    first.close()
    assert set(Store(kept).read().in_basket) == {"fixsen2022-01", "fixsen2022-02", "fixsen2022-03"}


def test_without_colours_everything_is_grey_and_the_focus_is_seen_by_its_edge(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        for key in ("f2", "f3", "f4", "f12"):
            await pilot.press(key)
            await settled(pilot)
            told = drawn([list(line) for line in app.screen._compositor.render_strips()])
            colours = set(re.findall(r"#([0-9a-f]{6})", told))
            assert {c for c in colours if len({c[:2], c[2:4], c[4:]}) > 1} == set()
            assert "\u2588" in told

    drive(library, steps)
