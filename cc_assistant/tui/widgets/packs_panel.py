"""The packs that are asked: what each is, what it holds, and whether it passes its check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.message import Message

from cc_assistant import paths
from cc_assistant.domain.pack import PackState
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.library_words import pack_facts, pack_title
from cc_assistant.tui.widgets.facts import Facts
from cc_assistant.tui.widgets.plain_text import PlainText, one_line


class PackCard(VerticalGroup, can_focus=True):
    """One pack; Enter or a click opens what it holds, or its faults."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "Open")]

    class Opened(Message):
        """Someone wants to go on from a pack."""

        def __init__(self, pack: PackState) -> None:
            super().__init__()
            self.pack = pack

    def __init__(self, pack: PackState) -> None:
        super().__init__()
        self.pack = pack
        self.border_title = Content(one_line(pack_title(pack)))
        self.own = Path(pack.folder).parent == paths.user_packs()
        """Whether it is one of the user's own."""

    def on_mount(self) -> None:
        """Say what can be done with it."""
        opens = "faults" if self.pack.report.faults else "passages"
        if self.own:
            names = ("documents", "code", "matrix", "names", "sharing")
            keys = " · ".join(f"{key_of(self, f'library.{name}')} {name}" for name in names)
            self.border_subtitle = Content(f"{keys} · Enter {opens}")
        else:
            self.border_subtitle = f"Enter lists its {opens}"

    def compose(self) -> ComposeResult:
        """All that is known of it."""
        yield Facts(pack_facts(self.pack))

    def action_open(self) -> None:
        """Tell that someone wants to go on."""
        self.post_message(self.Opened(self.pack))

    def on_click(self) -> None:
        """A click on the card that has the focus opens it."""
        if self.has_class("-clicked"):
            self.action_open()
        self.add_class("-clicked")

    def on_blur(self) -> None:
        """Forget the click."""
        self.remove_class("-clicked")


class PacksPanel(VerticalScroll, can_focus=False):
    """Lists the packs."""

    def compose(self) -> ComposeResult:
        """Say that the packs are being read, until they are."""
        yield PlainText("The packs are being read …", id="packs-said")

    def tell(self, text: str) -> None:
        """Say something in place of the packs."""
        self.query(PackCard).remove()
        said = self.query_one("#packs-said", PlainText)
        said.display = True
        said.show(text)

    def show(self, packs: Sequence[PackState]) -> None:
        """Show packs."""
        focused = any(card.has_focus for card in self.query(PackCard))
        self.tell("" if packs else "No pack is switched on. The setting 'knowledge' names the main one.")
        self.query_one("#packs-said").display = not packs
        cards = [PackCard(pack) for pack in packs]
        self.mount_all(cards)
        if focused and cards:
            cards[0].focus()

    def enter(self) -> None:
        """Go to the first pack."""
        for card in self.query(PackCard):
            card.focus()
            return
