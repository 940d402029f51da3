"""A pack of any size, made from the shipped passages by changing words, numbers and names.

Deterministic: the same size gives the same files. Made passages say nothing true and serve measurements
only; each keeps the codes of the passage that it was made from. Like the passages of a document that
somebody imports, they have no asks.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cc_assistant.domain.passage import Passage
from cc_assistant.domain.source import Source

PER_SOURCE = 60
"""Passages in one made source, about as many as a transcript gives."""

_CHANGED = 0.25
"""Share of the words of content that are replaced."""

_WORD = re.compile(r"[A-Za-z]{4,}|\d+")
_PACK = """id: made
title: Passages made for measurements
version: "1"
licence: Apache-2.0
sensitivity: public
description: Made from shipped passages by changing words; nothing in it is true.
"""


class Maker:
    """Makes passages that differ from the shipped ones and from one another."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        words = {word for passage in passages for word in _WORD.findall(passage.text)}
        ordinary = sorted(word for word in words if word.islower())
        self._by_length = {
            length: [word for word in ordinary if len(word) == length] for length in range(4, 16)
        }
        self._names = sorted(word for word in words if word.istitle())

    def made(self, number: int) -> dict[str, Any]:
        """Return the fields of the made passage with that number (from 0)."""
        model = self._passages[number % len(self._passages)]
        chance = random.Random(number)
        fields = model.model_dump(exclude={"source", "pack", "case", "note", "asks"}, exclude_defaults=True)
        fields["claim"] = self._changed(model.claim or "", chance)
        fields["text"] = self._changed(model.text, chance)
        return fields

    def _changed(self, text: str, chance: random.Random) -> str:
        return _WORD.sub(lambda match: self._other(match[0], chance), text)

    def _other(self, word: str, chance: random.Random) -> str:
        if chance.random() > _CHANGED:
            return word
        if word.isdigit():
            return str(chance.randrange(10 ** len(word)))
        others = self._by_length.get(len(word)) if word.islower() else self._names
        return chance.choice(others) if others else word


def write_made_pack(folder: Path, passages: Sequence[Passage], sources: Sequence[Source], size: int) -> None:
    """Write a pack of ``size`` made passages into an empty folder."""
    (folder / "evidence").mkdir(parents=True)
    (folder / "pack.yaml").write_text(_PACK, encoding="utf-8")
    maker = Maker(passages)
    for first in range(0, size, PER_SOURCE):
        number = first // PER_SOURCE
        record = sources[number % len(sources)].model_dump() | {"id": f"made{number:05d}"}
        excerpts = [
            maker.made(index) | {"id": f"made{number:05d}-{index - first + 1:02d}"}
            for index in range(first, min(first + PER_SOURCE, size))
        ]
        text = "\n".join(_lines(record, excerpts)) + "\n"
        (folder / "evidence" / f"made{number:05d}.yaml").write_text(text, encoding="utf-8")


def _lines(record: dict[str, Any], excerpts: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Write YAML whose values are JSON, which YAML holds."""
    yield "source:"
    for name, value in record.items():
        yield f"  {name}: {json.dumps(value, ensure_ascii=False)}"
    yield "excerpts:"
    for excerpt in excerpts:
        start = "  - "
        for name, value in excerpt.items():
            yield f"{start}{name}: {json.dumps(value, ensure_ascii=False)}"
            start = "    "
