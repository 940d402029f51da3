"""The glossary: a word leads to one entry, or is marked as ambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cc_assistant.knowledge import layout
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding, Way
from cc_assistant.knowledge.pack_file import PackFile


def glossary_findings(contents: Contents) -> Iterator[Finding]:
    """Yield words that lead to two terms, two places or two groups of spellings."""
    for file in contents.of_kind(layout.TERMS):
        yield from _once(
            file,
            (
                (word, term.id, (index, *way))
                for index, term in enumerate(file.model)
                for word, way in _words(term.term, "term", term.synonyms, "synonyms")
            ),
        )
    for file in contents.of_kind(layout.PLACES):
        yield from _once(
            file,
            (
                (word, place.id, (index, *way))
                for index, place in enumerate(file.model)
                for word, way in _words(place.place, "place", place.also, "also")
            ),
        )
    for file in contents.of_kind(layout.SPELLINGS):
        yield from _once(
            file,
            (
                (word, str(index), (index, position))
                for index, group in enumerate(file.model)
                for position, word in enumerate(group)
            ),
        )


def _words(name: str, field: str, others: tuple[str, ...], plural: str) -> Iterator[tuple[str, Way]]:
    yield name, (field,)
    for position, word in enumerate(others):
        yield word, (plural, position)


def _once(file: PackFile, words: Iterable[tuple[str, str, Way]]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for word, owner, way in words:
        first = owners.setdefault(word.casefold(), owner)
        if first != owner:
            yield Finding(file, way, f"'{word}' leads to another entry already: '{first}'", word)
