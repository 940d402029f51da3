"""Reads a saved basket back into the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.errors import FileFault, InputError
from cc_assistant.text.saying import counted
from cc_assistant.tui.screens.open_file import name_of
from cc_assistant.tui.state import State
from cc_assistant.tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from cc_assistant.services import Services

LONGEST_NAME = 60
LARGEST = 25 * 1024 * 1024
_NAMED = 3


class ReadBasket(NamedTuple):
    """A basket that was read: its name, the passages that are in the library, and those that are not."""

    name: str
    held: tuple[str, ...]
    missing: tuple[str, ...]

    def said(self, name: str) -> str:
        """Say what was read, under the name that it was given."""
        text = f"'{name}': {counted(len(self.held), 'passage')} read."
        if self.missing:
            named = ", ".join(one_line(ident)[:40] for ident in self.missing[:_NAMED])
            more = f" and {len(self.missing) - _NAMED} more" if len(self.missing) > _NAMED else ""
            text += f" Not in the library: {named}{more}."
        return text


def read_saved(file: Path, services: Services) -> ReadBasket:
    """Read a basket from a file; called beside the screen.

    Raises:
        FileFault: the file cannot be read.
        InputError: it is no basket, or none of its passages is in the library.
    """
    from cc_assistant.export.basket_file import read_basket

    try:
        if file.stat().st_size > LARGEST:
            raise InputError(f"'{file.name}' is larger than {LARGEST // 1024 // 1024} megabytes.")
        content = file.read_bytes()
    except OSError as error:
        raise FileFault(f"'{file}' cannot be read: {error.strerror}.") from error
    own_name = name_of(file)
    saved = read_basket(content, own_name + file.suffix)
    known = services.mended(lambda: services.shelf.passages(saved.ids))
    held = tuple(ident for ident in saved.ids if ident in known)
    if not held:
        raise InputError(
            f"'{own_name}' names no passage of this library.",
            remedy="Take a table that was saved as JSON or CSV, or a list of ids.",
        )
    name = " ".join((saved.name or own_name).split())[:LONGEST_NAME].strip()
    return ReadBasket(name, held, tuple(ident for ident in saved.ids if ident not in known))


def with_basket(state: State, read: ReadBasket) -> State:
    """Return the state with the basket in use; it gets a number where its name is taken."""
    name, at = read.name, 1
    while state.baskets.get(name, read.held) not in {(), read.held}:
        at += 1
        name = f"{read.name} {at}"
    return state.changed(baskets={**state.baskets, name: read.held}, basket=name)
