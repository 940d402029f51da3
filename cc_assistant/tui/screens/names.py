"""The names of a pack, reviewed by key: what identifies people, where it stands, what is to stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.domain.pseudonym import Decision, Identifier, Proposal, Replaced
from cc_assistant.errors import CCAssistantError
from cc_assistant.text.saying import counted
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.plain_errors import tell, title_of
from cc_assistant.tui.screens.write_line import WriteScreen, no_name
from cc_assistant.tui.widgets.key_line import KeyLine
from cc_assistant.tui.widgets.plain_text import PlainText, fitted, lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.services import Services
    from cc_assistant.tasks.pseudonyms import Pseudonyms

_MARKS = {"replace": "[x] replace", "keep": "[ ] keep   ", "open": "[?] decide "}
_LOOKING = "The documents are being looked through …"
_NOBODY = "No name is listed, and no rule found one. n lists a name, f takes a file of names."
_TALL = 34


class NamesScreen(Screen[None]):
    """Shows the list of names of a pack; each decision is on disk at once, and replacing is asked for twice.

    Args:
        pack: its name.
    """

    CSS_PATH = "names.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("names")]

    def __init__(self, pack: str) -> None:
        super().__init__()
        self._pack = pack
        self._found: list[Proposal] = []
        self._replaced = False
        self._sure = ""
        self._working = False

    def compose(self) -> ComposeResult:
        """What pack it is, its names, where the one under the pointer stands, what happened."""
        yield PlainText(id="head")
        yield OptionList(id="names", markup=False)
        with VerticalScroll(id="seen", can_focus=False):
            yield PlainText(id="places")
        yield PlainText(id="said")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look for names, and list them."""
        self._head()
        self._say(_LOOKING)
        self._work(lambda keeper: keeper.find(self._pack))

    def on_resize(self, event: events.Resize) -> None:
        """Show more places where there is room."""
        self.set_class(event.size.height >= _TALL, "-tall")
        self._list()

    # -- what is shown

    def _head(self) -> None:
        listed = [one.identifier.decision for one in self._found]
        told = f"{self._pack} · CONFIDENTIAL list of names · " if listed else f"{self._pack} · "
        counts = (
            f"{len(listed)} listed, {listed.count('replace')} to replace, {listed.count('open')} to decide"
        )
        state = " · its names are replaced" if self._replaced else ""
        self.query_one("#head", PlainText).show(f"{told}{counts if listed else 'names'}{state}")

    def _list(self, at: str = "") -> None:
        rows = self.query_one("#names", OptionList)
        before = at or (self._current.name if self._current else "")
        rows.clear_options()
        width = max(40, self.size.width - 6)
        for one in self._found:
            rows.add_option(Option(Content(fitted(_row(one), width))))
        places = [n for n, one in enumerate(self._found) if one.identifier.name == before]
        rows.highlighted = (places or [0])[0] if self._found else None
        self._head()
        self._tell()

    def on_option_list_option_highlighted(self) -> None:
        """Show where the name under the pointer stands."""
        self._tell()

    def on_option_list_option_selected(self) -> None:
        """Enter and a click go from one decision to the next."""
        if name := self._current:
            turn: dict[Decision, Decision] = {"open": "replace", "replace": "keep", "keep": "replace"}
            self.action_decide(turn[name.decision])

    @property
    def _proposal(self) -> Proposal | None:
        at = self.query_one("#names", OptionList).highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    @property
    def _current(self) -> Identifier | None:
        return self._proposal.identifier if self._proposal else None

    def _tell(self) -> None:
        one = self._proposal
        told = self.query_one("#places", PlainText)
        if one is None:
            told.show("" if self._working else _NOBODY)
            return
        name = one.identifier
        also = f"Also: {', '.join(name.also)}. " if name.also else ""
        rule = f"Found by rule: {name.rule}." if name.rule else "Listed by you."
        head = Content.styled(one_line(f"{name.name} -> {name.pseudonym}"), "bold")
        parts = [head, plain(f"{name.kind.replace('-', ' ')}. {also}{rule}")]
        for at in one.sightings:
            where = plain(f"{at.document}, {at.place}: ", "$foreground 80%")
            words = Content.styled(one_line(at.words), "bold underline")
            parts.append(Content.assemble(where, plain(at.before), words, plain(at.after)))
        told.show(lines(parts))

    def _say(self, text: str) -> None:
        self.query_one("#said", PlainText).show(text)

    # -- work beside

    def _work(self, act: Callable[[Pseudonyms], list[Proposal]], said: str = "", at: str = "") -> None:
        def work(services: Services) -> tuple[list[Proposal], bool]:
            found = act(services.pseudonyms)
            return found, services.pseudonyms.are_in(self._pack)

        def show(result: tuple[list[Proposal], bool]) -> None:
            self._found, self._replaced = result
            self._working = False
            self._say(said or ("" if self._found else _NOBODY))
            self._list(at)

        self._working = True
        desk_of(self).look_after(self, work, show, self._failed)

    def _failed(self, error: CCAssistantError) -> None:
        self._working = False
        self._say(f"{title_of(error)}. {error}")

    def _keep(self, names: Sequence[Identifier], at: str = "") -> None:
        """Keep a changed list, and show it at once."""
        by_name = {one.identifier.name: one for one in self._found}
        shown = [name for name in names if name.name in by_name]
        self._found = [by_name[name.name].model_copy(update={"identifier": name}) for name in shown]
        self._list(at)
        self._sure = ""
        self._say("")

        desk_of(self).look_after(
            self,
            lambda services: services.pseudonyms.keep(self._pack, names),
            lambda _: None,
            self._failed,
        )

    @property
    def _names(self) -> list[Identifier]:
        return [one.identifier for one in self._found]

    def _changed(self, before: Identifier, at: str = "", **update: object) -> None:
        after = before.model_copy(update=update)
        self._keep([after if one is before else one for one in self._names], at or after.name)

    # -- what keys do

    def action_decide(self, decision: Decision) -> None:
        """Decide on the name, and go on to the next."""
        if name := self._current:
            at = self._names.index(name)
            following = self._names[min(at + 1, len(self._names) - 1)]
            self._changed(name, following.name, decision=decision)

    def action_all(self) -> None:
        """Have all replaced that nobody decided on."""
        names = self._names
        self._keep(
            [
                one.model_copy(update={"decision": "replace"}) if one.decision == "open" else one
                for one in names
            ]
        )

    def action_edit(self) -> None:
        """Ask for another pseudonym."""
        if name := self._current:
            about = "What is to stand in its place? Everybody else has another pseudonym."

            def put(typed: str | None) -> None:
                if typed:
                    self._changed(name, name.name, pseudonym=typed, decision="replace")

            def fault(typed: str) -> str:
                taken = [one.name for one in self._names if one is not name and one.pseudonym == typed]
                return (
                    f"{taken[0]} has this pseudonym already."
                    if taken
                    else ""
                    if typed
                    else "Please type one."
                )

            self.app.push_screen(WriteScreen(name.name, about, name.pseudonym, fault), put)

    def action_variants(self) -> None:
        """Ask how else the name is written."""
        if name := self._current:
            about = "How else is it written? First name, nickname, misspelling: part them by |."

            def put(typed: str | None) -> None:
                if typed is not None:
                    also = tuple(form.strip() for form in typed.split("|") if form.strip())
                    self._changed(name, name.name, also=also)
                    self._work(lambda keeper: keeper.proposals(self._pack), at=name.name)

            self.app.push_screen(WriteScreen(name.name, about, " | ".join(name.also)), put)

    def action_new(self) -> None:
        """List a name."""
        about = (
            "A name to replace, its other forms behind |, your pseudonym behind =: Anna Brown | Anna = Clara"
        )

        def put(typed: str | None) -> None:
            if typed:
                written, _, pseudonym = typed.partition("=")
                forms = [form.strip() for form in written.split("|") if form.strip()]
                if forms:
                    made = Identifier(
                        name=forms[0],
                        also=tuple(forms[1:]),
                        pseudonym=pseudonym.strip(),
                        decision="replace",
                    )
                    self._add([made], forms[0])

        self.app.push_screen(WriteScreen("A name", about, fault=no_name), put)

    def action_file(self) -> None:
        """Take names from a file."""
        about = "Which file? YAML, CSV with a column 'name', or a name to a line."

        def put(typed: str | None) -> None:
            if typed:

                def take(keeper: Pseudonyms) -> list[Proposal]:
                    from cc_assistant.privacy.names_file import read_names

                    keeper.add(self._pack, read_names(Path(typed).expanduser()))
                    return keeper.proposals(self._pack)

                self._work(take, f"The names of {typed} are listed.")

        self.app.push_screen(WriteScreen("Names from a file", about, fault=no_name), put)

    def _add(self, names: Sequence[Identifier], at: str) -> None:
        def add(keeper: Pseudonyms) -> list[Proposal]:
            keeper.add(self._pack, names)
            return keeper.proposals(self._pack)

        self._work(add, at=at)

    def action_look(self) -> None:
        """Look for names again."""
        self._say(_LOOKING)
        self._work(lambda keeper: keeper.find(self._pack), "Looked through again.")

    def action_apply(self) -> None:
        """Replace, when asked twice."""
        many = sum(one.decision == "replace" for one in self._names)
        if not many and not self._replaced:
            self._say("Nothing is to be replaced yet: r takes the name under the pointer, a takes all.")
        elif self._once("apply", f"{many} names are replaced in the whole pack. The same key again does it."):
            self._replace(lambda keeper: keeper.apply(self._pack))

    def action_undo(self) -> None:
        """Put the names back, when asked twice."""
        if not self._replaced:
            self._say("No name is replaced in this pack.")
        elif self._once("undo", "All names come back into the pack. The same key again does it."):
            self._replace(lambda keeper: keeper.undo(self._pack))

    def _once(self, what: str, warning: str) -> bool:
        if self._sure == what:
            self._sure = ""
            return True
        self._sure = what
        self._say(warning)
        return False

    def _replace(self, act: Callable[[Pseudonyms], Replaced]) -> None:
        if self._working:
            tell(self.app, "One thing at a time: wait until the documents are looked through.")
            return
        desk = desk_of(self)
        self._say("The names are being replaced …")
        self._working = True

        def work(services: Services) -> tuple[Replaced, Pseudonyms]:
            return act(services.pseudonyms), services.pseudonyms

        def done(result: tuple[Replaced, Pseudonyms]) -> None:
            told, keeper = result
            if keeper.traces:
                kept = keeper.traces.cleaned(desk.state.model_dump(mode="json"))
                desk.change(type(desk.state).model_validate(kept))
            desk.reopen()
            back = f"The names of {told.pack} are back: {told.documents} documents."
            many = f"{told.places} places in {counted(told.documents, 'document')}"
            key = keeper.key_folder(self._pack).folder
            said = f"Replaced {many}. The key lies in {key}." if told.counts else back
            notes = " ".join(note for note in told.notes if "Another window" not in note)
            self._work(lambda again: again.proposals(self._pack), f"{said} {notes}".strip())
            desk.look_after(self, lambda services: services.renew(), lambda _: None)

        desk.look_after(self, work, done, self._failed)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()


def _row(one: Proposal) -> str:
    name = one.identifier
    becomes = "" if name.decision == "keep" else f" -> {name.pseudonym}"
    return one_line(f"{_MARKS[name.decision]}  {one.count:4}  {name.name}{becomes}")
