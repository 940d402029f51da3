"""Loading knowledge: from folders to a library, or to every fault in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cc_assistant.domain.coding import Coding
from cc_assistant.domain.fault import Fault, Report
from cc_assistant.domain.glossary import Glossary
from cc_assistant.domain.library import Library
from cc_assistant.domain.pack import PackState
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.checks import all_hints
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.counts import counts
from cc_assistant.knowledge.documents import passages_of
from cc_assistant.knowledge.finding import faults, knowledge_error
from cc_assistant.knowledge.pack_reader import PackReader
from cc_assistant.knowledge.sound import findings_of


def load_library(folders: Sequence[Path], codings: Mapping[str, Iterable[Coding]] | None = None) -> Library:
    """Read packs to one library.

    Frames, strategies, themes, glossary, recommendations and questionnaire come from the first pack
    that has them; everything else from all packs.

    Args:
        folders: The folders of the packs, the most important first.
        codings: What people coded, by document: passages of documents have the codes that are on them.

    Raises:
        KnowledgeError: With every fault of all packs.
    """
    contents, found = _read(folders)
    if found:
        raise knowledge_error(found)
    return _library(contents, codings or {})


def check(folders: Sequence[Path], against: Sequence[Path] = ()) -> Report:
    """Read packs and report every fault, with counts of what they hold.

    Args:
        folders: The folders of the packs to check.
        against: Packs that may provide what the checked ones name (frames, themes, glossary). They come
            first and are taken as they are: their own faults and counts are left out.
    """
    checked = {folder.resolve() for folder in folders}
    beside = [folder for folder in against if folder.resolve() not in checked]
    contents, found = _read([*beside, *folders])
    return _report(contents, found, folders)


def survey(folders: Mapping[Path, str]) -> tuple[PackState, ...]:
    """Read packs together, once, and tell of each how it is; faults stop nothing.

    Args:
        folders: The folders of the packs, the most important first, with what switched each on.
    """
    contents, found = _read(list(folders))
    manifests = {file.pack: file.model for file in contents.of_kind(layout.MANIFEST)}
    return tuple(
        PackState(
            folder=str(folder),
            origin=origin,
            manifest=manifests.get(str(folder)),
            report=_report(contents, found, [folder]),
        )
        for folder, origin in folders.items()
    )


def _report(contents: Contents, found: Sequence[Fault], folders: Sequence[Path]) -> Report:
    own = contents.only({str(folder) for folder in folders})
    unused = [f"{file.shown} is not used: a pack named before it has one." for file in own.unused]
    return Report(
        faults=tuple(fault for fault in found if _lies_in(fault, folders)),
        counts=counts(own),
        notes=(*unused, *map(str, faults([*all_hints(own)]))),
    )


def _lies_in(fault: Fault, folders: Sequence[Path]) -> bool:
    return any(Path(fault.file).is_relative_to(folder) for folder in folders)


def _read(folders: Sequence[Path]) -> tuple[Contents, tuple[Fault, ...]]:
    reader = PackReader()
    contents = Contents.of([file for folder in folders for file in reader.read(folder)])
    findings = [*reader.findings, *findings_of(contents, reader.unread)]
    found = [*reader.faults, *faults(findings)]
    return contents, tuple(sorted(found, key=lambda fault: (fault.file, fault.line or 0)))


def _library(contents: Contents, codings: Mapping[str, Iterable[Coding]]) -> Library:
    manifests = {file.pack: file.model for file in contents.of_kind(layout.MANIFEST)}
    evidence = contents.of_kind(layout.EVIDENCE)
    documents = contents.of_kind(layout.DOCUMENT)
    return Library.model_construct(
        packs=tuple(manifests.values()),
        sources=tuple(file.model.source for file in (*evidence, *documents)),
        passages=(
            *(passage for file in evidence for passage in file.model.passages(manifests[file.pack].id)),
            *(
                passage
                for file in documents
                for passage in passages_of(file.model, manifests[file.pack].id, codings)
            ),
        ),
        same_findings=contents.joined(layout.SAME_FINDINGS),
        cfir=contents.model(layout.CFIR),
        npt=contents.model(layout.NPT),
        strategies=contents.model(layout.STRATEGIES),
        themes=contents.model(layout.THEMES),
        glossary=_glossary(contents),
        cases=tuple(file.model for file in contents.of_kind(layout.CASE)),
        portraits=tuple(file.model for file in contents.of_kind(layout.PORTRAIT)),
        toolkit=contents.model(layout.RECOMMENDATIONS),
        evidence_links=contents.joined(layout.EVIDENCE_LINKS),
        questionnaire=contents.model(layout.QUESTIONNAIRE),
        option_words=contents.model(layout.OPTION_WORDS),
    )


def _glossary(contents: Contents) -> Glossary | None:
    terms, places, elsewhere, subjects, spellings = (
        contents.model(kind) or ()
        for kind in (layout.TERMS, layout.PLACES, layout.ELSEWHERE, layout.SUBJECTS, layout.SPELLINGS)
    )
    if not (terms or places or elsewhere or subjects or spellings):
        return None
    return Glossary.model_construct(
        terms=terms, places=places, elsewhere=elsewhere, subjects=subjects, spellings=spellings
    )
