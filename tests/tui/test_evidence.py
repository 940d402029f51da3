from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.commands import COMMANDS
from cc_assistant.tui.screens.evidence import EvidenceScreen
from cc_assistant.tui.state import EvidenceView, State
from cc_assistant.tui.widgets.basket import BasketScreen
from cc_assistant.tui.widgets.facet_tree import FacetTree
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.plain_text import PlainText
from cc_assistant.tui.widgets.result_list import ResultList
from tests.tui.driving import LARGE, SMALL, Driven, drive, shown, until, until_shown


def results(app: AssistantApp) -> ResultList:
    return app.screen.query_one(ResultList)


async def search(app: AssistantApp, pilot: Driven, words: str) -> None:
    app.screen.query_one("#search", Input).value = words
    app.screen.query_one("#search").focus()
    await pilot.press("enter")
    await until_shown(pilot, "The best")
    await until(pilot, lambda: results(app).current)


def at_evidence(view: EvidenceView | None = None, **more: object) -> State:
    return State(mode="evidence", evidence=view or EvidenceView()).changed(**more)


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_search_lists_passages_with_why_and_shows_the_first(
    library: Services, size: tuple[int, int]
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "599 passages")
        await search(app, pilot, "role clarity")
        row = results(app).current
        assert row
        await until(pilot, lambda: app.screen.query_one(PassagePanel).display)
        assert row.short in shown(app)
        assert "meaning" in shown(app)
        assert f"1 of {results(app).count}" in shown(app)
        panel = app.screen.query_one(PassagePanel)
        assert panel.shown and panel.citation().startswith(f"“{row.text}”")
        told = " ".join(str(text.visual) for text in panel.query(PlainText))
        assert "Why it was found" in told
        assert all(reason.says in told for reason in row.why)

    drive(library, steps, size=size, state=at_evidence())


def test_a_filter_from_the_tree_limits_the_list_and_is_kept(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "599 passages")
        await pilot.press("ctrl+f")
        assert app.screen.query_one(FacetTree).has_focus
        await pilot.press("down", "down", "enter", "down", "enter")  # Phase, its first value
        await until_shown(pilot, "phase: initiation")
        assert "[x] initiation" in shown(app)
        assert app.desk.state.evidence.filters.phase == ("initiation",)
        assert results(app).count == library.index.facet_values("phase")["initiation"]
        await pilot.press("x")
        await until_shown(pilot, "599 passages")

    drive(library, steps, state=at_evidence())


def test_marked_passages_go_into_a_basket_of_their_own_name(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: results(app).current)
        await pilot.press("ctrl+b")
        app.screen.query_one(Input).value = "role [/b] clarity"
        app.screen.query_one(Input).focus()
        await pilot.press("enter")
        await until(pilot, lambda: app.desk.state.basket == "role [/b] clarity")
        results(app).focus()
        await pilot.press("space", "space", "space")
        assert len(results(app).marked) == 3
        await pilot.press("b")
        await until(pilot, lambda: len(app.desk.state.in_basket) == 3)
        assert "role [/b] clarity: 3" in shown(app)
        await pilot.press("v")
        await until_shown(pilot, "role [/b] clarity: 3 passages")
        await until(pilot, lambda: results(app).current)
        await pilot.press("b")
        await until(pilot, lambda: results(app).count == 2)

    drive(library, steps, state=at_evidence())


def test_a_full_basket_is_removed_only_at_the_second_time(library: Services) -> None:
    state = at_evidence(baskets={"Basket": (), "Mine": ("fixsen2022-01",)}, basket="Mine")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("ctrl+b")
        await until(pilot, lambda: app.screen.query(OptionList))
        await pilot.press("delete")
        await until_shown(pilot, "'Mine' holds 1. Press again to remove it.")
        await pilot.press("delete", "escape")
        await until(pilot, lambda: app.desk.state.baskets == {"Basket": ()})
        assert app.desk.state.basket == "Basket"

    drive(library, steps, state=state)


def test_what_is_listed_is_saved_in_the_form_of_the_files_ending(library: Services, tmp_path: Path) -> None:
    view = EvidenceView(basket=True)
    state = at_evidence(view, baskets={"Mine": ("fixsen2022-02", "fixsen2022-01")}, basket="Mine")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "Mine: 2 passages")
        for name in ("mine.csv", "mine.xlsx", "mine.docx"):
            await pilot.press("ctrl+s")
            app.screen.query_one(Input).value = name
            await pilot.press("enter")
            await until(pilot, (tmp_path / name).exists)
            await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))

    drive(library, steps, state=state)
    text = (tmp_path / "mine.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Passage"] for row in rows] == ["fixsen2022-02", "fixsen2022-01"]
    assert rows[0]["Question or basket"] == "Mine"


def test_nothing_found_says_what_to_do(library: Services) -> None:
    from cc_assistant.domain.filters import Filters

    view = EvidenceView(filters=Filters(country=("Wales",), case=("derby-local-area-coordination",)))

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "Nothing was found. Take a filter away or use other words")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, EvidenceScreen)

    drive(library, steps, state=at_evidence(view))


def test_what_was_shown_last_time_is_shown_again(library: Services) -> None:
    view = EvidenceView(question="role clarity", order="newest")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "by newest")
        assert app.screen.query_one("#search", Input).value == "role clarity"
        await until(pilot, lambda: results(app).current)

    drive(library, steps, state=at_evidence(view))


def test_a_click_moves_the_cursor_and_a_click_on_the_box_marks(library: Services) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: results(app).current)
        await pilot.click(ResultList, offset=(20, 5))
        assert results(app).cursor == 2
        await pilot.click(ResultList, offset=(3, 3))
        assert results(app).cursor == 1
        assert len(results(app).marked) == 1

    drive(library, steps, state=at_evidence())


def test_every_key_of_the_evidence_places_has_something_that_does_it() -> None:
    takers = {"evidence": EvidenceScreen, "results": ResultList, "facets": FacetTree, "baskets": BasketScreen}
    for command in COMMANDS:
        if command.place in takers:
            name = command.action.partition("(")[0]
            taker = EvidenceScreen if name.startswith("screen.") else takers[command.place]
            assert hasattr(taker, f"action_{name.removeprefix('screen.')}"), command
