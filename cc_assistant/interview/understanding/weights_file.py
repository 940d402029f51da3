"""The file that holds what was learned."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from cc_assistant.files import replace_file
from cc_assistant.interview.understanding.learned import Weights


def save_weights(path: Path, weights: Weights) -> None:
    """Write what was learned, in half precision: it is compared and never added up.

    Raises:
        OSError: it cannot be written.
    """
    import numpy as np

    told = {
        "options": weights.options,
        "rarity": {word: round(value, 4) for word, value in weights.rarity.items()},
        "made_from": weights.made_from,
    }
    content = io.BytesIO()
    np.savez_compressed(
        content,
        told=np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), dtype=np.uint8),
        constant=weights.constant,
        weights=weights.weights.astype(np.float16),
        weighing=weights.weighing,
    )
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
                constant=held["constant"],
                weights=held["weights"].astype(np.float32),
                weighing=held["weighing"],
                made_from=(told["made_from"][0], told["made_from"][1]),
            )
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None
