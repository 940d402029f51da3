"""What the check of the packs found: every fault with its place, or that all is well."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList

from cc_assistant.domain.fault import Fault
from cc_assistant.domain.pack import PackState
from cc_assistant.text.saying import counted
from cc_assistant.tui.library_words import fault_facts, fault_line, held
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.widgets.facts import Facts
from cc_assistant.tui.widgets.plain_text import PlainText, lines, plain


class CheckPanel(Vertical):
    """Lists faults; the one under the cursor is told in full below or beside."""

    def __init__(self) -> None:
        super().__init__(id="check")
        self._faults: tuple[Fault, ...] = ()

    def compose(self) -> ComposeResult:
        """What it came to, the faults, and the one that is chosen."""
        with VerticalScroll(id="verdict", can_focus=False):
            yield PlainText("The packs are being checked …", id="verdict-said")
        with Vertical(id="faults-and-one"):
            yield OptionList(id="faults")
            with VerticalScroll(id="fault"):
                yield Facts()

    def on_mount(self) -> None:
        """Show no list before there is one."""
        self.query_one("#faults-and-one").display = False

    def tell(self, text: str) -> None:
        """Say something in place of the faults."""
        self._show([], plain(text))

    def show(self, packs: Sequence[PackState]) -> None:
        """Show what the check of these packs found."""
        found = [fault for pack in packs for fault in pack.report.faults]
        notes = [plain(f"Note: {note}") for pack in packs for note in pack.report.notes]
        if found:
            head = [
                Content.styled(f"{counted(len(found), 'fault')} found.", "bold $error"),
                Content(
                    "Mend them in the files named, then press r to look again. "
                    "Until then no new index can be built. Enter copies the place."
                ),
            ]
        elif not packs:
            head = [Content("There is nothing to check: no pack is switched on.")]
        else:
            told = [f"{counted(len(packs), 'pack')} checked, without faults:"]
            told += [held(pack.report.counts) for pack in packs]
            head = [Content.styled("All well.", "bold $success"), *(plain(line) for line in told)]
        self._show(found, lines([*head, *notes]), [pack.folder for pack in packs])

    def _show(self, found: Sequence[Fault], said: Content, folders: Sequence[str] = ()) -> None:
        self._faults = tuple(found)
        self.query_one("#verdict-said", PlainText).show(said)
        self.query_one("#faults-and-one").display = bool(found)
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([fault_line(fault, folders) for fault in found])
        if found:
            listed.highlighted = 0
            self.query_one(Facts).show(fault_facts(found[0]))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the fault under the cursor in full."""
        event.stop()
        if event.option_index < len(self._faults):
            self.query_one(Facts).show(fault_facts(self._faults[event.option_index]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Copy the place of a fault, for an editor."""
        event.stop()
        fault = self._faults[event.option_index]
        place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
        self.app.copy_to_clipboard(place)
        tell(self.app, f"Copied: {place}")

    def enter(self) -> None:
        """Go to the faults."""
        if self._faults:
            self.query_one(OptionList).focus()
