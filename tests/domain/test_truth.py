"""What conditions say of answers, by the rules at the top of the questionnaire."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.condition import And, Answered, Compares, Condition, Not, Or, Ticked
from cc_assistant.domain.session import Value
from cc_assistant.domain.truth import holds, truth
from cc_assistant.knowledge.conditions import parse_condition


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("always", {}, True),
        ("host == 'voluntary'", {"host": "voluntary"}, True),
        ("host == 'voluntary'", {}, False),
        ("host != 'voluntary'", {"host": "council"}, True),
        ("host != 'voluntary'", {}, False),
        ("not (host == 'voluntary')", {}, True),
        ("'rural' in place", {"place": ("rural", "coastal")}, True),
        ("'rural' in place", {"place": ()}, False),
        ("'rural' in place", {}, False),
        ("funding_months < 12", {"funding_months": 11}, True),
        ("funding_months < 12", {"funding_months": "dont-know"}, False),
        ("funding_months >= 12", {"funding_months": "dont-know"}, False),
        ("funding_months == 'dont-know'", {"funding_months": "dont-know"}, True),
        ("answered(worry)", {"worry": ""}, True),
        ("answered(worry)", {}, False),
        ("not a == 'x' and b == 'y'", {"b": "y"}, True),
        ("a == 'x' or b == 'y' and c == 'z'", {"a": "x"}, True),
    ],
)
def test_a_condition_means_what_the_header_says(text: str, answers: dict[str, Value], expected: bool) -> None:
    assert holds(parse_condition(text), answers) is expected


NAMES = ("a", "b", "c")
VALUES = ("x", "y")
leaf = st.one_of(
    st.builds(Compares, st.sampled_from(NAMES), st.sampled_from(["==", "!="]), st.sampled_from(VALUES)),
    st.builds(Ticked, st.sampled_from(VALUES), st.sampled_from(NAMES)),
    st.builds(Answered, st.sampled_from(NAMES)),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)
some_answers = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from(["x", "y", ("x",), ("x", "y"), ()]), max_size=3
)


@given(conditions, some_answers)
def test_without_unknowns_every_condition_is_settled(condition: Condition, answers: dict[str, Value]) -> None:
    assert truth(condition, answers) is holds(condition, answers)


@given(conditions, some_answers, st.sets(st.sampled_from(NAMES)), some_answers)
def test_what_is_settled_without_an_answer_stays_so_whatever_the_answer(
    condition: Condition, answers: dict[str, Value], unknown: set[str], told: dict[str, Value]
) -> None:
    settled = truth(condition, answers, unknown)
    later = {name: value for name, value in answers.items() if name not in unknown} | {
        name: value for name, value in told.items() if name in unknown
    }
    assert settled is None or settled is truth(condition, later)
