"""Coding: a document, what is coded in it, and what may be; made for hours of work by keyboard."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer

from cc_assistant.errors import CCAssistantError
from cc_assistant.text.quoting import places_of
from cc_assistant.text.saying import counted
from cc_assistant.text.span import Span
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import show_error, tell
from cc_assistant.tui.screens.pick_code import PickCodeScreen, meaning
from cc_assistant.tui.screens.read import ReadScreen
from cc_assistant.tui.screens.write_line import WriteScreen, no_name
from cc_assistant.tui.widgets.coded_text import CodedText
from cc_assistant.tui.widgets.coding_side import KEYS, CodingSide, hand_lines
from cc_assistant.tui.widgets.plain_text import PlainText, fitted, lines, one_line
from cc_assistant.tui.workers import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from cc_assistant.coding.journal import Step
    from cc_assistant.domain.coding import CodeFrame, CodeRef, Coding
    from cc_assistant.domain.suggestion import Suggestion
    from cc_assistant.tui.coding_work import CodingWork

AT_REST_S = 0.15
"""Nobody reads suggestions for words that are still being selected."""

_HANDS = 4  # codings told at once
_TITLE = 60  # cells of the words that a dialog is about


class CodingScreen(ModeScreen):
    """Where one coder codes one document.

    Args:
        work: what is in use; its journal is closed with the screen.
    """

    CSS_PATH = "coding.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coding")]

    def __init__(self, work: CodingWork) -> None:
        super().__init__()
        self.work = work
        self._asking: Job[Any] | None = None
        self._settling: Timer | None = None
        self._asked = ""
        self._sought = ""
        self._count = 0
        self._turns = list(accumulate(unit.kind == "turn" for unit in work.document.units))
        self._found: dict[CodeFrame, tuple[Suggestion, ...]] = {}

    def body(self) -> ComposeResult:
        """Who codes what above; the text; beside or below it what is at hand."""
        yield PlainText(id="head")
        with Container(id="parts"):
            yield CodedText()
            yield CodingSide()

    @property
    def text(self) -> CodedText:
        """The text of the document."""
        return self.query_one(CodedText)

    @property
    def side(self) -> CodingSide:
        """What stands beside it."""
        return self.query_one(CodingSide)

    def on_mount(self) -> None:
        """Go on where the coder was last."""
        self.text.show(self.work.document, self.work.last_place())
        self.side.border_title = "At hand"
        self.text.focus()
        self._show()

    def on_unmount(self) -> None:
        """Let others code under this name."""
        self.work.journal.close()

    def on_resize(self) -> None:
        """Tell as much as there is room for."""
        self.call_after_refresh(self._show)

    # -- what is shown

    def _show(self) -> None:
        codings = self.work.codings
        self._count = len(codings)
        self.text.show_codings(codings, self.work.names)
        self._show_hand()

    def _show_hand(self) -> None:
        work, text = self.work, self.text
        title = f"{work.document.source.title} · {work.coder} codes"
        mark = " · CONFIDENTIAL" if work.manifest.sensitivity == "confidential" else ""
        place = f"{self._place()} · {counted(self._count, 'coding')}{mark}"
        self.query_one("#head", PlainText).show(Content(f"{one_line(title)}\n{one_line(place)}"))
        words = work.words(text.selected)
        here = [text.at_hand] if text.at_hand else text.here
        told: list[Content] = []
        if words:
            told.append(Content(f"{counted(len(words.split()), 'word')} selected."))
        letters = {one.id: text.letter_of(one) for one in here}
        told += hand_lines(here[:_HANDS], letters, work.names)
        if not told:
            told.append(
                Content("Select words: Shift and arrows, s a sentence, t a turn. Enter gives a code.")
            )
        narrow = not self.has_class("-wide")
        self.side.show_hand([Content(" · ").join(told)] if narrow else told)

    def _place(self) -> str:
        """Say where the caret is, with the number that stands beside the turn."""
        units, at = self.work.document.units, self.text.place
        turns = self._turns[-1] if self._turns else 0
        if not turns:
            return f"part {at + 1:,} of {len(units):,}"
        if units[at].kind == "turn":
            return f"turn {self._turns[at]:,} of {turns:,}"
        return f"{units[at].kind} · {counted(turns, 'turn')}"

    def on_coded_text_moved(self) -> None:
        """Tell what is at hand; suggest, once the caret has come to rest."""
        self._show_hand()
        if self.work.words(self.text.selected) != self._asked:
            self.side.offered = ()  # what is shown still is for other words
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(AT_REST_S, self._suggest)

    def _suggest(self) -> None:
        words = self.work.words(self.text.selected)
        if words == self._asked:
            return
        if self._asking:
            self._asking.cancel()
            self._asking = None
        self._asked = words
        if not words:
            self.side.tell("")
            return
        self.side.tell("Looking for codes that may fit …")
        work = self.work
        self._asking = self.desk.look_after(
            self, lambda _: work.suggest(words), self._suggested, self._no_suggestion
        )

    def _suggested(self, found: dict[CodeFrame, tuple[Suggestion, ...]]) -> None:
        self._asking = None
        self._found = found
        self.side.suggest(found, self.work.names, room=self.has_class("-wide"))

    def _no_suggestion(self, error: CCAssistantError) -> None:
        self._asking = None
        self.side.tell(f"No suggestions: {error}")

    # -- coding

    def on_key(self, event: events.Key) -> None:
        """A number takes a suggestion."""
        if event.character and event.character in KEYS and self.text.has_focus:
            place = KEYS.index(event.character)
            if place < len(self.side.offered):
                event.stop()
                self._give((self.side.offered[place],))

    def action_code(self) -> None:
        """Choose codes for what is selected; for nothing selected, the word at the caret."""
        if not self.work.words(self.text.selected):
            self.text.action_take("sentence")
        words = self.work.words(self.text.selected)
        if words:
            title = f"‘{fitted(one_line(words), _TITLE).rstrip()}’"
            self.app.push_screen(PickCodeScreen(title, self.work.names), self._take_codes)

    def _take_codes(self, chosen: tuple[CodeRef, ...] | str | None) -> None:
        if isinstance(chosen, str):
            self._new_code(chosen)
        elif chosen:
            self._give(chosen)

    def _new_code(self, name: str) -> None:
        from cc_assistant.coding.codebook import with_code
        from cc_assistant.domain.coding import CodeRef as Ref

        def made(typed: str | None) -> None:
            if typed is None:
                return

            def make() -> None:
                book, code = with_code(self.work.bench.codebook(self.work.pack), typed)
                self.work.keep(book)
                self._give((Ref(frame="own", id=code.id),))

            self._do(make)

        if name:
            made(name)
        else:
            self.app.push_screen(WriteScreen("A new own code", "What is it called?", fault=no_name), made)

    def _give(self, codes: tuple[CodeRef, ...]) -> None:
        def give() -> None:
            given = self.work.give(self.text.selected, codes)
            if given:
                self.text.at_hand = given[-1]

        self._do(give)

    def _do(self, act: Callable[[], object]) -> None:
        """Do something that is kept, show what came of it, or why it could not be."""
        try:
            act()
        except CCAssistantError as error:
            show_error(self.app, error)
        self._show()

    def _at_hand(self) -> Coding | None:
        coding = self.text.at_hand or next(iter(self.text.here), None)
        if coding is None:
            if self.work.words(self.text.selected):
                said = f"These words have no code yet: {key_of(self, 'coding.code')} gives one."
            else:
                said = f"No coding is here. {key_of(self, 'coding.next')} goes to the next."
            tell(self.app, said)
        return coding

    def _change(self, change: Callable[[Coding], Coding]) -> None:
        if coding := self._at_hand():

            def act() -> None:
                self.text.at_hand = change(coding)

            self._do(act)

    def action_key(self) -> None:
        """Mark the coding as a key quote, or no longer."""
        self._change(self.work.mark_key)

    def action_direction(self) -> None:
        """Say that it tells of a help, a hindrance, both or neither."""
        self._change(self.work.turn)

    def action_memo(self) -> None:
        """Write a memo on the coding."""
        coding = self._at_hand()
        if coding is None:
            return

        def keep(typed: str | None) -> None:
            if typed is not None:
                self._change(partial(self.work.note, memo=typed))

        self.text.at_hand = coding
        name = self.work.names.of(coding.code).name
        self.app.push_screen(WriteScreen(f"Memo: {name}", "Why, or what else?", coding.memo), keep)

    def action_remove(self) -> None:
        """Take the coding away."""
        if coding := self._at_hand():
            self._do(lambda: self.work.take_away(coding))

    def action_undo(self) -> None:
        """Take the last step back, and go where it was."""
        self._do(lambda: self._went(self.work.undo(), "There is nothing to undo."))

    def action_redo(self) -> None:
        """Do again what was taken back, and go where it is."""
        self._do(lambda: self._went(self.work.redo(), "There is nothing to do again."))

    def _went(self, step: Step | None, nothing: str) -> None:
        if step is None:
            tell(self.app, nothing)
            return
        coding = (*step.added, *step.removed)[0]
        if coding.document == self.work.document.id:
            stands = next((one for one in self.work.codings if one.id == coding.id), None)
            self.text.select(Span(coding.start, coding.end), stands)
        else:
            tell(self.app, f"That step was in the document {coding.document}.")

    def action_meaning(self) -> None:
        """Say what the codes at hand mean."""
        here = [self.text.at_hand] if self.text.at_hand else self.text.here
        codes = list(dict.fromkeys(one.code for one in here)) or list(self.side.offered)
        if codes:
            told = [meaning(self.work.names.of(code)) for code in codes]
            gaps = [part for one in told for part in (one, Content(""))]
            self.app.push_screen(ReadScreen("What the codes mean", lines(gaps)))
        else:
            tell(self.app, "No code is here. Select words, or go to a coding.")

    # -- going about

    def action_find(self) -> None:
        """Find words in the document."""
        self.app.push_screen(WriteScreen("Find", "Which words?", self._sought), self._seek)

    def action_again(self) -> None:
        """Find the same words further on."""
        self._seek(self._sought)

    def _seek(self, typed: str | None) -> None:
        if not typed:
            return
        self._sought = typed
        found = places_of(typed, self.work.document.text, any_case=True)
        if not found:
            tell(self.app, f"‘{typed}’ does not stand here.")
            return
        after = self.text.selected.start
        place = next((n for n, one in enumerate(found) if one.start > after), 0)
        self.text.select(found[place])
        tell(self.app, f"{place + 1} of {len(found)}.")

    def action_step(self, step: int) -> None:
        """Go to the next coding, or the one before."""
        self.text.action_coding(step)

    def action_documents(self) -> None:
        """Leave the document, and choose another."""
        from cc_assistant.tui.coding_start import CodingStart

        pack = self.work.pack.name
        self.dismiss()
        CodingStart(self.app, self.desk).begin(pack)

    def action_agreement(self) -> None:
        """See how far coders of the pack agree."""
        from cc_assistant.tui.screens.agreement import AgreementScreen

        self.app.push_screen(AgreementScreen(self.work.bench, self.work.pack))

    def action_matrix(self) -> None:
        """See what was coded in the pack as a matrix."""
        from cc_assistant.domain.matrix import Scope
        from cc_assistant.tui.screens.matrix import MatrixScreen

        self.app.push_screen(MatrixScreen(Scope(packs=(self.work.pack.name,))))

    def action_codebook(self) -> None:
        """See and change the own codes."""
        from cc_assistant.tui.screens.codebook import CodebookScreen

        self.app.push_screen(CodebookScreen(self.work), lambda _: self._show())

    def action_back(self) -> None:
        """Select nothing; where nothing is selected, leave."""
        if self.work.words(self.text.selected) or self.text.at_hand:
            self.text.action_let_go()
        else:
            self.dismiss()
