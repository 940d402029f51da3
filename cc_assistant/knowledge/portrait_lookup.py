"""Reads cases and portraits, and no more, so that a portrait comes at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cc_assistant.domain.case import Case
from cc_assistant.domain.portrait import Portrait
from cc_assistant.knowledge.finding import faults, knowledge_error
from cc_assistant.knowledge.layout import CASE, PORTRAIT, SAME_FINDINGS, FileKind
from cc_assistant.knowledge.pack_reader import PackReader


def read_cases(folders: Sequence[Path]) -> dict[str, Case]:
    """Return the cases of all packs by their id; of several with one id the first counts.

    Raises:
        KnowledgeError: a file is faulty.
    """
    return _by_id((case.id, case) for case in _all(folders, CASE))


def read_portraits(folders: Sequence[Path]) -> dict[str, Portrait]:
    """Return the portraits of all packs by the id of their case.

    Raises:
        KnowledgeError: a file is faulty.
    """
    return _by_id((portrait.case, portrait) for portrait in _all(folders, PORTRAIT))


def read_same_findings(folders: Sequence[Path]) -> tuple[tuple[str, ...], ...]:
    """Return groups of passage ids that tell one finding.

    Raises:
        KnowledgeError: a file is faulty.
    """
    return tuple(group for groups in _all(folders, SAME_FINDINGS) for group in groups)


def _by_id(pairs: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, held in pairs:
        found.setdefault(name, held)
    return found


def _all(folders: Sequence[Path], kind: FileKind) -> list[Any]:
    reader = PackReader()
    files = [
        reader.read_file(folder, path.relative_to(folder).as_posix(), kind)
        for folder in folders
        for path in sorted(folder.glob(kind.pattern))
        if not path.name.startswith(".")
    ]
    if found := (*reader.faults, *faults(reader.findings)):
        raise knowledge_error(found)
    return [file.model for file in files if file]
