"""The folder of an exported model: its files, and what it says of itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from cc_assistant.errors import EncoderFault
from cc_assistant.files import sha256_of

FORMAT = 2
"""Raise it whenever an export written before can no longer be used."""

GRAPH, GRAPH_WEIGHTS, TOKENIZER, DESCRIPTION = "model.onnx", "model.weights", "tokenizer.json", "export.json"
SCRATCH = ".export-"
AGAIN = "Remove that folder; the model is exported again when it is next needed."


def write_description(folder: Path, about: dict[str, Any]) -> None:
    """Write what the export says of itself, together with the sizes and checksums of its files."""
    files = (GRAPH, GRAPH_WEIGHTS, TOKENIZER)
    sizes = {name: (folder / name).stat().st_size for name in files}
    checksums = {name: sha256_of(folder / name) for name in files}
    whole = {**about, "sizes": sizes, "sha256": checksums}
    (folder / DESCRIPTION).write_text(json.dumps(whole, indent=1), encoding="utf-8")


def remove_leftovers(models: Path) -> None:
    """Remove what exports left in the folder of exported models that were killed."""
    for folder in models.glob(f"{SCRATCH}*"):
        shutil.rmtree(folder, ignore_errors=True)


def changed_files(folder: Path, about: dict[str, Any]) -> list[str]:
    """Return the files of an export whose bytes are not those that were written; reads all of them."""
    return [name for name, checksum in about["sha256"].items() if sha256_of(folder / name) != checksum]


def read_description(folder: Path) -> dict[str, Any]:
    """Read what an export says of itself, and see that its files have the sizes that it names.

    Raises:
        EncoderFault: it is not there, not whole or not readable.
    """
    try:
        about = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        sizes = {name: (folder / name).stat().st_size for name in about["sizes"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderFault(f"The exported model in {folder} is damaged: {error}", remedy=AGAIN) from error
    if sizes != about["sizes"]:
        raise EncoderFault(
            f"The exported model in {folder} is damaged: a file has another size.", remedy=AGAIN
        )
    return dict(about)
