"""Exporting a model of the user's own, and refusing what cannot be exported."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from cc_assistant.errors import EncoderFault
from cc_assistant.retrieval.encoding.choice import open_encoder
from cc_assistant.retrieval.encoding.onnx_export import CannotExport, _recipe
from cc_assistant.retrieval.encoding.reference import ReferenceEncoder, load_model
from cc_assistant.retrieval.encoding.weights import ModelFolder, find_model


@pytest.fixture(scope="module")
def own_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model of random weights with another pooling, another window and prompts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import AutoTokenizer, BertConfig, BertModel

    base = tmp_path_factory.mktemp("base")
    torch.manual_seed(0)
    config = BertConfig(hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=64)
    BertModel(config).save_pretrained(base)
    packaged = find_model(None, base / "digests.json").path
    AutoTokenizer.from_pretrained(packaged).save_pretrained(base)
    transformer = Transformer(str(base), max_seq_length=40)
    model = SentenceTransformer(
        modules=[transformer, Pooling(32, pooling_mode="cls")],
        prompts={"query": "question: ", "document": "passage: "},
        device="cpu",
    )
    saved = tmp_path_factory.mktemp("models") / "my-model"
    model.save(str(saved))
    return saved


def test_a_model_of_the_users_own_is_exported_with_its_pooling_window_and_prompts(
    own_model: Path, tmp_path: Path
) -> None:
    reports: list[tuple[int, int]] = []
    encoder = open_encoder(own_model, tmp_path, progress=lambda _, done, total: reports.append((done, total)))
    assert encoder.name == "my-model (onnxruntime)"
    assert (encoder.dimensions, encoder.window) == (32, 40)
    assert reports[-1] == (4, 4)
    original = ReferenceEncoder(find_model(own_model, tmp_path / "digests.json"))
    texts = ["Who pays?", "A longer text about rural transport. " * 20]
    for role in ("question", "passage"):
        assert np.allclose(encoder.encode(texts, role=role), original.encode(texts, role=role), atol=1e-4)
    assert np.abs(encoder.encode(texts, role="question") - encoder.encode(texts)).max() > 1e-6
    assert encoder.lengths(texts) == original.lengths(texts)
    assert encoder.lengths([""]) == [4]  # two marks, and the prompt's word and colon


class Transformer:
    """A part of a model, known by its name."""


class Pooling:
    """A part of a model, known by its name."""

    def __init__(self, pooling_mode: str) -> None:
        self.pooling_mode = pooling_mode


class Dense:
    """A part of a model, known by its name."""


class FakeModel(list[Any]):
    """A SentenceTransformer as the export looks at it."""

    tokenizer = SimpleNamespace(is_fast=True)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ([Transformer(), Pooling("mean"), Dense()], "Transformer, Pooling, Dense"),
        ([Dense()], "its parts are Dense"),
        ([Transformer(), Pooling("max")], "pooling 'max'"),
    ],
)
def test_what_the_exported_form_could_not_do_is_refused(parts: list[object], why: str) -> None:
    with pytest.raises(CannotExport, match=why):
        _recipe(ModelFolder(Path("x"), "x", "0"), FakeModel(parts))


def test_a_slow_tokeniser_is_refused() -> None:
    model = FakeModel([Transformer(), Pooling("mean")])
    model.tokenizer = SimpleNamespace(is_fast=False)
    with pytest.raises(CannotExport, match="tokeniser"):
        _recipe(ModelFolder(Path("x"), "x", "0"), model)


def test_a_folder_that_is_no_model_cannot_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[{]")
    (tmp_path / "model.safetensors").write_bytes(b"x")
    with pytest.raises(EncoderFault, match="cannot be loaded"):
        load_model(ModelFolder(tmp_path, "x", "0"))
