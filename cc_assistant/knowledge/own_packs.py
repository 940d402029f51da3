"""The user's own packs: folders of imported documents, each with a manifest."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from cc_assistant.domain.pack import Manifest, Sensitivity
from cc_assistant.errors import FileFault, KnowledgeError, NotFound, UsageError
from cc_assistant.files import replace_file
from cc_assistant.knowledge.finding import nearest
from cc_assistant.knowledge.layout import MANIFEST
from cc_assistant.knowledge.yaml_text import YamlError, parse

_LONGEST_NAME = 60


def pack_folder(root: Path, name: str) -> Path:
    """Return where the pack of a name or title lies, whether it is there or not.

    Raises:
        UsageError: the name holds no letter or digit.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_NAME].strip("-")
    if len(stem) < 2:
        raise UsageError(f"'{name}' is no name for a pack.", remedy="Use letters, such as our-interviews.")
    return root / stem


def own_packs(root: Path) -> list[Path]:
    """Return the folders of the user's own packs."""
    return sorted(path.parent for path in root.glob(f"*/{MANIFEST.pattern}")) if root.is_dir() else []


def own_pack(root: Path, name: str) -> Path:
    """Return the folder of a pack that is there.

    Raises:
        NotFound: there is none of that name; the nearest is named.
    """
    folder = pack_folder(root, name)
    if (folder / MANIFEST.pattern).is_file():
        return folder
    names = [path.name for path in own_packs(root)]
    hint = nearest(folder.name, names)
    remedy = f"Did you mean {hint}?" if hint else f"There are: {', '.join(names) or 'none yet'}."
    raise NotFound(f"You have no pack '{name}'.", remedy=remedy)


def read_manifest(folder: Path) -> Manifest:
    """Return what a pack says of itself.

    Raises:
        KnowledgeError: its `pack.yaml` is missing or damaged.
    """
    path = folder / MANIFEST.pattern
    try:
        return Manifest.model_validate(parse(path.read_bytes()).data)
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read: {error.strerror}.") from None
    except (YamlError, ValueError):
        raise KnowledgeError(
            f"{path} has faults.", remedy="'cc-assistant knowledge check' shows what is wrong with it."
        ) from None


def make_pack(folder: Path, title: str, sensitivity: Sensitivity) -> Manifest:
    """Make a pack, or give the one that is there another sensitivity.

    Raises:
        UsageError: it cannot be public, since a document in it is confidential by itself.
        FileFault: the system does not let us write there.
        KnowledgeError: the pack that is there has a damaged manifest.
    """
    if sensitivity == "public" and (closed := confidential_documents(folder)):
        shown = ", ".join(closed[:5]) + (" and more" if len(closed) > 5 else "")
        raise UsageError(
            f"The pack {folder.name} holds documents that are confidential by themselves: {shown}.",
            remedy="'cc-assistant documents set' says that they are public; or keep them in another pack.",
        )
    if (folder / MANIFEST.pattern).is_file():
        manifest = read_manifest(folder).model_copy(update={"sensitivity": sensitivity})
    else:
        manifest = Manifest(
            id=folder.name,
            title=title,
            version="1",
            licence="not stated",
            sensitivity=sensitivity,
            description="Documents that were imported.",
        )
    write_manifest(folder, manifest)
    return manifest


def confidential_documents(folder: Path) -> list[str]:
    """Return the ids of the documents of a pack of which it is said that they are confidential."""
    # Read as JSON alone: a damaged document is found where documents are read.
    found = []
    for path in sorted(folder.glob("documents/*.json")):
        try:
            details = json.loads(path.read_bytes()).get("details") or {}
        except (OSError, ValueError, AttributeError):
            continue
        if details.get("sensitivity") == "confidential":
            found.append(path.stem)
    return found


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write what a pack says of itself; its folder is made where it is not there.

    Raises:
        FileFault: the system does not let us write there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(folder / MANIFEST.pattern, _as_yaml(manifest))
    except OSError as error:
        raise FileFault(f"The pack {folder} cannot be written: {error.strerror}.") from None


def taken_ids(packs: Sequence[Path]) -> set[str]:
    """Return the ids of all sources of these packs: a document gets another."""
    return {
        path.stem
        for pack in packs
        for path in (*pack.glob("evidence/*.yaml"), *pack.glob("documents/*.json"))
    }


def _as_yaml(manifest: Manifest) -> str:
    import yaml

    said = manifest.model_dump(exclude_defaults=True)
    written: str = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    return written
