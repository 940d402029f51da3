"""Reads mapped arrays that are larger than what the program is to hold.

A mapped array costs no memory until it is read; then each page that was read counts as the program's, and
reading one brings in its neighbours. So a large array is read in parts, and each part is given back at once.
The system keeps it at hand while it has room: going through 150 MB again takes 1 or 2 ms longer.
"""

from __future__ import annotations

import mmap
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LARGE = 32_000_000
"""Bytes from which an array is not held; smaller ones stay as they are read."""

_PART = 8_000_000  # bytes that a thread reads one after the other before they are given back
_TOGETHER = 64  # rows in a part are a multiple: some are multiplied together, and would be rounded otherwise
_THREADS = 2  # memory has no more to give on most machines
_ROWS = 256  # rows anywhere in an array before they are given back: each can bring in a quarter of a MB


def dot(array: npt.NDArray[np.float32], vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Multiply the rows of a mapped array (n, d) with a vector (d,); the same as ``array @ vector``."""
    import numpy as np

    if array.nbytes < LARGE:
        return array @ vector
    found = np.empty(len(array), np.float32)
    step = max(1, _PART // array[0].nbytes // _TOGETHER) * _TOGETHER

    def part(first: int) -> None:
        some = array[first : first + step]
        np.dot(some, vector, out=found[first : first + step])
        give_back(some)

    with ThreadPoolExecutor(_THREADS) as threads:
        deque(threads.map(part, range(0, len(array), step)), maxlen=0)  # raises what a part raised
    give_back(array)  # what one part brought in of the next
    return found


def rows(array: npt.NDArray[Any], which: npt.NDArray[np.intp]) -> npt.NDArray[Any]:
    """Return some rows of a mapped array as a copy; the same as ``array[which]``."""
    import numpy as np

    if array.nbytes < LARGE:
        return array[which]
    found = np.empty((len(which), *array.shape[1:]), array.dtype)
    for first in range(0, len(which), _ROWS):
        found[first : first + _ROWS] = array[which[first : first + _ROWS]]
        give_back(array)
    return found


def give_back(array: npt.NDArray[Any]) -> None:
    """Let go of the memory of a mapped array, or of a slice of it; it stays readable.

    Does nothing for an array that is not mapped, or where the system offers no such thing.
    """
    import numpy as np

    mapped: Any = array
    while isinstance(mapped, np.ndarray):
        mapped = mapped.base
    if not isinstance(mapped, mmap.mmap) or not hasattr(mapped, "madvise") or not array.nbytes:
        return
    start = array.ctypes.data - np.frombuffer(mapped, np.uint8).ctypes.data
    page = start - start % mmap.PAGESIZE
    mapped.madvise(mmap.MADV_DONTNEED, page, start - page + array.nbytes)
