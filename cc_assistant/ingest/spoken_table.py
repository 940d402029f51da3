"""Transcripts that are a table: a column of speakers, one of words, perhaps one of times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cc_assistant.ingest.tidy import one_line
from cc_assistant.ingest.transcript import may_be_name, seconds_of

_TIME = re.compile(r"[\[(]?((?:\d{1,2}:\d{1,2}|\d{1,3}):\d{2}(?:[.,]\d{1,3})?)[\])]?")
_FEWEST_ROWS = 4
Turn = tuple[str | None, float | None, str]


def turns_of_rows(rows: Sequence[Sequence[str]]) -> list[Turn]:
    """Return the turns of a table (name, seconds, words); none where it is another table."""
    width = max(map(len, rows), default=0)
    if not 2 <= width <= 4:
        return []
    filled = [row for row in rows if len(row) == width and row[-1].strip()]
    if len(filled) < _FEWEST_ROWS:
        return []
    names = next((column for column in range(width - 1) if _holds_names(filled, column)), None)
    if names is None:
        return []
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
        if time or times is None or not _is_head(row, names):
            turns.append((name, seconds_of(time[1]) if time else None, row[-1]))
    return turns[1:] if turns and _is_head(filled[0], names) and times is None else turns


def _holds_names(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Tell a column of few short names, each said again and again, beside longer words."""
    cells = [one_line(row[column]).rstrip(":") for row in rows]
    named = [cell for cell in cells if cell]
    few = len(set(named)) <= max(3, len(named) // 3)
    short = sum(may_be_name(cell) and not _TIME.fullmatch(cell) for cell in named) >= 0.9 * len(named)
    words = sum(len(row[-1].split()) for row in rows) / len(rows)
    return len(named) >= len(rows) / 2 and few and short and words >= 5


def _is_head(row: Sequence[str], names: int) -> bool:
    return one_line(row[names]).lower().rstrip(":") in {"speaker", "name", "who", "person"}
