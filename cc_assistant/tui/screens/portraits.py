"""Portraits: services told over their phases, each sentence with its passages, and drafts of one's own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import ContentSwitcher, OptionList
from textual.widgets.option_list import Option

from cc_assistant.errors import CCAssistantError
from cc_assistant.services import Services
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.item_told import Part
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.portrait_told import (
    EventWanted,
    SentenceWanted,
    drawings,
    passages_of,
    rests_parts,
    row_told,
    story_parts,
    timeline_parts,
)
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.screens.pick import PickScreen
from cc_assistant.tui.screens.portrait_compare import ComparePortraits
from cc_assistant.tui.screens.portrait_review import PortraitReview
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.widgets.chart import Chart
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.item_view import ItemView
from cc_assistant.tui.widgets.plain_text import PlainText, one_line, plain
from cc_assistant.tui.widgets.section_bar import SectionBar

if TYPE_CHECKING:
    from cc_assistant.domain.portrait_paper import PortraitPaper, ToldSentence
    from cc_assistant.tasks.portraying import Listed

SECTIONS = {
    "story": "1 Story",
    "timeline": "2 Timeline",
    "helped": "3 Helped",
    "work": "4 Work",
    "partners": "5 Partners",
    "rests": "6 Rests on",
}
OPEN = "-open"
"""Class of the screen while a portrait stands in place of the list, where there is no room for both."""

_REST = 0.08
"""Seconds for which the pointer rests before a portrait is told beside the list."""
_IN_A_PORTRAIT = {"section", "save", "compare", "events"}
_IN_A_DRAFT = {"comment", "decide"}


class PortraitsScreen(ModeScreen):
    """Where portraits are read, compared, drafted and reviewed."""

    AUTO_FOCUS = ""
    CSS_PATH = "portraits.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("portraits")]

    def __init__(self) -> None:
        super().__init__()
        self._listed: tuple[Listed, ...] = ()
        self._paper: PortraitPaper | None = None
        self._case = ""
        self._resting: Timer | None = None
        self._review = PortraitReview(self)

    def body(self) -> ComposeResult:
        """The list, and beside it the portrait under the pointer in its parts."""
        with Horizontal(id="both"):
            yield OptionList(id="portraits", markup=False, classes="-focusable")
            with Vertical(id="portrait"):
                yield PlainText("The portraits are being read …", id="head")
                yield SectionBar(SECTIONS, id="sections")
                with ContentSwitcher(initial="story", id="parts"):
                    with Vertical(id="story"):
                        yield ItemView()
                    for name in ("timeline", "helped", "work", "partners"):
                        yield Chart(id=name)
                    yield Chart(id="rests")

    # -- what is shown

    @property
    def entries(self) -> OptionList:
        """The list."""
        return self.query_one("#portraits", OptionList)

    @property
    def view(self) -> ItemView:
        """The story."""
        return self.query_one(ItemView)

    @property
    def paper(self) -> PortraitPaper | None:
        """The portrait that is shown."""
        return self._paper

    @property
    def shown(self) -> Listed | None:
        """The entry of the list that is shown."""
        return next((one for one in self._listed if one.case == self._case), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer in the footer what can be done with what is shown."""
        if action in _IN_A_DRAFT:
            return bool(self._paper and self._paper.draft)
        return self._paper is not None if action in _IN_A_PORTRAIT else True

    def begin(self) -> None:
        """List the portraits."""
        self.look()

    def on_screen_resume(self) -> None:
        """Show what was changed meanwhile: drafts are files that people edit."""
        super().on_screen_resume()
        if self.desk.begun and self._listed:
            self.look()

    def look(self, name: str = "") -> None:
        """List the portraits anew, the pointer at the one of this name or where it was."""
        wanted, session = name or self._case, self.desk.state.session

        def read(services: Services) -> tuple[Listed, ...]:
            try:
                answers = services.answers_of(session)
            except CCAssistantError:  # the interview's own screens tell of a session that cannot be read
                answers = {}
            return (*services.portraying.listed(answers), *services.portraying.listed_drafts())

        self.desk.look_after(self, read, partial(self._take, wanted), self._cannot)

    def _cannot(self, error: CCAssistantError) -> None:
        self.query_one("#head", PlainText).show(f"{error.title}. {error}")

    def _take(self, wanted: str, listed: tuple[Listed, ...]) -> None:
        focus = not self._listed
        self._listed = listed
        self.entries.clear_options()
        self.entries.add_options([Option(row_told(one)) for one in listed])
        if not listed:
            self.query_one("#head", PlainText).show("No pack has a portrait. n begins a draft of your own.")
            return
        at = next((place for place, one in enumerate(listed) if one.case == wanted), 0)
        self.entries.highlighted = at
        self._open(listed[at])
        if focus and self.focused is None:
            self.entries.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell the portrait under the pointer, once the pointer rests."""
        if self._resting:
            self._resting.stop()
        one = self._listed[event.option_index]
        if one.case != self._case:
            self._resting = self.set_timer(_REST, lambda: self._open(one))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go into the portrait that was chosen."""
        self._open(self._listed[event.option_index])
        self._enter()

    def _enter(self) -> None:
        self.add_class(OPEN)
        self.call_after_refresh(self._focus_part)

    def _focus_part(self) -> None:
        name = self.query_one("#sections", SectionBar).open
        (self.view if name == "story" else self.query_one(f"#{name}", Chart)).focus()

    def _open(self, one: Listed) -> None:
        self._case = one.case
        if one.fault:
            self._paper = None
            self.query_one("#head", PlainText).show(f"{one.case} cannot be read")
            self.view.show([Part(plain(one.fault))])
            for chart in self.query(Chart):  # else they would show the portrait that was read before
                chart.show(lambda _: [plain("The draft cannot be read: part 1 says why.")])
            self.refresh_bindings()
            return

        def read(services: Services) -> PortraitPaper:
            return services.portraying.paper(one.case)

        self.desk.look_after(self, read, partial(self._show, one.case), self._cannot)

    def _show(self, name: str, paper: PortraitPaper) -> None:
        if name != self._case:  # the pointer has gone on
            return
        same = self._paper is not None and (self._paper.case, self._paper.draft) == (paper.case, paper.draft)
        self._paper = paper
        mark = "CONFIDENTIAL · " if paper.confidential else ""
        self.query_one("#head", PlainText).show(Content(one_line(f"{mark}{paper.name}")))
        self.view.show(story_parts(paper), keep_place=same)
        for part, draw in drawings(paper).items():
            self.query_one(f"#{part}", Chart).show(draw)
        rests = [
            part.text.stylize("bold $primary") if part.heading else part.text for part in rests_parts(paper)
        ]
        self.query_one("#rests", Chart).show(lambda _: rests)
        self.refresh_bindings()

    # -- going about

    def on_section_bar_chosen(self, event: SectionBar.Chosen) -> None:
        """Show a part of the portrait."""
        self.query_one("#parts", ContentSwitcher).current = event.name

    def action_section(self, name: str) -> None:
        """Show a part of the portrait, and go into it."""
        self.query_one("#sections", SectionBar).choose(name)
        self._enter()

    def action_back(self) -> None:
        """Go from the portrait to the list."""
        self.remove_class(OPEN)
        self.entries.focus()

    def on_sentence_wanted(self, message: SentenceWanted) -> None:
        """Open the passages that a sentence rests on."""
        one = self.sentence(message.sentence)
        if one is None:
            return
        if passages := passages_of(one):
            self.app.push_screen(PassageScreen(passages))
        elif one.cites:
            tell(self.app, f"It rests on the whole of {one.cites[0].source}: part 6 has its reference.")
        else:
            tell(self.app, one.trouble or "It cites nothing.")

    def action_events(self) -> None:
        """Pick an event, and open the passages of its source."""
        if self._paper is None or self._paper.timeline is None:
            tell(self.app, "The files hold no event.")
            return
        entries = [
            (str(part.text), part.message.number)
            for part in timeline_parts(self._paper)
            if isinstance(part.message, EventWanted)
        ]

        def open_(number: int | None) -> None:
            timeline = self._paper.timeline if self._paper else None
            if number is not None and timeline:
                event = next(one for one in timeline.moments if one.number == number)
                self.app.push_screen(PassageScreen(event.excerpts))

        self.app.push_screen(PickScreen("The passages of which event?", entries, "No event has one."), open_)

    def sentence(self, name: str) -> ToldSentence | None:
        """Return a sentence of what is shown."""
        sections = self._paper.sections if self._paper else ()
        return next((one for part in sections for one in part.sentences if one.id == name), None)

    @property
    def sentence_at_hand(self) -> ToldSentence | None:
        """The sentence that has the focus."""
        line = self.focused
        wanted = line.message if isinstance(line, ChoiceLine) else None
        return self.sentence(wanted.sentence) if isinstance(wanted, SentenceWanted) else None

    # -- what can be done

    def action_compare(self) -> None:
        """Pick another portrait, and show both side by side."""
        before = self._case
        entries = [(one.name, one.case) for one in self._listed if one.case != before and not one.fault]

        def picked(name: str | None) -> None:
            if name:
                others = [(other, case) for other, case in entries if case != name]
                self.app.push_screen(ComparePortraits([before, name], others))

        self.app.push_screen(PickScreen("Compare with which?", entries, "There is no other."), picked)

    def action_save(self) -> None:
        """Ask where to, and write the portrait."""
        name = self._case

        def ask(endings: list[tuple[str, str]]) -> None:
            self.app.push_screen(SaveScreen("Save the portrait", f"{name}.pdf", endings), save)

        def save(file: Path | None) -> None:
            if file is None:
                return

            def made(services: Services) -> bytes:
                portraying = services.portraying
                return portraying.file(portraying.paper(name), portraying.form_of_file(file.name) or "pdf")

            deliver(self, file, made)

        self.desk.look_after(
            self, lambda services: [(one.ending, one.label) for one in services.portraying.forms()], ask
        )

    def action_new(self) -> None:
        """Begin a draft from a pack of one's own, or from a case that passages name."""
        self._review.begin()

    def action_comment(self) -> None:
        """Comment on the sentence that has the focus."""
        self._review.comment(self.sentence_at_hand)

    def action_decide(self) -> None:
        """Accept or answer a comment, or open it again."""
        self._review.decide(self.sentence_at_hand)
