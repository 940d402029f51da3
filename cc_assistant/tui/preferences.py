"""What the settings say of the app itself, heeded at once: its colours, the large layout, its keys."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cc_assistant import paths
from cc_assistant.errors import SettingsError
from cc_assistant.tui.keys import Keymap
from cc_assistant.tui.messages import PreferencesChanged
from cc_assistant.tui.theme import FIRST, IN_LARGE, NAMES, PREFIX

if TYPE_CHECKING:
    from textual.app import App

    from cc_assistant.settings import Settings

LARGE = "-projector"
"""Class of the app in the large layout."""

_ON = {"1", "true", "on", "yes"}


class Preferences:
    """Applies settings to the app, and changes them. The settings file is the one place that keeps them.

    Args:
        app: is given colours, keys and layout.

    Attributes:
        theme: the colours that are set, as the app calls them.
        projector: whether the large layout is on.
        style: of references; "" until the settings are read.
        keymap: the keys as they are now.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self.theme, self.projector = _at_first_sight()
        self.style = ""
        self._shown = ""
        self.keymap = Keymap({})

    def load(self) -> list[str]:
        """Read the settings; returns what is wrong with the keys. What else is wrong the library says."""
        from cc_assistant.settings_file import SettingsFile

        self._take(SettingsFile().usable())
        return self.keymap.faults

    def show(self) -> None:
        """Give the app its colours, layout and keys."""
        app, theme = self._app, self.theme
        if self.projector and (chosen := app.get_theme(theme)):
            theme = IN_LARGE[chosen.dark]
        if theme != self._shown:
            app.theme = self._shown = theme
        if app.has_class(LARGE) != self.projector:
            app.set_class(self.projector, LARGE)
            app.refresh_css(animate=False)
        app.set_keymap(self.keymap.changed)

    def put(self, key: str, value: Any) -> None:
        """Heed a value and write it into the settings file.

        Raises:
            SettingsError: the value cannot be, or the file is not TOML.
            FileFault: the file cannot be written; the value holds until the app is left.
        """
        from cc_assistant.settings import fault_of
        from cc_assistant.settings_file import SettingsFile

        name = key.partition(".")[2]
        now = SettingsFile().usable()
        held = {**now.keys, name: value} if name else value
        place = "keys" if name else key
        fault = fault_of(place, held) or next(iter(Keymap(held).faults if place == "keys" else ()), "")
        if fault:
            raise SettingsError(fault)
        self._take(type(now).model_validate({**now.model_dump(), place: held}))
        SettingsFile().put(key, value)

    def drop(self, key: str) -> None:
        """Take a value out of the settings file and heed what holds then; errors as above."""
        from cc_assistant.settings_file import SettingsFile

        SettingsFile().drop(key)
        self.load()

    def _take(self, settings: Settings) -> None:
        self.theme, self.projector = f"{PREFIX}{settings.theme}", settings.projector
        self.style = settings.style
        self.keymap = Keymap(settings.keys)
        self.show()
        self._app.post_message(PreferencesChanged())


def _at_first_sight() -> tuple[str, bool]:
    """Return colours and layout as set, unchecked: what checks settings loads after the first frame."""
    told: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        text = paths.settings_file().read_text(encoding="utf-8")
        import tomllib

        told = tomllib.loads(text)
    theme = os.environ.get("CC_ASSISTANT_THEME") or told.get("theme")
    large = os.environ.get("CC_ASSISTANT_PROJECTOR") or told.get("projector", False)
    name = f"{PREFIX}{theme}"
    return name if name in NAMES else FIRST, str(large).lower() in _ON
