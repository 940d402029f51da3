"""The model that comes with the program, as all tests of a run have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.retrieval.encoding.choice import export_key
from cc_assistant.retrieval.encoding.onnx_encoder import OnnxEncoder
from cc_assistant.retrieval.encoding.weights import find_model


@pytest.fixture(scope="session")
def cache(indexed_home: Path) -> Path:
    """The cache folder with the exported model that all tests of a run share."""
    return indexed_home / "cache"


@pytest.fixture(scope="session")
def export(cache: Path) -> Path:
    """The folder of the exported model; no test may change it."""
    return cache / "models" / export_key(find_model(None, cache / "models" / "digests.json"))


@pytest.fixture(scope="session")
def encoder(export: Path) -> OnnxEncoder:
    """The exported model, running."""
    return OnnxEncoder(export)
