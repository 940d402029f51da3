"""Texts longer than the model reads: encoded in overlapping windows and pooled, none silently cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cc_assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder

WINDOWS_VERSION = 1
"""Enters the key of cached vectors: raise it whenever a long text would get another vector."""


def encode_whole(encoder: Encoder, texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Encode texts of any length.

    A text within the model's window is encoded as it is. A longer one is cut at borders of sentences
    into windows of which each begins with the last sentence of the one before; its vector is the mean
    of theirs, scaled to length 1.

    Returns:
        Array (len(texts), dimensions).
    """
    import numpy as np

    lengths = encoder.lengths(texts)
    pieces: list[str] = []
    owners: list[int] = []
    for number, (text, length) in enumerate(zip(texts, lengths, strict=True)):
        windows = [text] if length <= encoder.window else windows_of(text, encoder)
        pieces.extend(windows)
        owners.extend([number] * len(windows))
    vectors = encoder.encode(pieces)
    if len(pieces) == len(texts):
        return vectors
    sums = np.zeros((len(texts), encoder.dimensions), np.float32)
    np.add.at(sums, owners, vectors)
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
    return sums


def windows_of(text: str, encoder: Encoder) -> list[str]:
    """Cut a text into windows that the encoder reads whole."""
    atoms = [atom for start, end in sentence_spans(text) for atom in _atoms(text, start, end, encoder)]
    lengths = encoder.lengths([text[start:end] for start, end in atoms])
    marks = encoder.lengths([""])[0]  # pieces that the model puts around any text
    windows: list[str] = []
    first = 0
    total = marks
    for at, (_, end) in enumerate(atoms):
        total += lengths[at] - marks
        is_last = at + 1 == len(atoms)
        if is_last or total + lengths[at + 1] - marks > encoder.window:
            windows.append(text[atoms[first][0] : end])
            overlaps = not is_last and lengths[at] + lengths[at + 1] - marks <= encoder.window
            first = at if overlaps else at + 1
            total = marks + (lengths[at] - marks if overlaps else 0)
    return windows


def _atoms(text: str, start: int, end: int, encoder: Encoder) -> list[tuple[int, int]]:
    """Return the span of a sentence, or halves of it, cut at a space if there is one, until each fits."""
    if encoder.lengths([text[start:end]])[0] <= encoder.window or end - start < 2:
        return [(start, end)]
    middle = (start + end) // 2
    space = text.rfind(" ", start + 1, middle)
    cut = space if space > 0 else middle
    return [*_atoms(text, start, cut, encoder), *_atoms(text, cut, end, encoder)]
