"""Sessions with nothing in them but what tests of their files need."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from cc_assistant.domain.session import Record, Session

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def session(title: str = "Rural charity", **told: Any) -> Session:
    """Make a session."""
    told = {"id": "rural", "questionnaire": 1, "made": NOW, "changed": NOW, **told}
    return Session(title=title, **told)


def answered(number: int) -> Session:
    """Make a session in which so many questions are answered."""
    records = {f"q{n}": Record(question=f"q{n}", value=("a", "b"), words="[laughs] é") for n in range(number)}
    return session(records=records)
