"""Words replaced in a text, and where every position of it lies afterwards."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from cc_assistant.domain.pseudonym import Identifier
from cc_assistant.privacy.forms import Forms, counts_small
from cc_assistant.text.span import Span


class Swap(NamedTuple):
    """From ``start`` of the text as it was, ``gone`` is replaced by ``there``."""

    start: int
    gone: str
    there: str


class Swapped:
    """A text before and after, with the way between them.

    Args:
        before: the text as it was.
        swaps: in order, not overlapping.
    """

    def __init__(self, before: str, swaps: Sequence[Swap]) -> None:
        self.before = before
        self.swaps = tuple(swaps)
        pieces: list[str] = []
        self._out: list[int] = []
        at = length = 0
        for swap in self.swaps:
            pieces += (before[at : swap.start], swap.there)
            length += swap.start - at
            self._out.append(length)
            length += len(swap.there)
            at = swap.start + len(swap.gone)
        self.after = "".join((*pieces, before[at:]))

    @cached_property
    def _in(self) -> list[int]:
        return [swap.start for swap in self.swaps]

    @cached_property
    def back(self) -> Swapped:
        """The way back."""
        swaps = (Swap(out, swap.there, swap.gone) for out, swap in zip(self._out, self.swaps, strict=True))
        return Swapped(self.after, tuple(swaps))

    def start(self, position: int) -> int:
        """Return where what begins here begins afterwards: within replaced words, where these begin."""
        return self._moved(position, inside_to_end=False)

    def end(self, position: int) -> int:
        """Return where what ends here ends afterwards: within replaced words, where these end."""
        return self._moved(position, inside_to_end=True)

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch lies afterwards; replaced words that it cuts are in it wholly."""
        return Span(self.start(start), self.end(end))

    def _moved(self, position: int, *, inside_to_end: bool) -> int:
        place = bisect_right(self._in, position) - 1
        if place < 0:
            return position
        swap, out = self.swaps[place], self._out[place]
        stop = swap.start + len(swap.gone)
        if position >= stop:
            return out + len(swap.there) + position - stop
        return out + len(swap.there) if inside_to_end and position > swap.start else out


class Replacing:
    """Replaces what identifies people by their pseudonyms.

    Args:
        names: each with its pseudonym.
    """

    def __init__(self, names: Sequence[Identifier]) -> None:
        self.names = tuple(names)
        self._forms = Forms(names)

    def text(self, text: str) -> Swapped:
        """Replace in a text."""
        return Swapped(
            text,
            [
                Swap(find.start, text[find.start : find.end], " ".join(name.pseudonym for name in find.meant))
                for find in self._forms.find(text)
            ],
        )

    def words(self, text: str) -> str:
        """Return a text with what is replaced in it."""
        return self.text(text).after

    def ident(self, ident: str, beside: Sequence[str]) -> str:
        """Return an id made of small letters and hyphens with what is replaced in it.

        Args:
            ident: such as ``anna-brown-2``.
            beside: what it may have been made from: names that stand there count in small letters too.
        """
        sure = {name.name for text in beside for find in self._forms.find(text) for name in find.meant}
        found = Forms(_as_ids(self.names, sure)).find(ident)
        made, at = "", 0
        for find in found:
            made += ident[at : find.start] + "-".join(slug(name.pseudonym) for name in find.meant)
            at = find.end
        return made + ident[at:] if found else ident


def _as_ids(names: Sequence[Identifier], sure: Collection[str]) -> Iterator[Identifier]:
    """Yield names as they stand in ids; those that are words too only where they are sure to be meant."""
    for name in names:
        forms = [slug(form) for form in name.forms if name.name in sure or counts_small(name, form)]
        if forms:
            yield name.model_copy(update={"name": forms[0], "also": tuple(forms[1:]), "any_case": True})


def slug(words: str) -> str:
    """Return words as they stand in an id: ``[GP practice 2]`` is ``gp-practice-2``."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"
