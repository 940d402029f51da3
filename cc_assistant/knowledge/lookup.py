"""Looking one thing up: reads only the file that holds it, so that the answer comes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cc_assistant.domain.coding import Coding
from cc_assistant.domain.document import Document
from cc_assistant.domain.glossary import Glossary, Term
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source
from cc_assistant.errors import NotFound
from cc_assistant.knowledge.documents import document_files, passages_of, read_document
from cc_assistant.knowledge.evidence_file import EvidenceFile
from cc_assistant.knowledge.finding import faults, knowledge_error, nearest
from cc_assistant.knowledge.glossary_lookup import find_terms, nearest_terms
from cc_assistant.knowledge.layout import (
    ELSEWHERE,
    EVIDENCE,
    MANIFEST,
    PLACES,
    SPELLINGS,
    SUBJECTS,
    TERMS,
    FileKind,
)
from cc_assistant.knowledge.pack_reader import PackReader


def find_passage(
    folders: Sequence[Path], passage_id: str, codings: Mapping[str, Iterable[Coding]] | None = None
) -> tuple[Passage, Source]:
    """Return a passage and its source.

    Args:
        folders: The folders of the packs, the most important first.
        passage_id: The id, for example ``fixsen2022-01``.
        codings: What people coded, by document.

    Raises:
        NotFound: No pack has it; the nearest ids are named.
        KnowledgeError: The file that holds it is faulty.
    """
    source_id = passage_id.rpartition("-")[0]
    if found := _evidence(folders, source_id):
        file, folder = found
        ids = [excerpt.id for excerpt in file.excerpts]
        if passage_id in ids:
            return file.passages(_pack_id(folder))[ids.index(passage_id)], file.source
        raise NotFound(
            f"There is no passage '{passage_id}'.", remedy=f"The source has {', '.join(ids) or 'none'}."
        )
    if held := _document(folders, source_id):
        document, folder = held
        passages = passages_of(document, _pack_id(folder), codings)
        if found_there := [passage for passage in passages if passage.id == passage_id]:
            return found_there[0], document.source
        raise NotFound(
            f"There is no passage '{passage_id}'.", remedy=f"The document has {len(passages)} passages."
        )
    raise NotFound(
        f"There is no passage '{passage_id}'.", remedy=_nearest_source(folders, source_id or passage_id)
    )


def find_source(folders: Sequence[Path], source_id: str) -> tuple[Source, tuple[Passage, ...]]:
    """Return a source and the passages taken from it.

    Raises:
        NotFound: No pack has it; the nearest id is named.
        KnowledgeError: The file that holds it is faulty.
    """
    if found := _evidence(folders, source_id):
        file, folder = found
        return file.source, file.passages(_pack_id(folder))
    if held := _document(folders, source_id):
        document, folder = held
        return document.source, passages_of(document, _pack_id(folder))
    raise NotFound(f"There is no source '{source_id}'.", remedy=_nearest_source(folders, source_id))


def read_glossary(folders: Sequence[Path]) -> Glossary:
    """Return the glossary: each part from the first pack that has it.

    Raises:
        KnowledgeError: A file of it is faulty.
    """
    parts: dict[str, Any] = {}
    for kind in (TERMS, PLACES, ELSEWHERE, SUBJECTS, SPELLINGS):
        having = [folder for folder in folders if (folder / kind.pattern).is_file()]
        parts[kind.name] = _valid(kind, having[0], kind.pattern) if having else ()
    return Glossary(**parts)


def find_term(glossary: Glossary, words: str) -> tuple[Term, ...]:
    """Return the terms that go by a name: usually one, several where a short form has several meanings.

    Raises:
        NotFound: No term has that name; the nearest are named.
    """
    if found := find_terms(glossary, words):
        return found
    hints = nearest_terms(glossary, words)
    raise NotFound(
        f"The glossary has no term '{words}'.",
        remedy=f"Nearest: {', '.join(hints)}." if hints else "'cc-assistant glossary' lists all terms.",
    )


def _evidence(folders: Sequence[Path], source_id: str) -> tuple[EvidenceFile, Path] | None:
    wanted = f"{source_id}.yaml"
    for folder in folders:
        # Compared as names: an id typed with ".." or in the wrong case must not reach another file.
        for path in folder.glob(EVIDENCE.pattern):
            if path.name == wanted:
                return _valid(EVIDENCE, folder, path.relative_to(folder).as_posix()), folder
    return None


def _document(folders: Sequence[Path], document_id: str) -> tuple[Document, Path] | None:
    for folder in folders:
        for path in document_files(folder):
            if path.stem == document_id:
                return read_document(path), folder
    return None


def _nearest_source(folders: Sequence[Path], source_id: str) -> str:
    stems = [
        path.stem for folder in folders for path in (*folder.glob(EVIDENCE.pattern), *document_files(folder))
    ]
    hint = nearest(source_id, stems)
    if hint is None:
        return "'cc-assistant search WORDS' finds passages and their sources."
    return f"The nearest source is {hint}: see 'cc-assistant source {hint}'."


def _pack_id(folder: Path) -> str:
    pack: str = _valid(MANIFEST, folder, MANIFEST.pattern).id
    return pack


def _valid(kind: FileKind, folder: Path, relative: str) -> Any:
    reader = PackReader()
    file = reader.read_file(folder, relative, kind)
    if found := (*reader.faults, *faults(reader.findings)):
        raise knowledge_error(found)
    return file.model if file else None
