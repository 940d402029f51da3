"""Which encoder answers, and what happens where a model cannot be exported."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cc_assistant.errors import Cancelled
from cc_assistant.retrieval.encoding import onnx_export, reference
from cc_assistant.retrieval.encoding.choice import export_key, is_ready, open_encoder
from cc_assistant.retrieval.encoding.onnx_encoder import OnnxEncoder
from cc_assistant.retrieval.encoding.onnx_export import CannotExport, export_model
from cc_assistant.retrieval.encoding.weights import find_model


class StubReference:
    """Stands in for sentence-transformers."""

    def __init__(self, folder: object, *, model: object = None, reason: str = "") -> None:
        self.reason = reason


@pytest.fixture
def exports(monkeypatch: pytest.MonkeyPatch, export: Path) -> list[Path]:
    """The exports asked for; each is made by copying."""
    made: list[Path] = []

    def copy(folder: object, into: Path, progress: object = None) -> None:
        made.append(into)
        copied = Path(shutil.copytree(export, into.with_name(f"{len(made)}-copy")))
        shutil.rmtree(into, ignore_errors=True)
        copied.rename(into)

    monkeypatch.setattr(onnx_export, "export_model", copy)
    return made


def test_a_model_is_exported_once(tmp_path: Path, exports: list[Path]) -> None:
    assert not is_ready(None, tmp_path)
    assert isinstance(open_encoder(None, tmp_path), OnnxEncoder)
    assert is_ready(None, tmp_path)
    open_encoder(None, tmp_path)
    assert len(exports) == 1


def test_two_processes_that_want_the_same_export_make_it_once(tmp_path: Path, exports: list[Path]) -> None:
    with ThreadPoolExecutor() as pool:
        opened = list(pool.map(lambda _: open_encoder(None, tmp_path), range(3)))
    assert all(isinstance(encoder, OnnxEncoder) for encoder in opened)
    assert len(exports) == 1


def test_what_a_killed_export_left_is_removed(tmp_path: Path, exports: list[Path]) -> None:
    (tmp_path / "models" / ".export-killed").mkdir(parents=True)
    open_encoder(None, tmp_path)
    assert not (tmp_path / "models" / ".export-killed").exists()


def test_a_damaged_export_is_made_again(tmp_path: Path, exports: list[Path]) -> None:
    open_encoder(None, tmp_path)
    (exports[0] / "model.onnx").write_bytes(b"nothing")
    assert isinstance(open_encoder(None, tmp_path), OnnxEncoder)
    assert len(exports) == 2


def test_a_model_that_cannot_be_exported_runs_by_the_reference_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[object] = []

    def refuse(*args: object) -> None:
        tries.append(args)
        raise CannotExport("its pooling is odd")

    monkeypatch.setattr(onnx_export, "export_model", refuse)
    monkeypatch.setattr(reference, "ReferenceEncoder", StubReference)
    for _ in range(2):
        encoder: Any = open_encoder(None, tmp_path)
        assert encoder.reason == "the model cannot be exported: its pooling is odd"
    assert len(tries) == 1


def test_where_an_export_cannot_be_kept_the_reference_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").write_text("a file where a folder should be")
    monkeypatch.setattr(reference, "load_model", lambda _: SimpleNamespace())
    monkeypatch.setattr(onnx_export, "load_model", lambda _: SimpleNamespace())
    monkeypatch.setattr(reference, "ReferenceEncoder", StubReference)
    encoder: Any = open_encoder(None, tmp_path)
    assert "cannot be kept" in encoder.reason


def test_the_export_belongs_to_weights_and_runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = find_model(None, tmp_path / "digests.json")
    keys = {export_key(folder), export_key(folder._replace(digest="other"))}
    monkeypatch.setattr("importlib.metadata.version", lambda _: "99.0")
    keys.add(export_key(folder))
    assert len(keys) == 3


def test_a_stop_during_the_export_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnx_export, "load_model", lambda _: SimpleNamespace())

    def stop(stage: str, done: int, total: int) -> None:
        if done == 1:
            raise Cancelled("Stopped.")

    folder = find_model(None, tmp_path / "digests.json")
    with pytest.raises(Cancelled):
        export_model(folder, tmp_path / "models" / "x", stop)
    assert not (tmp_path / "models").exists() or list((tmp_path / "models").iterdir()) == []
