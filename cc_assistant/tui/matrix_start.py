"""Opens the matrix: asks of what it is to be made where that is not clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cc_assistant.tui.pack_choice import pack_line

if TYPE_CHECKING:
    from textual.app import App

    from cc_assistant.domain.matrix import Scope
    from cc_assistant.services import Services
    from cc_assistant.tasks.coding_bench import OwnPack
    from cc_assistant.tui.desk import Desk


def begin_matrix(app: App[Any], desk: Desk, pack: str = "") -> None:
    """Ask for a pack or the library, or go on with the pack of this name, and open the matrix.

    Args:
        app: on whose screen.
        desk: of the app.
        pack: the pack to begin with; "" for none.
    """

    def look(services: Services) -> list[OwnPack]:
        return services.coding.packs()

    def ask(packs: list[OwnPack]) -> None:
        from cc_assistant.domain.matrix import Scope
        from cc_assistant.tui.screens.matrix import MatrixScreen
        from cc_assistant.tui.screens.pick import PickScreen

        def show(scope: Scope | None) -> None:
            if scope is not None:
                app.push_screen(MatrixScreen(scope))

        named = [one.folder.name for one in packs if one.folder.name == pack]
        if named:
            show(Scope(packs=(named[0],)))
            return
        entries = [(pack_line(one), Scope(packs=(one.folder.name,))) for one in packs]
        entries.append(("The library: its coded excerpts", Scope(library=True)))
        if len(packs) > 1:
            entries.append(("All packs of your own", Scope(packs=tuple(one.folder.name for one in packs))))
        entries += [
            (f"{one.folder.name} and the library", Scope(packs=(one.folder.name,), library=True))
            for one in packs
        ]
        app.push_screen(PickScreen("A matrix of what?", entries, ""), show)

    desk.look_after(app, look, ask)
