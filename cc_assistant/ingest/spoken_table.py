"""Transcripts that are a table: a column of speakers, one of words, perhaps one of times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cc_assistant.ingest.raw import RawDocument, Wish
from cc_assistant.ingest.tidy import one_line
from cc_assistant.ingest.transcript import as_transcript, from_turns, may_be_name, seconds_of

_TIME = re.compile(r"[\[(]?((?:\d{1,2}:\d{1,2}|\d{1,3}):\d{2}(?:[.,]\d{1,3})?)[\])]?")
_FEWEST_ROWS = 4
_SPEAKER = frozenset({"speaker", "speakers", "name", "who", "person", "participant"})
_WORDS = frozenset(
    "text words transcript transcription utterance speech said dialogue content response".split()
)
Turn = tuple[str | None, float | None, str]


def as_spoken(document: RawDocument, tables: Sequence[Sequence[Sequence[str]]], wish: Wish) -> RawDocument:
    """Return a document as a transcript where its tables, or else its paragraphs, are turns."""
    turns = [turn for rows in tables for turn in turns_of_rows(rows)] if wish.transcript is not False else []
    if not turns:
        return as_transcript(document, wanted=wish.transcript)
    found = from_turns(turns)
    others = tuple(unit for unit in document.units if unit.kind != "table")
    return document.model_copy(
        update={
            "form": "transcript",
            "units": (*others, *found.units),
            "speakers": (*document.speakers, *found.speakers),
            "remarks": (*document.remarks, *found.remarks),
        }
    )


def turns_of_rows(rows: Sequence[Sequence[str]]) -> list[Turn]:
    """Return the turns of a table (name, seconds, words); none where it is another table."""
    width = max(map(len, rows), default=0)
    if not 2 <= width <= 4:
        return []
    filled = [row for row in rows if len(row) == width and row[-1].strip()]
    named = [column for column in range(width - 1) if filled and _is_head(filled[0], column)]
    if named:  # the head of the table says it
        filled = filled[1:]
    elif len(filled) >= _FEWEST_ROWS:
        named = [column for column in range(width - 1) if _holds_names(filled, column)]
    if not named or len(filled) < _FEWEST_ROWS - 1:
        return []
    names = named[0]
    times = next(
        (
            column
            for column in range(width - 1)
            if sum(bool(_TIME.fullmatch(row[column].strip())) for row in filled) * 2 > len(filled)
        ),
        None,
    )
    turns: list[Turn] = []
    for row in filled:
        name = one_line(row[names]).rstrip(":") or (turns[-1][0] if turns else None)
        time = _TIME.fullmatch(row[times].strip()) if times is not None else None
        turns.append((name, seconds_of(time[1]) if time else None, row[-1]))
    return turns


def _holds_names(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Tell a column of few short names, each said again and again, beside longer words."""
    cells = [one_line(row[column]).rstrip(":") for row in rows]
    named = [cell for cell in cells if cell]
    few = len(set(named)) <= max(3, len(named) // 3)
    short = sum(may_be_name(cell) and not _TIME.fullmatch(cell) for cell in named) >= 0.9 * len(named)
    words = sum(len(row[-1].split()) for row in rows) / len(rows)
    return len(named) >= len(rows) / 2 and few and short and words >= 5


def _is_head(row: Sequence[str], names: int) -> bool:
    """Tell a head that says who speaks, above words; a list of names and what they do is none."""
    head = one_line(row[names]).lower().rstrip(":")
    words = one_line(row[-1]).lower().rstrip(":")
    return head in _SPEAKER and (words in _WORDS or head == "speaker")
