"""A basket that was saved comes back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.basket_import import ReadBasket, with_basket
from cc_assistant.tui.screens.open_file import Paths
from cc_assistant.tui.state import State
from tests.tui.driving import Driven, drive, settled, until, until_shown

IDS = ("fixsen2022-01", "fixsen2022-02", "carpenter2022-71")


async def opened(app: AssistantApp, pilot: Driven, file: Path | str) -> None:
    await settled(pilot)
    await pilot.press("ctrl+b")
    await until_shown(pilot, "reads a basket from a file")
    await pilot.press("ctrl+r")
    await until_shown(pilot, "Path of the file")
    app.screen.query_one("#file", Input).value = str(file)
    await pilot.press("enter")


@pytest.mark.parametrize("name", ["evidence.csv", "evidence.json"])
def test_what_was_saved_is_read_back_into_a_basket(library: Services, tmp_path: Path, name: str) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await settled(pilot)
        await pilot.press("ctrl+s")
        await until_shown(pilot, "It is written to")
        app.screen.query_one("#file", Input).value = name
        await pilot.press("enter")
        await until(pilot, (tmp_path / name).exists)
        app.desk.change(app.desk.state.changed(baskets={"Mine": IDS[:1], "Other": ()}, basket="Other"))
        await opened(app, pilot, name)
        await until_shown(pilot, "'Mine 2': 3 passages read.")
        await pilot.press("escape")
        await until(pilot, lambda: app.desk.state.basket == "Mine 2")
        assert app.desk.state.in_basket == IDS
        assert app.desk.state.baskets["Mine"] == IDS[:1]

    held = State(mode="evidence").changed(baskets={"Mine": IDS}, basket="Mine")
    drive(library, steps, state=held.changed(evidence=held.evidence.model_copy(update={"basket": True})))


def test_a_list_names_its_basket_and_what_is_missing_is_said(library: Services, tmp_path: Path) -> None:
    (tmp_path / "my list.txt").write_text("fixsen2022-01\ngone-1\n[b]gone-2[/b]\n", encoding="utf-8")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot, "my list.txt")
        await until_shown(pilot, "'my list': 1 passage read. Not in the library:")
        await until_shown(pilot, "[b]gone-2[/b]")

    drive(library, steps, state=State(mode="evidence"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", None, "There is no file"),
        ("x.docx", b"PK", "Its name must end in"),
        ("x.csv", b"PK", "not a list of passages"),
        ("x.json", b"{}", "is JSON, but not a basket"),
        ("x.txt", b"gone-1", "names no passage of this library"),
    ],
)
def test_a_file_that_is_no_basket_is_refused_in_the_dialog(
    library: Services, tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot, tmp_path / name)
        await until_shown(pilot, said)

    drive(library, steps, state=State(mode="evidence"))


def test_an_empty_basket_of_the_same_name_is_filled() -> None:
    read = ReadBasket("Basket", IDS, ())
    assert with_basket(State(), read).baskets == {"Basket": IDS}
    again = with_basket(with_basket(State(), read), read)
    assert list(again.baskets) == ["Basket"]


def test_a_path_is_completed_by_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "notes.csv").touch()
    monkeypatch.chdir(tmp_path)

    def completed(typed: str) -> str | None:
        return asyncio.run(Paths().get_suggestion(typed))

    assert completed("su") == "sub/"
    assert completed("sub/n") == "sub/notes.csv"
    assert completed(f"{tmp_path}/su") == f"{tmp_path}/sub/"
    assert completed("x") is None
    assert completed("") is None
    assert completed("no/such") is None
