"""A dialog before passages go to a language model: which address gets which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from cc_assistant.tui.widgets.plain_text import PlainText

if TYPE_CHECKING:
    from cc_assistant.domain.chat import Sending


class AgreeScreen(ModalScreen[bool]):
    """Shows what is about to be sent; returns whether that is agreed to.

    Args:
        sending: what goes where.
    """

    CSS_PATH = "agree.tcss"
    AUTO_FOCUS = "#keep"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "agree", "Send"),
        Binding("escape,n", "dismiss(False)", "Do not send"),
    ]

    def __init__(self, sending: Sending) -> None:
        super().__init__()
        self._sending = sending

    def compose(self) -> ComposeResult:
        """Where it goes, what goes, and the two answers."""
        with Vertical() as box:
            box.border_title = Content("Send this to a language model?")
            box.border_subtitle = "y sends, Esc does not"
            yield PlainText(self._sending.told)
            if self._sending.passages:
                with VerticalScroll(id="passages"):
                    yield PlainText("\n".join(self._sending.passages))
            yield PlainText(self._after, classes="-quiet")
            with Horizontal():
                yield Button("Send", id="send")
                yield Button("Do not send", id="keep")

    @property
    def _after(self) -> str:
        """What holds after a yes, and after a no."""
        if self._sending.words:
            return (
                "So does all that you type in the interview, until you close the assistant."
                " Without a yes this computer reads it alone."
            )
        asked = (
            "You are asked once for each address, until you close the assistant."
            if self._sending.passages
            else "You are asked again before passages go there."
        )
        return f"{asked} Without a yes the passages answer by themselves."

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Take the answer."""
        self.dismiss(event.button.id == "send")

    def action_agree(self) -> None:
        """Send."""
        self.dismiss(result=True)
