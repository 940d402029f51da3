"""Settings: what each is, where it comes from, and a way to change it; all follows from the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.errors import CCAssistantError
from cc_assistant.settings import fault_of, variable_of
from cc_assistant.settings_file import Held, SettingsFile, read_value, shown
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import Desk, desk_of
from cc_assistant.tui.screens.change import ChangeScreen, FoldersScreen
from cc_assistant.tui.screens.change_keys import KeysScreen
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain

_KEY, _VALUE = 10, 30


class SettingsScreen(ModalScreen[None]):
    """Lists the settings; Enter changes the one under the cursor."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]

    def __init__(self) -> None:
        super().__init__()
        self._held: tuple[Held, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and what is said of the setting under the cursor."""
        with Vertical() as box:
            box.border_title = "Settings"
            keys = self._desk.preferences.keymap
            out, close = keys.first("settings.take-out"), keys.first("settings.close")
            box.border_subtitle = f"Enter changes, {out} takes out, {close} closes"
            yield OptionList(id="settings", markup=False)
            yield PlainText(id="about")
            yield PlainText(id="said", classes="-said")

    def on_mount(self) -> None:
        """List the settings."""
        self._list()
        self.query_one(OptionList).focus()

    @property
    def _desk(self) -> Desk:
        return desk_of(self)

    @property
    def _at(self) -> Held | None:
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self._held) else self._held[at]

    def _list(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        try:
            self._held = SettingsFile().held()
        except CCAssistantError as error:
            self._say(str(error))
            return
        options.clear_options()
        options.add_options([Option(_row(held)) for held in self._held])
        options.highlighted = at
        self._tell_of(self._at)

    def on_option_list_option_highlighted(self) -> None:
        """Tell of the setting under the cursor."""
        self._tell_of(self._at)

    def _tell_of(self, held: Held | None) -> None:
        self.query_one("#about", PlainText).show(lines(list(_about(held))) if held else "")

    def _say(self, text: str) -> None:
        self.query_one("#said", PlainText).show(text)

    # -- changing

    def on_option_list_option_selected(self) -> None:
        """Change the setting under the cursor, each kind in its own way."""
        held = self._at
        if held is None:
            return
        setting = held.setting
        kept = partial(self._put, held)
        if setting.kind == "switch":
            kept(not held.value)
        elif setting.kind == "choice":
            entries = [(f"{name}{' (now)' if name == held.value else ''}", name) for name in setting.choices]
            self.app.push_screen(PickScreen(setting.text, entries, ""), self._unless_none(kept))
        elif setting.kind == "folders":
            self.app.push_screen(
                FoldersScreen(setting.text, list(map(str, held.value))), self._unless_none(kept)
            )
        elif setting.kind == "keys":
            self.app.push_screen(KeysScreen(), lambda _: self._list())
        else:
            self.app.push_screen(
                ChangeScreen(
                    f"{setting.key}: {setting.text}",
                    "" if held.value is None else str(held.value),
                    lambda typed: fault_of(setting.key, read_value(setting, [typed])),
                    folders=setting.kind == "folder" or setting.key == "model",
                ),
                self._unless_none(lambda typed: kept(read_value(setting, [typed]))),
            )

    def _unless_none(self, then: Callable[[Any], object]) -> Callable[[Any], None]:
        def take(value: Any) -> None:
            if value is not None:
                then(value)

        return take

    def _put(self, held: Held, value: Any) -> None:
        self._change(held, lambda: self._desk.preferences.put(held.setting.key, value))

    def action_unset(self) -> None:
        """Take the setting out of the file."""
        held = self._at
        if held and held.origin == "file":
            self._change(held, lambda: self._desk.preferences.drop(held.setting.key))
        elif held:
            self._say(f"{held.setting.key} is not set in {SettingsFile().file}.")

    def _change(self, held: Held, change: Callable[[], None]) -> None:
        setting = held.setting
        try:
            change()
        except CCAssistantError as error:
            self._list()
            self._say(str(error))
            return
        self._desk.heed_style()
        self._list()
        if held.origin == "environment":
            when = f"It holds until you leave; then the variable {variable_of(setting.key)} decides again."
        elif setting.at_once:
            when = "It holds from now on."
        else:
            when = "It holds from the next start of the app."
        self._say(f"{when} Written to {SettingsFile().file}.")

    def action_close(self) -> None:
        """Close the settings."""
        self.dismiss()


def _row(held: Held) -> Content:
    value = one_line(held.shown)
    if len(value) > _VALUE:
        value = f"{value[: _VALUE - 1]}…"
    where = {"default": "", "file": "set", "environment": "variable"}[held.origin]
    mark = "!" if held.fault else " "
    return Content.assemble(
        f"{mark} ", (held.setting.key.ljust(_KEY), "bold"), " ", value.ljust(_VALUE), "  ", where
    )


def _about(held: Held) -> Iterator[Content]:
    setting = held.setting
    yield plain(setting.text)
    if held.fault:
        yield plain(f"What is set cannot be used: {held.fault}", "bold $error")
    if setting.choices:
        yield Content.assemble(("One of: ", "bold"), ", ".join(setting.choices))
    yield Content.assemble(("Now: ", "bold"), plain(held.shown))
    yield Content.assemble(("From: ", "bold"), plain(held.source))
    yield Content.assemble(("As it comes: ", "bold"), shown(setting.default))
    yield Content.assemble(
        ("A change holds: ", "bold"), "at once" if setting.at_once else "from the next start of the app"
    )
