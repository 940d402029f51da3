"""The rules of the shipped questionnaire, and sessions over them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from cc_assistant.domain.library import Library
from cc_assistant.domain.session import Record, Value
from cc_assistant.interview.rules import Rules, make_rules
from cc_assistant.knowledge.conditions import parse_condition
from cc_assistant.knowledge.loading import load_library
from tests.knowledge.packs import SHIPPED

TODAY = date(2026, 11, 2)


@cache
def shipped_library() -> Library:
    """Read the shipped knowledge once for all tests."""
    return load_library([SHIPPED])


@cache
def shipped_rules() -> Rules:
    """Return its rules, parsed once."""
    library = shipped_library()
    assert library.questionnaire is not None
    assert library.toolkit is not None
    return make_rules(library.questionnaire, library.toolkit, library.evidence_links, parse_condition)


def told(answers: Mapping[str, Value], on: date = TODAY) -> dict[str, Record]:
    """Return records that hold these answers."""
    return {name: Record(question=name, value=value, on=on) for name, value in answers.items()}
