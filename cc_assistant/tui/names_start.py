"""Opens the names of a pack: asks for the pack where it is not clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cc_assistant.tui.pack_choice import choose_pack

if TYPE_CHECKING:
    from textual.app import App

    from cc_assistant.tasks.coding_bench import OwnPack
    from cc_assistant.tui.desk import Desk


def begin_names(app: App[Any], desk: Desk, pack: str = "") -> None:
    """Ask for a pack, or go on with the one of this name, and open its names.

    Args:
        app: on whose screen.
        desk: of the app.
        pack: the name of its folder; "" for none.
    """

    def show(chosen: OwnPack) -> None:
        from cc_assistant.tui.screens.names import NamesScreen

        app.push_screen(NamesScreen(chosen.folder.name))

    choose_pack(app, desk, "Replace names in which pack?", show, named=pack, title="No names to replace")
