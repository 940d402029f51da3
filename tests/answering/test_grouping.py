"""Headings: the themes that sort what was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cc_assistant.answering.evidence import Evidence
from cc_assistant.answering.grouping import MOST_GROUPS, Group, group_by_theme
from tests.answering.made import piece, themes

OTHER = "Also"
LABELS = themes("pay", "rota", "rural", "everything", "t1", "t2", "t3", "t4", "t5")


def grouped(evidence: Sequence[Evidence], near: Mapping[str, float] | None = None) -> list[Group]:
    return group_by_theme(evidence, LABELS, near or {}, OTHER)


def told(groups: Sequence[Group]) -> list[tuple[str, str]]:
    return [(group.heading, "".join(piece.id for piece in group.evidence)) for group in groups]


def test_passages_of_a_theme_stand_together_best_first() -> None:
    evidence = [
        piece("a", themes=("pay",), score=0.9),
        piece("b", themes=("rota",), score=0.8),
        piece("c", themes=("pay",), score=0.7),
        piece("d", themes=("rota",), score=0.6),
    ]
    assert told(grouped(evidence)) == [("On pay", "ac"), ("On rota", "bd")]


def test_what_shares_no_theme_comes_last() -> None:
    evidence = [
        piece("a"),
        piece("b", themes=("pay",)),
        piece("c", themes=("pay",)),
        piece("d", themes=("rota",)),
    ]
    assert told(grouped(evidence)) == [("On pay", "bc"), (OTHER, "ad")]


def test_a_theme_that_all_share_sorts_nothing_where_others_do() -> None:
    evidence = [
        piece("a", themes=("everything", "pay")),
        piece("b", themes=("everything", "pay")),
        piece("c", themes=("everything", "rota")),
        piece("d", themes=("everything", "rota")),
    ]
    assert told(grouped(evidence)) == [("On pay", "ab"), ("On rota", "cd")]


def test_and_it_is_the_heading_where_there_is_no_other() -> None:
    evidence = [piece(ident, themes=("everything",)) for ident in "abc"]
    assert told(grouped(evidence)) == [("On everything", "abc")]


def test_a_theme_near_the_question_weighs_more() -> None:
    evidence = [
        piece("a", themes=("pay", "rural")),
        piece("b", themes=("pay", "rural")),
        piece("c", themes=("rota",)),
        piece("d", themes=("rota",)),
    ]
    assert told(grouped(evidence, {"rural": 0.9, "pay": 0.1}))[0] == ("On rural", "ab")
    assert told(grouped(evidence, {"rural": 0.1, "pay": 0.9}))[0] == ("On pay", "ab")


def test_there_are_only_so_many_headings_and_nothing_is_lost() -> None:
    evidence = [
        piece(f"{theme}{number}", themes=(theme,))
        for theme in ("t1", "t2", "t3", "t4", "t5")
        for number in "ab"
    ]
    groups = grouped(evidence)
    assert len(groups) == MOST_GROUPS + 1
    assert groups[-1].heading == OTHER
    assert sorted(piece.id for group in groups for piece in group.evidence) == sorted(p.id for p in evidence)


def test_one_or_two_passages_have_one_heading_the_nearest_theme() -> None:
    evidence = [piece("a", themes=("pay",)), piece("b", themes=("rota",))]
    assert told(grouped(evidence, {"rota": 0.9})) == [("On rota", "ab")]
    assert told(grouped([piece("a")])) == [(OTHER, "a")]


def test_a_library_without_themes_has_one_plain_heading() -> None:
    evidence = [piece(ident) for ident in "abcd"]
    assert told(group_by_theme(evidence, None, {}, OTHER)) == [(OTHER, "abcd")]


def test_no_evidence_no_heading() -> None:
    assert grouped([]) == []


def test_a_passage_stands_under_what_it_is_about_first() -> None:
    evidence = [
        piece("a", themes=("pay",)),
        piece("b", themes=("rota", "pay")),
        piece("c", themes=("pay", "rota")),
        piece("d", themes=("rota",)),
        piece("e", themes=("rural",)),
    ]
    assert told(grouped(evidence)) == [("On pay", "ac"), ("On rota", "bd"), (OTHER, "e")]


def test_a_theme_that_keeps_one_passage_is_given_up() -> None:
    evidence = [
        piece("a", themes=("pay", "rota")),
        piece("b", themes=("pay", "rota")),
        piece("c", themes=("pay",)),
        piece("d", themes=("rota",)),
        piece("e", themes=("rural",)),
    ]
    assert told(grouped(evidence)) == [("On pay", "abc"), (OTHER, "de")]
