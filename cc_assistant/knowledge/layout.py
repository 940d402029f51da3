"""The layout of a pack: which file holds what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from cc_assistant.domain.case import Case
from cc_assistant.domain.document import Document
from cc_assistant.domain.evidence_link import EvidenceLink
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.glossary import OtherPlace, Place, Subject, Term
from cc_assistant.domain.ids import PassageId
from cc_assistant.domain.option_words import OptionWords
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.portrait import Portrait
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.recommendation import Toolkit
from cc_assistant.domain.strategy import Strategies
from cc_assistant.domain.theme import Themes
from cc_assistant.knowledge.evidence_file import EvidenceFile


@dataclass(frozen=True)
class FileKind:
    """A kind of file: its name (that of its schema), where it lies, and the type of what it holds.

    ``shared``: the first pack that has such a file provides it for all packs.
    ``indexed``: an index is made from it, so it counts in the fingerprint.
    """

    name: str
    pattern: str
    holds: Any
    shared: bool = False
    indexed: bool = True

    @property
    def adapter(self) -> TypeAdapter[Any]:
        """The validator of the file's content, built once."""
        return _adapter(self)


@cache
def _adapter(kind: FileKind) -> TypeAdapter[Any]:
    return TypeAdapter(kind.holds)


MANIFEST = FileKind("pack", "pack.yaml", Manifest)
EVIDENCE = FileKind("evidence", "evidence/*.yaml", EvidenceFile)
SAME_FINDINGS = FileKind("same-findings", "same-findings.yaml", tuple[tuple[PassageId, ...], ...])
CASE = FileKind("case", "cases/*.yaml", Case)
PORTRAIT = FileKind("portrait", "portraits/*.yaml", Portrait)
CFIR = FileKind("cfir", "frames/cfir.yaml", CfirFrame, shared=True)
NPT = FileKind("npt", "frames/npt.yaml", NptFrame, shared=True)
STRATEGIES = FileKind("strategies", "strategies/eric.yaml", Strategies, shared=True)
THEMES = FileKind("themes", "themes.yaml", Themes, shared=True)
TERMS = FileKind("terms", "glossary/terms.yaml", tuple[Term, ...], shared=True)
PLACES = FileKind("places", "glossary/places.yaml", tuple[Place, ...], shared=True)
ELSEWHERE = FileKind("elsewhere", "glossary/elsewhere.yaml", tuple[OtherPlace, ...], shared=True)
SUBJECTS = FileKind("subjects", "glossary/subjects.yaml", tuple[Subject, ...], shared=True)
SPELLINGS = FileKind("spellings", "glossary/spellings.yaml", tuple[tuple[str, ...], ...], shared=True)
RECOMMENDATIONS = FileKind("recommendations", "toolkit/recommendations.yaml", Toolkit, shared=True)
EVIDENCE_LINKS = FileKind("evidence-links", "toolkit/evidence-links.yaml", tuple[EvidenceLink, ...])
QUESTIONNAIRE = FileKind("questionnaire", "toolkit/questionnaire.yaml", Questionnaire, shared=True)
OPTION_WORDS = FileKind("option-words", "toolkit/option-words.yaml", OptionWords, shared=True, indexed=False)
DOCUMENT = FileKind("document", "documents/*.json", Document)
"""Written by the program only, so it has no schema and is not among the kinds that people write."""

KINDS = (
    MANIFEST,
    EVIDENCE,
    SAME_FINDINGS,
    CASE,
    PORTRAIT,
    CFIR,
    NPT,
    STRATEGIES,
    THEMES,
    TERMS,
    PLACES,
    ELSEWHERE,
    SUBJECTS,
    SPELLINGS,
    RECOMMENDATIONS,
    EVIDENCE_LINKS,
    QUESTIONNAIRE,
    OPTION_WORDS,
)


def kind_of(relative: str) -> FileKind | None:
    """Return the kind of the file at this place in a pack (POSIX form), or None if it has none."""
    for kind in KINDS:
        if fnmatchcase(relative, kind.pattern) and relative.count("/") == kind.pattern.count("/"):
            return kind
    return None


def knowledge_files(folder: Path) -> Iterator[tuple[str, FileKind]]:
    """Yield the place in the pack (POSIX form) and the kind of each of its files, in a fixed order."""
    for kind in (*KINDS, DOCUMENT):
        for path in sorted(folder.glob(kind.pattern)):
            if not path.name.startswith("."):
                yield path.relative_to(folder).as_posix(), kind
