"""The reference encoder: sentence-transformers. The only module that imports it (and torch with it)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cc_assistant.errors import EncoderFault

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import TextRole
    from cc_assistant.retrieval.encoding.weights import ModelFolder

_BATCH_TEXTS = 8  # texts in a batch are filled up to the longest, which on a processor costs time
_PROMPTS: dict[TextRole, tuple[str, ...]] = {"question": ("query",), "passage": ("document", "passage")}


def load_model(folder: ModelFolder) -> Any:
    """Load a SentenceTransformer from its folder: no network, no code of others, no progress bars.

    Raises:
        EncoderFault: sentence-transformers cannot load it, or is not installed.
    """
    os.environ.update(
        HF_HUB_OFFLINE="1",
        TRANSFORMERS_OFFLINE="1",
        HF_HUB_DISABLE_TELEMETRY="1",
        HF_HUB_DISABLE_PROGRESS_BARS="1",
        TOKENIZERS_PARALLELISM="false",
        TQDM_DISABLE="1",
    )
    try:
        import transformers
        from sentence_transformers import SentenceTransformer

        transformers.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        transformers.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        return SentenceTransformer(
            str(folder.path), device="cpu", local_files_only=True, trust_remote_code=False
        )
    except ImportError as error:
        raise EncoderFault(
            f"The model {folder.name} needs sentence-transformers, which cannot be imported ({error}).",
            remedy="Install the program again, or set 'model' to 'none' to search by words.",
        ) from error
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError) as error:
        raise EncoderFault(
            f"The model in {folder.path} cannot be loaded: {error}",
            remedy="Check the folder, or set 'model' to 'built-in' or 'none'.",
        ) from error


def prompt(model: Any, role: TextRole) -> str:
    """Return what the model wants written before a text of this role; mostly nothing."""
    prompts: dict[str, str] = model.prompts or {}
    return next((prompts[name] for name in _PROMPTS[role] if prompts.get(name)), "")


class ReferenceEncoder:
    """Runs a model by sentence-transformers, for models that cannot be exported and to check exports.

    Args:
        folder: the model.
        model: the model if already loaded.
        reason: why the exported model is not used, for `describe`.
    """

    def __init__(self, folder: ModelFolder, *, model: Any = None, reason: str = "") -> None:
        self._model = load_model(folder) if model is None else model
        self._reason = reason
        self.name = f"{folder.name} (sentence-transformers)"
        self.identity = folder.digest[:16]
        self.dimensions = int(self._model.get_embedding_dimension())
        self.window = int(self._model.max_seq_length or 512)

    def encode(self, texts: Sequence[str], *, role: TextRole = "passage") -> npt.NDArray[np.float32]:
        """Return unit vectors; see `cc_assistant.domain.ports.Encoder`."""
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        vectors = self._model.encode(
            list(texts),
            prompt=prompt(self._model, role),
            batch_size=_BATCH_TEXTS,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, np.float32)

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Count word pieces as of passages, those past the window too."""
        if not texts:
            return []
        before = prompt(self._model, "passage")
        whole = [before + text for text in texts]
        tokenised = self._model.tokenizer(whole, truncation=False, padding=False, verbose=False)
        return [len(ids) for ids in tokenised["input_ids"]]

    def knows_word(self, word: str) -> bool:
        """Whether a folded word is one of the model's whole words, so a common one of the language."""
        return word in self._model.tokenizer.get_vocab()

    def describe(self) -> dict[str, str]:
        """Tell what runs and why."""
        import sentence_transformers

        return {
            "encoder": self.name,
            "runs on": f"sentence-transformers {sentence_transformers.__version__}",
            "why": self._reason,
            "dimensions": str(self.dimensions),
            "window": f"{self.window} word pieces",
        }
