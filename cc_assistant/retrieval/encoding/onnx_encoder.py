"""The encoder of every day: onnxruntime and tokenizers, ready in a tenth of a second."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.errors import EncoderFault
from cc_assistant.retrieval.encoding.exported import (
    AGAIN,
    GRAPH,
    TOKENIZER,
    changed_files,
    read_description,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import TextRole

_BATCH_PIECES = 1_024  # twice as many take 50 MB more, and are no quicker
_BATCH_TEXTS = 64


class OnnxEncoder:
    """Runs an exported model.

    Args:
        folder: what `export_model` wrote.
        threads: processor threads; 0 for as many as this process may use.

    Raises:
        EncoderFault: the export is damaged or onnxruntime is missing.
    """

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        about = read_description(folder)
        self._folder = folder
        self._about = about
        self._threads = threads or _available_processors()
        self._tokenizer, self._session = self._open()
        self._inputs = [node.name for node in self._session.get_inputs()]
        self.name = f"{about['name']} (onnxruntime)"
        self.identity = str(about["digest"])[:16]
        self.dimensions = int(about["dimensions"])
        self.window = int(about["window"])

    def _open(self) -> tuple[Any, Any]:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        try:
            import onnxruntime
            from tokenizers import Tokenizer

            tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
            tokenizer.no_padding()
            tokenizer.no_truncation()
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 3
            options.intra_op_num_threads = self._threads
            options.inter_op_num_threads = 1
            # The graph was optimised when it was exported; waiting threads give the processor back.
            options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            session = onnxruntime.InferenceSession(
                str(self._folder / GRAPH), options, providers=["CPUExecutionProvider"]
            )
        except ImportError as error:
            raise EncoderFault(
                f"The model cannot run: {error}",
                remedy="Install the program again, or set 'model' to 'none'.",
            ) from error
        except Exception as error:  # both libraries raise classes of their own that derive from Exception
            raise EncoderFault(
                f"The exported model in {self._folder} is damaged: {error}", remedy=AGAIN
            ) from error
        return tokenizer, session

    def encode(self, texts: Sequence[str], *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
        """Return unit vectors; see `cc_assistant.domain.ports.Encoder`."""
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for rows, hidden, mask in self._run(texts, role):
            if self._about["pooling"] == "cls":
                pooled = hidden[:, 0]
            else:
                weights = mask.astype(np.float32)
                pooled = np.matmul(weights[:, None, :], hidden)[:, 0] / weights.sum(axis=1, keepdims=True)
            vectors[rows] = pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-12)
        return vectors

    def piece_vectors(self, text: str, *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
        """Return a unit vector for each word piece of ``text`` (pieces, dimensions), for late interaction."""
        import numpy as np

        _, hidden, _ = next(self._run([text], role))
        pieces: npt.NDArray[np.float32] = hidden[0]
        pieces /= np.maximum(np.linalg.norm(pieces, axis=1, keepdims=True), 1e-12)
        return pieces

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Count word pieces as of passages, those past the window too."""
        before = str(self._about["prompts"].get("passage", ""))
        encoded = self._tokenizer.encode_batch_fast([before + text for text in texts])
        return [len(encoding.ids) for encoding in encoded]

    def knows_word(self, word: str) -> bool:
        """Whether a folded word is one of the model's whole words, so a common one of the language."""
        return self._tokenizer.token_to_id(word) is not None

    def describe(self) -> dict[str, str]:
        """Tell what runs and how."""
        import onnxruntime

        parity = self._about.get("parity", {})
        changed = changed_files(self._folder, self._about)
        return {
            "encoder": self.name,
            "runs on": f"onnxruntime {onnxruntime.__version__}, {self._threads} threads, 32-bit floats",
            "checked against": f"sentence-transformers on {parity.get('texts')} texts, "
            f"lowest cosine {parity.get('lowest cosine')}",
            "dimensions": str(self.dimensions),
            "window": f"{self.window} word pieces",
            "export": str(self._folder),
            "files": f"damaged: {', '.join(changed)}. {AGAIN}" if changed else "as they were written",
        }

    def _run(
        self, texts: Sequence[str], role: TextRole
    ) -> Iterator[tuple[list[int], npt.NDArray[np.float32], npt.NDArray[np.int64]]]:
        """Yield (rows, last hidden state, mask) for batches of texts of like length."""
        import numpy as np

        before = str(self._about["prompts"].get(role, ""))
        encoded = [
            self._cut(encoding.ids)
            for encoding in self._tokenizer.encode_batch_fast([before + text for text in texts])
        ]
        for rows in _batches([len(ids) for ids in encoded]):
            width = max(len(encoded[row]) for row in rows)
            ids = np.zeros((len(rows), width), np.int64)
            mask = np.zeros_like(ids)
            for at, row in enumerate(rows):
                ids[at, : len(encoded[row])] = encoded[row]
                mask[at, : len(encoded[row])] = 1
            inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            hidden = self._session.run(None, {name: inputs[name] for name in self._inputs})[0]
            yield rows, hidden, mask

    def _cut(self, ids: list[int]) -> list[int]:
        """Keep the first pieces and the closing one, as the model's own tokeniser cuts."""
        return ids if len(ids) <= self.window else [*ids[: self.window - 1], ids[-1]]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group rows of like length, each group small enough for the processor's cache."""
    rows: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: (lengths[row], row)):
        if rows and (len(rows) == _BATCH_TEXTS or (len(rows) + 1) * lengths[row] > _BATCH_PIECES):
            yield rows
            rows = []
        rows.append(row)
    if rows:
        yield rows


def _available_processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
