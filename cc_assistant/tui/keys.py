"""Which key runs which command now: as it comes, or as the settings have it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cc_assistant.tui.commands import COMMANDS, PLACES
from cc_assistant.tui.modes import MODES

ANYWHERE = "app"
"""The place whose keys work everywhere, so nobody else may have them."""

TAKES_ANY = "-takes-any-key"
"""Class of a screen that takes the next key as it is, whatever it does elsewhere."""

_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_THE_SAME = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+h": "Backspace"}
"""What a terminal cannot tell apart."""

_NAMES = {"enter": "Enter", "escape": "Esc", "pageup": "PageUp", "pagedown": "PageDown"}


@dataclass(frozen=True)
class Keyed:
    """Something that a key runs.

    Attributes:
        id: by which the settings name it.
        place: where it works.
        keys: as they come, with commas between.
        title: in one or two words.
        help: in a sentence.
        typing: whether its key must work while text is typed.
    """

    id: str
    place: str
    keys: str
    title: str
    help: str
    typing: bool


def every() -> Iterator[Keyed]:
    """Yield everything that a key runs, modes first, in the order of the help."""
    for mode in MODES:
        yield Keyed(f"mode.{mode.id}", ANYWHERE, mode.key, mode.title, mode.help, typing=True)
    for place in PLACES:
        for one in COMMANDS:
            if one.place == place:
                yield Keyed(one.id, place, one.key, one.title, one.help, one.typing)


class Keymap:
    """The keys as they are now.

    Args:
        wanted: other keys for some commands, by their ids; what cannot be is left out and told.

    Attributes:
        faults: what cannot be, for people.
    """

    def __init__(self, wanted: Mapping[str, str]) -> None:
        self._entries = {one.id: one for one in every()}
        self._now = {one.id: one.keys for one in self._entries.values()}
        self.changed: dict[str, str] = {}
        self.faults: list[str] = []
        for ident, keys in wanted.items():
            if fault := self._fault_of(ident, split(keys)):
                self.faults.append(fault)
            else:
                self._now[ident] = self.changed[ident] = ",".join(map(normal, split(keys)))
        # Two that change places are no fault, so clashes are looked for when all are known.
        while clash := self._clash():
            ident, fault = clash
            self.faults.append(fault)
            self._now[ident] = self._entries[ident].keys
            del self.changed[ident]

    def keys(self, ident: str) -> tuple[str, ...]:
        """Return the keys of a command, as the program calls them."""
        return split(self._now[ident])

    def named(self, ident: str) -> str:
        """Return the keys of a command as people call them: `Ctrl+S, F7`."""
        return ", ".join(map(key_name, self.keys(ident)))

    def first(self, ident: str) -> str:
        """Return the key that is told where there is room for one."""
        return key_name(self.keys(ident)[0])

    def _fault_of(self, ident: str, keys: Sequence[str]) -> str:
        entry = self._entries.get(ident)
        if entry is None:
            return f"There is no command '{ident}'. {_nearest(ident, self._entries)}"
        if not keys:
            return f"{ident}: there must be a key, such as f7."
        for key in keys:
            if not is_key(key):
                return (
                    f"{ident}: '{key}' is no key. Keys are f1 to f24, letters, and names such as pagedown "
                    "or question_mark, with ctrl+, alt+ or shift+ before them."
                )
            if same := _THE_SAME.get(normal(key)):
                return f"{ident}: a terminal sends '{key}' for {same} too. Take another key."
            if entry.typing and types_something(key):
                return (
                    f"{ident}: '{key}' cannot be its key, as it works while text is typed. "
                    "Take a key such as f7 or ctrl+g."
                )
        return ""

    def _clash(self) -> tuple[str, str] | None:
        taken: dict[tuple[str, str], str] = {}
        for ident in sorted(self._now, key=lambda ident: ident in self.changed):
            place = self._entries[ident].place
            for key in map(normal, self.keys(ident)):
                held = [
                    other
                    for (where, what), other in taken.items()
                    if what == key and (where == place or ANYWHERE in (where, place))
                ]
                if held and ident in self.changed:
                    other = self._entries[held[0]]
                    taker = f"{other.id} ({PLACES[other.place]}: {other.title})"
                    return ident, f"{ident}: {key_name(key)} is taken by {taker}."
                taken[place, key] = ident
        return None


def split(keys: str) -> tuple[str, ...]:
    """Return the keys of a list with commas; the comma itself is called `comma`."""
    return tuple(key.strip() for key in keys.split(",") if key.strip())


def normal(key: str) -> str:
    """Return a key as the program calls it: `Ctrl+S` becomes `ctrl+s`, `?` `question_mark`."""
    from textual.keys import KEY_NAME_REPLACEMENTS

    *held, base = key.split("+") if len(key) > 1 else [key]
    if len(base) == 1 and not base.isalnum():
        name = unicodedata.name(base, "").lower().replace("-", "_").replace(" ", "_")
        base = KEY_NAME_REPLACEMENTS.get(name, name)
    elif len(base) > 1 or held:
        base = base.lower()
    return "+".join([*(one.lower() for one in held), base])


def is_key(key: str) -> bool:
    """Tell whether there is such a key."""
    *held, base = normal(key).split("+")
    known = base in _known() or types_something(base)
    return all(one in _MODIFIERS for one in held) and bool(base) and known


def types_something(key: str) -> bool:
    """Tell whether a key puts a character into a text, or ends or moves in it."""
    from textual.keys import key_to_character

    key = normal(key)
    return (
        len(key) == 1
        or key in {"space", "enter", "tab", "backspace", "delete", "left", "right", "home", "end"}
        or (key.partition("+")[0] not in _MODIFIERS and key not in _known() and bool(key_to_character(key)))
    )


def key_name(key: str) -> str:
    """Return a key as people call it: `Ctrl+S`, `F7`, `PageDown`, `?`."""
    from textual.keys import format_key

    *held, base = key.split("+")
    if base in _NAMES:
        base = _NAMES[base]
    elif len(base) > 1:
        shown = format_key(base)
        base = base.capitalize() if len(shown) > 1 or base in {"up", "down", "left", "right"} else shown
    elif held:
        base = base.upper()
    return "+".join([*(one.capitalize() for one in held), base])


def _known() -> frozenset[str]:
    from textual.keys import Keys

    return frozenset(key.value for key in Keys if not key.value.startswith(("<", "ctrl+", "shift+")))


def _nearest(name: str, names: Iterable[str]) -> str:
    from rapidfuzz import process

    best = process.extractOne(name, list(names), score_cutoff=50)
    return f"Nearest: '{best[0]}'." if best else "The help of the app names them all."
