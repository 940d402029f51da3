"""The tables of a catalogue."""

WORD_FIELDS = ("passage", "asks", "about", "concepts")
"""Fields searched by words, kept apart: claim and text; asks; the source's title and setting, its countries
and the labels of the themes; the ids of the glossary's expandable terms that claim and text name."""

SCHEMA = """
CREATE TABLE passages (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
                       pack TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE sources (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
CREATE TABLE documents (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL,
                        UNIQUE (kind, id));
CREATE TABLE facets (facet TEXT NOT NULL, value TEXT NOT NULL, count INTEGER NOT NULL, bits BLOB,
                     positions BLOB, PRIMARY KEY (facet, value));
CREATE TABLE terms (term TEXT NOT NULL, field INTEGER NOT NULL, row INTEGER NOT NULL,
                    PRIMARY KEY (term, field)) WITHOUT ROWID;
CREATE TABLE lexicon (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE topics (row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(passage, asks, about, concepts, content='',
                                      tokenize="ascii tokenchars '.%$_-'");
"""
"""``facets`` holds who has a value as one bit for each passage, lowest first, or as positions (32-bit
numbers) where that is shorter. ``terms.row``: row in the arrays of postings. ``lexicon``: folded words as
written in passages and asks, for spelling help. ``words``: terms (stems, stop words too) joined by spaces;
a row's id is its passage's position. Whatever a term may hold that is not a letter of ASCII is kept
together by the tokeniser."""
