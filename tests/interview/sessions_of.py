"""Sessions for tests of the checklist, and the lists that they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from cc_assistant.domain.checklist import Checklist
from cc_assistant.domain.session import Mark, Note, OwnItem, Record, Route, Session, Value
from cc_assistant.interview.checklist import build
from cc_assistant.interview.profile import Group, groups_of
from tests.interview.shipped import TODAY, shipped_library, shipped_rules, told


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


@cache
def shipped_groups() -> tuple[Group, ...]:
    """Return the CFIR domains and NPT constructs of the shipped frames."""
    return groups_of(shipped_library().cfir, shipped_library().npt)


SERVICES = Path(__file__).parent / "services"


def service(name: str) -> Session:
    """Read one of the made-up services."""
    told_in_file = yaml.safe_load((SERVICES / f"{name}.yaml").read_text(encoding="utf-8"))
    answers = {question: _value(value) for question, value in told_in_file["answers"].items()}
    if "worry" in told_in_file:
        answers["worry"] = told_in_file["worry"]
    notes = tuple(Note(text=text) for text in told_in_file.get("notes", ()))
    session = session_of(answers, route=told_in_file["route"])
    return session.model_copy(update={"title": told_in_file["title"], "notes": notes})


def _value(value: Any) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    return tuple(value) if isinstance(value, list) else cast("Value", value)
