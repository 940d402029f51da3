"""Phones: choose an address for them, and show the code that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.errors import CCAssistantError
from cc_assistant.phones.addresses import Address, own_addresses
from cc_assistant.phones.qr import qr_lines
from cc_assistant.text.saying import counted
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.tui.workshop_door import Door

ABOUT = (
    "People can answer on their phones, without an account and without the internet: their phones have to be "
    "on the same network as this computer. Who has the code can join and sees the question that is open, "
    "nobody else's answers. Answers travel unencrypted over this network and are kept on this computer only. "
    "The door shuts when you leave the workshop."
)
_BESIDE = 7
"""Rows around the code."""


class PhonesScreen(ModalScreen[None]):
    """Opens and shuts the door, and shows the way in.

    Args:
        door: of the workshop.
    """

    AUTO_FOCUS = ""  # never a list that is not in sight: Enter would open the door elsewhere
    CSS_PATH = "workshop_phones.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back"),
        Binding("enter", "dismiss", "Back", show=False),
        Binding("x", "shut", "Shut"),
    ]

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._addresses: tuple[Address, ...] = ()

    def compose(self) -> ComposeResult:
        """The code with its link, or the addresses to choose from."""
        with Vertical(id="shut"):
            yield PlainText("Answer by phone", classes="-heading")
            yield PlainText(ABOUT)
            yield PlainText("Choose the address of this computer that they can reach:", classes="-heading")
            yield OptionList(id="addresses", markup=False)
            yield PlainText(id="trouble")
            yield PlainText("Enter opens the door. Esc goes back.", classes="-quiet")
        with Vertical(id="open"):
            yield PlainText("Scan this, or open the address below", id="how")
            yield PlainText(id="code")
            yield PlainText(id="link")
            yield PlainText(id="joined")
            yield PlainText("Enter goes on with the workshop; x shuts the door.", id="keys")

    def on_mount(self) -> None:
        """Look for addresses, and follow who joins."""
        self._addresses = own_addresses()
        entries = self.query_one(OptionList)
        entries.add_options(
            [
                Option(
                    Content.assemble((one.address, "bold"), plain(f"  {one.reach}  ({one_line(one.card)})"))
                )
                for one in self._addresses
            ]
        )
        entries.highlighted = 0 if self._addresses else None
        self.set_interval(0.5, self._follow)
        self.show()

    def show(self) -> None:
        """Show how it is now."""
        opened = bool(self._door.link)
        self.set_class(opened, "-open")
        self.query_one(OptionList).disabled = opened
        if opened:
            self.query_one("#code", PlainText).show(self._code())
            self.query_one("#link", PlainText).show(plain(self._door.link, "bold"))
            self._follow()
            self.set_focus(None)
        else:
            self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """Draw the code as large as there is room."""
        if self._door.link:
            self.query_one("#code", PlainText).show(self._code())

    def _code(self) -> Content:
        wide, high = self.app.size
        large = qr_lines(self._door.link, large=True)
        fits = len(large) + _BESIDE <= high and len(large[0]) <= wide
        return lines([Content(line) for line in (large if fits else qr_lines(self._door.link))])

    def _follow(self) -> None:
        reach = next((one.reach for one in self._addresses if one.address == self._door.address), "")
        told = f"{counted(self._door.joined, 'phone')} joined."
        self.query_one("#joined", PlainText).show(f"{told} Can reach it: {reach}." if reach else told)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the door."""
        event.stop()
        try:
            await self._door.open(self._addresses[event.option_index].address)
        except CCAssistantError as error:
            self.query_one("#trouble", PlainText).show(str(error))
        else:
            self.show()

    async def action_shut(self) -> None:
        """Shut the door."""
        if self._door.link:
            await self._door.shut()
            self.show()
