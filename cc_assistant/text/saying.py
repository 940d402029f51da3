"""Numbers, lists and days as people say them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with what it counts: "1 week", "3,000 weeks".

    Args:
        number: how many.
        one: the word for one of them.
        several: the word for more; that for one with an "s" unless it is given.
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def listed(words: Iterable[str]) -> str:
    """Join words: "a, b and c"."""
    every = list(words)
    return " and ".join(part for part in (", ".join(every[:-1]), *every[-1:]) if part)


def first_capital(text: str) -> str:
    """Begin with a capital, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def day_words(day: date) -> str:
    """Return a date as people write it: 1 April 2027."""
    return f"{day.day} {day:%B} {day.year}"
