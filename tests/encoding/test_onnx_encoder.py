"""The exported model: the same vectors as the original, whatever stands beside a text."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from cc_assistant.errors import EncoderFault
from cc_assistant.retrieval.encoding.onnx_encoder import OnnxEncoder
from cc_assistant.retrieval.encoding.parity import PARITY_TEXTS
from cc_assistant.retrieval.encoding.reference import ReferenceEncoder
from cc_assistant.retrieval.encoding.weights import find_model

TEXTS = [
    "How did services adapt to COVID?",
    "Rural.",
    "A charity hosted nine link workers in two districts. " * 4,
    "",
    "What does it cost per person, £4 or £400?",
]


def test_it_gives_the_vectors_of_sentence_transformers(encoder: OnnxEncoder, cache: Path) -> None:
    original = ReferenceEncoder(find_model(None, cache / "models" / "digests.json"))
    texts = [*TEXTS, "word " * 600]
    cosines = (encoder.encode(texts) * original.encode(texts)).sum(axis=1)
    assert cosines.min() > 0.9999
    assert encoder.lengths(texts) == original.lengths(texts)
    assert (encoder.identity, encoder.window, encoder.dimensions) == (original.identity, 256, 384)
    assert encoder.knows_word("rural") and original.knows_word("rural")
    assert original.encode([]).shape == (0, 384)
    assert "sentence-transformers" in original.describe()["runs on"]


def test_the_export_keeps_what_its_check_found(export: Path) -> None:
    parity = json.loads((export / "export.json").read_text())["parity"]
    assert parity["texts"] == len(PARITY_TEXTS) == 64
    assert parity["lowest cosine"] >= 0.9999


def test_a_vector_does_not_depend_on_the_texts_beside_it(encoder: OnnxEncoder) -> None:
    together = encoder.encode([*TEXTS, *PARITY_TEXTS])[: len(TEXTS)]
    alone = np.vstack([encoder.encode([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5


def test_vectors_have_length_one_and_come_in_the_order_of_the_texts(encoder: OnnxEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)
    assert np.allclose(encoder.encode(TEXTS[::-1])[::-1], vectors, atol=1e-5)


def test_no_texts_give_no_vectors(encoder: OnnxEncoder) -> None:
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.lengths([]) == []


def test_what_is_past_the_window_is_not_read_and_can_be_told(encoder: OnnxEncoder) -> None:
    long = "word " * 300
    assert encoder.lengths([long]) == [302]
    assert np.allclose(encoder.encode([long]), encoder.encode([long + "and something else"]), atol=1e-5)


def test_the_vectors_of_word_pieces_stay_available(encoder: OnnxEncoder) -> None:
    pieces = encoder.piece_vectors("link workers")
    assert pieces.shape == (encoder.lengths(["link workers"])[0], 384)
    assert np.linalg.norm(pieces, axis=1) == pytest.approx(np.ones(len(pieces)), abs=1e-5)


def test_several_threads_may_use_one_encoder(encoder: OnnxEncoder) -> None:
    expected = encoder.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: encoder.encode(TEXTS), range(12)):
            assert np.allclose(vectors, expected, atol=1e-5)


def test_it_tells_what_runs(encoder: OnnxEncoder) -> None:
    told = encoder.describe()
    assert told["encoder"] == "all-MiniLM-L6-v2 (onnxruntime)"
    assert "sentence-transformers on 64 texts" in told["checked against"]
    assert told["files"] == "as they were written"


def test_a_question_loads_no_torch(cache: Path) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from cc_assistant.retrieval.encoding.choice import open_encoder;"
        f"open_encoder(None, Path({str(cache)!r})).encode(['How?']);"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers', 'huggingface_hub')"
        " if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["model.onnx", "model.weights", "tokenizer.json", "export.json"])
@pytest.mark.parametrize("harm", ["missing", "short", "other"])
def test_a_damaged_export_is_a_fault(export: Path, tmp_path: Path, name: str, harm: str) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    for file in export.iterdir():
        (folder / file.name).hardlink_to(file)
    (folder / name).unlink()
    if harm == "short":
        (folder / name).write_bytes(b"{")
    if harm == "other":
        (folder / name).write_bytes(b"\x07" * (export / name).stat().st_size)
    if (name, harm) == ("model.weights", "other"):
        assert "damaged: model.weights" in OnnxEncoder(folder).describe()["files"]
        return
    with pytest.raises(EncoderFault, match="damaged") as caught:
        OnnxEncoder(folder)
    assert caught.value.remedy
