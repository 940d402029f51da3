"""The search in the page: what it finds for the questions that people type."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.scripts import SEARCH, Call, running

QUESTIONS = Path(__file__).parents[1] / "evaluation" / "questions.yaml"
SHOWS = """
const held = CC.search.prepare(CC_INDEX);
globalThis.shown = (question) => {
  const found = CC.search.find(held, question);
  const pages = (hits) => hits.map((hit) => hit.entry.page);
  const { most, some } = CC.search.worth(found.best, "evidence");
  return { best: pages(found.best.filter((hit) => hit.entry.kind === "evidence")), most: pages(most),
    some: pages(some), advice: pages(CC.search.worth(found.best, "advice").most),
    missing: found.missing.map((one) => [one.word, one.meant]), asked: found.asked };
};
"""


@pytest.fixture(scope="module")
def shown(website: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    script = tmp_path_factory.mktemp("search") / "shown.js"
    script.write_text(SHOWS, encoding="utf-8")
    with running(SEARCH, website / "data" / "index.js", script) as call:
        yield lambda question: call("shown", question)


def ids(pages: list[str]) -> list[str]:
    return [page.partition("#")[2] for page in pages]


def gain(found: list[str], relevant: dict[str, int]) -> float:
    """nDCG of the first ten (Järvelin and Kekäläinen 2002)."""
    got = math.fsum(
        (2 ** relevant.get(name, 0) - 1) / math.log2(at + 2) for at, name in enumerate(found[:10])
    )
    best = sorted(relevant.values(), reverse=True)[:10]
    return got / math.fsum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(best))


def test_judged_questions_find_what_people_judged_relevant(shown: Call) -> None:
    questions = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))["questions"]
    found = [(one, shown(one["text"])) for one in questions]
    assert sum(gain(ids(told["best"]), one["relevant"]) for one, told in found) / len(found) > 0.64
    assert not [one["id"] for one, told in found if not (told["most"] or told["some"])]


@pytest.mark.parametrize(
    ("mistyped", "right", "missing"),
    [
        ("rural trasnport", "rural transport", [["trasnport", "transport"]]),
        ("comunity conectors", "community connectors", [["comunity", "community"],
         ["conectors", "connectors"]]),
        ("volunters", "volunteers", []),
        ("link wrker burnout", "link worker burnout", [["wrker", "worker"]]),
    ],
)  # fmt: skip
def test_a_slip_of_the_hand_finds_the_same_and_is_told(
    shown: Call, mistyped: str, right: str, missing: list[Any]
) -> None:
    found, wanted = shown(mistyped), shown(right)
    assert found["missing"] == missing
    assert len(set(found["best"][:10]) & set(wanted["best"][:10])) >= 6


@pytest.mark.parametrize(
    ("short", "long"),
    [("PCN", "primary care network"), ("ICB", "integrated care board"), ("self-referal", "self-referral")],
)
def test_a_short_form_finds_the_long_one(shown: Call, short: str, long: str) -> None:
    found = shown(short)
    assert found["most"]
    assert set(found["most"]) & set(shown(long)["best"])


@pytest.mark.parametrize(
    "nonsense", ["qqqq wwww eeee rrrr", "what is the tallest mountain in Africa?", "Titanic"]
)
def test_what_no_finding_speaks_of_finds_nothing(shown: Call, nonsense: str) -> None:
    found = shown(nonsense)
    assert not found["most"] + found["advice"]


def test_words_that_say_nothing_are_told_apart_from_what_is_not_held(shown: Call) -> None:
    assert shown("how to?")["asked"] == shown("   ")["asked"] == 0
    assert shown("kangaroo")["asked"] == 1


def test_very_long_and_strange_questions_are_taken(shown: Call) -> None:
    assert shown("funding " * 5000)["most"] == shown("funding")["most"]
    assert shown("<img src=x onerror=alert(1)>")["asked"] > 0
    assert shown(" ".join(f"w{number}ord" for number in range(2000)))["asked"] == 60
    assert shown("__proto__ constructor toString")["most"] == []
