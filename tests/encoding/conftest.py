"""The model that comes with the program, exported once for all tests of a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cc_assistant.retrieval.encoding.choice import export_key, open_encoder
from cc_assistant.retrieval.encoding.onnx_encoder import OnnxEncoder
from cc_assistant.retrieval.encoding.weights import find_model
from cc_assistant.retrieval.index.lock import writer_lock


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the exported model; workers that test side by side share it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "exported-model"
    folder.mkdir(exist_ok=True)
    with writer_lock(folder, now="", waiting=lambda: None):
        open_encoder(None, folder)
    return folder


@pytest.fixture(scope="session")
def export(cache: Path) -> Path:
    """The folder of the exported model; no test may change it."""
    return cache / "models" / export_key(find_model(None, cache / "models" / "digests.json"))


@pytest.fixture(scope="session")
def encoder(export: Path) -> OnnxEncoder:
    """The exported model, running."""
    return OnnxEncoder(export)
