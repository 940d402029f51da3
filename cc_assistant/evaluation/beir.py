"""Public test sets in the form of BEIR (Thakur and others 2021, arXiv 2104.08663).

A folder with `corpus.jsonl` (_id, title, text), `queries.jsonl` (_id, text) and `qrels/test.tsv`
(query-id, corpus-id, score). Its documents are read as a library of passages without codes, so the same
retriever ranks them with what such a library has: words, vectors of passages and of sentences.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.library import Library
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.ports import Progress
from cc_assistant.domain.source import Source
from cc_assistant.errors import InputError, NotFound
from cc_assistant.evaluation.metrics import mean, ndcg, recall

CORPUS, QUERIES, JUDGEMENTS = "corpus.jsonl", "queries.jsonl", "qrels/test.tsv"


class BeirReport(Frozen):
    """How well a test set was ranked; means over the queries that have a judgement."""

    name: str
    documents: int
    queries: int
    ndcg10: float
    recall100: float


class BeirSet(Frozen):
    """A test set: its documents as a library, its queries, and query -> document -> grade."""

    name: str
    library: Library
    queries: dict[str, str]
    judgements: dict[str, dict[str, int]]
    fingerprint: str


def read_beir(folder: Path) -> BeirSet:
    """Read a test set.

    Raises:
        NotFound: the folder or one of its three files is missing.
        InputError: a line of a file is not of the form, a document is there twice, or nothing is judged.
    """
    for name in (CORPUS, QUERIES, JUDGEMENTS):
        if not (folder / name).is_file():
            raise NotFound(
                f"There is no file {folder / name}.",
                remedy=f"A test set has {CORPUS}, {QUERIES} and {JUDGEMENTS}.",
            )
    digest = hashlib.sha256((folder / CORPUS).read_bytes()).hexdigest()
    judgements = _judgements(folder / JUDGEMENTS)
    queries = {str(row["_id"]): str(row["text"]) for row in _rows(folder / QUERIES, ("_id", "text"))}
    judged = {ident: text for ident, text in queries.items() if ident in judgements}
    if not judged:
        raise InputError(f"No query of {folder / QUERIES} has a judgement in {folder / JUDGEMENTS}.")
    return BeirSet(
        name=folder.resolve().name,
        library=_library(folder),
        queries=judged,
        judgements=judgements,
        fingerprint=digest,
    )


def score_beir(
    test_set: BeirSet, rank: Callable[[str, int], list[str]], progress: Progress | None = None
) -> BeirReport:
    """Rank the documents for every query and measure.

    Args:
        test_set: what to ask.
        rank: returns the ids of the best documents for a query, so many.
        progress: hears how far it has come.
    """
    told = progress or (lambda *_: None)
    gains, found = [], []
    for done, (ident, text) in enumerate(test_set.queries.items(), start=1):
        grades = test_set.judgements[ident]
        # A query of some sets is itself a document; it must not find itself.
        ranking = [name for name in rank(text, 101) if name != ident][:100]
        gains.append(ndcg(ranking, grades, 10))
        found.append(recall(ranking, set(grades), 100))
        told("asking", done, len(test_set.queries))
    return BeirReport(
        name=test_set.name,
        documents=len(test_set.library.passages),
        queries=len(test_set.queries),
        ndcg10=mean(gains),
        recall100=mean(found),
    )


def _library(folder: Path) -> Library:
    pack = Manifest(
        id="beir",
        title=folder.name,
        version="1",
        licence="see the set",
        sensitivity="public",
        description="A public test set.",
    )
    source = Source(
        id="corpus",
        title=folder.name,
        authors=(),
        year=None,
        container=None,
        doi=None,
        url=None,
        kind="framework",
        country=(),
        setting=None,
        sample=None,
        licence=None,
        read="full-text",
    )
    passages = tuple(
        Passage(
            id=str(row["_id"]),
            source=source.id,
            pack=pack.id,
            locator="document",
            claim=None,
            text=f"{row.get('title') or ''} {row['text'] or ''}".strip() or "-",
        )
        for row in _rows(folder / CORPUS, ("_id", "text"))
    )
    twice = [ident for ident, count in Counter(passage.id for passage in passages).items() if count > 1]
    if twice:
        raise InputError(f"{folder / CORPUS}: the document '{twice[0]}' is there more than once.")
    return Library(packs=(pack,), sources=(source,), passages=passages)


def _rows(file: Path, needed: tuple[str, ...]) -> Iterator[dict[str, object]]:
    for number, line in _lines(file):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{file}, line {number}: not valid JSON.") from error
        missing = [name for name in needed if not isinstance(row, dict) or name not in row]
        if missing:
            raise InputError(f"{file}, line {number}: there is no '{missing[0]}'.")
        yield row


def _judgements(file: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for number, line in _lines(file):
        row = line.split("\t")
        if number == 1 and not _is_whole(row[-1]):
            continue
        if len(row) != 3 or not _is_whole(row[2]):
            raise InputError(f"{file}, line {number}: expected query-id, corpus-id and score.")
        if int(row[2]) > 0:
            found.setdefault(row[0], {})[row[1]] = int(row[2])
    return found


def _lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their numbers."""
    try:
        with file.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line.rstrip("\n")
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not text in UTF-8.") from error
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error


def _is_whole(number: str) -> bool:
    digits = number.strip().removeprefix("-")
    return digits.isascii() and digits.isdigit()
