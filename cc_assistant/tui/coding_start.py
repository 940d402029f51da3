"""Opens a document to be coded: asks for pack, document and coder where it is not clear."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.text.saying import counted
from cc_assistant.tui.pack_choice import NOTHING, choose_pack
from cc_assistant.tui.plain_errors import show_error

if TYPE_CHECKING:
    from textual.app import App

    from cc_assistant.domain.document import Document
    from cc_assistant.services import Services
    from cc_assistant.tasks.coding_bench import CodingBench
    from cc_assistant.tui.coding_work import CodingWork
    from cc_assistant.tui.desk import Desk


class CodingStart:
    """Asks one thing after the other, and opens the screen.

    Args:
        app: on whose screen.
        desk: of the app.
    """

    def __init__(self, app: App[Any], desk: Desk) -> None:
        self._app = app
        self._desk = desk
        self._bench: CodingBench | None = None

    def begin(self, pack: str = "", document: str = "") -> None:
        """Ask for a pack and a document, or go on with those of these ids."""
        choose_pack(
            self._app,
            self._desk,
            "Code which pack?",
            lambda one: self._ask_document(one.folder, document),
            named=pack,
            title="Nothing to code",
        )

    def _ask_document(self, pack: Path, wanted: str = "") -> None:
        def look(services: Services) -> tuple[list[Document], dict[str, int]]:
            self._bench = bench = services.coding
            return bench.documents(pack), Counter(one.document for one in bench.codings(pack))

        def ask(found: tuple[list[Document], dict[str, int]]) -> None:
            from cc_assistant.tui.screens.pick import PickScreen

            documents, counts = found
            entries = [(_document_line(one, counts.get(one.id, 0)), one) for one in documents]
            named = documents if len(documents) == 1 else [one for one in documents if one.id == wanted]
            if named:
                self._ask_coder(pack, named[0])
            else:
                self._app.push_screen(
                    PickScreen(f"{pack.name}: code which document?", entries, NOTHING),
                    lambda document: self._ask_coder(pack, document),
                )

        self._desk.look_after(self._app, look, ask)

    def _ask_coder(self, pack: Path, document: Document | None) -> None:
        if document is None or self._bench is None:
            return
        from cc_assistant.coding.deciding import AGREED
        from cc_assistant.tui.screens.write_line import WriteScreen

        here = [one.name for one in self._bench.coders(pack) if one.id != AGREED.id]
        about = f"Who codes? Initials are enough. Here so far: {', '.join(here) or 'nobody'}."
        self._app.push_screen(
            WriteScreen(
                document.source.title,
                about,
                here[0] if len(here) == 1 else "",
                lambda typed: "" if typed else "Please type initials or a name.",
                replace=True,  # or a second coder would become one with the name of the first and their own
            ),
            lambda coder: self.open(pack, document, coder),
        )

    def open(self, pack: Path, document: Document, coder: str | None) -> None:
        """Open a document for a coder."""
        if not coder or self._bench is None:
            return
        bench = self._bench

        def work(_: Services) -> CodingWork:
            from cc_assistant.tui.coding_work import CodingWork

            return CodingWork(bench, pack, document, coder, bench.journal(pack, coder))

        def show(made: CodingWork) -> None:
            from cc_assistant.tui.screens.coding import CodingScreen

            self._app.push_screen(CodingScreen(made))

        self._desk.look_after(self._app, work, show, lambda error: show_error(self._app, error))


def _document_line(document: Document, codings: int) -> str:
    return f"{document.id}  {document.source.title} · {counted(codings, 'coding')}"
