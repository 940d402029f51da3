"""Measures of a ranking, against values worked out by hand."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.evaluation.metrics import joined, joined_grades, mean, ndcg, recall

GRADES = {"a": 2, "b": 1, "c": 1}
BEST = 3 + 1 / log2(3) + 1 / log2(4)  # gains 2^2 - 1, 1, 1 at ranks 1, 2, 3


def test_the_best_order_is_perfect() -> None:
    assert ndcg(["a", "b", "c"], GRADES, 10) == pytest.approx(1)
    assert ndcg(["a", "c", "b", "x"], GRADES, 10) == pytest.approx(1)


def test_what_comes_later_counts_less() -> None:
    assert ndcg(["x", "b", "a"], GRADES, 10) == pytest.approx((1 / log2(3) + 3 / log2(4)) / BEST)
    assert ndcg(["b", "a"], GRADES, 10) == pytest.approx((1 + 3 / log2(3)) / BEST)


def test_only_so_many_are_looked_at_on_both_sides() -> None:
    assert ndcg(["x", "a"], GRADES, 1) == 0
    assert ndcg(["a", "x"], GRADES, 1) == 1
    assert ndcg(["b", "a"], GRADES, 2) == pytest.approx((1 + 3 / log2(3)) / (3 + 1 / log2(3)))


def test_nothing_found_or_nothing_to_find_is_nothing() -> None:
    assert ndcg([], GRADES, 10) == ndcg(["x"], GRADES, 10) == ndcg(["a"], {}, 10) == 0
    assert recall([], ["a"], 5) == recall(["a"], [], 5) == 0
    assert mean([]) == 0


def test_recall_is_the_share_found() -> None:
    assert recall(["a", "x", "b", "c"], {"a", "b", "d"}, 3) == pytest.approx(2 / 3)
    assert recall(["a", "x", "b", "c"], ["a", "b"], 1) == pytest.approx(1 / 2)


def test_findings_told_twice_count_once() -> None:
    first = {"a": "a", "a2": "a"}
    assert joined(["x", "a2", "a", "b"], first) == ["x", "a", "b"]
    assert joined_grades({"a": 1, "a2": 2, "b": 1}, first) == {"a": 2, "b": 1}


@given(st.permutations(["a", "b", "c", "x", "y"]), st.integers(1, 6))
def test_no_order_is_better_than_the_best_and_none_worse_than_nothing(ranking: list[str], depth: int) -> None:
    assert 0 <= ndcg(ranking, GRADES, depth) <= 1 + 1e-9
    assert 0 <= recall(ranking, GRADES.keys() & {"a", "b"}, depth) <= 1


@given(st.permutations(["a", "b", "x", "y"]), st.integers(0, 2))
def test_moving_something_better_up_never_hurts(ranking: list[str], at: int) -> None:
    gained = list(ranking)
    if GRADES.get(gained[at + 1], 0) >= GRADES.get(gained[at], 0):
        gained[at], gained[at + 1] = gained[at + 1], gained[at]
        assert ndcg(gained, GRADES, 10) >= ndcg(ranking, GRADES, 10)
