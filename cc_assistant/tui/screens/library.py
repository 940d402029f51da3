"""Library: the packs, their index, what they cover, what is wrong with them, and the health of it all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import ContentSwitcher

from cc_assistant.domain.coverage import Coverage
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.pack import Manifest, PackState
from cc_assistant.errors import CCAssistantError, KnowledgeError
from cc_assistant.health import Finding, look_over
from cc_assistant.services import Services
from cc_assistant.text.saying import counted
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.desktop import open_file
from cc_assistant.tui.index_jobs import JOBS, Outcome, index_view
from cc_assistant.tui.library_words import FRESH, IndexView, health_word, index_word
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.pack_choice import choose_pack
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.state import EvidenceView
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.check_panel import CheckPanel
from cc_assistant.tui.widgets.coverage_panel import CoveragePanel
from cc_assistant.tui.widgets.health_panel import HealthPanel
from cc_assistant.tui.widgets.index_panel import IndexPanel
from cc_assistant.tui.widgets.packs_panel import PackCard, PacksPanel
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.section_bar import SectionBar
from cc_assistant.tui.workers import Job

if TYPE_CHECKING:
    from cc_assistant.tasks.coding_bench import OwnPack
    from cc_assistant.tui.import_wish import ImportWish
    from cc_assistant.tui.pack_sharing import Act

SECTIONS = {
    "packs": "1 Packs",
    "index": "2 Index",
    "coverage": "3 Coverage",
    "check": "4 Check",
    "health": "5 Health",
}
_ONLY_IN = {
    "take_in": "packs",
    "sharing": "packs",
    "documents": "packs",
    "table": "coverage",
    "picture": "coverage",
    "build": "index",
    "verify": "index",
    "clean": "index",
}
"""Commands that belong to one part; elsewhere the footer does not show them."""


class LibraryScreen(ModeScreen):
    """Where the library is looked after."""

    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("library")]

    def __init__(self) -> None:
        super().__init__()
        self._job: Job[Any] | None = None
        self._stopping = False
        self._asked: set[str] = set()

    def body(self) -> ComposeResult:
        """The names of the parts, and the part that is open."""
        yield SectionBar(SECTIONS, id="sections")
        yield PlainText(id="broken")
        with ContentSwitcher(initial="packs"):
            yield PacksPanel(id="packs")
            yield IndexPanel(id="index")
            yield CoveragePanel()
            yield CheckPanel()
            yield HealthPanel()

    @property
    def section(self) -> str:
        """The part that is open."""
        return self.sections.open

    @property
    def sections(self) -> SectionBar:
        """The names of the parts."""
        return self.query_one("#sections", SectionBar)

    def on_mount(self) -> None:
        """Begin at the names of the parts."""
        self.sections.focus()
        self._show_broken()

    def begin(self) -> None:
        """Read the packs, and look at the index."""
        self._look_at_packs()
        self._look_at_index()

    def warmed(self, warmth: Warmth) -> None:
        """Look at the index again: it was opened, or built."""
        if warmth.full or warmth is Warmth.BROKEN:
            self._show_broken()
            self._look_at_index()

    def _show_broken(self) -> None:
        error, told = self.desk.broken, self.query_one("#broken", PlainText)
        told.display = error is not None and self.section != "check"
        if isinstance(error, KnowledgeError):
            told.show("The library cannot be opened: packs have faults. Part 4 lists them.")
        elif error is not None:
            told.show(f"The library cannot be opened. {error}")
        if error is not None:
            # What was said in passing, or is about to be, stands here now.
            self.app.call_later(self.app.clear_notifications)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer in the footer what the open part has."""
        return _ONLY_IN.get(action, self.section) == self.section if self.is_mounted else True

    # -- parts

    def action_section(self, name: str) -> None:
        """Open a part, and go into it."""
        self.sections.choose(name)
        self.call_after_refresh(self._enter)

    def _enter(self) -> None:
        for part in self.query_one(ContentSwitcher).children:
            if part.id == self.section:
                assert isinstance(part, PacksPanel | IndexPanel | CoveragePanel | CheckPanel | HealthPanel)
                part.enter()

    def on_section_bar_chosen(self, event: SectionBar.Chosen) -> None:
        """Show the part that was chosen; what takes time is looked up when it is first shown."""
        self.query_one(ContentSwitcher).current = event.name
        self._show_broken()
        self.refresh_bindings()
        if event.name in {"coverage", "health"} and event.name not in self._asked:
            self._look_at(event.name)

    def action_again(self) -> None:
        """Look again at what is shown."""
        self._look_at(self.section)

    def action_back(self) -> None:
        """Stop what is under way, or go to the names of the parts."""
        if self._job:
            self._stop()
        else:
            self.sections.focus()

    def _look_at(self, name: str) -> None:
        self._asked.add(name)
        {
            "packs": self._look_at_packs,
            "check": self._look_at_packs,
            "index": self._look_at_index,
            "coverage": self._look_at_coverage,
            "health": self._look_at_health,
        }[name]()

    # -- packs and their check

    def _look_at_packs(self) -> None:
        def survey(services: Services) -> tuple[PackState, ...]:
            services.forget()
            return services.knowledge.survey()

        self.query_one(PacksPanel).tell("The packs are being read …")
        self.query_one(CheckPanel).tell("The packs are being checked …")
        self.desk.look_after(self, survey, self._take_packs, self._no_packs)

    def _take_packs(self, packs: Sequence[PackState]) -> None:
        self.query_one(PacksPanel).show(packs)
        self.query_one(CheckPanel).show(packs)
        number = sum(len(pack.report.faults) for pack in packs)
        self.sections.note("packs", str(len(packs)))
        self.sections.note("check", counted(number, "fault") if number else "well", loud=bool(number))
        if not number and self.desk.warmth is Warmth.BROKEN:
            self.desk.reopen()  # what was wrong may have been mended

    def _no_packs(self, error: CCAssistantError) -> None:
        self.query_one(PacksPanel).tell(f"{error.title}. {error}")
        self.query_one(CheckPanel).tell(f"{error.title}. {error}")

    def on_pack_card_opened(self, event: PackCard.Opened) -> None:
        """List the passages of a pack, or its faults."""
        if event.pack.report.faults or event.pack.manifest is None:
            self.action_section("check")
        else:
            self._list(Filters(pack=(event.pack.manifest.id,)))

    def action_take_in(self) -> None:
        """Import files, into the pack that has the focus where that is one of the user's own."""
        focused = self._own_pack()

        def ask(packs: list[str]) -> None:
            from cc_assistant.tui.import_wish import ImportWish
            from cc_assistant.tui.screens.import_files import ImportScreen

            wish = ImportWish(pack=focused.id if focused else packs[0] if len(packs) == 1 else "")
            self.app.push_screen(ImportScreen(packs, wish), self._import)

        self.desk.look_after(self, lambda services: [one.folder.name for one in services.coding.packs()], ask)

    def _import(self, wish: ImportWish | None) -> None:
        if wish:
            from cc_assistant.tui.screens.import_run import ImportRunScreen

            self.app.push_screen(ImportRunScreen(wish), lambda _: self._look_at_both())

    def _look_at_both(self) -> None:
        self._look_at_packs()
        self._look_at_index()

    def action_documents(self) -> None:
        """List the documents of the pack that has the focus; of one that is chosen where none has."""
        if focused := self._own_pack():
            self._documents(focused.id, focused.title)
            return

        def show(pack: OwnPack) -> None:
            self._documents(pack.manifest.id, pack.manifest.title)

        choose_pack(self.app, self.desk, "Documents of which pack?", show, title="No documents")

    def _documents(self, pack: str, title: str) -> None:
        from cc_assistant.tui.screens.pack_documents import PackDocumentsScreen

        self.app.push_screen(PackDocumentsScreen(pack, title), lambda _: self._look_at_both())

    def action_sharing(self) -> None:
        """Say of the pack that has the focus who may see it, and where its passages may be sent."""
        from cc_assistant.tui.pack_sharing import choices

        pack = self._own_pack()
        if pack is None:
            tell(self.app, "Go to a pack of your own first: this says who may see it.")
            return

        def ask(entries: list[tuple[str, Act]]) -> None:
            from cc_assistant.tui.screens.pick import PickScreen

            self.app.push_screen(PickScreen(f"{pack.title} is {pack.sensitivity}", entries, ""), act)

        def act(chosen: Act | None) -> None:
            if chosen:
                self.desk.look_after(self, chosen, done)

        def done(said: str) -> None:
            tell(self.app, said)
            self._look_at_both()
            self.desk.reopen()

        self.desk.look_after(self, lambda services: choices(services, pack), ask)

    def _own_pack(self) -> Manifest | None:
        """Return what the pack that has the focus says of itself, where it is one of the user's own."""
        for card in self.query(PackCard):
            if card.has_focus and card.own:
                return card.pack.manifest
        return None

    def action_code(self) -> None:
        """Code the documents of the pack that has the focus; of one that is chosen where none has."""
        held = self._own_pack()
        self.app.call_later(self.app.run_action, f"app.coding({held.id if held else ''!r})")

    def action_names(self) -> None:
        """Replace names in the pack that has the focus; in one that is chosen where none has."""
        held = self._own_pack()
        self.app.call_later(self.app.run_action, f"app.names({held.id if held else ''!r})")

    def action_matrix(self) -> None:
        """See what was coded in the pack that has the focus; in one that is chosen where none has."""
        held = self._own_pack()
        self.app.call_later(self.app.run_action, f"app.matrix({held.id if held else ''!r})")

    # -- index

    def _look_at_index(self) -> None:
        self.desk.look_after(self, index_view, self._take_index, self._no_index)

    def _take_index(self, view: IndexView) -> None:
        self.query_one(IndexPanel).show(view)
        word = index_word(view)
        self.sections.note("index", word, loud=word != FRESH)

    def _no_index(self, error: CCAssistantError) -> None:
        self.query_one(IndexPanel).tell(f"{error.title}. {error}")

    def on_index_panel_wanted(self, event: IndexPanel.Wanted) -> None:
        """Do what was chosen."""
        self._start(event.job)

    def action_build(self) -> None:
        """Build the index of the packs as they are now."""
        self._start("build")

    def action_verify(self) -> None:
        """Check the index from end to end."""
        self._start("verify")

    def action_clean(self) -> None:
        """Remove indexes that are no longer used."""
        self._start("clean")

    def _start(self, job: str) -> None:
        if self._job:
            tell(self.app, "One thing at a time: Esc stops what is under way.")
            return
        begins, work = JOBS[job]
        if job == "build":
            self.desk.build_by_hand()
        self.query_one(IndexPanel).progress(begins, 0, 0)
        self._job = self.desk.look_after(self, work, self._done, self._failed)

    def progressed(self, stage: str, done: int, total: int) -> None:
        """Show how far the job has come."""
        if self._job and not self._stopping:
            self.query_one(IndexPanel).progress(stage, done, total)

    def _done(self, outcome: Outcome) -> None:
        self._end(outcome.said)
        if not (self.is_current and self.section == "index"):
            tell(self.app, outcome.said)
        if outcome.changed:
            self.desk.reopen()

    def _failed(self, error: CCAssistantError) -> None:
        faults = " Part 4 lists them." if isinstance(error, KnowledgeError) else ""
        self._end(f"{error.title}. {error}{faults}")

    def _stop(self) -> None:
        if self._job is None or self._stopping:
            return
        self._job.cancel()
        self._stopping = True
        self.query_one(IndexPanel).stopping()
        # What is looked up next in the same thread comes when the job has really ended.
        ended = partial(self._end, "Stopped. The index that was in use is in use still.")
        self._job = self.desk.look_after(self, index_view, lambda _: ended(), lambda _: ended())

    def _end(self, said: str) -> None:
        self._job, self._stopping = None, False
        self.query_one(IndexPanel).tell(said)
        self.show_status("")
        self._look_at_index()

    # -- coverage

    def _look_at_coverage(self) -> None:
        def count(services: Services) -> Coverage:
            services.forget()
            return services.knowledge.coverage()

        self.query_one(CoveragePanel).tell("The passages are being counted …")
        self.desk.look_after(self, count, self.query_one(CoveragePanel).show, self._no_coverage)

    def _no_coverage(self, error: CCAssistantError) -> None:
        self.query_one(CoveragePanel).tell(f"There is no map. {error.title}. {error} Part 4 lists faults.")

    def action_table(self) -> None:
        """Show the next table."""
        self.query_one(CoveragePanel).next_table()

    def on_coverage_panel_opened(self, event: CoveragePanel.Opened) -> None:
        """List the passages of a cell."""
        self._list(event.filters)

    def _list(self, filters: Filters) -> None:
        self.desk.change(self.desk.state.changed(evidence=EvidenceView(filters=filters)))
        self.app.call_later(self.app.run_action, "open_mode('evidence')")

    def action_picture(self) -> None:
        """Ask where to, and write the map as a picture."""
        if self.query_one(CoveragePanel).coverage is None:
            tell(self.app, "There is no map to save yet.")
            return
        endings = [(".svg", "a picture that browsers and word processors show, at any size")]
        self.app.push_screen(SaveScreen("Save the coverage map", "coverage.svg", endings), self._save)

    def _save(self, file: Path | None) -> None:
        coverage = self.query_one(CoveragePanel).coverage
        if file is None or coverage is None:
            return

        def draw(_: Services) -> bytes:
            from cc_assistant.render.heatmap import heatmap_svg

            return heatmap_svg(coverage).encode()

        def show() -> None:
            if not self.app.is_web:
                open_file(file)

        deliver(self, file, draw, done=show)

    # -- health

    def _look_at_health(self) -> None:
        def look(services: Services) -> list[Finding]:
            services.forget()
            return list(look_over(services))

        panel = self.query_one(HealthPanel)
        panel.tell("Program, settings, packs, model, index and folders are looked at …")
        self.desk.look_after(
            self, look, self._take_health, lambda error: panel.tell(f"{error.title}. {error}")
        )

    def _take_health(self, findings: Sequence[Finding]) -> None:
        self.query_one(HealthPanel).show(findings)
        word = health_word(findings)
        self.sections.note("health", word, loud=word != "well")
