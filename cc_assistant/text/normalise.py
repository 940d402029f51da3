"""One written normalisation of quotes, dashes and spaces, with the way back to the original."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from cc_assistant.text.span import Span

_SAME = {
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")  # soft hyphen and marks without width


class Normal(NamedTuple):
    """A normalised text; ``starts[i]`` and ``ends[i]`` bound what its character i stands for."""

    text: str
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> Span:
        """Return the span of the original for the non-empty span ``start`` to ``end`` of ``text``."""
        return Span(self.starts[start], self.ends[end - 1])


def normalise(text: str) -> Normal:
    """Write quotes, dashes, ellipses and spaces in one way, compose accents (NFC), trim the ends.

    Letters keep their case. What separates words becomes one space.
    """
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        seen = "".join(character for character in text[start:end] if character not in _UNSEEN)
        for written in unicodedata.normalize("NFC", seen):
            same = " " if written.isspace() else _SAME.get(written, written)
            if same == " " and (not characters or characters[-1] == " "):
                if characters:
                    ends[-1] = end
                continue
            characters.extend(same)
            starts.extend([start] * len(same))
            ends.extend([end] * len(same))
    if characters and characters[-1] == " ":
        del characters[-1], starts[-1], ends[-1]
    return Normal("".join(characters), starts, ends)


def find_quote(quote: str, text: str) -> Span | None:
    """Find the first place where ``quote`` occurs in ``text``, as written or else as normalised.

    Returns:
        The span in ``text`` whose characters are those of the quote, or None; also None for a quote
        without characters.
    """
    exact = quote.strip()
    if not exact:
        return None
    at = text.find(exact)
    if at >= 0:
        return Span(at, at + len(exact))
    wanted, within = normalise(quote).text, normalise(text)
    at = within.text.find(wanted) if wanted else -1
    return within.original(at, at + len(wanted)) if at >= 0 else None


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans of characters that may compose with one another: a base and the marks that follow."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _joins(text[at]):
            yield start, at
            start = at


def _joins(character: str) -> bool:
    if character < "\u00ad":
        return False
    if unicodedata.category(character).startswith("M"):
        return True
    return character in _UNSEEN or "\u1160" <= character <= "\u11ff"  # the latter: parts of Hangul syllables
