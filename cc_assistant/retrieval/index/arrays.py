"""Arrays of a build: written once, mapped into memory by readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.retrieval.index.layout import ARRAYS, array_file

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

POSTING_OFFSETS, POSTING_POSITIONS, POSTING_COUNTS = "posting-offsets", "posting-positions", "posting-counts"
FIELD_LENGTHS = "field-lengths"
SOURCE_NUMBERS = "source-numbers"
FIRST_TOLD = "first-told"
PASSAGE_VECTORS, UNIT_VECTORS, UNIT_TABLE = "passage-vectors", "unit-vectors", "unit-table"
TOPIC_VECTORS = "topic-vectors"
_SCRATCH = "scratch"


def write_arrays(build: Path, arrays: dict[str, npt.NDArray[Any]]) -> None:
    """Write arrays into a build under their names."""
    import numpy as np

    (build / ARRAYS).mkdir(exist_ok=True)
    for name, array in arrays.items():
        np.save(array_file(build, name), array, allow_pickle=False)


@contextmanager
def scratch_array(build: Path, rows: int, columns: int) -> Iterator[npt.NDArray[np.float32]]:
    """Give an array (rows, columns) to fill that lies in a file, so that its size may exceed the memory."""
    import numpy as np

    (build / ARRAYS).mkdir(exist_ok=True)
    file = array_file(build, _SCRATCH)
    try:
        if rows and columns:
            yield np.lib.format.open_memmap(file, mode="w+", dtype=np.float32, shape=(rows, columns))
        else:
            yield np.zeros((rows, columns), np.float32)
    finally:
        file.unlink(missing_ok=True)


def map_array(build: Path, name: str) -> npt.NDArray[Any]:
    """Map an array of a build into memory, read-only; an empty one is simply read.

    Raises:
        OSError, ValueError: the file is missing or damaged.
    """
    import numpy as np

    file = array_file(build, name)
    with file.open("rb") as stream:
        version = np.lib.format.read_magic(stream)
        read_header = (
            np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        )
        shape, _, dtype = read_header(stream)
    if 0 in shape:
        return np.zeros(shape, dtype)
    # A plain view of the map: cutting pieces out of np.memmap itself costs ten times as much.
    array: npt.NDArray[Any] = np.load(file, mmap_mode="r", allow_pickle=False).view(np.ndarray)
    return array


def unit_dtype(count: int, small_from: int) -> type[np.float32] | type[np.float16]:
    """Return in which precision ``count`` unit vectors are kept."""
    import numpy as np

    return np.float16 if count >= small_from else np.float32
