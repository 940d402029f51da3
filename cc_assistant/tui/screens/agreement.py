"""Agreement: how far coders agree, and the words on which they do not, to be decided one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, get_args

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.agreement_told import disagreement_told, row_told, table_told
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import show_error
from cc_assistant.tui.screens.pick_code import PickCodeScreen, meaning
from cc_assistant.tui.screens.read import ReadScreen
from cc_assistant.tui.widgets.plain_text import PlainText, fitted, lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.coding.deciding import Decisions
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.agreement import AgreementReport, AgreementUnit, Disagreement
    from cc_assistant.domain.coding import CodeRef
    from cc_assistant.domain.document import Document
    from cc_assistant.domain.pack import Manifest
    from cc_assistant.services import Services
    from cc_assistant.tasks.coding_bench import CodingBench


_TITLE = 60  # cells of the words that a dialog is about


class _Compared(NamedTuple):
    manifest: Manifest
    report: AgreementReport
    documents: dict[str, Document]
    names: CodeNames
    people: dict[str, str]
    decisions: Decisions


class AgreementScreen(ModeScreen):
    """Where a team sees how far it agrees, and settles the rest.

    Args:
        bench: of packs and journals.
        pack: folder of the pack.
    """

    CSS_PATH = "agreement.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("agreement")]

    def __init__(self, bench: CodingBench, pack: Path) -> None:
        super().__init__()
        self._bench = bench
        self._pack = pack
        self._unit: AgreementUnit = "character"
        self._compared: _Compared | None = None

    def body(self) -> ComposeResult:
        """The table above; disagreements, and the one under the pointer, below."""
        with VerticalScroll(id="table", classes="-focusable"):
            yield PlainText("The codings are being compared …", id="told")
        with Container(id="parts"):
            yield OptionList(id="differing", markup=False)
            with VerticalScroll(id="one", can_focus=False):
                yield PlainText(id="words")

    @property
    def rows(self) -> OptionList:
        """The disagreements."""
        return self.query_one("#differing", OptionList)

    def on_mount(self) -> None:
        """Compare."""
        self.rows.focus()
        self._compare()

    def _compare(self) -> None:
        bench, pack, unit = self._bench, self._pack, self._unit

        def compare(_: Services) -> _Compared:
            from cc_assistant.knowledge.own_packs import read_manifest

            return _Compared(
                read_manifest(pack),
                bench.agreement(pack, unit=unit),
                {one.id: one for one in bench.documents(pack)},
                bench.names(pack),
                {one.id: one.name for one in bench.coders(pack)},
                bench.decisions(pack),
            )

        self.desk.look_after(self, compare, self._take, self._cannot)

    def _cannot(self, error: CCAssistantError) -> None:
        self.query_one("#told", PlainText).show(f"{error}")

    def _take(self, compared: _Compared) -> None:
        self._compared = compared
        mark = " · CONFIDENTIAL" if compared.manifest.sensitivity == "confidential" else ""
        title = plain(one_line(f"{compared.manifest.title}{mark}"))
        table = table_told(compared.report, compared.names, compared.people, room=self.has_class("-wide"))
        self.query_one("#told", PlainText).show(lines([title, table]))
        self._list()

    def _list(self) -> None:
        assert self._compared
        report, decisions = self._compared.report, self._compared.decisions
        differing = report.disagreements
        at = self.rows.highlighted
        self.rows.clear_options()
        told = (row_told(n, one, decisions.of(one)) for n, one in enumerate(differing, start=1))
        self.rows.add_options([Option(plain(line)) for line in told])
        done = sum(decisions.of(one) is not None for one in differing)
        self.rows.border_title = f"{len(differing)} coded differently, {done} decided"
        self.rows.highlighted = min(at or 0, len(differing) - 1) if differing else None
        self._show()

    @property
    def _current(self) -> Disagreement | None:
        at = self.rows.highlighted
        differing = self._compared.report.disagreements if self._compared else ()
        return differing[at] if at is not None and at < len(differing) else None

    def on_option_list_option_highlighted(self) -> None:
        """Show the words under the pointer."""
        self._show()

    def _show(self) -> None:
        one, compared = self._current, self._compared
        words = self.query_one("#words", PlainText)
        if one is None or compared is None:
            words.show("There is nothing that was coded differently." if compared else "")
            return
        words.show(
            disagreement_told(
                one,
                compared.documents[one.document],
                compared.decisions.of(one),
                compared.names,
                compared.people,
                room=self.has_class("-wide"),
            )
        )

    # -- deciding

    def on_key(self, event: events.Key) -> None:
        """A number takes what that coder gave."""
        one = self._current
        if one and event.character and event.character.isdecimal():
            place = int(event.character) - 1
            if 0 <= place < len(one.codes):
                event.stop()
                self._decide(list(one.codes.values())[place])

    def action_both(self) -> None:
        """Take every code that somebody gave."""
        if one := self._current:
            self._decide(tuple(dict.fromkeys(code for codes in one.codes.values() for code in codes)))

    def action_none(self) -> None:
        """Take no code at all."""
        self._decide(())

    def action_open_again(self) -> None:
        """Take the decision back."""
        self._decide(None)

    def action_code(self) -> None:
        """Choose other codes."""

        def chosen(codes: tuple[CodeRef, ...] | str | None) -> None:
            if codes and not isinstance(codes, str):
                self._decide(codes)

        if self._compared and self._current:
            words = fitted(one_line(" ".join(self._current.words.split())), _TITLE).rstrip()
            self.app.push_screen(PickCodeScreen(f"‘{words}’", self._compared.names, new=False), chosen)

    def _decide(self, codes: tuple[CodeRef, ...] | None) -> None:
        one, compared = self._current, self._compared
        if one is None or compared is None:
            return
        try:
            self._bench.decide(self._pack, compared.documents[one.document], one, codes)
        except CCAssistantError as error:
            show_error(self.app, error)
            return
        self._compared = compared._replace(decisions=self._bench.decisions(self._pack))
        at = self.rows.highlighted or 0
        self._list()
        if codes is not None:
            self.rows.highlighted = min(at + 1, len(compared.report.disagreements) - 1)
            self._show()

    # -- going about

    def action_unit(self) -> None:
        """Compare the next unit."""
        from cc_assistant.domain.agreement import AgreementUnit

        units = get_args(AgreementUnit)
        self._unit = units[(units.index(self._unit) + 1) % len(units)]
        self._compare()

    def action_meaning(self) -> None:
        """Say what the codes mean."""
        if self._compared and (one := self._current):
            codes = dict.fromkeys(code for given in one.codes.values() for code in given)
            told = [meaning(self._compared.names.of(code)) for code in codes]
            self.app.push_screen(ReadScreen("What the codes mean", lines(told)))

    def action_back(self) -> None:
        """Go back to the text."""
        self.dismiss()
