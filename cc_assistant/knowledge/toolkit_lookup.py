"""Reads what interview and coding need, and no more, so that a first question comes at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cc_assistant.domain.evidence_link import EvidenceLink
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.option_words import OptionWords
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.recommendation import Toolkit
from cc_assistant.errors import NotFound
from cc_assistant.knowledge.finding import faults, knowledge_error
from cc_assistant.knowledge.layout import (
    CFIR,
    EVIDENCE_LINKS,
    NPT,
    OPTION_WORDS,
    QUESTIONNAIRE,
    RECOMMENDATIONS,
    FileKind,
)
from cc_assistant.knowledge.pack_reader import PackReader


class ToolkitFiles(NamedTuple):
    """What the interview rests on. The frames may be absent."""

    questionnaire: Questionnaire
    toolkit: Toolkit
    links: tuple[EvidenceLink, ...]
    cfir: CfirFrame | None
    npt: NptFrame | None


def read_toolkit(folders: Sequence[Path]) -> ToolkitFiles:
    """Return the toolkit: each part from the first pack that has it, links from all packs.

    Args:
        folders: The folders of the packs, the most important first.

    Raises:
        NotFound: No pack has a questionnaire or recommendations.
        KnowledgeError: A file of it is faulty.
    """
    questionnaire, toolkit = (_first(folders, kind) for kind in (QUESTIONNAIRE, RECOMMENDATIONS))
    if questionnaire is None or toolkit is None:
        raise NotFound(
            "No pack has a questionnaire and recommendations.",
            remedy="The pack that comes with the program has both: see 'cc-assistant knowledge check'.",
        )
    links = tuple(link for folder in folders for link in _read(folder, EVIDENCE_LINKS) or ())
    return ToolkitFiles(questionnaire, toolkit, links, _first(folders, CFIR), _first(folders, NPT))


def read_frames(folders: Sequence[Path]) -> tuple[CfirFrame | None, NptFrame | None]:
    """Return the coding frames, each from the first pack that has it: a coder waits for no evidence.

    Raises:
        KnowledgeError: A frame is faulty.
    """
    return _first(folders, CFIR), _first(folders, NPT)


def read_option_words(folders: Sequence[Path]) -> OptionWords | None:
    """Return how people say their answers, from the first pack that tells; None where none does.

    Raises:
        KnowledgeError: The file is faulty.
    """
    words: OptionWords | None = _first(folders, OPTION_WORDS)
    return words


def _first(folders: Sequence[Path], kind: FileKind) -> Any:
    return next((found for folder in folders if (found := _read(folder, kind)) is not None), None)


def _read(folder: Path, kind: FileKind) -> Any:
    if not (folder / kind.pattern).is_file():
        return None
    reader = PackReader()
    file = reader.read_file(folder, kind.pattern, kind)
    if found := (*reader.faults, *faults(reader.findings)):
        raise knowledge_error(found)
    return file.model if file else None
