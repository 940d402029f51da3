"""Texts with nothing in them."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding, Way


def blank_findings(contents: Contents) -> Iterator[Finding]:
    """Yield every text that is empty or only space."""
    for file in contents.files:
        for way in _blanks(file.data, ()):
            yield Finding(file, way, "is empty: write something or leave it out")


def _blanks(data: object, way: Way) -> Iterator[Way]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _blanks(value, (*way, name))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _blanks(value, (*way, index))
    elif isinstance(data, str) and not data.strip():
        yield way
