"""Coding and agreement as a person has approved them: text and styles, in their states, small and large.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cc_assistant.domain.coding import CodeRef
from cc_assistant.tui.app import AssistantApp
from tests.coding.bench import TURNS, transcript
from tests.coding.test_agreeing import COST, CULTURE
from tests.tui.coding import at_library, coded, coding_as
from tests.tui.driving import LARGE, SMALL, Driven, settled, until, until_shown
from tests.tui.frames import drawn

FOLDER = Path(__file__).parent / "golden"
RESOURCES = CodeRef(frame="cfir", id="inner-setting.available-resources")


async def pictures(app: AssistantApp, pilot: Driven) -> dict[str, str]:
    """Walk through the states, and draw each."""
    found: dict[str, str] = {}

    async def draw(name: str, *themes: str) -> None:
        for theme in themes or ("cc-dark",):
            app.theme = theme
            await settled(pilot)
            rows = [list(line) for line in app.screen._compositor.render_strips()]
            found[f"coding-{name}-{app.size[0]}x{app.size[1]}-{theme}.txt"] = drawn(rows)
        app.theme = "cc-dark"

    screen = await coding_as(app, pilot, "Ann")
    await pilot.press("home", "right_square_bracket", "t")
    await until(pilot, lambda: screen.side.offered)
    await draw("suggested", "cc-dark", "cc-light")
    await pilot.press("escape", "n")
    await until(pilot, lambda: screen.side.offered)
    await draw("at-hand")
    await pilot.press("a")
    await until_shown(pilot, "coded differently, 0 decided")
    await pilot.press("1")
    await until_shown(pilot, "1 decided")
    await draw("agreement", "cc-dark", "cc-light")
    return found


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_coding_and_agreement_are_as_approved(
    size: tuple[int, int], home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = transcript("p3", TURNS)
    desk = coded(monkeypatch, document)
    for coder, words, codes in (
        ("Ann", "There was no office [laughs] and no desk.", [RESOURCES, CULTURE]),
        ("Ann", "no desk. The practice did not know", [COST]),
        ("Bea", "no office", [RESOURCES]),
        ("Bea", "Older clients were lost to us", [CULTURE]),
    ):
        start = document.text.index(words)
        with desk.journal(desk.pack("talks"), coder) as journal:
            journal.code(document, start, start + len(words), codes, desk.now(), key=coder == "Ann")
    found: dict[str, str] = {}

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        found.update(await pictures(app, pilot))

    at_library(steps, size=size)
    if os.environ.get("CC_APPROVE"):
        for name, drawing in found.items():
            (FOLDER / name).write_text(drawing, "utf-8", newline="\n")
    assert [name for name in found if found[name] != (FOLDER / name).read_text("utf-8")] == []
