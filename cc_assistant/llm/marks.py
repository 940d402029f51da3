"""From a stream of text to sentences with the numbers of the passages that they name.

A mark is `[3]`, `[1, 4]`, `[2-4]` or `[1][4]`, before or after the full stop. Headings, the signs of lists
and of emphasis, and what a model thinks aloud (`<think>`) are no part of a sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cc_assistant.text.sentences import sentence_spans

LONGEST = 20_000
"""Characters of an answer that are read; no honest answer is so long."""

_NUMBER = r"(?:passages?\s*|[#^P]\s*)?\d{1,3}"
_MARK = re.compile(rf"[\[【]\s*{_NUMBER}(?:\s*(?:[,;&–-]|and)\s*{_NUMBER})*\s*[\]】]", re.IGNORECASE)
_AFTER_STOP = re.compile(
    rf"([.!?…][\"'”’)]*)[^\S\n]*((?:{_MARK.pattern}[,;]?[^\S\n]*)+)"
    r"(?=$|\n|[^\S\n]|[^\W_]|[“\"‘(*-])",
    re.IGNORECASE,
)
_SOME = re.compile(r"(\d+)\s*(?:[–-]\s*(?:passages?\s*|[#^P]\s*)?(\d+))?", re.IGNORECASE)
_LINE_SIGNS = re.compile(r"^\s*(?:[-*•‣◦]\s+|\d{1,2}[.)]\s+|>\s*)+")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s|\*\*[^*]{1,80}\*\*:?\s*$|[-=*_]{3,}\s*$)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.])[*_](?!\w)")
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|$)", re.DOTALL | re.IGNORECASE)
_MOST_OF_A_RANGE = 9


class Marked(NamedTuple):
    """A sentence as it is to be read, without its marks, and the numbers that they named, in order."""

    text: str
    numbers: tuple[int, ...]


class SentenceStream:
    """Takes text piece by piece and gives back each sentence as soon as it and its marks are whole."""

    def __init__(self) -> None:
        self._held = ""
        self._read = 0

    @property
    def full(self) -> bool:
        """Whether so much came that the rest is not read."""
        return self._read >= LONGEST

    def feed(self, piece: str) -> list[Marked]:
        """Take a piece of text; return the sentences that it completed."""
        piece = piece[: LONGEST - self._read]
        self._read += len(piece)
        self._held += piece
        if _THOUGHT.search(self._held) and not re.search(r"</think(?:ing)?>", self._held, re.IGNORECASE):
            return []
        self._held = _THOUGHT.sub("", self._held)
        *lines, last = self._held.split("\n")
        found = [marked for line in lines for marked in sentences_of(line)]
        self._held = last
        if _HEADING.match(last) or last.lstrip()[:1] in "#<":
            return found
        return [*found, *self._from_line()]

    def end(self, *, broken: bool = False) -> list[Marked]:
        """Return what is left; where the text broke off, the sentence under way is left out."""
        rest, self._held = _THOUGHT.sub("", self._held), ""
        found = sentences_of(rest)
        return found[:-1] if broken and not re.search(r"[.!?…\]\"”’)]\s*$", rest) else found

    def _from_line(self) -> list[Marked]:
        """Take those sentences out of the line under way after which another has begun."""
        moved = _AFTER_STOP.sub(_before_stop, self._held)
        spans = sentence_spans(moved)
        safe = len(spans) - 1
        # What begins with a bracket may yet be a mark of the sentence before it.
        if safe > 0 and re.match(r"[\[【]", moved[spans[-1].start :]):
            safe -= 1
        if safe <= 0:
            return []
        end = spans[safe].start
        done, self._held = moved[:end], moved[end:]
        return sentences_of(done)


def sentences_of(line: str) -> list[Marked]:
    """Return the sentences of a whole line or text with their marks."""
    found: list[Marked] = []
    for one in line.split("\n"):
        if _HEADING.match(one):
            continue
        moved = _AFTER_STOP.sub(_before_stop, _LINE_SIGNS.sub("", one))
        for start, end in sentence_spans(moved):
            written = moved[start:end]
            numbers = tuple(
                dict.fromkeys(number for mark in _MARK.findall(written) for number in _numbers(mark))
            )
            text = _plain(written)
            if not text and numbers and found:
                found[-1] = Marked(found[-1].text, tuple(dict.fromkeys((*found[-1].numbers, *numbers))))
            elif text:
                found.append(Marked(text, numbers))
    return found


def _before_stop(match: re.Match[str]) -> str:
    return f" {match[2].strip()}{match[1]} "


def _numbers(mark: str) -> list[int]:
    found: list[int] = []
    for first, last in _SOME.findall(mark):
        start, stop = int(first), int(last or first)
        found += range(start, stop + 1) if start <= stop <= start + _MOST_OF_A_RANGE else [start, stop]
    return found


def _plain(written: str) -> str:
    without = _EMPHASIS.sub("", _MARK.sub("", written))
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", without)).strip(" ,;")
