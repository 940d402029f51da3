"""Asks which pack of the user's own is meant, where that is not clear."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cc_assistant.text.saying import counted
from cc_assistant.tui.plain_errors import tell

if TYPE_CHECKING:
    from textual.app import App

    from cc_assistant.tasks.coding_bench import OwnPack
    from cc_assistant.tui.desk import Desk

NOTHING = "No pack of your own holds documents yet. Take some in: i in Library, or cc-assistant import."


def choose_pack(
    app: App[Any],
    desk: Desk,
    question: str,
    then: Callable[[OwnPack], object],
    *,
    named: str = "",
    title: str,
) -> None:
    """Go on with a pack: the one of this name, the only one, or the one that is picked.

    Args:
        app: on whose screen.
        desk: of the app.
        question: what to ask where there are several.
        then: goes on; not called where there is no pack, or none is picked.
        title: of the message where there is no pack.
        named: the folder's name; "" for none.
    """

    def picked(pack: OwnPack | None) -> None:
        if pack:
            then(pack)

    def ask(packs: list[OwnPack]) -> None:
        from cc_assistant.tui.screens.pick import PickScreen

        meant = [one for one in packs if one.folder.name == named] or packs
        if not meant:
            tell(app, NOTHING, title=title)
        elif len(meant) == 1:
            then(meant[0])
        else:
            entries = [(pack_line(one), one) for one in meant]
            app.push_screen(PickScreen(question, entries, NOTHING), picked)

    desk.look_after(app, lambda services: services.coding.packs(), ask)


def pack_line(pack: OwnPack) -> str:
    """Return what is listed of a pack: folder, title, documents, who may see it."""
    many = counted(pack.documents, "document")
    return f"{pack.folder.name}  {pack.manifest.title} · {many} · {pack.manifest.sensitivity}"
