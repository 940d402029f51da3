"""Looking one thing up: reads only the file that holds it, so that the answer comes at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cc_assistant.domain.glossary import Term
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source
from cc_assistant.errors import KnowledgeError, NotFound
from cc_assistant.knowledge.evidence_file import EvidenceFile
from cc_assistant.knowledge.finding import nearest
from cc_assistant.knowledge.layout import EVIDENCE, MANIFEST, TERMS, FileKind
from cc_assistant.knowledge.yaml_text import YamlError, parse


def find_passage(folders: Sequence[Path], passage_id: str) -> tuple[Passage, Source]:
    """Return a passage and its source.

    Args:
        folders: The folders of the packs, the most important first.
        passage_id: The id, for example ``fixsen2022-01``.

    Raises:
        NotFound: No pack has it; the nearest ids are named.
        KnowledgeError: The file that holds it is faulty.
    """
    source_id = passage_id.rpartition("-")[0]
    file, folder = _evidence(folders, source_id)
    if file and folder:
        ids = [excerpt.id for excerpt in file.excerpts]
        if passage_id in ids:
            return file.passages(_pack_id(folder))[ids.index(passage_id)], file.source
        raise NotFound(
            f"There is no passage '{passage_id}'.", remedy=f"The source has {', '.join(ids) or 'none'}."
        )
    hint = nearest(source_id or passage_id, _stems(folders))
    raise NotFound(
        f"There is no passage '{passage_id}'.",
        remedy=f"Nearest: {hint}-01." if hint else "'cc-assistant search WORDS' finds passages.",
    )


def find_source(folders: Sequence[Path], source_id: str) -> tuple[Source, tuple[Passage, ...]]:
    """Return a source and the passages taken from it.

    Raises:
        NotFound: No pack has it; the nearest id is named.
        KnowledgeError: The file that holds it is faulty.
    """
    file, folder = _evidence(folders, source_id)
    if file and folder:
        return file.source, file.passages(_pack_id(folder))
    hint = nearest(source_id, _stems(folders))
    raise NotFound(
        f"There is no source '{source_id}'.",
        remedy=f"Nearest: {hint}." if hint else "'cc-assistant search WORDS' finds sources.",
    )


def glossary_terms(folders: Sequence[Path]) -> tuple[Term, ...]:
    """Return the terms of the glossary: those of the first pack that has one."""
    for folder in folders:
        if (folder / TERMS.pattern).is_file():
            terms: tuple[Term, ...] = _valid(TERMS, folder / TERMS.pattern)
            return terms
    return ()


def find_term(terms: Sequence[Term], words: str) -> tuple[Term, ...]:
    """Return the terms that go by a name: by id, name or synonym, else by an ambiguous short form.

    Raises:
        NotFound: No term has that name; the nearest is named.
    """
    wanted = _folded(words)
    for names in (_names, lambda term: term.ambiguous):
        found = tuple(term for term in terms if wanted in map(_folded, names(term)))
        if found:
            return found
    hint = nearest(words, [name for term in terms for name in _names(term)])
    raise NotFound(
        f"The glossary has no term '{words}'.",
        remedy=f"Nearest: {hint}." if hint else "'cc-assistant glossary' lists all terms.",
    )


def _names(term: Term) -> tuple[str, ...]:
    return (term.id, term.term, *term.synonyms)


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _evidence(folders: Sequence[Path], source_id: str) -> tuple[EvidenceFile | None, Path | None]:
    wanted = f"{source_id}.yaml"
    for folder in folders:
        evidence = folder / EVIDENCE.pattern.partition("/")[0]
        # Compared as names: an id typed with ".." or in the wrong case must not reach another file.
        names = {path.name for path in evidence.glob("*.yaml")}
        if wanted in names:
            return _valid(EVIDENCE, evidence / wanted), folder
    return None, None


def _stems(folders: Sequence[Path]) -> list[str]:
    return [path.stem for folder in folders for path in folder.glob(EVIDENCE.pattern)]


def _pack_id(folder: Path) -> str:
    pack: str = _valid(MANIFEST, folder / MANIFEST.pattern).id
    return pack


def _valid(kind: FileKind, path: Path) -> Any:
    try:
        return kind.adapter.validate_python(parse(path.read_bytes()).data)
    except (YamlError, ValidationError, OSError) as error:
        line = f", line {error.line}" if isinstance(error, YamlError) and error.line else ""
        raise KnowledgeError(
            f"{path}{line}: this file has a fault.", remedy="See 'cc-assistant knowledge check'."
        ) from error
