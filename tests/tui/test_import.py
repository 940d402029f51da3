"""Importing in the app: files chosen, every file told, found at once; documents looked after."""

from __future__ import annotations

import json
import threading
import zipfile
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.ingest import named_files
from cc_assistant.ingest.limits import Limits
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.import_files import ImportScreen
from cc_assistant.tui.screens.import_run import ImportRunScreen
from cc_assistant.tui.screens.library import LibraryScreen
from cc_assistant.tui.screens.pack_documents import PackDocumentsScreen
from cc_assistant.tui.state import State
from cc_assistant.tui.web_driver import FileArrived
from cc_assistant.tui.widgets.packs_panel import PackCard
from tests.ingest import made
from tests.knowledge.packs import TINY
from tests.tui.driving import LARGE, SMALL, Driven, drive, until, until_said, until_shown

AT_LIBRARY = State(mode="library")


@pytest.fixture
def small(home: Path, kept: Path, tmp_path: Path) -> Services:
    return Services(Settings(knowledge=TINY, indexes=tmp_path / "indexes", model="none"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of all sorts, some that nobody can take in."""
    files = tmp_path / "files"
    files.mkdir()
    (files / "p3.txt").write_text(made.TALK, encoding="utf-8")
    (files / "empty.txt").write_text("")
    made.scan(files / "scan.pdf")
    made.pdf(files / "locked.pdf", [[["x"]]], password="secret")
    (files / "letter.pdf").write_bytes(made.docx_bytes("Dear all, the group met on Monday."))
    with zipfile.ZipFile(files / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", b"0" * 30_000_000)
    return files


async def import_into(pilot: Driven, path: Path, pack: str) -> None:
    """Fill the dialog in and begin."""
    await until(pilot, lambda: pilot.app.screen.query(PackCard))
    await pilot.press("i")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportScreen))
    pilot.app.screen.query_one("#file").value = str(path)  # type: ignore[attr-defined]
    await pilot.press("enter")
    await pilot.press("tab", "tab", "ctrl+u", *pack, "ctrl+s")
    await until(pilot, lambda: isinstance(pilot.app.screen, ImportRunScreen))


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_folder_with_bad_files_is_imported_told_and_found(
    small: Services, folder: Path, size: tuple[int, int]
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await import_into(pilot, folder, "our talks")
        await until_shown(pilot, "Ask and Evidence find it now.")
        await until_shown(pilot, "Pack our-talks: new 1, not imported 5;")
        for told in (
            "Not imported (5):",
            "files/empty.txt: It is empty",
            "files/locked.pdf: It is protected with a password",
            "files/bomb.docx: 'word/document.xml' in it unpacks to more than 200 times",
            "files/letter.pdf: Its name ends in .pdf, but it is a Word document",
            "files/scan.pdf: It has no text",
        ):
            await until_said(pilot, told)
        await pilot.press("escape")
        await until_shown(pilot, "our talks")
        await pilot.press("f3")
        await until(pilot, lambda: app.desk.openings > 1)
        assert [one for one in small.library.passages if one.pack == "our-talks"]

    drive(small, steps, size=size, state=AT_LIBRARY)
    assert len(list((paths.user_packs() / "our-talks" / "imports").glob("*.json"))) == 1


def test_the_dialog_asks_for_what_is_missing_and_takes_files_off(small: Services, folder: Path) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: app.screen.query(PackCard))
        await pilot.press("i")
        await until_shown(pilot, "Files and folders")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Please name a file or folder first.")
        await pilot.press(*"nowhere.txt", "enter")
        await until_said(pilot, "There is no file or folder")
        app.screen.query_one("#file").value = str(folder / "p3.txt")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until_said(pilot, "p3.txt")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Please name the pack")
        await pilot.press("shift+tab", "home", "delete")
        await until_shown(pilot, "Nothing yet.")
        await pilot.press("tab", "tab", "down", "down", "enter")
        await until_shown(pilot, "initiation")
        await pilot.press(*"operation", "enter")
        await until_shown(pilot, "Phase:      operation")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))

    drive(small, steps, size=SMALL, state=AT_LIBRARY)
    assert not paths.user_packs().exists()


def test_a_file_that_the_browser_sends_keeps_its_name(small: Services, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    sent = inbox / "1a2b interview p3.txt"
    sent.write_text(made.TALK, encoding="utf-8")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: app.screen.query(PackCard))
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        app.screen.post_message(FileArrived(sent))
        await until_said(pilot, "interview p3.txt")
        await pilot.press("tab", "tab", *"talks", "ctrl+s")
        await until_shown(pilot, "New: ")
        await until_said(pilot, "as interview-p3")

    drive(small, steps, state=AT_LIBRARY)


def test_an_import_can_be_stopped_and_tells_how_far_it_came(
    small: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tmp_path / "many"
    files.mkdir()
    for number in range(9):
        (files / f"n{number}.txt").write_text(f"{number}. {made.TALK}", encoding="utf-8")
    begun, go_on = threading.Event(), threading.Event()
    real = named_files.look_at

    def look_at(file: named_files.NamedFile, limits: Limits) -> None:
        if file.path.name == "n5.txt":
            begun.set()
            go_on.wait(20)
        real(file, limits)

    monkeypatch.setattr(named_files, "look_at", look_at)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await import_into(pilot, files, "many")
        await until(pilot, begun.is_set)
        await until_shown(pilot, "(6 of 9)")
        await pilot.press("escape")
        await until_shown(pilot, "Stopping")
        go_on.set()
        await until_shown(pilot, "Pack many: new 6;")
        await until_said(pilot, "Stopped before the end; the same import goes on from there.")
        await until_shown(pilot, "Ask and Evidence find it now.")

    drive(small, steps, state=AT_LIBRARY)
    (kept_,) = (paths.user_packs() / "many" / "imports").glob("*.json")
    assert json.loads(kept_.read_text())["stopped"]


def test_a_pack_of_ones_own_says_what_can_be_done_with_it(small: Services, folder: Path) -> None:
    small.importing.import_files([folder / "p3.txt"], "talks")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: app.screen.query(PackCard))
        await until_shown(pilot, "d documents · k code · m matrix · n names · p sharing · Enter passages")

    drive(small, steps, state=AT_LIBRARY)


def test_documents_are_listed_imported_again_and_removed(
    small: Services, tmp_path: Path, folder: Path
) -> None:
    small.importing.import_files([folder / "p3.txt"], "talks")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until(pilot, lambda: app.screen.query(PackCard))
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, PackDocumentsScreen))
        await until_shown(pilot, "p3 · transcript · 3 passages")
        await until_shown(pilot, "0 codings")
        (folder / "p3.txt").write_text(
            made.TALK + "\n[00:02:40] Anna: And we went on for two more years after that.\n", encoding="utf-8"
        )
        await pilot.press("r")
        await until_said(pilot, "Updated: ")
        await until_shown(pilot, "Ask and Evidence find it now.")
        await pilot.press("escape")
        await until_shown(pilot, "transcript · 4 passages")
        await pilot.press("l")
        await until_said(pilot, "Pack talks: updated 1")
        await pilot.press("escape", "k")
        await until_shown(pilot, "Who codes?")
        await pilot.press("escape", "d")
        await until(pilot, lambda: isinstance(app.screen, PackDocumentsScreen))
        await until_shown(pilot, "transcript · 4 passages")
        await pilot.press("x")
        await until_said(pilot, "press again to delete it and its 0 codings.")
        await pilot.press("x")
        await until_shown(pilot, "No document is in this pack")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))

    drive(small, steps, size=SMALL, state=AT_LIBRARY)
    assert (folder / "p3.txt").is_file()
