"""What the palette finds, and what typed lines do that belong to another screen."""

from __future__ import annotations

from typing import Any

import pytest
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.catalogue import MOST, Catalogue, Entry
from cc_assistant.tui.state import State
from tests.tui.driving import SMALL, Driven, drive, settled, shown, typed, until, until_shown
from tests.tui.test_plain_text import HEADS, HOSTILE


async def look_for(pilot: Driven, words: str) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    pilot.app.screen.query_one(Input).value = words


async def choose(pilot: Driven, words: str, text: str) -> None:
    await look_for(pilot, words)
    await until_shown(pilot, text)
    offered = pilot.app.screen.query_one(CommandList)
    names = [str(option.prompt) for option in offered.options]
    offered.highlighted = next(at for at, name in enumerate(names) if text in name)
    await pilot.press("enter")


def test_a_source_is_listed_in_evidence_and_can_be_saved(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        app.desk.catalogue.fetch(app.screen)
        await until(pilot, lambda: list(app.desk.catalogue.find("fixsen")))
        await choose(pilot, "supporting vulnerable fixsen", "Source: Fixsen et al. 2022")
        await until_shown(pilot, "Fixsen et al. 2022: 4 passages.")
        assert app.current_mode == "evidence"
        assert app.desk.state.evidence.listed[0] == "fixsen2022-01"

    drive(library, steps)


def test_a_code_and_a_theme_filter_evidence(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        app.desk.catalogue.fetch(app.screen)
        await until(pilot, lambda: list(app.desk.catalogue.find("relative advantage")))
        await choose(pilot, "relative advantage", "CFIR construct: ")
        await until(pilot, lambda: app.current_mode == "evidence")
        await until(pilot, lambda: app.desk.state.evidence.filters.cfir)

    drive(library, steps)


def test_a_word_of_the_glossary_is_explained_over_any_screen(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        app.desk.catalogue.fetch(app.screen)
        await until(pilot, lambda: list(app.desk.catalogue.find("pcn")))
        await choose(pilot, "primary care network", "Glossary: Primary Care Network")
        await until_shown(pilot, "A group of GP practices in England")

    drive(library, steps, size=SMALL, state=State(mode="evidence"))


def test_a_question_is_asked_again_from_another_mode(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await choose(pilot, "stay", "What helps link workers stay?")
        await until_shown(pilot, "In short")
        assert app.current_mode == "ask"
        await until(pilot, lambda: len(app.desk.state.answers) == 1)

    state = State(mode="evidence", asked=("What helps link workers stay?",))
    drive(library, steps, state=state)


def test_commands_of_the_part_that_has_the_focus_are_offered(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "/passage fixsen2022-01")
        await until_shown(pilot, "Codes")
        await look_for(pilot, "codes")
        await until_shown(pilot, "Codes (d)")
        await pilot.press("escape", "escape")

    drive(library, steps)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_come_through_the_palette(name: str, library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        hostile = HOSTILE[name]
        app.desk.catalogue.fetch(app.screen)
        await until(pilot, lambda: list(app.desk.catalogue.find("pcn")))
        app.desk.catalogue._take(
            tuple(
                Entry(kind, "x", hostile, f"findme {hostile}".casefold())
                for kind in ("source", "word", "cfir", "npt", "theme")
            )
        )
        await look_for(pilot, "findme")
        await until(pilot, lambda: HEADS[name] in shown(app))
        assert isinstance(app.screen, CommandPalette)

    drive(library, steps, state=State(asked=(HOSTILE[name],)))


def test_many_names_are_found_in_a_blink_and_a_few_are_offered() -> None:
    catalogue = Catalogue(None)  # type: ignore[arg-type]
    catalogue._take(tuple(Entry("source", str(n), f"Source {n}", f"source {n}") for n in range(50_000)))
    assert len(list(catalogue.find("source"))) == MOST
    assert [entry.id for _, entry in catalogue.find("49999")] == ["49999"]
    assert list(catalogue.find(" ")) == []


def test_search_and_source_typed_in_ask_go_to_evidence(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "/search rural transport")
        await until_shown(pilot, "The best ")
        assert app.current_mode == "evidence"
        await pilot.press("f2")
        await typed(pilot, "/source fixsen2022")
        await until_shown(pilot, "Fixsen et al. 2022: 4 passages.")
        await pilot.press("f2")
        await typed(pilot, "/source nobody1999")
        await until_shown(pilot, "There is no source 'nobody1999' in the library.")
        await typed(pilot, "/glossary [b]")
        await until_shown(pilot, "[b]")

    drive(library, steps)


def test_what_stands_after_a_slash_is_offered_and_explained(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("slash")
        await until_shown(pilot, "/again /agreement /alone")
        await pilot.press("g", "l", "tab")
        await until_shown(pilot, "Say what a word of the field means.")

    drive(library, steps)


def test_a_command_of_the_command_line_shows_what_it_says(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "/help glossary")
        await until_shown(pilot, "cc-assistant glossary --help")
        await until_shown(pilot, "Explain a word of the field")
        await pilot.press("escape")
        await typed(pilot, "/quotes --no-such-option")
        await until_shown(pilot, "No such option")
        await pilot.press("escape")
        assert len(app.screen_stack) == 1

    drive(library, steps)


def test_a_command_that_runs_long_is_stopped_when_its_dialog_is_closed(
    library: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cc_assistant.tui.line_process import LineProcess

    process: list[Any] = []
    whole = LineProcess.run

    def watched(self: LineProcess) -> str:
        process.append(self)
        return whole(self)

    monkeypatch.setattr(LineProcess, "run", watched)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await typed(pilot, "/doctor")
        await until(pilot, lambda: process and process[0]._process)
        await pilot.press("escape")
        await until(pilot, lambda: process[0]._process.poll() is not None)
        await settled(pilot)
        assert len(app.screen_stack) == 1

    drive(library, steps)
