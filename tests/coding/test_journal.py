"""What coders do is on disk at once, can be undone without end, and survives a kill."""

from __future__ import annotations

import errno
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.coding.journal import Journal, read_codings
from cc_assistant.domain.coding import CodeRef
from cc_assistant.errors import CodingBusy, FileFault, InputError, NotFound
from tests.coding.test_agreeing import COST, CULTURE, document

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TALK = document()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "codings" / "anna.jsonl"


def test_overlapping_codes_stand_with_their_words(path: Path) -> None:
    with Journal(path) as journal:
        journal.code(TALK, 0, 10, [CULTURE, COST], NOW, memo="[laughs] é", key=True)
        journal.code(TALK, 5, 15, [CULTURE], NOW, direction="barrier")
    found = read_codings(path.parent)
    assert [(one.start, one.end, str(one.code), one.words) for one in found] == [
        (0, 10, "cfir:inner-setting.culture", "Sentence0."),
        (0, 10, "cfir:innovation.cost", "Sentence0."),
        (5, 15, "cfir:inner-setting.culture", "nce0.Sente"),
    ]
    assert found[0].memo == "[laughs] é"


def test_the_same_code_on_the_same_words_is_put_once(path: Path) -> None:
    with Journal(path) as journal:
        journal.code(TALK, 0, 10, [CULTURE], NOW)
        assert journal.code(TALK, 0, 10, [CULTURE, CULTURE], NOW) == ()
        assert len(journal.codings) == 1


def test_undo_goes_back_to_the_beginning_also_the_next_day(path: Path) -> None:
    with Journal(path) as journal:
        (one,) = journal.code(TALK, 0, 10, [CULTURE], NOW)
        journal.change(one.id, NOW, memo="because")
        journal.remove([one.id], NOW)
    with Journal(path) as journal:
        assert not journal.codings
        journal.undo(NOW)
        assert journal.codings[0].memo == "because"
        journal.undo(NOW)
        assert journal.codings == (one,)
        journal.undo(NOW)
        assert not journal.codings
        assert journal.undo(NOW) is None
    with Journal(path) as journal:
        for _ in range(3):
            assert journal.redo(NOW)
        assert journal.redo(NOW) is None
        assert not journal.codings


def test_ids_are_never_used_again(path: Path) -> None:
    with Journal(path) as journal:
        (one,) = journal.code(TALK, 0, 10, [CULTURE], NOW)
        journal.undo(NOW)
        (two,) = journal.code(TALK, 0, 10, [COST], NOW)
    assert one.id != two.id


def test_a_second_window_under_the_same_name_is_refused(path: Path) -> None:
    with Journal(path), pytest.raises(CodingBusy, match="Another window is coding as anna"):
        Journal(path)
    Journal(path).close()


def test_a_step_that_was_cut_short_is_left_out_and_one_that_is_broken_is_told(path: Path) -> None:
    with Journal(path) as journal:
        journal.code(TALK, 0, 10, [CULTURE], NOW)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:20])
    with Journal(path) as journal:
        assert len(journal.codings) == 1
    assert path.read_bytes() == whole
    path.write_bytes(b"nonsense\n" + whole)
    with pytest.raises(InputError, match="line 1: this is no step"):
        Journal(path)
    assert path.read_bytes() == b"nonsense\n" + whole


def test_a_full_disk_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(path) as journal:
        journal.code(TALK, 0, 10, [CULTURE], NOW)

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(FileFault, match="No space left"):
            journal.code(TALK, 10, 20, [CULTURE], NOW)
        assert len(journal.codings) == 1
    monkeypatch.undo()
    assert len(read_codings(path.parent)) == 1


def test_words_that_are_not_there_and_codings_that_are_not_there_are_told(path: Path) -> None:
    with Journal(path) as journal:
        for start, end in ((5, 5), (-1, 3), (90, 101)):
            with pytest.raises(InputError, match="No words are selected"):
                journal.code(TALK, start, end, [CULTURE], NOW)
        with pytest.raises(NotFound, match="anna has no coding 'x'"):
            journal.remove(["x"], NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_no_confirmed_step_is_lost_in_a_kill(path: Path) -> None:
    for _ in range(40):
        path.unlink(missing_ok=True)
        hear, tell = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                with Journal(path) as journal:
                    for number in range(500):
                        journal.code(
                            TALK, number % 90, number % 90 + 5, [CodeRef(frame="own", id=str(number))], NOW
                        )
                        os.write(tell, b".")
            finally:
                os._exit(0)
        os.close(tell)
        os.read(hear, 1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        confirmed = 1
        while more := os.read(hear, 65536):
            confirmed += len(more)
        os.close(hear)
        with Journal(path) as journal:
            assert len(journal.codings) in {confirmed, confirmed + 1}


steps = st.lists(
    st.one_of(
        st.tuples(st.just("code"), st.integers(0, 80)),
        st.tuples(st.sampled_from(["undo", "redo", "remove", "memo"]), st.integers(0, 5)),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(steps)
def test_whatever_was_done_reads_back_and_undoes_to_nothing(
    tmp_path_factory: pytest.TempPathFactory, taken: list[tuple[str, int]]
) -> None:
    path = tmp_path_factory.mktemp("codings") / "anna.jsonl"
    with Journal(path) as journal:
        for kind, number in taken:
            _take(journal, kind, number)
        stands = journal.codings
    assert read_codings(path.parent) == stands
    with Journal(path) as journal:
        while journal.undo(NOW):
            pass
        assert not journal.codings


def _take(journal: Journal, kind: str, number: int) -> Any:
    if kind == "code":
        return journal.code(TALK, number, number + 7, [CULTURE], NOW)
    if kind in {"undo", "redo"}:
        return getattr(journal, kind)(NOW)
    if not journal.codings:
        return None
    chosen = journal.codings[number % len(journal.codings)].id
    return (
        journal.remove([chosen], NOW) if kind == "remove" else journal.change(chosen, NOW, memo=str(number))
    )
