"""Of several advisers at one draft none takes away what another said."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from cc_assistant.errors import FileFault, NotFound
from cc_assistant.portraits import draft_lock
from cc_assistant.portraits.draft_file import write_new
from cc_assistant.portraits.draft_lock import draft_held
from cc_assistant.tasks.portrait_drafts import PortraitDrafts
from tests.portraits.test_drafts import DAY, begun


class Drafts(PortraitDrafts):
    """The drafts of somebody for whom ``meanwhile`` happens while the draft is read and not yet written."""

    def __init__(self, meanwhile: Any = lambda: None) -> None:
        def today() -> date:
            meanwhile()
            return DAY

        never: Any = None
        super().__init__(
            passage=never,
            library=never,
            tables=never,
            frames=never,
            cases=never,
            citations=never,
            today=today,
        )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lies = tmp_path / "vale.yaml"
    write_new(begun(), lies)
    return lies


def said(file: Path) -> list[tuple[str, str, str]]:
    return [(one.id, one.author, one.state) for one in Drafts().read(file).review]


def test_who_comments_while_another_is_writing_comes_after(file: Path) -> None:
    def bea_comments() -> None:
        bea.start()
        bea.join(0.2)  # long enough to be written over, were there no lock

    bea = Thread(target=lambda: Drafts().comment(file, "s1", "Bea", "How many?"))
    assert Drafts(bea_comments).comment(file, "s1", "Ada", "Why?") == "c1"
    bea.join()
    assert said(file) == [("c1", "Ada", "open"), ("c2", "Bea", "open")]


def test_who_decides_while_another_comments_loses_nothing(file: Path) -> None:
    Drafts().comment(file, "s1", "Ada", "Why?")

    def bea_comments() -> None:
        bea.start()
        bea.join(0.2)

    bea = Thread(target=lambda: Drafts().comment(file, "s1", "Bea", "How many?"))
    Drafts(bea_comments).decide(file, "c1", "accepted", by="JM")
    bea.join()
    assert said(file) == [("c1", "Ada", "accepted"), ("c2", "Bea", "open")]


def test_eight_advisers_at_once_are_all_heard(file: Path) -> None:
    ready = Barrier(8)

    def comment(author: str) -> None:
        ready.wait()
        Drafts().comment(file, "s1", author, "Why?")

    advisers = [Thread(target=comment, args=(name,)) for name in "ABCDEFGH"]
    for one in advisers:
        one.start()
    for one in advisers:
        one.join()
    assert sorted(author for _, author, _ in said(file)) == list("ABCDEFGH")
    assert [name for name, _, _ in said(file)] == [f"c{number}" for number in range(1, 9)]


def test_who_waits_too_long_is_told_and_nothing_is_changed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_lock, "_PATIENCE_S", 0.0)
    before = file.read_bytes()
    with draft_held(file), pytest.raises(FileFault, match="Another window"):
        Drafts().comment(file, "s1", "Ada", "Why?")
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_draft_under_another_name_is_the_same_draft(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_lock, "_PATIENCE_S", 0.0)
    link = file.with_name("link.yaml")
    link.symlink_to(file)
    with draft_held(link), pytest.raises(FileFault, match="Another window"), draft_held(file):
        pass
    Drafts().comment(link, "s1", "Ada", "Why?")
    assert link.is_symlink()
    assert len(said(file)) == 1


def test_of_a_draft_that_is_not_there_no_lock_is_left(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        Drafts().comment(tmp_path / "none.yaml", "s1", "Ada", "Why?")
    assert not list(tmp_path.iterdir())
