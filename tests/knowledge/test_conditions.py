"""Conditions: read by a closed grammar, refused with the place and what was expected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.condition import (
    Always,
    And,
    Answered,
    Compares,
    Condition,
    Leaf,
    Not,
    Or,
    Ticked,
    leaves,
)
from cc_assistant.knowledge.conditions import ConditionError, parse_condition

A, B, C = Compares("a", "==", "x"), Compares("b", "!=", 2), Ticked("y", "c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("always", Always()),
        ("host == 'voluntary'", Compares("host", "==", "voluntary")),
        ("'rural' in place", Ticked("rural", "place")),
        ("funding_months < 12", Compares("funding_months", "<", 12)),
        ("weeks >= -2.5", Compares("weeks", ">=", -2.5)),
        ("answered(worry)", Answered("worry")),
        ("not (supervision == 'in-place')", Not(Compares("supervision", "==", "in-place"))),
        ("a == 'x' or b != 2 and not 'y' in c", Or((A, And((B, Not(C)))))),
        ("(a == 'x' or b != 2) and not ('y' in c)", And((Or((A, B)), Not(C)))),
        ("not a == 'x' and b != 2", And((Not(A), B))),
        ("a == 'x' and b != 2 and 'y' in c", And((A, B, C))),
        ("((a=='x'))", A),
        ("notable == 'x'", Compares("notable", "==", "x")),
        ("a\n  == 'x'", A),
    ],
)
def test_not_binds_before_and_and_before_or(text: str, tree: Condition) -> None:
    assert parse_condition(text) == tree


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 'x'", "cannot read '=' at character 3: '==' compares"),
        ('a == "x"', "cannot read '\"' at character 6: values stand in single quotes"),
        ("a == 'x' && b == 2", "cannot read '&' at character 10: write 'and'"),
        ("!a", "cannot read '!' at character 1: write 'not', or '!=' to compare"),
        ("Host == 'x'", "cannot read 'H' at character 1: names are in lower case"),
        ("a ==", "it ends too early; expected: a number, a value in single quotes"),
        ("a < 'x'", "found \"'x'\" at character 5; expected: a number"),
        ("(a == 'x'", "it ends too early; expected: ')'"),
        ("answered(in)", 'found "in" at character 10; expected: the name of a question'),
        ("a == 'x' b == 2", "found \"b\" at character 10; expected: 'and', 'or', the end"),
        ("'x' in a in b", "found \"in\" at character 10; expected: 'and', 'or', the end"),
        ("a" * 2001, "longer than 2000 characters: simplify it"),
        ("__import__('os').system('ls')", "cannot read '_' at character 1"),
    ],
)
def test_what_is_not_a_condition_is_told_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)
    assert str(caught.value) == message


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True).filter(
    lambda name: name not in {"always", "answered", "and", "or", "not", "in"}
)
NUMBERS = st.integers(-999, 999) | st.sampled_from([0.5, -2.25, 12.0])
TEXTS = st.text(alphabet="abc xyz-09é", max_size=8)
TESTS: st.SearchStrategy[Condition] = st.one_of(
    st.just(Always()),
    st.builds(Compares, NAMES, st.sampled_from(["==", "!="]), TEXTS | NUMBERS),
    st.builds(Compares, NAMES, st.sampled_from(["<", "<=", ">", ">="]), NUMBERS),
    st.builds(Ticked, TEXTS | NUMBERS, NAMES),
    st.builds(Answered, NAMES),
)
CONDITIONS = st.recursive(
    TESTS,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(And, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(parts, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def written(condition: Condition) -> str:
    """Write a condition with a pair of parentheses round every part."""
    match condition:
        case Always():
            return "always"
        case Compares(name, operator, value):
            return f"{name} {operator} {_value(value)}"
        case Ticked(value, name):
            return f"{_value(value)} in {name}"
        case Answered(name):
            return f"answered({name})"
        case Not(part):
            return f"not ({written(part)})"
        case And(parts):
            return " and ".join(f"({written(part)})" for part in parts)
        case Or(parts):
            return " or ".join(f"({written(part)})" for part in parts)


def _value(value: str | float) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)


@given(CONDITIONS)
def test_what_is_written_is_read_back(condition: Condition) -> None:
    assert parse_condition(written(condition)) == condition


@given(st.text(alphabet="abx ()'=!<>0129._-\nandornotin", max_size=60))
def test_no_text_makes_the_parser_fail_in_any_other_way(text: str) -> None:
    try:
        parse_condition(text)
    except ConditionError as error:
        assert str(error)


def test_the_tests_of_a_condition_come_in_reading_order() -> None:
    condition = parse_condition("not (a == 'x') or (b != 2 and 'y' in c)")
    found: list[Leaf] = list(leaves(condition))
    assert found == [A, B, C]
