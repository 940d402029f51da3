"""A passage exactly as stored, the quoted words marked, with its source and what it is coded with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from cc_assistant.tui.answer_parts import READ, spans_of
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import desk_of, key_of
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.plain_text import QUOTED, PlainText, lines, marked, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer
    from cc_assistant.domain.passage import Field
    from cc_assistant.tui.evidence_finder import Row
    from cc_assistant.tui.opened import Nearby, ShownPassage

FIELDS: tuple[Field, ...] = ("claim", "text")
FOUND, WORD = "underline", "bold"
"""Styles of the sentence that was found, and of the words of the question."""


class PassagePanel(VerticalScroll, can_focus=True):
    """Shows one passage; the keys of "passage" act on it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("passage")]

    class OtherWanted(Message):
        """The next passage of the answer is wanted, or the one before."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(id="passage")
        self.shown: ShownPassage | None = None
        self._answer: Answer | None = None
        self._found: Row | None = None
        self._defined = False

    def compose(self) -> ComposeResult:
        """The passage, its codes, and what was looked up beside it."""
        yield PlainText(id="stored")
        yield PlainText(id="facts")
        yield PlainText(id="codes")

    def show(
        self, shown: ShownPassage, answer: Answer | None, place: str = "", found: Row | None = None
    ) -> None:
        """Show a passage.

        Args:
            shown: the passage with its source.
            answer: the answer whose quotes are marked in it, if it is cited in one.
            place: which of how many, for the lower edge.
            found: why it was found, and where the question was found in it, if that is so.
        """
        self.shown = shown
        self._answer = answer
        self._found = found
        self._defined = False
        mark = "CONFIDENTIAL · " if shown.confidential else ""
        self.border_title = Content(one_line(f"{mark}{shown.short} · {shown.passage.id}"))
        self.border_subtitle = Content(place)
        self.query_one("#stored", PlainText).show(self._stored())
        self.query_one("#facts", PlainText).show(lines(list(self._facts())))
        self._show_codes()
        self.query(".nearby").remove()
        self.scroll_home(animate=False)

    def _stored(self) -> Content:
        assert self.shown
        passage = self.shown.passage
        claim = self._marked("claim")
        text = self._marked("text")
        return lines([claim, Content(""), text]) if passage.claim else text

    def _marked(self, field: Field) -> Content:
        """Return a field of the passage, what is quoted or was found in it set apart."""
        assert self.shown
        style = FOUND if self._found else QUOTED
        content = marked(self.shown.passage.field(field), self._spans(field), style)
        for word in self._found.words if self._found else ():
            if word.field == field:
                content = content.stylize(WORD, word.start, word.end)
        return content

    def _spans(self, field: Field) -> list[tuple[int, int]]:
        """Return what is quoted of a field, or the sentence that was found in it."""
        assert self.shown
        best = self._found.best if self._found else None
        if best is not None:
            return [(best.start, best.end)] if best.field == field else []
        return spans_of(self._answer, self.shown.passage.id, field)

    def _facts(self) -> Iterator[Content]:
        assert self.shown
        passage, source = self.shown.passage, self.shown.source
        if self._found and self._found.why:
            yield Content("")
            yield Content.styled("Why it was found", "bold $primary")
            yield from (plain(reason.says) for reason in self._found.why)
        yield Content("")
        yield Content.styled("Source", "bold $primary")
        yield plain(self.shown.reference)
        yield _fact("Where", passage.locator)
        yield _fact("Read", READ[source.read])
        if self.shown.confidential:
            yield _fact("Pack", f"{passage.pack}, confidential: show it only to those who may read it.")
        if passage.confidence == "inferred":
            yield _fact("Note", "This is our reading of the source; it does not say so itself.")
        if passage.note:
            yield _fact("Coder's remark", passage.note)
        if desk_of(self).state.in_basket and passage.id in desk_of(self).state.in_basket:
            yield _fact("Basket", f"It is in {desk_of(self).state.basket}.")

    def _show_codes(self) -> None:
        assert self.shown
        passage = self.shown.passage
        told = [Content(""), Content.styled("Coded as", "bold $primary")]
        facts = (
            ("Direction", passage.direction),
            ("Phase", ", ".join(passage.phase)),
            ("Time", "" if passage.pandemic == "not-specific" else f"{passage.pandemic} the pandemic"),
            ("Told by", ", ".join(who.replace("-", " ") for who in passage.perspective)),
        )
        told += [_fact(name, value) for name, value in facts if value]
        for code in self.shown.codes:
            told.append(_fact(code.frame, code.name))
            if self._defined:
                told.append(plain(f"  {code.definition}"))
        if self.shown.codes and not self._defined:
            told.append(Content(f"Press {key_of(self, 'passage.codes')} for what the codes mean."))
        self.query_one("#codes", PlainText).show(lines(told))

    def action_other(self, step: int) -> None:
        """Show another passage of the answer."""
        self.post_message(self.OtherWanted(step))

    def action_codes(self) -> None:
        """Show or hide what the codes mean."""
        if self.shown:
            self._defined = not self._defined
            self._show_codes()

    def action_alike(self) -> None:
        """Find passages that say much the same."""
        if self.shown:
            passage = self.shown.passage
            desk_of(self).read(self, lambda library: library.alike(passage), self._show_nearby)

    def action_otherwise(self) -> None:
        """Find passages that say otherwise."""
        if self.shown:
            passage = self.shown.passage
            desk_of(self).read(self, lambda library: library.otherwise(passage), self._show_nearby)

    def _show_nearby(self, nearby: Nearby) -> None:
        self.query(".nearby").remove()
        found = [
            ChoiceLine(
                f"{passage.claim or passage.text} ({short})", PassageWanted(passage.id), classes="nearby"
            )
            for passage, short in nearby.found
        ]
        self.mount(PlainText(nearby.title, classes="-heading nearby"), *found)
        if found:
            found[0].focus()
        else:
            self.call_after_refresh(self.scroll_end, animate=False)

    def action_copy(self) -> None:
        """Copy the quoted words, or the claim, with their reference."""
        if self.shown is None:
            return
        self.app.copy_to_clipboard(self.citation())
        tell(self.app, "The citation is copied, if this terminal allows it.")

    def citation(self) -> str:
        """Return the quoted words with their reference, as they would be pasted."""
        assert self.shown
        passage = self.shown.passage
        quotes = [passage.field(field)[start:end] for field in FIELDS for start, end in self._spans(field)]
        words = " … ".join(quotes) or passage.claim or passage.text
        return f"“{words}” ({passage.locator}; {passage.id}) {self.shown.reference}"

    def action_basket(self) -> None:
        """Put the passage into the basket, or take it out."""
        if self.shown is None:
            return
        desk = desk_of(self)
        desk.change(desk.state.toggled(self.shown.passage.id))
        self.query_one("#facts", PlainText).show(lines(list(self._facts())))
        put = "In" if self.shown.passage.id in desk.state.in_basket else "Out of"
        tell(self.app, f"{put} {desk.state.basket}: {len(desk.state.in_basket)} held.")


def _fact(name: str, value: str) -> Content:
    return Content.assemble((f"{name}: ", "bold"), plain(value))
