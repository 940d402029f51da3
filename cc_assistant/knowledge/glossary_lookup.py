"""Looking a word up in the glossary, whichever of its names and spellings somebody uses."""

from __future__ import annotations

import re
from collections.abc import Callable

from cc_assistant.domain.glossary import Glossary, Term

_Key = Callable[[str], str]


def find_terms(glossary: Glossary, words: str) -> tuple[Term, ...]:
    """Return the terms that go by a name, by the first of these that finds any.

    1. the id, the name or a synonym; 2. a short form that has several meanings (then there may be
    several terms); 3. a name in another spelling (``well being``, ``co-ordinator``, ``program``);
    4. the same without the ending of a plural. Capitals never matter.
    """
    spelt = _spelling_key(glossary)
    steps: tuple[tuple[_Key, Callable[[Term], tuple[str, ...]]], ...] = (
        (_plain_key, _names),
        (_plain_key, lambda term: term.ambiguous),
        (spelt, _names),
        (lambda name: re.sub("e?s$", "", spelt(name)), _names),
    )
    for key, names in steps:
        wanted = key(words)
        found = tuple(term for term in glossary.terms if wanted in map(key, names(term)))
        if found and wanted:
            return found
    return ()


def nearest_terms(glossary: Glossary, words: str, limit: int = 3) -> tuple[str, ...]:
    """Return the names of the terms that are spelt most like ``words``, the most alike first."""
    from rapidfuzz import fuzz, process

    names = {name.casefold(): term.term for term in glossary.terms for name in _names(term)}
    alike = process.extract(
        words.casefold(), list(names), scorer=fuzz.ratio, score_cutoff=60, limit=4 * limit
    )
    return tuple(dict.fromkeys(names[name] for name, _, _ in alike))[:limit]


def _names(term: Term) -> tuple[str, ...]:
    return (term.id, term.term, *term.synonyms)


def _plain_key(name: str) -> str:
    return " ".join(name.casefold().split())


def _spelling_key(glossary: Glossary) -> _Key:
    """Return a key in which all spellings of a name are one: no hyphens or spaces, one form per group."""
    one_form = {_squeezed(form): _squeezed(group[0]) for group in glossary.spellings for form in group}
    one_form.pop("", None)

    def key(name: str) -> str:
        return "".join(one_form.get(word, word) for word in map(_squeezed, name.split()))

    return key


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
