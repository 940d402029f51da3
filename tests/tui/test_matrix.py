"""The matrix on the screen: rows, columns and views by key, quotes of a cell, a summary that is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.services import Services
from cc_assistant.tasks.coding_bench import CodingBench
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.matrix import MatrixScreen
from cc_assistant.tui.widgets.plain_text import PlainText
from tests.coding.bench import bench
from tests.tables.made import CULTURE, UNKNOWN, code, coded_bench, tables_of
from tests.tui.coding import at_library
from tests.tui.driving import LARGE, SMALL, Driven, drive, settled, until, until_said, until_shown
from tests.tui.frames import drawn

FOLDER = Path(__file__).parent / "golden"


def prepared(made: CodingBench, monkeypatch: pytest.MonkeyPatch) -> CodingBench:
    monkeypatch.setattr(Services, "coding", made)
    monkeypatch.setattr(Services, "tables", tables_of(made))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return made


@pytest.fixture
def desk(home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> CodingBench:
    return prepared(coded_bench(paths.user_packs()), monkeypatch)


async def opened_matrix(app: AssistantApp, pilot: Driven) -> MatrixScreen:
    """Open the matrix of the only pack."""
    await pilot.press("alt+m")
    await until_shown(pilot, "A matrix of what?")
    await pilot.press("enter")
    await until_shown(pilot, "Framework matrix: case by CFIR")
    assert isinstance(app.screen, MatrixScreen)
    return app.screen


async def until_cell(pilot: Driven, text: str) -> None:
    """Wait until the cell under the cursor is told so."""

    def told() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, MatrixScreen) and text in str(screen.query_one("#cell", PlainText).content)

    await until(pilot, told)


def test_a_cell_is_found_by_arrows_and_its_quotes_are_read(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened_matrix(app, pilot)
        await until_shown(pilot, "CONFIDENTIAL")
        await pilot.press("l")
        await until_shown(pilot, "level: construct")
        await pilot.press("right")
        await until_cell(pilot, "Culture: 2 quotes of 1 document.")
        await until_cell(pilot, "* ‘There was no office [laughs] and no desk.’")
        await pilot.press("enter")
        await until_shown(pilot, "site-a × Inner Setting > Culture")
        await until_said(pilot, "⟦The practice did not know what a link worker was.⟧")
        await pilot.press("escape", "down", "right")
        await until_cell(pilot, "Available Resources: no quote.")

    at_library(steps)


def test_a_summary_is_written_kept_and_told_stale(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened_matrix(app, pilot)
        await pilot.press("l", "right")
        await until_cell(pilot, "Culture: 2 quotes")
        await pilot.press("s")
        await until_shown(pilot, "Who writes it?")
        await pilot.press(*"Ann", "enter")
        await until_shown(pilot, "What does it come to?")
        await pilot.press(*"Nobody [b]knew", "enter")
        await until_cell(pilot, "Nobody [b]knew")
        assert "Nobody [b]knew" in (desk.pack("talks") / "summaries.jsonl").read_text(encoding="utf-8")
        code(desk, "p5", "Ann", UNKNOWN, CULTURE)
        await pilot.press("k", "k")
        await until_cell(pilot, "stale: 1 quote new since")
        await until_shown(pilot, "3!")
        await pilot.press("v", "v")
        await until_shown(pilot, "! Nobody [b]knew")

    at_library(steps, size=SMALL)


def test_rows_columns_tables_and_units_are_chosen_by_key(desk: CodingBench, tmp_path: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened_matrix(app, pilot)
        await pilot.press("r")
        await until_shown(pilot, "Which rows?")
        await pilot.press(*"district", "enter")
        await until_shown(pilot, "Framework matrix: district by CFIR")
        await pilot.press("c", *"npt", "enter")
        await until_shown(pilot, "Framework matrix: district by NPT")
        await pilot.press("p")
        await until_shown(pilot, "district and phase by NPT")
        await pilot.press("t")
        await until_shown(pilot, "Codes that stand together")
        await pilot.press("u")
        await until_said(pilot, "Counted: passages that have words with each")
        await pilot.press("t")
        await until_shown(pilot, "all codes by role")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Save the table")
        await pilot.press("ctrl+u", *"out.svg", "enter")
        await until(pilot, (tmp_path / "out.svg").is_file)

    at_library(steps)


def test_the_matrix_opens_from_the_coding_screen_and_leads_back(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("alt+c")
        await until_shown(pilot, "code which document?")
        await pilot.press("enter")
        await until_shown(pilot, "Who codes?")
        await pilot.press("ctrl+u", *"Ann", "enter")
        await until_shown(pilot, "Ann codes")
        await pilot.press("v")
        await until_shown(pilot, "Framework matrix")
        await pilot.press("escape")
        await until_shown(pilot, "Ann codes")

    at_library(steps)


def test_a_sentence_of_a_draft_is_checked_in_evidence(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        app.action_open_mode("evidence")
        await pilot.press("alt+d")
        await until_shown(pilot, "Check a draft")
        await pilot.press(*"Unplanned admissions rose in Frome.", "enter")
        await until_shown(pilot, "A draft and the evidence")
        await until_said(pilot, "Contradicted")
        await until_said(pilot, "abel2018-01")
        await pilot.press("enter")
        await until_said(pilot, "Unplanned admissions fell 14.0%")

    drive(library, steps)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_the_matrix_is_as_approved(size: tuple[int, int], desk: CodingBench) -> None:
    found: dict[str, str] = {}

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        async def draw(name: str, *themes: str) -> None:
            for theme in themes or ("cc-dark",):
                app.theme = theme
                await settled(pilot)
                rows = [list(line) for line in app.screen._compositor.render_strips()]
                found[f"matrix-{name}-{size[0]}x{size[1]}-{theme}.txt"] = drawn(rows)
            app.theme = "cc-dark"

        await opened_matrix(app, pilot)
        await pilot.press("l", "p")
        await until_shown(pilot, "case and phase by CFIR")
        await pilot.press("right", "right")
        await until_cell(pilot, "Available Resources: 2 quotes")
        await draw("counts", "cc-dark", "cc-light")
        await pilot.press("v")
        await until_shown(pilot, "2: ‘There")
        await draw("quotes")

    at_library(steps, size=size)
    approved(found)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_a_matrix_of_nothing_says_so(
    size: tuple[int, int], home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(bench(paths.user_packs()), monkeypatch)
    found: dict[str, str] = {}

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened_matrix(app, pilot)
        await until_cell(pilot, "Nothing is coded so yet.")
        await pilot.press("enter", "down", "right", "v")
        await settled(pilot)
        rows = [list(line) for line in app.screen._compositor.render_strips()]
        found[f"matrix-empty-{size[0]}x{size[1]}-cc-dark.txt"] = drawn(rows)

    at_library(steps, size=size)
    approved(found)


def approved(found: dict[str, str]) -> None:
    if os.environ.get("CC_APPROVE"):
        for name, drawing in found.items():
            (FOLDER / name).write_text(drawing, "utf-8", newline="\n")
    assert [name for name in found if found[name] != (FOLDER / name).read_text("utf-8")] == []
