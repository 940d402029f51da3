"""Arrays larger than what the program is to hold."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from cc_assistant.retrieval.index import paging
from cc_assistant.retrieval.index.arrays import map_array, write_arrays

ROWS, DIMENSIONS = 3_000, 64


@pytest.fixture(scope="module")
def plain() -> npt.NDArray[np.float32]:
    return np.random.default_rng(0).normal(size=(ROWS, DIMENSIONS)).astype(np.float32)


@pytest.fixture
def mapped(
    plain: npt.NDArray[np.float32], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> npt.NDArray[np.float32]:
    """The same in a file, where it counts as large and is read in many parts."""
    monkeypatch.setattr(paging, "LARGE", 1)
    monkeypatch.setattr(paging, "_PART", 100_000)
    write_arrays(tmp_path, {"numbers": plain})
    return map_array(tmp_path, "numbers")


def test_a_large_array_is_multiplied_as_a_small_one(
    plain: npt.NDArray[np.float32], mapped: npt.NDArray[np.float32]
) -> None:
    assert np.array_equal(paging.dot(mapped, plain[0]), plain @ plain[0])
    assert np.array_equal(paging.dot(mapped[7:], plain[0]), plain[7:] @ plain[0])


@pytest.mark.parametrize("which", [[], [5], [2_999, 0, 0, 17], list(range(ROWS))], ids=len)
def test_rows_of_a_large_array_come_in_the_order_asked_for(
    plain: npt.NDArray[np.float32], mapped: npt.NDArray[np.float32], which: list[int]
) -> None:
    assert np.array_equal(paging.rows(mapped, np.array(which, np.intp)), plain[which])


def test_an_array_that_is_not_mapped_is_read_as_it_is(
    plain: npt.NDArray[np.float32], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "LARGE", 1)
    assert np.array_equal(paging.rows(plain, np.array([3, 1])), plain[[3, 1]])
    paging.give_back(plain)
    paging.give_back(np.zeros((0, 4), np.float32))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is held of a file")
def test_what_was_read_of_a_large_array_is_not_held(
    plain: npt.NDArray[np.float32], mapped: npt.NDArray[np.float32]
) -> None:
    assert np.array_equal(mapped, plain)
    assert _held("numbers.npy") >= plain.nbytes
    paging.give_back(mapped)
    assert _held("numbers.npy") < plain.nbytes / 4
    paging.dot(mapped, plain[0])
    assert _held("numbers.npy") < plain.nbytes / 4
    paging.rows(mapped, np.arange(ROWS))
    assert _held("numbers.npy") < plain.nbytes / 4


def _held(file: str) -> int:
    """Bytes of the mapped file that count as memory of this process."""
    entries = Path("/proc/self/smaps").read_text().split("VmFlags")
    return sum(1024 * int(entry.partition("Rss:")[2].split()[0]) for entry in entries if f"{file}\n" in entry)
