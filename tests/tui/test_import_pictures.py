"""The dialogs of an import as a person has approved them: text and styles, small and large.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from cc_assistant.domain.import_report import FileReport, ImportReport, Remark
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.importing import Held
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.import_wish import ImportWish
from cc_assistant.tui.screens.import_files import ImportScreen
from cc_assistant.tui.screens.import_run import ImportRunScreen
from cc_assistant.tui.screens.pack_documents import PackDocumentsScreen
from cc_assistant.tui.state import State
from tests.coding.bench import transcript
from tests.tui.driving import LARGE, SMALL, opened, settled
from tests.tui.frames import FOLDER, drawn

AT = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
REPORT = ImportReport(
    pack="our-interviews",
    at=AT,
    files=(
        FileReport(
            file="interviews/p3.vtt",
            outcome="new",
            document="p3",
            counts={"turns": 41, "speakers": 2, "passages": 38},
            remarks=(Remark(what="note", name="Interviewer", why="was taken for the one who asks"),),
        ),
        FileReport(file="interviews/locked.pdf", outcome="refused", why="It is protected with a password."),
        FileReport(
            file="interviews/[b]scan.pdf",
            outcome="refused",
            why="It has no text: its pages are pictures, as of a scanner. Read its text by OCR first.",
        ),
        FileReport(file="interviews/report.docx", outcome="unchanged", document="report"),
    ),
)


def wish(folder: Path) -> ImportWish:
    return ImportWish(
        (folder / "p3.vtt", folder / "survey [b] 2026.xlsx"),
        "our-interviews",
        (("phase", "operation"), ("form", "transcript")),
    )


async def picture(app: AssistantApp, screen: Screen[Any]) -> None:
    await app.push_screen(screen)
    if isinstance(screen, PackDocumentsScreen):
        held = [Held(Path("talks"), transcript().model_copy(update={"imported": AT}))]
        screen._list((held, Counter({"p3": 12}), True))


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_every_dialog_is_as_approved(
    size: tuple[int, int], home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "open", lambda _: None)
    monkeypatch.setattr(Desk, "look_after", lambda *_: None)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("cc_assistant.tui.screens.import_files._told", lambda file: f"interviews/{file.name}")

    async def draw() -> dict[str, str]:
        found: dict[str, str] = {}
        async with opened(Services(Settings()), size=size, state=State(mode="library")) as (app, pilot):
            await settled(pilot)
            screens: dict[str, Screen[Any]] = {
                "empty": ImportScreen([]),
                "form": ImportScreen(["our-interviews"], wish(Path("interviews"))),
                "reading": ImportRunScreen(wish(Path("interviews"))),
                "report": ImportRunScreen(None, REPORT),
                "documents": PackDocumentsScreen("talks", "Our talks"),
            }
            for name, screen in screens.items():
                await picture(app, screen)
                await settled(pilot)
                for typed in screen.query(Input):
                    typed.cursor_blink = False
                await settled(pilot)
                rows = [list(line) for line in screen._compositor.render_strips()]
                found[f"import-{name}-{size[0]}x{size[1]}.txt"] = drawn(rows)
                await app.pop_screen()
        return found

    found = asyncio.run(draw())
    if os.environ.get("CC_APPROVE"):
        for name, drawing in found.items():
            (FOLDER / name).write_text(drawing, "utf-8", newline="\n")
    assert [name for name in found if found[name] != (FOLDER / name).read_text("utf-8")] == []
