"""Three made-up services: their lists, approved by eye, are sensible and unlike one another."""

from __future__ import annotations

import os

import pytest

from cc_assistant.domain.checklist import Checklist
from cc_assistant.interview.checklist import build
from tests.interview.compact import compact
from tests.interview.sessions_of import SERVICES, ids, service, shipped_groups
from tests.interview.shipped import TODAY, shipped_rules

NAMES = ("rural-charity", "council-since-2019", "hospital-trust")


def made(name: str) -> Checklist:
    return build(shipped_rules(), service(name), TODAY, groups=shipped_groups())


@pytest.mark.parametrize("name", NAMES)
def test_the_list_is_as_it_was_approved(name: str) -> None:
    """After a wanted change, APPROVE=1 writes the list anew; read it with the eye of a service lead."""
    approved = SERVICES / f"{name}.approved.txt"
    text = compact(made(name))
    if os.environ.get("APPROVE"):
        approved.write_text(text, encoding="utf-8")
    assert text == approved.read_text(encoding="utf-8")


def test_each_pair_differs_in_many_items() -> None:
    lists = {name: set(ids(made(name))) for name in NAMES}
    for one, other in [(NAMES[0], NAMES[1]), (NAMES[0], NAMES[2]), (NAMES[1], NAMES[2])]:
        assert len(lists[one] ^ lists[other]) >= 20, (one, other)
