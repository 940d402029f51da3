"""Sessions for tests of the checklist, and the lists that they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from cc_assistant.domain.checklist import Checklist
from cc_assistant.domain.session import Mark, OwnItem, Record, Route, Session, Value
from cc_assistant.interview.checklist import build
from tests.interview.shipped import TODAY, shipped_rules, told


def session_of(
    answers: Mapping[str, Value] | None = None,
    *,
    on: date = TODAY,
    marks: Mapping[str, Mark] | None = None,
    own_items: tuple[OwnItem, ...] = (),
    skipped: tuple[str, ...] = (),
    route: Route = "full",
) -> Session:
    """Return a session that holds these answers, given on a day."""
    made = datetime.combine(on, datetime.min.time(), tzinfo=UTC)
    passed_over = {name: Record(question=name, skipped=True) for name in skipped}
    return Session(
        id="test",
        title="A test",
        route=route,
        questionnaire=1,
        made=made,
        changed=made,
        records={**told(answers or {}, on), **passed_over},
        marks=dict(marks or {}),
        own_items=own_items,
    )


def list_of(answers: Mapping[str, Value] | None = None, *, today: date = TODAY) -> Checklist:
    """Return the checklist that these answers make."""
    return build(shipped_rules(), session_of(answers), today)


def ids(checklist: Checklist) -> list[str]:
    """Return the ids of the items in order."""
    return [item.id for item in checklist.items]
