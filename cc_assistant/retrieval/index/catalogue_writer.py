"""Writes the catalogue of a build: the compiled library and its words."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.domain.glossary import Glossary
from cc_assistant.retrieval.index.documents import documents_of
from cc_assistant.retrieval.index.facet_values import holders
from cc_assistant.retrieval.index.postings import Postings, PostingsBuilder
from cc_assistant.retrieval.index.schema import SCHEMA, WORD_FIELDS
from cc_assistant.retrieval.index.units import passage_text
from cc_assistant.retrieval.lexicon import Lexicon, LexiconData
from cc_assistant.retrieval.preferred import preferred_forms
from cc_assistant.text.analyser import Analyser
from cc_assistant.text.tokens import STOP_WORDS, stem, word_spans

if TYPE_CHECKING:
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.ports import Progress
    from cc_assistant.retrieval.index.topics import Topic

_STAGE = "reading words"
_REPORT_EVERY = 500


def write_catalogue(file: Path, library: Library, topics: Sequence[Topic], progress: Progress) -> Postings:
    """Write the catalogue of a library into a new file.

    Returns:
        The postings of its words, for the arrays.
    """
    glossary = library.glossary or Glossary()
    preferred = preferred_forms(glossary, map(passage_text, library.passages))
    lexicon = LexiconData(glossary=glossary, preferred=preferred)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.executescript(SCHEMA)
        with database:
            _write_library(database, library, lexicon)
            database.executemany(
                "INSERT INTO topics VALUES (?, ?, ?, ?)",
                ((row, topic.kind, topic.id, topic.text) for row, topic in enumerate(topics)),
            )
            _write_facets(database, library)
            postings = _write_words(database, library, Lexicon(glossary, preferred), progress)
            database.execute("INSERT INTO words(words) VALUES ('optimize')")
        database.execute("PRAGMA optimize")
    return postings


def _write_library(database: sqlite3.Connection, library: Library, lexicon: LexiconData) -> None:
    database.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?)",
        (
            (position, passage.id, passage.source, passage.pack, passage.model_dump_json())
            for position, passage in enumerate(library.passages)
        ),
    )
    database.executemany(
        "INSERT INTO sources VALUES (?, ?, ?)",
        ((number, source.id, source.model_dump_json()) for number, source in enumerate(library.sources)),
    )
    database.executemany(
        "INSERT INTO documents (kind, id, json) VALUES (?, ?, ?)",
        documents_of(library, lexicon.model_dump_json()),
    )


def _write_facets(database: sqlite3.Connection, library: Library) -> None:
    import numpy as np

    for (facet, value), positions in holders(library).items():
        bits = listed = None
        if 32 * len(positions) < len(library.passages):
            listed = np.array(positions, np.int32).tobytes()
        else:
            has = np.zeros(len(library.passages), np.bool_)
            has[positions] = True
            bits = np.packbits(has, bitorder="little").tobytes()
        row = (facet, value, len(positions), bits, listed)
        database.execute("INSERT INTO facets VALUES (?, ?, ?, ?, ?)", row)


def _write_words(
    database: sqlite3.Connection, library: Library, lexicon: Lexicon, progress: Progress
) -> Postings:
    analyser = Analyser(library.glossary.spellings if library.glossary else ())
    builder = PostingsBuilder()
    written: Counter[str] = Counter()
    total = len(library.passages)
    labels = {theme.id: theme.label for theme in library.themes.themes} if library.themes else {}
    for position, passage in enumerate(library.passages):
        if position % _REPORT_EVERY == 0:
            progress(_STAGE, position, total)
        texts = _texts(passage, library, labels)
        concepts = lexicon.concepts(texts["passage"])
        terms, columns = {"concepts": concepts}, {"concepts": " ".join(concepts)}
        seen: set[str] = set()
        for field, text in texts.items():
            found = word_spans(text)
            if field != "about":
                seen.update(word for word, _, _ in found)
            said = [word for word, _, _ in analyser.unify(found)]
            columns[field] = " ".join(map(stem, said))
            terms[field] = [stem(word) for word in said if word not in STOP_WORDS]
        builder.add(position, terms)
        database.execute(
            "INSERT INTO words(rowid, passage, asks, about, concepts) VALUES (?, ?, ?, ?, ?)",
            (position, *(columns[field] for field in WORD_FIELDS)),
        )
        written.update(seen)
    progress(_STAGE, total, total)
    postings = builder.build()
    database.executemany(
        "INSERT INTO terms VALUES (?, ?, ?)",
        ((term, field, row) for (term, field), row in postings.rows.items()),
    )
    database.executemany("INSERT INTO lexicon VALUES (?, ?)", _known_words(written))
    return postings


def _texts(passage: Passage, library: Library, labels: dict[str, str]) -> dict[str, str]:
    """Return what is searched by words in each field but the concepts."""
    source = library.source_by_id[passage.source]
    themes = [labels.get(theme, theme.replace("-", " ")) for theme in passage.themes]
    about = (source.title, source.setting or "", *source.country, *themes)
    return {"passage": passage_text(passage), "asks": "\n".join(passage.asks), "about": "\n".join(about)}


def _known_words(written: Counter[str]) -> Iterator[tuple[str, int]]:
    return ((word, count) for word, count in sorted(written.items()) if word not in STOP_WORDS)
