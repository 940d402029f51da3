"""The documents of a pack of the user's own: what each is, again from its file, coded, or away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.text.saying import counted
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.import_wish import ImportWish
from cc_assistant.tui.messages import EvidenceWanted
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.import_files import ImportScreen
from cc_assistant.tui.screens.import_run import ImportRunScreen
from cc_assistant.tui.widgets.key_line import KeyLine
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.import_report import ImportReport
    from cc_assistant.services import Services
    from cc_assistant.tasks.importing import Held

Listed = tuple[Sequence["Held"], Counter[str], bool]


class PackDocumentsScreen(ModalScreen[None]):
    """Lists the documents of a pack.

    Args:
        pack: its id.
        title: as people know it.
    """

    CSS_PATH = "pack_documents.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("documents")]

    def __init__(self, pack: str, title: str) -> None:
        super().__init__()
        self._pack = pack
        self._title = title
        self._held: Sequence[Held] = ()
        self._codings: Counter[str] = Counter()
        self._asked = ""

    def compose(self) -> ComposeResult:
        """The documents, and what is known of the one under the pointer."""
        with Vertical() as box:
            box.border_title = Content(one_line(f"Documents of {self._title}"))
            yield OptionList(markup=False)
            yield PlainText("The documents are being read …", id="about")
            yield KeyLine()

    def on_mount(self) -> None:
        """Read them."""
        self._look()

    def _look(self) -> None:
        def read(services: Services) -> Listed:
            from cc_assistant.knowledge.own_packs import read_manifest

            held = services.importing.documents(self._pack)
            folder = services.coding.pack(self._pack)
            codings = Counter(coding.document for coding in services.coding.codings(folder))
            return held, codings, read_manifest(folder).sensitivity == "confidential"

        desk_of(self).look_after(self, read, self._list)

    def _list(self, found: Listed) -> None:
        self._held, self._codings, closed = found
        mark = " · CONFIDENTIAL" if closed else ""
        self.query_one(Vertical).border_title = Content(one_line(f"Documents of {self._title}{mark}"))
        rows = self.query_one(OptionList)
        at = rows.highlighted or 0
        rows.clear_options()
        rows.add_options([Option(plain(one_line(self._line(held)))) for held in self._held])
        rows.highlighted = min(at, len(self._held) - 1) if self._held else None
        self._tell()

    def _line(self, held: Held) -> str:
        document = held.document
        many = len(document.cuts)
        return f"{document.source.title} · {document.form} · {counted(many, 'passage')}"

    @property
    def _current(self) -> Held | None:
        at = self.query_one(OptionList).highlighted
        return self._held[at] if at is not None and at < len(self._held) else None

    def on_option_list_option_highlighted(self) -> None:
        """Say what is known of it."""
        self._asked = ""
        self._tell()

    def _tell(self) -> None:
        held = self._current
        if held is None:
            self.query_one("#about", PlainText).show("No document is in this pack: i imports some.")
            return
        document, details = held.document, held.document.details
        said = [*details.phase, *details.perspective, details.case or "", details.consent]
        speakers = [one.name for one in document.speakers] if document.form not in {"csv", "xlsx"} else []
        lines = [
            f"{document.id}: from {document.file}, imported {document.imported:%d %B %Y, %H:%M}",
            counted(self._codings[document.id], "coding")
            + (f" · {', '.join(filter(None, said))}" if any(said) else ""),
        ]
        if speakers:
            lines.append(f"There speak: {', '.join(speakers[:12])}{' …' if len(speakers) > 12 else ''}")
        self.query_one("#about", PlainText).show("\n".join(map(one_line, lines)))

    def on_option_list_option_selected(self) -> None:
        """List its passages in Evidence."""
        if held := self._current:
            self.dismiss()
            listed = tuple(entry.id for entry in held.document.cuts)
            self.app.post_message(EvidenceWanted(listed=listed, title=held.document.source.title))

    def action_code(self) -> None:
        """Code the document under the pointer."""
        held = self._current
        self.dismiss()
        wanted = f"{self._pack!r}, {held.document.id!r}" if held else repr(self._pack)
        self.app.call_later(self.app.run_action, f"app.coding({wanted})")

    def action_again(self) -> None:
        """Import the document from its file again; where that is gone, ask for it."""
        held = self._current
        if held is None:
            return

        def go(place: Path | None) -> None:
            if place is None:
                tell(self.app, f"{held.document.file} is not where it was: choose it.")
                self._ask(ImportWish(pack=self._pack))
            else:
                self._run(ImportWish((place,), self._pack))

        desk_of(self).look_after(self, lambda services: services.importing.place(held), go)

    def action_more(self) -> None:
        """Import more documents into the pack."""
        self._ask(ImportWish(pack=self._pack))

    def _ask(self, wish: ImportWish) -> None:
        self.app.push_screen(ImportScreen([self._pack], wish), self._run)

    def _run(self, wish: ImportWish | None) -> None:
        if wish:
            self.app.push_screen(ImportRunScreen(wish), lambda _: self._look())

    def action_report(self) -> None:
        """Show the report of the last import."""

        def show(reports: list[ImportReport]) -> None:
            if reports:
                self.app.push_screen(ImportRunScreen(None, reports[0]))
            else:
                tell(self.app, "No report is kept in this pack.")

        desk_of(self).look_after(self, lambda services: services.importing.reports(self._pack), show)

    def action_remove(self) -> None:
        """Delete the document and its codings, at the second key."""
        held = self._current
        if held is None:
            return
        document = held.document
        if self._asked != document.id:
            self._asked = document.id
            many = self._codings[document.id]
            warning = f"{document.source.title}: press again to delete it and its {counted(many, 'coding')}."
            self.query_one("#about", PlainText).show(Content.styled(one_line(warning), "bold $error"))
            return

        def gone(_: Held) -> None:
            tell(self.app, f"{document.id} is gone; the file {document.file} was left alone.")
            self._look()

        desk_of(self).look_after(self, lambda services: services.importing.remove(document.id), gone)

    def action_close(self) -> None:
        """Close the list."""
        self.dismiss()
