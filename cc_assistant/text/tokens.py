"""Words: one tokeniser, one stemmer and one stop list for everything that searches by words.

A word is written in its folded form: NFKC, lower case, without accents and apostrophes. Numbers keep
what makes them exact ("14.0%", "£4", "62.3"; "1,000" is 1000). A hyphen separates words; "COVID-19",
"Covid 19" and "covid" are one word.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

WORDS_VERSION = 1
"""Enters the fingerprint of an index: raise it whenever a text would give other words."""

_MARKS = "\u0300-\u036f"
_WORD = re.compile(
    rf"""
    (?P<covid> covid (?: [\s\u2010-\u2015-]? 19 )? (?! [^\W_] ) )
    | [£$€]? \d{{1,3}} (?: ,\d{{3}} )+ (?: \.\d+ )? (?: % | [^\W\d_]+ )?
    | [£$€]? \d+ (?: \.\d+ )* (?: % | [^\W_]+ )?
    | [^\W_] [^\W_{_MARKS}]* (?: [{_MARKS}]+ [^\W_]* )* (?: ['’] [^\W\d_]+ )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s$")
_DROPPED = re.compile(r"['’\s]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_VOWEL = re.compile(r"[aeiouy]")
_STEMMER_LOCK = threading.Lock()  # a stemmer keeps the word under way in itself

STOP_WORDS = frozenset(
    """
    a about after again all also although am an and any anybody anyone anything are arent as at be because
    been before being between both but by can cannot cant could couldnt did didnt do does doesnt doing dont
    during each either else ever every for from get gets getting give gives got had has hasnt have havent
    having he her here hers herself him himself his how i id if ill im in into is isnt it its itself ive
    just let lets like may me might mine more most much must my myself no nor not of off often on once only
    or other others our ours ourselves out over own perhaps please quite rather really same shall she should
    shouldnt so some somebody someone something still such tell than that thats the their theirs them
    themselves then there theres these they theyre this those though through to too under until up upon us
    very was wasnt we were werent what whats when where whether which while who whom whose why will with
    within without wont would wouldnt yes yet you your yours yourself
    """.split()
)
"""Words that say nothing of the subject of an English question; question words among them."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return the form in which words are compared: NFKC, lower case, no accents, no apostrophes."""
    if word.isascii():
        folded = word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
        folded = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    folded = _THOUSANDS.sub("", _POSSESSIVE.sub("", folded))
    return _DROPPED.sub("", folded)


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Find the words of a text.

    Args:
        text: any text.

    Returns:
        (folded word, start, end) in order; positions are half-open, in code points of ``text``.
    """
    return [
        (word, *match.span())
        for match in _WORD.finditer(text)
        if (word := "covid" if match.lastgroup else fold(match.group()))
    ]


def words(text: str) -> list[str]:
    """Return the folded words of a text in order."""
    return [word for word, _, _ in word_spans(text)]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded word (Snowball, English).

    Short forms without a vowel lose a plural s, so "GPs" and "PCNs" meet "GP" and "PCN".
    """
    if not word.isalpha():
        return word
    if len(word) > 2 and word.endswith("s") and not _VOWEL.search(word):
        return word[:-1]
    with _STEMMER_LOCK:
        return _stemmer()(word)


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer.english_stemmer import EnglishStemmer

    stem_word: Callable[[str], str] = EnglishStemmer().stemWord
    return stem_word
