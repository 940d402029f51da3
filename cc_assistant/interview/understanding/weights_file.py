"""The file that holds what was learned."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.files import replace_file
from cc_assistant.interview.understanding.learned import Weighing, Weights
from cc_assistant.interview.understanding.network import Network

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

_NETWORK = tuple(field.name for field in fields(Network))


def save_weights(path: Path, weights: Weights) -> None:
    """Write what was learned, each column of the network in 255 steps: it is compared and never added up.

    Raises:
        OSError: it cannot be written.
    """
    import numpy as np

    told = {
        "options": weights.options,
        "rarity": {word: round(value, 4) for word, value in weights.rarity.items()},
        "made_from": weights.made_from,
    }
    arrays: dict[str, Any] = {
        "told": np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8),
        "mean": weights.weighing.mean,
        "spread": weights.weighing.spread,
    }
    for name in _NETWORK:
        arrays[f"weighing_{name}"] = getattr(weights.weighing.network, name)
    for name in _NETWORK:
        arrays[f"{name}_steps"], arrays[f"{name}_height"] = _in_steps(getattr(weights.network, name))
    content = io.BytesIO()
    np.savez_compressed(content, **arrays)
    replace_file(path, content.getvalue())


def load_weights(path: Path) -> Weights | None:
    """Return what was learned; None where there is no such file, or it is damaged."""
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as held:
            told = json.loads(held["told"].tobytes())
            return Weights(
                options=tuple((question, value) for question, value in told["options"]),
                rarity=told["rarity"],
                network=Network(
                    **{name: held[f"{name}_steps"] * held[f"{name}_height"] for name in _NETWORK}
                ),
                weighing=Weighing(
                    mean=held["mean"],
                    spread=held["spread"],
                    network=Network(**{name: held[f"weighing_{name}"] for name in _NETWORK}),
                ),
                made_from=(told["made_from"][0], told["made_from"][1]),
            )
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None


def _in_steps(values: Matrix) -> tuple[npt.NDArray[np.signedinteger[Any]], Matrix]:
    """Return whole numbers, and the height of one step in each column; a single row has finer steps."""
    import numpy as np

    kind, most = (np.int8, 127) if values.ndim > 1 else (np.int16, 32_767)
    height = np.maximum(np.abs(values).max(axis=0), 1e-9) / most
    return np.rint(values / height).astype(kind), height.astype(np.float32)
