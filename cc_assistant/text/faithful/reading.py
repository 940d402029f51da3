"""A text read for comparison: its words with their stems, and where a clause or a sentence ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cc_assistant.text.sentences import sentence_spans
from cc_assistant.text.tokens import STOP_WORDS, stem, word_spans


class Word(NamedTuple):
    """A word: folded, its stem, where it stands, and the numbers of its clause and sentence."""

    word: str
    stem: str
    start: int
    end: int
    clause: int
    sentence: int

    @property
    def has_content(self) -> bool:
        """Whether it says something of the subject."""
        return self.word not in STOP_WORDS and self.word not in LITTLE


LITTLE = frozenset(
    """than per about around over under nearly almost roughly some many few several much very who whose which
    one also however people found find finds said say says reported report reports study studies evidence
    suggest suggests suggested show shows showed shown according described describe describes note noted notes
    """.split()
)
"""Words that a teller adds or leaves out without saying anything else."""

_BORDER = re.compile(r"[,;:()–—]|(?<=\s)-(?=\s)")
_OPENS_CLAUSE = frozenset("but although though while whereas however because unless except since".split())


@lru_cache(maxsize=4_096)
def read(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    found: list[Word] = []
    clause = 0
    for number, (start, end) in enumerate(sentence_spans(text)):
        clause += 1
        last = start
        for word, begin, stop in word_spans(text[start:end]):
            at = start + begin
            if _BORDER.search(text, last, at) or word in _OPENS_CLAUSE:
                clause += 1
            found.append(Word(word, stem(word), at, start + stop, clause, number))
            last = start + stop
    return tuple(found)


def content(text: str) -> frozenset[str]:
    """Return the stems of the words that say something of the subject, figures left out."""
    return frozenset(
        word.stem for word in read(text) if word.has_content and not any(mark.isdigit() for mark in word.word)
    )
