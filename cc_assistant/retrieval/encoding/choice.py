"""Which encoder answers: the exported model where it can be had, else the reference."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import EncoderFault
from cc_assistant.files import replace_file
from cc_assistant.retrieval.encoding.exported import FORMAT, remove_leftovers
from cc_assistant.retrieval.encoding.weights import ModelFolder, find_model
from cc_assistant.retrieval.index.lock import writer_lock

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Encoder, Progress

REFUSED = "refused.json"


def open_encoder(
    named: Path | None, cache: Path, *, threads: int = 0, progress: Progress | None = None
) -> Encoder:
    """Open the encoder for a model; export the model first if that was not done before.

    Args:
        named: folder of a SentenceTransformer; None for the model that comes with the program.
        cache: the user's cache folder; exports are kept in its `models/`.
        threads: processor threads; 0 for as many as this process may use.
        progress: hears of an export, which takes some seconds.

    Raises:
        EncoderFault: the model is missing or not the one expected.
        Cancelled: from ``progress``.
    """
    models = cache / "models"
    folder = find_model(named, models / "digests.json")
    export = models / export_key(folder)
    return _made(folder, export, threads) or _export(folder, export, threads, progress)


def is_ready(named: Path | None, cache: Path) -> bool:
    """Tell whether `open_encoder` would have nothing to export.

    Raises:
        EncoderFault: the model is missing or not the one expected.
    """
    models = cache / "models"
    return (models / export_key(find_model(named, models / "digests.json"))).is_dir()


def export_key(folder: ModelFolder) -> str:
    """Return the name of an export's folder: the model's digest, our format, the runtime's version."""
    runtime = importlib.metadata.version("onnxruntime")
    return hashlib.sha256(f"{folder.digest} {FORMAT} {runtime}".encode()).hexdigest()[:16]


def _export(folder: ModelFolder, export: Path, threads: int, progress: Progress | None) -> Encoder:
    from cc_assistant.retrieval.encoding.onnx_encoder import OnnxEncoder
    from cc_assistant.retrieval.encoding.onnx_export import CannotExport, export_model

    waiting = partial(progress or _unheard, "waiting for another process that prepares the model", 0, 1)
    try:
        export.parent.mkdir(parents=True, exist_ok=True)
        with writer_lock(export.parent, now="", waiting=waiting):
            remove_leftovers(export.parent)
            made = _made(folder, export, threads)  # by another process, while we waited
            if made is not None:
                return made
            export_model(folder, export, progress)
            return OnnxEncoder(export, threads=threads)
    except CannotExport as refusal:
        reason = f"the model cannot be exported: {refusal}"
        _remember_refusal(export, reason)
        return _reference(folder, reason, model=getattr(refusal, "model", None))
    except OSError as error:
        return _reference(folder, f"the exported model cannot be kept in {export.parent}: {error}")


def _made(folder: ModelFolder, export: Path, threads: int) -> Encoder | None:
    """Open what was made of a model before: its export, or the reference where it refused to be exported.

    Returns:
        None where nothing was made yet, or where it is damaged and has to be made again.
    """
    if (export / REFUSED).is_file():
        return _reference(folder, _reason(export))
    if not export.is_dir():
        return None
    from cc_assistant.retrieval.encoding.onnx_encoder import OnnxEncoder

    try:
        return OnnxEncoder(export, threads=threads)
    except EncoderFault:
        return None  # the weights that it was made from are whole, so it can be made again


def _unheard(stage: str, done: int, total: int) -> None:
    """Hear of progress where nobody wants to."""


def _reference(folder: ModelFolder, reason: str, model: object = None) -> Encoder:
    from cc_assistant.retrieval.encoding.reference import ReferenceEncoder

    return ReferenceEncoder(folder, model=model, reason=reason)


def _remember_refusal(export: Path, reason: str) -> None:
    try:
        export.mkdir(parents=True, exist_ok=True)
        replace_file(export / REFUSED, json.dumps({"reason": reason}))
    except OSError:
        return  # not remembered: the export is tried again next time


def _reason(export: Path) -> str:
    try:
        return str(json.loads((export / REFUSED).read_text(encoding="utf-8"))["reason"])
    except (OSError, ValueError, KeyError, TypeError):
        return "the model cannot be exported"
