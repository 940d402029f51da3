"""Cuts what somebody says into sentences and clauses: how far a "not" reaches depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cc_assistant.text.phrases import NUMBER_WORDS, Token
from cc_assistant.text.sentences import sentence_spans
from cc_assistant.text.tokens import stem, word_spans

_LONGEST_WORD = 60  # what is longer is no word that anybody would look for
_BREAK = re.compile(r"[;:()\[\]!?…]|[–—]|\s-+\s|--|\.\s")
_ASKED = re.compile(r"\?\s+")
_COMMA = re.compile(r"[,/]")
_TURNS = frozenset("but although though whereas while however because unless except then plus".split())
_JOINS = frozenset({"and", "or", "so", "yet"})
_SUBJECTS = frozenset(
    """
    we i they it he she you there our their his her the this that these those were weve well im ive its theyre
    theres thats no not nobody none nothing neither everyone everybody each all both some most
    is are was has have had will would can cant could isnt arent havent hasnt dont doesnt wont
    """.split()
)
_TENS = frozenset("twenty thirty forty fifty sixty".split())
_OWNERS = frozenset("my our his her their its".split())
_VERBS = frozenset(
    """
    we i they it he she there who which is are was were am be been has have had do does did will would can
    could isnt arent wasnt havent hasnt dont doesnt didnt wont cant weve were im ive theyre theres
    want wants need needs get gets got
    """.split()
)


class Clause(NamedTuple):
    """Part of a sentence: its tokens (half-open), and whether it goes on with the one before.

    ``fragment``: it has no verb of its own, as the parts of a list have none.
    """

    start: int
    end: int
    fragment: bool


class Sentence(NamedTuple):
    """A sentence: its words, and its clauses in order."""

    start: int
    end: int
    tokens: list[Token]
    clauses: list[Clause]


def read(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text that have any words."""
    spans = [part for start, end in sentence_spans(text) for part in _answers(text, start, end)]
    words = [entry for entry in _joined(word_spans(text)) if entry[2] - entry[1] <= _LONGEST_WORD]
    at = 0
    for start, end in spans:
        inside = []
        while at < len(words) and words[at][1] < end:
            inside.append(words[at])
            at += 1
        if inside:
            yield _sentence(text, start, end, inside)


def _joined(words: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Read "twenty-four" as one number."""
    before: tuple[str, int, int] | None = None
    for word, start, end in words:
        if before is not None:
            tens, ones = NUMBER_WORDS[before[0]], NUMBER_WORDS.get(word, 0)
            if 1 <= ones <= 9 and word not in {"a", "an", "couple"} and start - before[2] == 1:
                yield str(int(tens + ones)), before[1], end
                before = None
                continue
            yield before
            before = None
        if word in _TENS:
            before = (word, start, end)
        else:
            yield word, start, end
    if before is not None:
        yield before


def _answers(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part "how many? don't know" after the question mark, whatever letter follows."""
    for match in _ASKED.finditer(text, start, end):
        yield start, match.start() + 1
        start = match.end()
    if start < end:
        yield start, end


def _sentence(text: str, start: int, end: int, words: list[tuple[str, int, int]]) -> Sentence:
    borders = [0]
    for index in range(1, len(words)):
        between = text[words[index - 1][2] : words[index][1]]
        if _BREAK.search(between) or _COMMA.search(between) or _opens(words, index):
            borders.append(index)
    borders.append(len(words))
    tokens: list[Token] = []
    clauses: list[Clause] = []
    for number, (first, after) in enumerate(pairwise(borders)):
        for word, left, right in words[first:after]:
            tokens.append(Token(word, stem(word), left, right, number))
        held = {token.word for token in tokens[first:after]}
        begun = tokens[first].word in _OWNERS
        clauses.append(Clause(first, after, fragment=not begun and not held & _VERBS))
    return Sentence(start, end, tokens, clauses)


def _opens(words: list[tuple[str, int, int]], index: int) -> bool:
    """Tell whether a word begins a clause without any sign before it."""
    word = words[index][0]
    if word in _TURNS:
        return True
    following = words[index + 1][0] if index + 1 < len(words) else ""
    return word in _JOINS and following in _SUBJECTS
