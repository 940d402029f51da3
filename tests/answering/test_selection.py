"""Which passages are cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cc_assistant.answering.evidence import Evidence
from cc_assistant.answering.selection import FLOOR, OFF_THEME, PER_SOURCE, TWIN, select
from tests.answering.made import piece, source


def chosen(evidence: Sequence[Evidence], alike: float = 0.0, most: int = 10, words: int = 1_000) -> list[int]:
    pairs = np.full((len(evidence), len(evidence)), alike)
    np.fill_diagonal(pairs, 1.0)
    return select(evidence, pairs.tolist(), most=most, words=words)


def test_passages_far_below_the_best_are_left_out() -> None:
    evidence = [piece("a", score=2.0), piece("b", score=2 * FLOOR), piece("c", score=2 * FLOOR - 0.01)]
    assert chosen(evidence) == [0, 1]


def test_there_are_only_so_many() -> None:
    assert chosen([piece(ident) for ident in "abcde"], most=3) == [0, 1, 2]


def test_a_source_gives_only_so_many() -> None:
    one = source("one")
    evidence = [piece(f"p{number}", of=one) for number in range(PER_SOURCE + 2)]
    assert chosen([*evidence, piece("other")]) == [*range(PER_SOURCE), PER_SOURCE + 2]


def test_a_source_does_not_say_the_same_twice() -> None:
    one = source("one")
    assert chosen([piece("a", of=one), piece("b", of=one)], alike=TWIN) == [0]
    assert chosen([piece("a", of=one), piece("b", of=one)], alike=TWIN - 0.01) == [0, 1]


def test_two_sources_that_agree_are_both_cited() -> None:
    assert chosen([piece("a"), piece("b")], alike=1.0) == [0, 1]


def test_an_answer_has_only_so_many_words_and_always_one_sentence() -> None:
    long, short = "word " * 30, "A few words only."
    evidence = [piece("a", long), piece("b", long), piece("c", short)]
    assert chosen(evidence, words=40) == [0, 2]
    assert chosen(evidence, words=5) == [0]


def test_a_clear_theme_keeps_out_what_lacks_it_unless_it_is_very_near() -> None:
    evidence = [
        piece("a", "It grew.", parts={"theme": 0.1}),
        piece("b", "It grew.", score=OFF_THEME, parts={"theme": 0.0}),
        piece("c", "It grew.", score=OFF_THEME - 0.01, parts={"theme": 0.0}),
        piece("d", "It grew.", score=OFF_THEME - 0.02, parts={"theme": 0.02}),
    ]
    assert chosen(evidence) == [0, 1, 3]


def test_without_a_clear_theme_none_is_asked_for() -> None:
    evidence = [piece("a", parts={"theme": 0.01}), piece("b", score=FLOOR)]
    assert chosen(evidence) == [0, 1]


def test_of_nothing_nothing_is_chosen() -> None:
    assert select([], [], most=5, words=100) == []


def test_words_of_a_document_that_nobody_coded_are_not_kept_out_by_a_theme() -> None:
    raw = piece("b", score=0.6, parts={"theme": 0.0})
    raw = replace(raw, passage=raw.passage.model_copy(update={"claim": None, "themes": ()}))
    assert chosen([piece("a", score=1.0, parts={"theme": 0.2}), raw]) == [0, 1]


def test_a_document_that_is_there_twice_is_told_once() -> None:
    words = "It began in one practice with no desk at all."
    raw = [piece(name, text=text) for name, text in zip("abcd", (words, words, "No.", "No."), strict=True)]
    assert chosen(raw) == [0, 2, 3]


def test_where_enough_is_about_the_place_asked_for_other_places_are_left_out() -> None:
    there = [piece(f"t{number}", parts={"place": 0.1}) for number in range(3)]
    elsewhere = piece("elsewhere", parts={"place": 0.0})
    assert chosen([elsewhere, *there]) == [1, 2, 3]
    assert chosen([elsewhere, *there[:2]]) == [0, 1, 2]


def test_a_question_that_names_no_place_is_answered_from_everywhere() -> None:
    assert chosen([piece(ident, parts={"place": 0.0}) for ident in "abcd"]) == [0, 1, 2, 3]
