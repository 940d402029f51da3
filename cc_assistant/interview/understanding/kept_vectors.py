"""Vectors of sentences that never change, kept in a file so that they are made once."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.files import replace_file

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder


def kept_vectors(encoder: Encoder, texts: Sequence[str], folder: Path) -> npt.NDArray[np.float32]:
    """Return the vectors of some texts, from a file if it was written for them, else made and written.

    A file that cannot be read or written does no harm: the vectors are made again.

    Args:
        encoder: makes them.
        texts: what they are of.
        folder: where the file lies.
    """
    import numpy as np

    whole = hashlib.sha256("\0".join([encoder.identity, *texts]).encode()).hexdigest()
    file = folder / f"options-{whole[:16]}.npy"
    try:
        vectors: npt.NDArray[np.float32] = np.load(io.BytesIO(file.read_bytes()), allow_pickle=False)
        if vectors.shape == (len(texts), encoder.dimensions) and vectors.dtype == np.float32:
            return vectors
    except (OSError, ValueError):
        pass
    vectors = encoder.encode(texts)
    content = io.BytesIO()
    np.save(content, vectors, allow_pickle=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(file, content.getvalue())
    except OSError:
        pass
    return vectors
