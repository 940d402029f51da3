"""Data of the pages that run a script, as scripts themselves: a page from a disk may read nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from cc_assistant.domain.glossary import Glossary
from cc_assistant.site import places
from cc_assistant.site.cards import Cards
from cc_assistant.text.analyser import Analyser
from cc_assistant.text.tokens import words

RULES, WORRY, INDEX = "data/rules.js", "data/worry.js", "data/index.js"
_CLAIM, _TEXT, _ASKS, _ABOUT = 2, 1, 2, 1
"""How often a word counts by where it stands: claim, text, questions that a passage answers, and what its
source and themes are about."""


def data_files(cards: Cards) -> dict[str, str]:
    """Return the rules of the interview, and the index of the search."""
    rules = cards.stock.rules
    pages = {name: places.advice(name) for name in cards.advice}
    return {
        RULES: _script("CC_RULES", {**rules, "pages": pages}),
        WORRY: _script("CC_WORRY", cards.stock.stems),
        INDEX: _script("CC_INDEX", search_index(cards)),
    }


def _script(name: str, value: Any) -> str:
    """Return a script that sets one name; nothing in it can end the script early or hide a line."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in ("<", "\u2028", "\u2029"):
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return f"globalThis.{name} = {written};\n"


def search_index(cards: Cards) -> dict[str, Any]:
    """Return what the search needs: entries as they are shown, and for each stem where it stands.

    The words are those of the app (`text.analyser`), so that the same question meets the same terms. A list
    of a stem holds places and counts in turn, places as the distance from the one before.
    """
    library = cards.stock.library
    spellings = library.glossary.spellings if library.glossary else ()
    terms = Analyser(spellings).terms
    entries: list[dict[str, Any]] = []
    counts: list[Counter[str]] = []
    themes = library.themes.theme_by_id if library.themes else {}
    for card, passage in zip(cards.passages.values(), library.passages, strict=True):
        labels = " ".join(themes[name].label for name in passage.themes)
        entries.append(
            {"kind": "evidence", "title": card.claim, "text": card.text, "page": card.page, "of": card.source,
             "where": card.locator, "read": card.read}
        )  # fmt: skip
        source = library.source_by_id[passage.source]
        about = " \n".join((source.title, source.setting or "", *source.country, labels))
        asks = " \n".join(passage.asks)
        parts = ((card.claim, _CLAIM), (card.text, _TEXT), (asks, _ASKS), (about, _ABOUT))
        counts.append(_counted(parts, terms))
    for one in library.toolkit.recommendations if library.toolkit else ():
        entries.append(
            {"kind": "advice", "title": one.title, "text": one.rationale, "page": places.advice(one.id)}
        )
        counts.append(_counted(((one.title, 3), (one.rationale, 2), (" ".join(one.steps), 1)), terms))
    return {
        "stopWords": cards.stock.rules["constants"]["stopWords"],
        "spellings": _spellings(spellings),
        "synonyms": _synonyms(library.glossary, terms),
        "entries": entries,
        "lengths": [sum(found.values()) for found in counts],
        "stems": _postings(counts),
    }


def _counted(parts: Iterable[tuple[str, int]], terms: Callable[[str], list[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, times in parts:
        for stem in terms(text):
            found[stem] += times
    return found


def _postings(counts: list[Counter[str]]) -> dict[str, list[int]]:
    held: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for place, found in enumerate(counts):
        for stem, times in found.items():
            held.setdefault(stem, []).extend((place - last.get(stem, 0), times))
            last[stem] = place
    return dict(sorted(held.items()))


def _spellings(groups: Iterable[Iterable[str]]) -> list[list[str]]:
    """Return the forms of each group as the script takes them: folded words, the form that stays first."""
    found = [[form for form in (" ".join(words(written)) for written in group) if form] for group in groups]
    return [list(dict.fromkeys(forms)) for forms in found if len(set(forms)) > 1]


def _synonyms(glossary: Glossary | None, terms: Callable[[str], list[str]]) -> list[list[str]]:
    """Return names of one thing, as stems: a search for one finds the others too."""
    found = []
    for term in glossary.terms if glossary else ():
        if term.expand:
            names = [" ".join(terms(name)) for name in (term.term, *term.synonyms)]
            names = list(dict.fromkeys(name for name in names if name))
            if len(names) > 1:
                found.append(names)
    return found
