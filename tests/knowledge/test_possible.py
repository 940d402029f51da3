"""The search for possible answers says the same as trying every answer."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cc_assistant.domain.condition import And, Answered, Compares, Condition, Not, Or, Ticked
from cc_assistant.domain.questionnaire import FindOut, Option, Question, QuestionKind, Questionnaire
from cc_assistant.domain.session import Value
from cc_assistant.domain.truth import holds
from cc_assistant.knowledge.checks.possible import Possible, text_of
from cc_assistant.knowledge.conditions import parse_condition


def question(
    name: str, kind: QuestionKind, options: tuple[str | int, ...] = (), ask_when: str = "always"
) -> Question:
    return Question(
        id=name, section="only", text="?", help="", why_we_ask="", kind=kind, dont_know=True,
        find_out=FindOut(task="Ask", ask=("lead",), weeks=1),
        options=tuple(Option(id=option, label=str(option)) for option in options),
        ask_when=ask_when, short_route=True, follow_up=(), cfir=(), npt=(), leads_to=(),
    )  # fmt: skip


QUESTIONS = (
    question("launch_date", "date"),
    question("one", "single", ("x", "y", "z", "dont-know")),
    question("many", "multi", ("x", "y", "dont-know"), ask_when="not (one == 'x')"),
    question("size", "number", ask_when="'x' in many or weeks_to_launch < 4"),
    question("step", "scale", (1, 2, 3)),
)
POSSIBLE = Possible(Questionnaire(version=1, intro="", sections=(), questions=QUESTIONS))
ANSWERS: dict[str, list[Value | None]] = {
    "launch_date": [None, "dont-know", *range(-1, 9)],
    "one": [None, "x", "y", "z", "dont-know"],
    "many": [None, ("x",), ("y",), ("x", "y"), ("dont-know",)],
    "size": [None, "dont-know", 0, 0.5, 1, 1.5, 2, 2.5],
    "step": [None, "dont-know", 1, 2, 3],
}


def all_answers() -> list[dict[str, Value]]:
    found: list[dict[str, Value]] = []
    for combination in product(*ANSWERS.values()):
        values: dict[str, Value] = {}
        for asked, answer in zip(QUESTIONS, combination, strict=True):
            if answer is None or not holds(parse_condition(asked.ask_when), values):
                continue
            if asked.id == "launch_date" and isinstance(answer, int):
                values |= {"launch_date": "2027-04-01", "weeks_to_launch": answer}
            else:
                values[asked.id] = answer
        if values not in found[-1:]:
            found.append(values)
    return list({repr(values): values for values in found}.values())


EVERY = all_answers()
LEAVES = st.one_of(
    st.builds(
        Compares, st.just("one"), st.sampled_from(["==", "!="]), st.sampled_from(["x", "z", "dont-know"])
    ),
    st.builds(
        Compares,
        st.just("weeks_to_launch"),
        st.sampled_from(["<", ">=", "==", "!="]),
        st.sampled_from([3, 4]),
    ),
    st.builds(Compares, st.just("size"), st.sampled_from(["<", "<=", ">", "!="]), st.sampled_from([1, 2])),
    st.builds(Compares, st.just("size"), st.just("=="), st.just("dont-know")),
    st.builds(Compares, st.just("step"), st.sampled_from(["<=", ">"]), st.sampled_from([1, 3])),
    st.builds(Ticked, st.sampled_from(["x", "y", "dont-know"]), st.just("many")),
    st.builds(Answered, st.sampled_from(["launch_date", "weeks_to_launch", "one", "many", "size", "step"])),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(tuple).map(And),
        st.lists(inner, min_size=2, max_size=3).map(tuple).map(Or),
    ),
    max_leaves=6,
)


BETWEEN = And(
    (
        Compares("weeks_to_launch", ">=", 3),
        Compares("weeks_to_launch", "<", 4),
        Compares("weeks_to_launch", "!=", 3),
    )
)
"""Weeks are whole."""


@settings(max_examples=150, deadline=None)
@example(BETWEEN)
@given(CONDITIONS)
def test_what_some_or_all_answers_make_true_is_found(condition: Condition) -> None:
    truths = {holds(condition, values) for values in EVERY}
    assert POSSIBLE.ever(condition) is (True in truths)
    assert POSSIBLE.always(condition) is (False not in truths)


@given(CONDITIONS)
def test_a_condition_is_written_so_that_it_is_read_back(condition: Condition) -> None:
    again = parse_condition(text_of(condition))
    for values in EVERY[::37]:
        assert holds(again, values) is holds(condition, values)


def test_what_an_answer_turns_and_what_it_brings() -> None:
    keeps, brings = parse_condition("not (step == 3)"), parse_condition("step == 1 or 'x' in many")
    never, low = parse_condition("step == 1 and step == 2"), parse_condition("step <= 2")
    assert POSSIBLE.turned_by("step", keeps, low)
    assert not POSSIBLE.turned_by("one", keeps, parse_condition("one == 'x'"))
    assert not POSSIBLE.brought_by("step", keeps, unless=never)
    assert POSSIBLE.brought_by("step", brings, unless=never)
    assert not POSSIBLE.brought_by("step", brings, unless=low)
