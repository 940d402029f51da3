from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.errors import InputError
from cc_assistant.serve import inbox
from cc_assistant.serve.inbox import Inbox, cleaned_name


async def parts(*content: bytes) -> AsyncIterator[bytes]:
    for part in content:
        yield part


def test_a_file_lies_in_the_inbox_under_its_id_and_name(tmp_path: Path) -> None:
    box = Inbox(tmp_path / "box")
    arrived = asyncio.run(box.take("notes.txt", parts(b"one ", b"two")))
    assert (arrived.name, arrived.size) == ("notes.txt", 7)
    assert (box.folder / f"{arrived.id} notes.txt").read_bytes() == b"one two"
    assert box.folder.stat().st_mode & 0o077 == 0
    box.remove()
    assert not box.folder.exists()


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    box = Inbox(tmp_path / "box")
    for _ in range(2):
        asyncio.run(box.take("notes.txt", parts(b"x")))
    assert len(list(box.folder.iterdir())) == 2


def test_a_file_that_is_too_large_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "LARGEST_FILE", 10)
    box = Inbox(tmp_path / "box")
    with pytest.raises(InputError, match="larger than"):
        asyncio.run(box.take("notes.txt", parts(b"12345", b"123456")))
    assert not list(box.folder.iterdir())


def test_there_is_an_end_to_how_many_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "MOST_FILES", 1)
    box = Inbox(tmp_path / "box")
    asyncio.run(box.take("one", parts(b"")))
    with pytest.raises(InputError, match="waiting already"):
        asyncio.run(box.take("two", parts(b"")))


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("notes.txt", "notes.txt"),
        ("C:\\notes\\interview 3.txt", "interview 3.txt"),
        ("../../etc/passwd", "passwd"),
        (" .hidden. ", "hidden"),
        ("a<b>:c|d?.txt", "abcd.txt"),
        ("Gespräch 3.docx", "Gespräch 3.docx"),
        ("txt.\u202eexe", "txt.exe"),
        ("x" * 500 + ".qdpx", "x" * 115 + ".qdpx"),
    ],
)
def test_names_are_cleaned(sent: str, kept: str) -> None:
    assert cleaned_name(sent) == kept


@pytest.mark.parametrize("odd", ["", "..", "///", "CON", "nul.txt", "COM1.log", "\x00", "a." + "x" * 500])
def test_a_name_of_which_nothing_can_be_kept_is_refused(odd: str) -> None:
    with pytest.raises(InputError, match="no name"):
        cleaned_name(odd)


@given(st.text())
def test_a_cleaned_name_names_a_file_in_its_folder(name: str) -> None:
    try:
        kept = cleaned_name(name)
    except InputError:
        return
    assert Path(kept).name == kept
    assert 0 < len(kept.encode()) <= 120
    assert kept == cleaned_name(kept)
