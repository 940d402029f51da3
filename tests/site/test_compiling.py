"""Rules as the browser reads them.

After a wanted change write the golden file anew with ``CC_APPROVE=1`` in the environment of pytest, and
read it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from cc_assistant.knowledge.conditions import parse_condition
from cc_assistant.site.compiling import Told, compiled_condition, worry_stems
from cc_assistant.tasks.site_builder import SiteBuilder
from cc_assistant.text.analyser import Analyser
from tests.interview.shipped import shipped_rules

GOLDEN = Path(__file__).parent / "golden" / "rules.txt"


@pytest.mark.parametrize(
    ("written", "compiled"),
    [
        ("always", ["always"]),
        ("host == 'council'", ["==", "host", "council"]),
        ("funding_months < 12.5", ["<", "funding_months", 12.5]),
        ("'rural' in place", ["in", "place", "rural"]),
        ("not (answered(team_size))", ["not", ["answered", "team_size"]]),
        (
            "a == 'x' or b != 'y' and not c >= -1",
            ["or", ["==", "a", "x"], ["and", ["!=", "b", "y"], ["not", [">=", "c", -1]]]],
        ),
    ],
)
def test_a_condition_becomes_a_list_that_begins_with_its_operator(written: str, compiled: list[Any]) -> None:
    assert compiled_condition(parse_condition(written)) == compiled


def test_the_rules_are_those_that_were_approved(builder: SiteBuilder) -> None:
    """All but the texts: what decides which question comes and which item is when on the list."""
    rules = builder.compiled_rules()
    kept = {
        "constants": {name: value for name, value in rules["constants"].items() if name != "stopWords"},
        "questions": [
            [question["id"], question["kind"], question["short"], question["dontKnow"], question["ask"]]
            for question in rules["questions"]
        ],
        "leads": [[rules["questions"][lead[0]]["id"], *lead[1:]] for lead in rules["leads"]],
        "items": [
            [item["id"], item["phase"], item["priority"], item["weeks"], item["effort"], item["needs"],
             item["when"], item.get("anchor")]
            for item in rules["items"]
        ],
    }  # fmt: skip
    lines = [f"{name}: {json.dumps(one)}" for name, many in kept.items() for one in _listed(many)]
    text = "\n".join(lines) + "\n"
    if os.environ.get("CC_APPROVE"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_nothing_of_the_questionnaire_is_left_out(builder: SiteBuilder) -> None:
    rules, shipped = builder.compiled_rules(), shipped_rules()
    assert [question["text"] for question in rules["questions"]] == [
        question.text for question in shipped.questions.values()
    ]
    assert [question["findOut"]["task"] for question in rules["questions"] if "findOut" in question] == [
        question.find_out.task for question in shipped.questions.values() if question.find_out
    ]
    assert len(rules["leads"]) == len(shipped.leads)
    assert [item["steps"] for item in rules["items"]] == [
        list(item.steps) for item in shipped.recommendations.values()
    ]


def test_a_stem_counts_where_it_weighs_most() -> None:
    told = Told("Plan transport", "no buses", "Transport matters", "plan buses and trains")
    assert worry_stems({"a": told}, Analyser().terms) == {"a": ["plan transport", "buse", "matter", "train"]}


def _listed(many: Any) -> list[Any]:
    return many if isinstance(many, list) else [many]
