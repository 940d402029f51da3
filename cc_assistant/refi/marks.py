"""What the standard has no place for, written as codes of their own: directions, and quotes to be shown.

Each coding of ours is a selection of its own, so that a mark beside its code belongs to no other.
"""

from __future__ import annotations

from typing import NamedTuple, get_args

from cc_assistant.domain.passage import Direction
from cc_assistant.refi.guid import guid_of

HEADING = "CC Assistant marks"
HEADING_GUID = guid_of("mark", "")
_NAMES: dict[Direction, str] = {
    "barrier": "Barrier",
    "facilitator": "Facilitator",
    "mixed": "Barrier and facilitator",
    "neutral": "Neither barrier nor facilitator",
}


class Mark(NamedTuple):
    """A mark: a direction, or (None) a quote to be shown."""

    guid: str
    name: str
    direction: Direction | None


KEY = Mark(guid_of("mark", "key"), "Key quote", None)
DIRECTIONS = {name: Mark(guid_of("mark", name), _NAMES[name], name) for name in get_args(Direction)}
MARKS = (*DIRECTIONS.values(), KEY)
BY_GUID = {mark.guid: mark for mark in MARKS}
BY_NAME = {mark.name.casefold(): mark for mark in MARKS}
