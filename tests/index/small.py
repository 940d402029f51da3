"""What the tests of the index share with the child processes that they start."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cc_assistant.domain.library import Library
from cc_assistant.domain.ports import TextRole
from cc_assistant.text.tokens import stem, words

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
TERMS = 20


class HashEncoder:
    """Each stem has a direction of its own; a text's vector is the sum of those of its words."""

    def __init__(self, identity: str = "hash-1", window: int = 64) -> None:
        self.name = "words by hash"
        self.identity = identity
        self.dimensions = 48
        self.window = window
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
        self.encoded.extend(texts)
        vectors = np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self.dimensions)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    def lengths(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) + 2 for text in texts]

    def knows_word(self, word: str) -> bool:
        return True

    def describe(self) -> dict[str, str]:
        return {"encoder": self.name}

    def _vector(self, text: str) -> npt.NDArray[np.float64]:
        total = np.full(self.dimensions, 1e-3)
        for word in words(text):
            seed = int.from_bytes(hashlib.sha256(stem(word).encode()).digest()[:4], "big")
            total += np.random.default_rng(seed).normal(size=self.dimensions)
        return total


def cut(library: Library, count: int) -> Library:
    """Return the library with its first passages only, the sources of these, and a short glossary."""
    passages = library.passages[:count]
    used = {passage.source for passage in passages}
    sources = tuple(source for source in library.sources if source.id in used)
    assert library.glossary
    glossary = library.glossary.model_copy(
        update={"terms": library.glossary.terms[:TERMS], "places": library.glossary.places[:TERMS]}
    )
    return library.model_copy(update={"passages": passages, "sources": sources, "glossary": glossary})


def change_claim(library: Library, number: int, claim: str) -> Library:
    """Return the library with another claim in one passage."""
    passages = list(library.passages)
    passages[number] = passages[number].model_copy(update={"claim": claim})
    return library.model_copy(update={"passages": tuple(passages)})


@contextmanager
def no_right_to_write(folder: Path) -> Iterator[None]:
    """Take the right to write in a folder from this process, even if it is the administrator's."""
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)
