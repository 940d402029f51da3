"""The library screen: packs, index, coverage, check and health, as people meet them."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from cc_assistant.retrieval.index import build as build_module
from cc_assistant.retrieval.index.catalogue_writer import write_catalogue
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.commands import COMMANDS
from cc_assistant.tui.screens.library import LibraryScreen
from cc_assistant.tui.state import EvidenceView, State
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.coverage_panel import CoveragePanel
from cc_assistant.tui.widgets.heat_map import HeatMap
from cc_assistant.tui.widgets.index_panel import progress_line
from cc_assistant.tui.widgets.packs_panel import PackCard
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.result_list import ResultList
from cc_assistant.tui.widgets.section_bar import SectionBar
from tests.knowledge.packs import TINY, PackUnderTest
from tests.tui.driving import LARGE, SMALL, Driven, drive, opened, shown, until, until_shown

AT_LIBRARY = State(mode="library")
WRONG = ("evidence/jones2021.yaml", "kind: guidance", "kind: guide")
MENDED = ("evidence/jones2021.yaml", "kind: guide", "kind: guidance")

Steps = Callable[[AssistantApp, Driven], Awaitable[None]]


@pytest.fixture
def pack(tmp_path: Path) -> PackUnderTest:
    """A small pack that a test may change."""
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    return PackUnderTest(folder)


@pytest.fixture
def small(pack: PackUnderTest, home: Path, kept: Path, tmp_path: Path) -> Services:
    """Services of the small pack, without a model, so that a build takes no time."""
    return Services(Settings(knowledge=pack.folder, indexes=tmp_path / "indexes", model="none"))


def drive_cold(services: Services, steps: Steps, size: tuple[int, int] = LARGE) -> None:
    """Open the app at the library without waiting until it is warm, do the steps, and leave it."""

    async def run() -> None:
        async with opened(services, size=size, state=AT_LIBRARY) as (app, pilot):
            await steps(app, pilot)

    asyncio.run(run())


def library_of(app: AssistantApp) -> LibraryScreen:
    assert isinstance(app.screen, LibraryScreen)
    return app.screen


async def at_rest(app: AssistantApp, pilot: Driven) -> None:
    """Wait until packs and index have been looked at."""
    await until(pilot, lambda: app.desk.warmth.full or app.desk.warmth is Warmth.BROKEN)
    await until(pilot, lambda: app.screen.query(PackCard))
    await until_shown(pilot, "2 Index: ")


# -- packs


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_pack_is_told_with_what_it_holds_and_what_switched_it_on(
    library: Services, size: tuple[int, int]
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("f4")
        await until_shown(pilot, "599 passages, 316 sources, 86 recommendations")
        for told in (
            "[F4 Library]",
            "Person-centred community-based support services",
            "licence Apache-2.0",
            "Public: may be shown to everybody",
            "it comes with the program",
            "All well",
        ):
            assert told in shown(app)

    drive(library, steps, size=size)


def test_a_confidential_pack_says_so_in_words_and_a_pack_leads_to_its_passages(
    small: Services, pack: PackUnderTest
) -> None:
    pack.change("pack.yaml", "sensitivity: public", "sensitivity: confidential")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_rest(app, pilot)
        assert "CONFIDENTIAL" in shown(app)
        assert "the setting 'knowledge' names it" in shown(app)
        await pilot.press("1", "enter")
        await until(pilot, lambda: app.current_mode == "evidence")
        await until_shown(pilot, "pack: tiny")

    drive(small, steps, state=AT_LIBRARY)


# -- the check


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_pack_with_faults_does_not_stop_the_app_and_each_fault_is_listed_with_the_nearest(
    small: Services, pack: PackUnderTest, size: tuple[int, int]
) -> None:
    line = pack.change(*WRONG)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "4 Check: 1 fault")
        assert "NOT PASSED: 1 fault" in shown(app)
        await until(pilot, lambda: app.desk.warmth is Warmth.BROKEN)
        await pilot.press("4")
        await until_shown(pilot, f"tiny/evidence/jones2021.yaml, line {line}")
        assert "Nearest: guidance" in shown(app)
        assert "press r to look again" in " ".join(shown(app).split())
        assert app.screen.query_one("#faults", OptionList).has_focus
        await pilot.press("enter")
        assert app.clipboard.endswith(f"jones2021.yaml:{line}")

    drive_cold(small, steps, size)


def test_a_mended_pack_is_opened_at_the_next_look(small: Services, pack: PackUnderTest) -> None:
    pack.change(*WRONG)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "4 Check: 1 fault")
        await until(pilot, lambda: app.desk.warmth is Warmth.BROKEN)
        pack.change(*MENDED)
        await pilot.press("4", "r")
        await until_shown(pilot, "without faults")
        await until(pilot, lambda: app.desk.warmth is Warmth.BY_WORDS)
        await until_shown(pilot, "2 Index: current")

    drive_cold(small, steps)


def test_a_pack_that_is_not_there_is_said(home: Path, kept: Path, tmp_path: Path) -> None:
    nowhere = Services(Settings(knowledge=tmp_path / "nowhere", model="none"))

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "nowhere (not readable)")
        await pilot.press("4")
        await until_shown(pilot, "there is no such folder")

    drive_cold(nowhere, steps)


# -- the index


def test_the_index_is_told_verified_and_cleaned(small: Services, tmp_path: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_rest(app, pilot)
        await pilot.press("2")
        await until_shown(pilot, "Up to date")
        assert str(tmp_path / "indexes") in shown(app)
        assert small.keeper.status().manifest is not None
        await pilot.press("b")
        await until_shown(pilot, "Nothing had to be built")
        await pilot.press("v")
        await until_shown(pilot, "is whole: every file")
        await pilot.press("c")
        await until_shown(pilot, "There was nothing to remove")

    drive(small, steps, state=AT_LIBRARY)


def test_a_changed_pack_makes_the_index_older_and_a_build_brings_its_words_to_ask_and_evidence(
    small: Services, pack: PackUnderTest
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_rest(app, pilot)
        await pilot.press("f3")
        await until(pilot, lambda: app.screen.query_one(ResultList).current)
        await until_shown(pilot, "Doors matter")
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        pack.change("evidence/jones2021.yaml", "Doors matter", "Entirely new")
        await pilot.press("2", "r")
        await until_shown(pilot, "2 Index: older")
        await pilot.press("b")
        await until_shown(pilot, "is built, checked and in use")
        await until_shown(pilot, "2 Index: current")
        await until(pilot, lambda: app.desk.openings == 2)
        await pilot.press("f3")
        await until_shown(pilot, "Entirely new")

    drive(small, steps, state=AT_LIBRARY)


def test_a_build_can_be_stopped_and_leaves_the_index_that_was_there_while_all_else_goes_on(
    small: Services, pack: PackUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = write_catalogue

    def slow(*given: object) -> object:
        progress = given[-1]
        assert callable(progress)
        progress("reading words", 3, 10)
        begun.set()
        go_on.wait(20)
        return real(*given)  # type: ignore[arg-type]

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_rest(app, pilot)
        before = small.keeper.status().manifest
        pack.change("evidence/smith2020.yaml", "Twelve walkers", "Thirteen walkers")
        monkeypatch.setattr(build_module, "write_catalogue", slow)
        await pilot.press("2", "b")
        await until(pilot, begun.is_set)
        await until_shown(pilot, "30 % (3 of 10). Esc stops it.")
        await pilot.press("v")
        await until_shown(pilot, "One thing at a time")
        await pilot.press("f3")
        await until(pilot, lambda: app.screen.query_one(ResultList).current)  # found while it builds
        await pilot.press("f4", "escape")
        await until_shown(pilot, "Stopping …")
        go_on.set()
        await until_shown(pilot, "Stopped. The index that was in use is in use still.")
        after = small.keeper.status()
        assert after.manifest == before
        assert after.unfinished == ()
        assert small.keeper.verify() == before

    drive(small, steps, state=AT_LIBRARY)


def test_a_damaged_index_is_told_when_it_is_verified(small: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_rest(app, pilot)
        status = small.keeper.status()
        assert status.manifest
        file = Path(status.root) / status.manifest.folder / next(iter(status.manifest.files))
        content = bytearray(file.read_bytes())
        content[-1] ^= 1
        file.write_bytes(content)
        await pilot.press("2", "v")
        await until_shown(pilot, "The index cannot be used. The index is damaged")
        await pilot.press("b")
        await until_shown(pilot, "is built, checked and in use")

    drive(small, steps, state=AT_LIBRARY)


def test_a_folder_that_cannot_be_written_is_said_with_what_to_do(
    pack: PackUnderTest, home: Path, kept: Path, tmp_path: Path
) -> None:
    (tmp_path / "indexes").write_text("a file where the folder should be")
    locked = Services(Settings(knowledge=pack.folder, indexes=tmp_path / "indexes", model="none"))

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: app.desk.warmth is Warmth.BROKEN)
        await until_shown(pilot, "2 Index: none")
        await pilot.press("2")
        await until_shown(pilot, "There is none that can be used")
        await pilot.press("b")
        await until_shown(pilot, "The index cannot be used. ")

    drive_cold(locked, steps)


# -- coverage


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_cell_of_the_map_lists_its_passages_in_evidence(library: Services, size: tuple[int, int]) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("3")
        await until_shown(pilot, "Innovation Source")
        heat = app.screen.query_one(HeatMap)
        assert heat.has_focus
        await pilot.press("down", "right")
        await until(
            pilot,
            lambda: (
                "Innovation Evidence Base, operation: 62 findings from 46 sources."
                in str(app.screen.query_one("#cell", PlainText).visual)
            ),
        )
        assert "[███ 62 (46)" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "evidence")
        await until_shown(pilot, "phase: operation; cfir: innovation.evidence-base")
        assert app.screen.query_one(ResultList).count >= 62

    drive(library, steps, size=size, state=AT_LIBRARY)


def test_evidence_that_was_open_before_shows_what_the_cell_asks_for(library: Services) -> None:
    view = EvidenceView(question="role clarity")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "The best")
        await pilot.press("f4", "3")
        await until_shown(pilot, "Innovation Source")
        await pilot.press("enter")
        await until_shown(pilot, "phase: initiation; cfir: innovation.source")
        assert app.screen.query_one("#search", Input).value == ""

    drive(library, steps, state=State(mode="evidence", evidence=view))


def test_the_map_has_a_table_for_each_frame_and_lists_the_thin_places(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("3")
        await until_shown(pilot, "Innovation Source")
        await pilot.press("t")
        await until_shown(pilot, "Cognitive participation")
        await pilot.press("t")
        await until_shown(pilot, "Facilitator")
        await pilot.press("end")
        await until(pilot, lambda: app.screen.query_one(HeatMap).current)
        await pilot.press("t")
        await until_shown(pilot, "one country only")
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "evidence")
        assert app.desk.state.evidence.filters.cfir

    drive(library, steps, state=AT_LIBRARY)


def test_a_click_chooses_a_cell_and_a_second_click_opens_it(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("3")
        await until_shown(pilot, "Innovation Source")
        heat = app.screen.query_one(HeatMap)
        at = shown(app).splitlines()[heat.region.y + 4].index("62 (46)") - heat.region.x
        await pilot.click(HeatMap, offset=(at, 4))
        await until(pilot, lambda: heat.cursor == (2, 1))
        await pilot.click(HeatMap, offset=(at, 4))
        await until(pilot, lambda: app.current_mode == "evidence")

    drive(library, steps, state=AT_LIBRARY)


def test_the_map_is_saved_as_a_picture(library: Services, tmp_path: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("3")
        await until(pilot, lambda: app.screen.query_one(CoveragePanel).coverage)
        await pilot.press("s", "enter")
        await until(pilot, (tmp_path / "coverage.svg").exists)
        await until_shown(pilot, "Saved:")

    drive(library, steps, state=AT_LIBRARY)
    assert (tmp_path / "coverage.svg").read_text("utf-8").lstrip().startswith("<svg")


def test_without_packs_that_pass_there_is_no_map_and_the_reason_is_said(
    small: Services, pack: PackUnderTest
) -> None:
    pack.change(*WRONG)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "4 Check: 1 fault")
        await pilot.press("3")
        await until_shown(pilot, "There is no map. The knowledge has faults.")
        await pilot.press("s")
        await until_shown(pilot, "There is no map to save yet.")

    drive_cold(small, steps)


# -- health


def test_health_tells_each_thing_with_its_sign_in_words(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("5")
        await until_shown(pilot, "All is well.")
        await until_shown(pilot, "5 Health: well")
        text = shown(app)
        assert "Well   Model" in text and "Well   Folders" in text
        await pilot.press("r")  # it looks again, too quickly to be seen here
        await until_shown(pilot, "All is well.")

    drive(library, steps, state=AT_LIBRARY)


def test_a_fault_of_health_has_its_remedy_below(small: Services, pack: PackUnderTest) -> None:
    pack.change(*WRONG)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("5")
        await until_shown(pilot, "Something is wrong.")
        assert "FAULT  Knowledge" in shown(app)
        assert "What to do: 'cc-assistant knowledge check' shows all." in shown(app)
        assert "Note   Model" in shown(app)

    drive_cold(small, steps)


# -- going about


def test_the_parts_are_opened_by_number_by_arrow_and_by_click(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_rest(app, pilot)
        bar = app.screen.query_one("#sections", SectionBar)
        assert bar.has_focus
        await pilot.press("right")
        assert library_of(app).section == "index"
        await pilot.press("4")
        assert library_of(app).section == "check"
        at = shown(app).splitlines()[bar.region.y].index("5 Health")
        await pilot.click("#sections", offset=(at - bar.region.x, 0))
        await until(pilot, lambda: library_of(app).section == "health")
        await pilot.press("escape")
        assert bar.has_focus

    drive(library, steps, state=AT_LIBRARY)


def test_every_key_of_the_library_has_something_that_does_it() -> None:
    takers = {"library": LibraryScreen, "map": HeatMap}
    for command in COMMANDS:
        if command.place in takers:
            assert hasattr(takers[command.place], f"action_{command.action.partition('(')[0]}"), command


def test_a_job_of_unknown_length_shows_no_bar() -> None:
    assert progress_line("reading the packs", 0, 0) == "Reading the packs … Esc stops it."
    assert progress_line("encoding texts", 50, 100).startswith(f"Encoding texts {'█' * 10}{'░' * 10} 50 %")
