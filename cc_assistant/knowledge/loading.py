"""Loading knowledge: from folders to a library, or to every fault in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cc_assistant.domain.fault import Fault
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.glossary import Glossary
from cc_assistant.domain.library import Library
from cc_assistant.errors import KnowledgeError
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.checks import all_findings
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import faults
from cc_assistant.knowledge.pack_reader import PackReader


class Report(Frozen):
    """What a check of packs found: every fault, and how much there is of each kind of thing."""

    faults: tuple[Fault, ...]
    counts: dict[str, int]


def load_library(folders: Sequence[Path]) -> Library:
    """Read packs to one library.

    Frames, strategies, themes, glossary, recommendations and questionnaire come from the first pack
    that has them; everything else from all packs.

    Args:
        folders: The folders of the packs, the most important first.

    Raises:
        KnowledgeError: With every fault of all packs.
    """
    contents, found = _read(folders)
    if found:
        raise KnowledgeError(
            f"{len(found)} fault{'s' if len(found) > 1 else ''} in the knowledge. The first: {found[0]}",
            remedy="See all of them with 'cc-assistant knowledge check'.",
            faults=found,
        )
    return _library(contents)


def _read(folders: Sequence[Path]) -> tuple[Contents, tuple[Fault, ...]]:
    reader = PackReader()
    contents = Contents.of([file for folder in folders for file in reader.read(folder)])
    found = faults([*reader.findings, *all_findings(contents, reader.unread)])
    return contents, (*reader.faults, *found)


def _library(contents: Contents) -> Library:
    manifests = {file.pack: file.model for file in contents.of_kind(layout.MANIFEST)}
    evidence = contents.of_kind(layout.EVIDENCE)
    return Library.model_construct(
        packs=tuple(manifests.values()),
        sources=tuple(file.model.source for file in evidence),
        passages=tuple(
            passage for file in evidence for passage in file.model.passages(manifests[file.pack].id)
        ),
        same_findings=_joined(contents, layout.SAME_FINDINGS),
        cfir=contents.model(layout.CFIR),
        npt=contents.model(layout.NPT),
        strategies=contents.model(layout.STRATEGIES),
        themes=contents.model(layout.THEMES),
        glossary=_glossary(contents),
        cases=tuple(file.model for file in contents.of_kind(layout.CASE)),
        portraits=tuple(file.model for file in contents.of_kind(layout.PORTRAIT)),
        toolkit=contents.model(layout.RECOMMENDATIONS),
        evidence_links=_joined(contents, layout.EVIDENCE_LINKS),
        questionnaire=contents.model(layout.QUESTIONNAIRE),
    )


def _glossary(contents: Contents) -> Glossary | None:
    terms, places, spellings = (
        contents.model(kind) or () for kind in (layout.TERMS, layout.PLACES, layout.SPELLINGS)
    )
    if not (terms or places or spellings):
        return None
    return Glossary.model_construct(terms=terms, places=places, spellings=spellings)


def _joined(contents: Contents, kind: layout.FileKind) -> tuple[Any, ...]:
    return tuple(item for file in contents.of_kind(kind) for item in file.model)
