"""Other keys for commands: what can be, what is told, and that everything on the screen knows of it."""

from __future__ import annotations

import pytest

from cc_assistant import paths
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.keys import Keymap, every, is_key, key_name, normal, split
from tests.tui.driving import Driven, drive, settled, shown, until_shown


def test_everything_has_a_name_of_its_own_and_keys_that_are_keys() -> None:
    entries = list(every())
    assert len({one.id for one in entries}) == len(entries)
    assert [(one.id, key) for one in entries for key in split(one.keys) if not is_key(key)] == []
    assert Keymap({}).faults == []


@pytest.mark.parametrize(
    ("ident", "keys", "says"),
    [
        ("ask.sav", "f7", "There is no command 'ask.sav'. Nearest: 'ask.save'."),
        ("ask.save", "cmd+s", "ask.save: 'cmd+s' is no key. Keys are f1 to f24, letters"),
        ("ask.save", "ctrl++", "is no key"),
        ("ask.save", "", "ask.save: there must be a key, such as f7."),
        ("ask.save", "s", "'s' cannot be its key, as it works while text is typed."),
        ("ask.save", "enter", "cannot be its key"),
        ("ask.save", "ctrl+i", "a terminal sends 'ctrl+i' for Tab too"),
        ("ask.save", "ctrl+r", "ask.save: Ctrl+R is taken by ask.earlier (Ask: Earlier)."),
        ("ask.save", "f1", "F1 is taken by app.help (Everywhere: Help)."),
        ("app.help", "f8", "F8 is taken by ask.again (Ask: Again)."),
        ("mode.ask", "f3", "F3 is taken by mode.evidence"),
    ],
)
def test_what_cannot_be_is_told_and_the_key_stays(ident: str, keys: str, says: str) -> None:
    keymap = Keymap({ident: keys})
    assert len(keymap.faults) == 1
    assert says in keymap.faults[0]
    assert keymap.changed == {}


def test_one_key_may_do_different_things_in_different_places() -> None:
    assert Keymap({"passage.copy": "v", "library.clean": "x"}).faults == []


def test_two_commands_can_change_places() -> None:
    keymap = Keymap({"ask.save": "ctrl+r", "ask.earlier": "Ctrl+S"})
    assert keymap.faults == []
    assert keymap.changed == {"ask.save": "ctrl+r", "ask.earlier": "ctrl+s"}


def test_of_two_that_want_the_same_key_one_has_it() -> None:
    keymap = Keymap({"ask.save": "f10", "ask.earlier": "f10"})
    assert len(keymap.faults) == 1
    assert len(keymap.changed) == 1


def test_keys_are_called_as_people_call_them() -> None:
    names = [key_name(normal(key)) for key in ("ctrl+s", "PageDown", "escape", "?", "G", "g", "f7", "up")]
    assert names == ["Ctrl+S", "PageDown", "Esc", "?", "G", "g", "F7", "Up"]


def test_footer_palette_and_help_show_the_key_that_is_set(library: Services) -> None:
    paths.settings_file().write_text('[keys]\nask.earlier = "f10"\n"mode.library" = "f11"\n')

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "f10 Earlier")
        assert "F11 Library" in shown(app)
        await pilot.press("f10")
        await until_shown(pilot, "Asked before")
        await pilot.press("escape", "ctrl+r")
        await settled(pilot)
        assert "Asked before" not in shown(app)
        await pilot.press("ctrl+p", *"earlier")
        await until_shown(pilot, "Earlier (F10)")
        await pilot.press("escape", "f1")
        await settled(pilot)
        assert "F10" in shown(app)
        assert "F11" in shown(app)

    drive(library, steps)


def test_a_wrong_key_is_told_and_everything_else_works(library: Services) -> None:
    paths.settings_file().write_text('[keys]\nask.sav = "f7"\nask.earlier = "f11"\n')

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "There is no command 'ask.sav'. Nearest: 'ask.save'.")
        assert "f11 Earlier" in shown(app)

    drive(library, steps)
