"""Evidence: search and filter passages, see why each is there, put them into baskets, save them."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input

from cc_assistant.errors import CCAssistantError
from cc_assistant.services import Services
from cc_assistant.text.saying import counted
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.desk import key_of
from cc_assistant.tui.evidence_filters import toggled
from cc_assistant.tui.evidence_saving import file_name, request_of, summary
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.facet_tree import FacetTree
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.result_list import PAGE, ResultList
from cc_assistant.tui.workers import Job

if TYPE_CHECKING:
    from cc_assistant.tui.evidence_finder import Found, Row
    from cc_assistant.tui.opened import ShownPassage
    from cc_assistant.tui.state import EvidenceView, State

AT_REST_S = 0.06
"""Nobody reads a passage that the cursor passes; a key held down repeats sooner than this."""


class EvidenceScreen(ModeScreen):
    """Where evidence is gathered."""

    CSS_PATH = "evidence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("evidence")]

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None
        self._finding: Job[Any] | None = None
        self._reading: Job[Any] | None = None
        self._settling: Timer | None = None

    def body(self) -> ComposeResult:
        """Search above; facets, passages and the open passage below."""
        yield Input(placeholder="Search the evidence; empty lists all that it holds", id="search")
        yield PlainText(id="said")
        with Horizontal(id="parts"):
            yield FacetTree()
            with Vertical(id="middle"):
                yield ResultList()
                yield PassagePanel()

    @property
    def results(self) -> ResultList:
        """The list of passages."""
        return self.query_one(ResultList)

    @property
    def panel(self) -> PassagePanel:
        """The passage under the cursor."""
        return self.query_one(PassagePanel)

    @property
    def view(self) -> EvidenceView:
        """What is shown."""
        return self.desk.state.evidence

    def on_mount(self) -> None:
        """Begin where people type."""
        self.query_one(FacetTree).border_title = "Filters"
        self.query_one("#search").focus()
        self._tell("The library is being opened …")

    def begin(self) -> None:
        """Go on with what was shown last time."""
        self.query_one("#search", Input).value = self.view.question
        self.warmed(self.desk.warmth)

    def on_screen_resume(self) -> None:
        """Show what another mode has asked for meanwhile."""
        if self._found and self._found.view != self.view:
            self.query_one("#search", Input).value = self.view.question
            self._find()

    def warmed(self, warmth: Warmth) -> None:
        """Look anew, as more can be found now."""
        if warmth not in (Warmth.COLD, Warmth.BROKEN):
            self._find()
        elif warmth is Warmth.BROKEN:
            self._tell(f"The library cannot be opened. {key_of(self, 'mode.library')} says why.")

    def state_changed(self) -> None:
        """Show what is in the basket."""
        self.results.show_basket(self.desk.state.in_basket)

    # -- finding

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Search for what was typed."""
        if event.input.id == "search":
            self._show(question=" ".join(event.value.split()), basket=False)
            self.results.focus()

    def on_facet_tree_toggled(self, message: FacetTree.Toggled) -> None:
        """Take a filter, or leave it."""
        self._show(filters=toggled(self.view.filters, message.facet, message.value), basket=False)

    def action_clear(self) -> None:
        """Take all filters away."""
        self._show(filters=type(self.view.filters)(), basket=False)

    def action_order(self) -> None:
        """Go to the next order."""
        from cc_assistant.domain.evidence_table import Order

        orders = get_args(Order)
        self._show(order=orders[(orders.index(self.view.order) + 1) % len(orders)])

    def action_show_basket(self) -> None:
        """Show the basket in use, or what was searched for."""
        self._show(basket=not self.view.basket)

    def _show(self, **changes: Any) -> None:
        if changes.keys() & {"question", "filters"}:
            changes |= {"listed": (), "title": ""}  # what was listed gives way to what is searched for
        view = self.view.model_copy(update=changes)
        self.desk.change(self.desk.state.changed(evidence=view))
        self._find()

    def _find(self) -> None:
        view, basket = self.view, self.desk.state.in_basket
        if self._finding:
            self._finding.cancel()
        self._tell("Searching …")
        self._finding = self.desk.read(
            self, lambda library: library.finder().find(view, basket), self._take, self._failed
        )

    def _take(self, found: Found) -> None:
        self._finding = None
        self._found = found
        tree = self.query_one(FacetTree)
        tree.show(found.values, found.counts, found.view.filters)
        # A question ranks; it has no end after which nothing matches. The counts are of what is listed.
        ranked = found.view.question and not found.view.basket
        tree.border_title = f"Filters of the best {len(found.positions):,}" if ranked else "Filters"
        self.results.show(len(found.positions))
        self.results.show_basket(self.desk.state.in_basket)
        self._tell(summary(found, self.desk.state.basket))

    def _failed(self, error: CCAssistantError) -> None:
        self._finding = None
        self._tell(f"{error.title}. {error}")

    def _tell(self, text: str) -> None:
        self.query_one("#said", PlainText).show(text)

    # -- listing

    def on_result_list_page_wanted(self, message: ResultList.PageWanted) -> None:
        """Look up the rows of a page."""
        found, page = self._found, message.page
        if found is None:
            return

        def take(rows: list[Row]) -> None:
            if found is self._found:
                self.results.take(page, rows)

        self.desk.read(
            self, lambda library: library.finder().rows(found, page * PAGE, (page + 1) * PAGE), take
        )

    def on_result_list_moved(self, message: ResultList.Moved) -> None:
        """Show the passage under the cursor, once the cursor has come to rest on it."""
        if self._reading:
            self._reading.cancel()
            self._reading = None
        if self._settling:
            self._settling.stop()
        row = message.row
        if row is None:
            if not self.results.count:
                self.panel.display = False
            return
        place = f"{message.place + 1:,} of {self.results.count:,}"

        def read() -> None:
            self._reading = self.desk.read(
                self, lambda library: library.shown(row.id), partial(self._show_passage, place=place, row=row)
            )

        self._settling = self.set_timer(AT_REST_S, read)

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Show a passage that was found beside another."""
        self.desk.read(
            self, lambda library: library.shown(message.passage), partial(self._show_passage, place="")
        )

    def _show_passage(self, shown: ShownPassage, place: str, row: Row | None = None) -> None:
        self.panel.display = True
        self.panel.show(shown, None, place, row)

    def on_result_list_opened(self) -> None:
        """Go to the passage."""
        if self.panel.display:
            self.panel.focus()

    def on_passage_panel_other_wanted(self, message: PassagePanel.OtherWanted) -> None:
        """Go through the list from the passage."""
        self.results.cursor += message.step

    # -- going about

    def action_back(self) -> None:
        """Go from the passage to the list, from the list to the search."""
        if self.panel.has_focus_within or self.query_one(FacetTree).has_focus:
            self.remove_class("-filtering")
            self.results.focus()
        else:
            self.query_one("#search").focus()

    def action_filters(self) -> None:
        """Go to the filters; on a narrow screen they stand where the list was."""
        tree = self.query_one(FacetTree)
        filtering = not tree.has_focus
        self.set_class(filtering, "-filtering")
        (tree if filtering else self.results).focus()

    # -- baskets

    def on_result_list_basket_wanted(self, message: ResultList.BasketWanted) -> None:
        """Put passages into the basket; those of which all are there already come out."""
        state = self.desk.state
        held = state.in_basket
        if all(ident in held for ident in message.passages):
            now = tuple(ident for ident in held if ident not in message.passages)
        else:
            now = tuple(dict.fromkeys((*held, *message.passages)))
        self.desk.change(state.changed(baskets={**state.baskets, state.basket: now}))
        self.results.action_unmark()
        self.results.show_basket(now)
        tell(self.app, f"{state.basket}: {len(now)} held.")
        if self.view.basket:
            self._find()

    def action_baskets(self) -> None:
        """Choose, make or remove baskets."""
        from cc_assistant.tui.widgets.basket import BasketScreen

        self.app.push_screen(BasketScreen(self.desk.state), self._baskets_changed)

    def _baskets_changed(self, state: State | None) -> None:
        if state is None:
            return
        self.desk.change(self.desk.state.changed(baskets=state.baskets, basket=state.basket))
        self.results.show_basket(self.desk.state.in_basket)
        if self.view.basket:
            self._find()

    # -- drafts

    def action_check_draft(self) -> None:
        """Ask for a sentence of a draft, and show which quotes support or contradict it."""
        from cc_assistant.tui.screens.support import check_draft

        check_draft(self, self.view.filters)

    # -- saving

    def action_save(self) -> None:
        """Ask where to, and write what is shown."""
        from cc_assistant.export.registry import FORMS

        if self._found is None or not len(self._found.positions):
            tell(self.app, "There is nothing to save: no passage is shown.")
            return
        many = len(self._found.positions)
        endings = [(form.ending, form.label) for form in FORMS]
        name = f"{file_name(self.desk.state.basket) if self._found.view.basket else 'evidence'}.xlsx"
        title = f"Save {counted(many, 'passage')} with references"
        dialog = SaveScreen(title, name, endings, confidential=self._found.confidential)
        self.app.push_screen(dialog, lambda file: self._save(file, public_only=dialog.public_only))

    def _save(self, file: Path | None, *, public_only: bool = False) -> None:
        found = self._found
        if file is None or found is None:
            return
        state, view = self.desk.state, found.view
        made = date.today().isoformat()

        def make(services: Services) -> bytes:
            from cc_assistant.export.registry import evidence_file, form_of_file

            request = request_of(view, state, len(found.positions), services.settings.style, made)
            request = request.model_copy(update={"public_only": public_only})
            table = services.mended(lambda: services.quotes.table(request))
            return evidence_file(table, form_of_file(file.name) or "csv")

        self._tell("Saving …")
        deliver(self, file, make, done=self._saved, failed=self._failed)

    def _saved(self) -> None:
        if self._found:
            self._tell(summary(self._found, self.desk.state.basket))
