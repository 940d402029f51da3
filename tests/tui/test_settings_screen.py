"""The settings as a person changes them in the app."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from cc_assistant import paths
from cc_assistant.errors import FileFault
from cc_assistant.services import Services
from cc_assistant.settings import load_settings
from cc_assistant.settings_file import SETTINGS, SettingsFile
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.preferences import LARGE
from tests.tui.driving import SMALL, Driven, drive, settled, shown, typed, until_said, until_shown


async def go_to(pilot: Driven, key: str) -> None:
    await pilot.press("f12")
    await settled(pilot)
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = [setting.key for setting in SETTINGS].index(key)
    await settled(pilot)


def test_every_setting_is_shown_with_where_it_comes_from(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.settings_file().write_text('# mine\nstyle = "apa"\n')
    monkeypatch.setenv("CC_ASSISTANT_THREADS", "3")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "/settings")
        await settled(pilot)
        assert [setting.key for setting in SETTINGS if setting.key not in shown(app)] == []
        await pilot.press("escape")
        await go_to(pilot, "style")
        await until_said(pilot, f"{paths.settings_file()}, line 2")
        assert "One of: vancouver, harvard, apa" in shown(app)
        assert "A change holds: at once" in shown(app)
        await pilot.press("down")
        await until_shown(pilot, "From: Environment variable CC_ASSISTANT_THREADS")

    drive(library, steps)


def test_a_choice_holds_at_once_and_is_written_with_the_remarks_left(library: Services) -> None:
    file = paths.settings_file()
    file.write_text('# mine\nstyle = "apa" # ours\n')

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await go_to(pilot, "theme")
        await pilot.press("enter", *"light", "enter")
        await until_shown(pilot, "It holds from now on")
        assert app.theme == "cc-light"
        await pilot.press("delete")
        await settled(pilot)
        assert app.theme == "cc-dark"
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.has_class(LARGE)

    drive(library, steps)
    assert file.read_text() == '# mine\nstyle = "apa" # ours\nprojector = true\n'


def test_the_style_of_references_changes_from_now_on(library: Services) -> None:
    before = library.settings

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await go_to(pilot, "style")
        await pilot.press("enter", *"harv", "enter", "escape")
        await settled(pilot)
        await typed(pilot, "/passage fixsen2022-01")
        await until_shown(pilot, "Source")
        assert library.settings.style == "harvard"

    try:
        drive(library, steps)
    finally:
        library.settings = before


def test_a_number_is_checked_as_it_is_typed(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await go_to(pilot, "threads")
        await pilot.press("enter")
        await settled(pilot)
        line = app.screen.query_one(Input)
        line.value = "99"
        await until_shown(pilot, "'threads' = 99 must be less than or equal to 64.")
        await pilot.press("enter")
        await settled(pilot)
        assert app.screen.query_one(Input) is line
        line.value = "2"
        await pilot.press("enter")
        await until_shown(pilot, "It holds from the next start of the app")

    drive(library, steps, size=SMALL)
    assert load_settings(paths.settings_file(), {}).threads == 2


def test_folders_are_added_completed_and_taken_out(library: Services, tmp_path: Path) -> None:
    (tmp_path / "[ours] pack").mkdir()

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await go_to(pilot, "packs")
        await pilot.press("enter")
        await settled(pilot)
        line = app.screen.query_one(Input)
        line.value = str(tmp_path / "nowhere")
        await pilot.press("enter")
        await until_said(pilot, "There is no folder")
        line.value = f"{tmp_path}/[ou"
        await settled(pilot)
        await pilot.press("end", "right", "enter")
        await until_said(pilot, "[ours] pack")
        await pilot.press("escape")
        await until_shown(pilot, "It holds from the next start")
        await until_said(pilot, "[ours] pack")

    drive(library, steps)
    assert load_settings(paths.settings_file(), {}).packs == (tmp_path / "[ours] pack",)


def test_a_command_gets_the_key_that_is_pressed(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await go_to(pilot, "keys")
        await pilot.press("enter", *"ask.earlier", "enter")
        await until_shown(pilot, "Press the key that is to do this.")
        await pilot.press("f1")  # does nothing else here
        await until_shown(pilot, "F1 is taken by app.help")
        await pilot.press("enter", "f10")
        await until_shown(pilot, "Ask, Earlier: F10, from now on.")
        await pilot.press("escape", "escape")
        await until_shown(pilot, "f10 Earlier")
        await go_to(pilot, "keys")
        await pilot.press("enter", *"ask.earlier", "ctrl+d")
        await until_shown(pilot, "Ask, Earlier: Ctrl+R, from now on.")

    drive(library, steps, size=SMALL)
    assert load_settings(paths.settings_file(), {}).keys == {}


def test_a_setting_with_a_fault_is_marked_and_can_be_mended(library: Services) -> None:
    paths.settings_file().write_text('style = "[b]mla[/b]"\n')

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await go_to(pilot, "style")
        assert "! style" in shown(app)
        assert "'style' = '[b]mla[/b]' must be 'vancouver'" in shown(app)
        await pilot.press("enter", *"apa", "enter")
        await until_shown(pilot, "Now: apa")

    drive(library, steps)


def test_a_file_that_cannot_be_written_is_told_and_the_change_holds_for_now(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise FileFault("settings.toml: cannot be written (Read-only file system).")

    monkeypatch.setattr(SettingsFile, "put", refused)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("ctrl+t")
        await until_shown(pilot, "Read-only file system")
        assert app.theme == "cc-light"

    drive(library, steps)
