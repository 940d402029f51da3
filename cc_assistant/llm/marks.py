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
_THOUGHT_OPENS = re.compile(r"<think(?:ing)?>", re.IGNORECASE)
_THOUGHT_CLOSES = re.compile(r"</think(?:ing)?>", re.IGNORECASE)
_THOUGHT_PERHAPS = re.compile(r"<(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?$", re.IGNORECASE)
_MAY_BE_HEADING = re.compile(r"\s*(?:#|\*\*|[-=*_]{2}|$)")
_BORDER = re.compile(r"[.!?…][\"”’)\]】,;]*\s+(?:[\[【][^\]】]*[\]】][,;]?\s+)*([^\W_][\w’'-]*)(?=[\s,;:])")
"""After what may be the end of a sentence, and its marks: the next word, whole."""
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("【", "】"))
_MOST_OF_A_RANGE = 9


class Marked(NamedTuple):
    """A sentence as it is to be read, without its marks, and the numbers that they named, in order."""

    text: str
    numbers: tuple[int, ...]


class SentenceStream:
    """Takes text piece by piece and gives back each sentence as soon as it and its marks are whole.

    However a text is cut into pieces, the sentences are the same: one is given before its line has ended only
    where nothing that may still come could change it.
    """

    def __init__(self) -> None:
        self._raw = ""  # what may yet turn out to be a thought
        self._line = ""  # the line under way, whole
        self._given = 0  # so many of its sentences were given back
        self._read = 0

    @property
    def full(self) -> bool:
        """Whether so much came that the rest is not read."""
        return self._read >= LONGEST

    def feed(self, piece: str) -> list[Marked]:
        """Take a piece of text; return the sentences that it completed."""
        piece = piece[: LONGEST - self._read]
        self._read += len(piece)
        self._raw += piece
        *lines, self._line = (self._line + self._said()).split("\n")
        found: list[Marked] = []
        for line in lines:
            found += sentences_of(line)[self._given :]
            self._given = 0
        early = _settled(self._line)[self._given :]
        self._given += len(early)
        return [*found, *early]

    def end(self, *, broken: bool = False) -> list[Marked]:
        """Return what is left; where the text broke off, the sentence under way is left out."""
        rest = self._line if _THOUGHT_OPENS.search(self._raw) else self._line + self._raw
        found = sentences_of(rest)[self._given :]
        self._raw, self._line, self._given = "", "", 0
        return found[:-1] if broken and not re.search(r"[.!?…\]\"”’)]\s*$", rest) else found

    def _said(self) -> str:
        """Take what is no thought, and cannot become the beginning of one, out of what came."""
        said = ""
        while opens := _THOUGHT_OPENS.search(self._raw):
            said += self._raw[: opens.start()]
            self._raw = self._raw[opens.start() :]
            closes = _THOUGHT_CLOSES.search(self._raw)
            if closes is None:
                return said
            self._raw = self._raw[closes.end() :]
        perhaps = _THOUGHT_PERHAPS.search(self._raw)
        end = perhaps.start() if perhaps else len(self._raw)
        said, self._raw = said + self._raw[:end], self._raw[end:]
        return said


def _settled(line: str) -> list[Marked]:
    """Return the sentences at the beginning of a line that nothing after it can change."""
    if _MAY_BE_HEADING.match(line):
        return []
    for border in reversed(list(_BORDER.finditer(line))):
        begun = line[: border.start(1)]
        if any(begun.count(opens) > begun.count(closes) for opens, closes in _PAIRS) or begun.count('"') % 2:
            continue  # what is open may yet swallow the border
        sentences = sentences_of(line[: border.end()])
        if len(sentences) > 1 and sentences[-1].text == _plain(line[border.start(1) : border.end()]):
            return sentences[:-1]
    return []


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
