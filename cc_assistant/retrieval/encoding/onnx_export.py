"""The export: a SentenceTransformer written once as ONNX, and checked against the original.

What is exported is the transformer up to its last hidden state; pooling is done beside it, so that the
vectors of single word pieces stay available. Numbers stay 32-bit floats: quantised to 8 bits the model
is no better and half as far again from the reference, a text's vector then depends on the texts that
are encoded with it, and it differs between processors (figures in docs/decisions.md). The weights lie
beside the graph in a file that is mapped into memory, which makes 32 bits as quick to open as 8.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.retrieval.encoding.exported import (
    FORMAT,
    GRAPH,
    GRAPH_WEIGHTS,
    SCRATCH,
    TOKENIZER,
    write_description,
)
from cc_assistant.retrieval.encoding.parity import PARITY_TEXTS
from cc_assistant.retrieval.encoding.reference import ReferenceEncoder, load_model, prompt

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Progress
    from cc_assistant.retrieval.encoding.weights import ModelFolder

LOWEST_COSINE = 0.9999

_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OPSET = 17
_STAGE = "preparing the model"


class CannotExport(Exception):
    """The model is of a kind that is not exported, or the export is not the same as the original."""


def export_model(folder: ModelFolder, into: Path, progress: Progress | None = None) -> Any:
    """Export a model into the new folder ``into``, in one step: it is whole or not there.

    Returns:
        The loaded SentenceTransformer, for the case that the caller needs it.

    Raises:
        CannotExport: with the reason in words and the loaded model as ``model``.
        EncoderFault: the model cannot be loaded at all.
        OSError: ``into`` cannot be written.
        Cancelled: from ``progress``.
    """
    report = progress or (lambda *_: None)
    report(_STAGE, 0, 4)
    model = load_model(folder)
    report(_STAGE, 1, 4)
    into.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=into.parent))
    try:
        about = _recipe(folder, model)
        _write_graph(model, scratch)
        report(_STAGE, 2, 4)
        _write_optimised(scratch)
        model.tokenizer.backend_tokenizer.save(str(scratch / TOKENIZER))
        report(_STAGE, 3, 4)
        write_description(scratch, about)
        about["parity"] = _parity(folder, model, scratch)
        write_description(scratch, about)
        shutil.rmtree(into, ignore_errors=True)
        scratch.replace(into)
    except CannotExport as refusal:
        refusal.model = model  # type: ignore[attr-defined]
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    report(_STAGE, 4, 4)
    return model


def _recipe(folder: ModelFolder, model: Any) -> dict[str, Any]:
    """Describe how the model's vectors come about; refuse what the exported form could not do."""
    kinds = [type(module).__name__ for module in model]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        raise CannotExport(f"its parts are {', '.join(kinds)}; only transformer and pooling can be exported")
    pooling = str(model[1].pooling_mode)
    if pooling not in {"mean", "cls"}:
        raise CannotExport(f"its pooling '{pooling}' is neither mean nor cls")
    if not getattr(model.tokenizer, "is_fast", False):
        raise CannotExport("its tokeniser has no form that runs without its framework")
    import sentence_transformers
    import torch
    import transformers

    return {
        "format": FORMAT,
        "name": folder.name,
        "digest": folder.digest,
        "pooling": pooling,
        "dimensions": int(model.get_embedding_dimension()),
        "window": int(model.max_seq_length or 512),
        "prompts": {role: prompt(model, role) for role in ("passage", "question")},
        "made with": {
            "sentence-transformers": sentence_transformers.__version__,
            "torch": torch.__version__,
            "transformers": transformers.__version__,
        },
    }


def _write_graph(model: Any, folder: Path) -> None:
    import torch

    transformer = model[0].auto_model.eval()
    inputs = [name for name in _INPUTS if name in model.tokenizer.model_input_names]

    class LastHiddenState(torch.nn.Module):
        """The transformer with plain inputs in a fixed order."""

        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, *tensors: Any) -> Any:
            return self.transformer(**dict(zip(inputs, tensors, strict=True))).last_hidden_state

    # Two rows of unequal length, so that nothing of one example's shape or mask becomes part of the graph.
    example = {name: torch.zeros((2, 7), dtype=torch.int64) for name in inputs}
    example["input_ids"] += 1
    example["attention_mask"][0] += 1
    example["attention_mask"][1, :5] += 1
    axes = {name: {0: "texts", 1: "pieces"} for name in (*inputs, "token_vectors")}
    loggers = [logging.getLogger(name) for name in ("torch.onnx", "torch.onnx._internal")]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        transformer.set_attn_implementation("eager")
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                LastHiddenState(),
                tuple(example.values()),
                str(folder / "plain.onnx"),
                input_names=inputs,
                output_names=["token_vectors"],
                dynamic_axes=axes,
                opset_version=_OPSET,
                dynamo=False,
            )
    except OSError:
        raise
    except Exception as error:  # whatever torch cannot express, in whatever class it says so
        raise CannotExport(f"torch cannot export it: {_first_line(error)}") from error
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _first_line(error: Exception) -> str:
    """Return what an error says at first; torch goes on to print whole tensors."""
    return next(iter(str(error).splitlines()), type(error).__name__)[:200]


def _write_optimised(folder: Path) -> None:
    """Let onnxruntime write its optimised graph, with the weights in a file of their own."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(folder / GRAPH)
    options.add_session_config_entry("session.optimized_model_external_initializers_file_name", GRAPH_WEIGHTS)
    options.add_session_config_entry(
        "session.optimized_model_external_initializers_min_size_in_bytes", "1024"
    )
    onnxruntime.InferenceSession(str(folder / "plain.onnx"), options, providers=["CPUExecutionProvider"])
    (folder / "plain.onnx").unlink()


def _parity(folder: ModelFolder, model: Any, scratch: Path) -> dict[str, float]:
    """Compare the export with the original on texts of many kinds; refuse one that differs."""
    from cc_assistant.retrieval.encoding.onnx_encoder import OnnxEncoder

    original = ReferenceEncoder(folder, model=model).encode(PARITY_TEXTS)
    exported = OnnxEncoder(scratch).encode(PARITY_TEXTS)
    cosines = (original * exported).sum(axis=1)
    if not cosines.min() >= LOWEST_COSINE:  # also refuses what is not a number
        raise CannotExport(f"the export differs from the original (lowest cosine {cosines.min():.6f})")
    return {"texts": len(PARITY_TEXTS), "lowest cosine": round(float(cosines.min()), 7)}
