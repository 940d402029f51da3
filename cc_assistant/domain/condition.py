"""Conditions over the answers of the questionnaire, as frozen trees.

How they are written and what they mean stands at the top of `questionnaire.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Operator = Literal["==", "!=", "<", "<=", ">", ">="]
DONT_KNOW = "dont-know"
"""The answer "I don't know", valid for every question that offers it."""


@dataclass(frozen=True, slots=True)
class Always:
    """True whatever was answered."""


@dataclass(frozen=True, slots=True)
class Compares:
    """The single answer to ``name`` stands in this relation to ``value``."""

    name: str
    operator: Operator
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Ticked:
    """``value`` is among the answers ticked for ``name``."""

    value: str | int | float
    name: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The question has any answer at all."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Leaf = Always | Compares | Ticked | Answered
Condition = Leaf | Not | And | Or


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield the single tests of a condition in reading order."""
    match condition:
        case Not(part):
            yield from leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case leaf:
            yield leaf
