"""Opens the names of a pack: asks for the pack where it is not clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cc_assistant.tui.plain_errors import tell

if TYPE_CHECKING:
    from textual.app import App

    from cc_assistant.coding_bench import OwnPack
    from cc_assistant.services import Services
    from cc_assistant.tui.desk import Desk

NOTHING = "No pack of your own holds documents yet. Take some in: i in Library, or cc-assistant import."


class NamesStart:
    """Asks for a pack, and opens the screen.

    Args:
        app: on whose screen.
        desk: of the app.
    """

    def __init__(self, app: App[Any], desk: Desk) -> None:
        self._app = app
        self._desk = desk

    def begin(self, pack: str = "") -> None:
        """Ask for a pack, or go on with the one of this name."""

        def look(services: Services) -> list[OwnPack]:
            return services.coding.packs()

        def ask(packs: list[OwnPack]) -> None:
            from cc_assistant.tui.screens.pick import PickScreen

            names = [one.folder.name for one in packs]
            if not names:
                tell(self._app, NOTHING, title="No names to replace")
            elif pack in names or len(names) == 1:
                self._open(pack if pack in names else names[0])
            else:
                entries = [(f"{one.folder.name}  {one.manifest.title}", one.folder.name) for one in packs]
                self._app.push_screen(
                    PickScreen("Replace names in which pack?", entries, NOTHING), self._open
                )

        self._desk.look_after(self._app, look, ask)

    def _open(self, pack: str | None) -> None:
        from cc_assistant.tui.screens.names import NamesScreen

        if pack:
            self._app.push_screen(NamesScreen(pack))
