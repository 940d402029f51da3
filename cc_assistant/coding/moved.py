"""Codings of a document that has changed: put where their words stand now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cc_assistant.domain.coding import Coding
from cc_assistant.domain.document import Document
from cc_assistant.domain.import_report import Remark
from cc_assistant.text.moving import new_place, same_surroundings


class Moved(NamedTuple):
    """Codings to take out and to put in, and what is told of it."""

    removed: tuple[Coding, ...]
    added: tuple[Coding, ...]
    remarks: tuple[Remark, ...]


def moved_codings(before: Document, after: Document, codings: Sequence[Coding]) -> Moved:
    """Put codings where their words stand now; tell those that stand elsewhere, and those that are lost."""
    removed, added, remarks = [], [], []
    for coding in codings:
        place = new_place(coding.words, coding.start, before.text, after.text)
        said = f"{coding.id}: ‘{_shortened(coding.words)}’"
        if place is None:
            removed.append(coding)
            remarks.append(
                Remark(what="lost", name=said, why=f"its words are not in the file; it was {coding.code}")
            )
            continue
        if place.start != coding.start:
            removed.append(coding)
            added.append(coding.model_copy(update={"start": place.start, "end": place.end}))
        if not same_surroundings(coding.words, coding.start, before.text, place, after.text):
            remarks.append(Remark(what="moved", name=said, why="its words stand among others than before"))
    return Moved(tuple(removed), tuple(added), tuple(remarks))


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
