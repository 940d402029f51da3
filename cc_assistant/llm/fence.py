"""Passages as a language model gets them: numbered data that cannot leave their fence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source

_SAME = str.maketrans(
    {"<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")", "`": "'", "【": "(", "】": ")"}
)
"""What could close a fence, begin a template or pass for a mark, as what looks alike and can not."""
_ROLE = re.compile(r"(?im)^(\s*)(system|assistant|user|human|ai)\s*:")


class Numbered(Frozen):
    """A passage under the number by which a model names it."""

    number: int
    passage: Passage
    source: Source
    short: str

    @property
    def held(self) -> tuple[str, ...]:
        """The texts that a sentence may rest on."""
        return tuple(text for text in (self.passage.claim, self.passage.text) if text)

    @property
    def told(self) -> tuple[str, ...]:
        """What tells of the source, and may be named without standing in the passage."""
        source = self.source
        known = (source.title, source.container, source.setting, self.short, self.passage.locator)
        return (*(text for text in known if text), *source.authors, *source.country)


def fenced(text: str) -> str:
    """Return a text without anything that could close its fence, give an order a role, or pass for a mark."""
    seen = "".join(
        mark if mark == "\n" or not unicodedata.category(mark).startswith("C") else " " for mark in text
    )
    return _ROLE.sub(r"\1\2 -", seen.translate(_SAME))


def numbered(passages: Sequence[tuple[Passage, Source, str]]) -> tuple[Numbered, ...]:
    """Number passages from 1 in their order; each comes with its source and that source's short name."""
    return tuple(
        Numbered(number=number, passage=passage, source=source, short=short)
        for number, (passage, source, short) in enumerate(passages, start=1)
    )
