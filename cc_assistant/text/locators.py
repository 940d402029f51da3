"""Where a piece of a document stands, in the words in which people cite it."""

from __future__ import annotations

from cc_assistant.domain.document import Locator


def locator_words(first: Locator, speaker: str | None = None, last: Locator | None = None) -> str:
    """Return a place in words: ``page 3``, ``turn 12, Anna, 00:04:10``, ``row 7, column ‘Comments’``.

    Args:
        first: where the piece begins.
        speaker: the name of who says it.
        last: where its last paragraph stands, where that is another.

    Returns:
        The words; empty where nothing is known of the place.
    """
    end = last or first
    parts = [
        *_table(first),
        _ranged("turn", "turns", first.turn, end.turn),
        speaker or "",
        clock(first.at) if first.at is not None else "",
    ]
    if first.page is not None:
        parts.append(f"page {first.label or first.page}")
    else:
        parts.append(f"‘{first.section[-1]}’" if first.section else "")
        if first.turn is None and first.row is None:
            parts.append(_ranged("paragraph", "paragraphs", first.paragraph, end.paragraph))
    return ", ".join(part for part in parts if part)


def clock(seconds: float) -> str:
    """Write a time from the beginning as ``00:04:10``; parts of a second are dropped."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest:02}"


def _table(place: Locator) -> list[str]:
    return [
        f"sheet ‘{place.sheet}’" if place.sheet else "",
        f"table {place.table}" if place.table is not None else "",
        f"row {place.row}" if place.row is not None else "",
        f"column ‘{place.column}’" if place.column else "",
    ]


def _ranged(one: str, many: str, first: int | None, last: int | None) -> str:
    if first is None:
        return ""
    return f"{one} {first}" if last is None or last <= first else f"{many} {first} to {last}"
