"""What is still to come, and what any order of steps leaves untouched; over the shipped questionnaire."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Route, Session, Value
from cc_assistant.domain.truth import holds
from cc_assistant.interview import asking
from cc_assistant.interview.route import open_questions, progress, questions_to_review, skipped_questions
from tests.interview.shipped import TODAY, shipped_rules, told

RULES = shipped_rules()
NOW = datetime(2026, 11, 2, 10, 0)


def begun(route: Route = "full") -> Session:
    return asking.start(RULES, "s1", "Ours", NOW, route=route)


def test_the_full_route_tells_how_many_at_least_and_at_most() -> None:
    found = progress(RULES, begun(), TODAY)
    assert (found.done, found.least, found.most) == (0, 43, 48)
    assert found.most_minutes == 27
    assert found.least_minutes < 27


def test_the_quick_route_is_sixteen_questions_and_ten_minutes() -> None:
    found = progress(RULES, begun("quick"), TODAY)
    assert (found.least, found.most, found.most_minutes) == (16, 16, 10)


def test_the_range_closes_when_a_branch_is_answered() -> None:
    session = asking.answer(begun(), RULES, "stage", "running", NOW)
    found = progress(RULES, session, TODAY)
    assert (found.done, found.least, found.most) == (1, 44, 47)
    session = asking.put(session, RULES, "referral_sources", ("self",), NOW)
    assert (progress(RULES, session, TODAY).least, progress(RULES, session, TODAY).most) == (43, 44)


def test_a_skipped_question_closes_its_branches_and_waits_at_the_review() -> None:
    session = asking.skip(begun(), RULES, "stage", NOW)
    found = progress(RULES, session, TODAY)
    assert (found.done, found.least, found.most) == (1, 43, 46)
    answers = asking.count(session, RULES, NOW)
    assert skipped_questions(session, answers) == ("stage",)
    assert "stage" not in open_questions(RULES, session, answers)


def test_the_review_of_the_quick_route_shows_what_was_told_beside_it() -> None:
    session = asking.put(begun("quick"), RULES, "governance", "meets", NOW)
    review = questions_to_review(RULES, session, asking.count(session, RULES, NOW))
    assert len(review) == 17
    assert "governance" in review


def any_value(question: Question) -> st.SearchStrategy[Value]:
    options = [option.id for option in question.options]
    unknown: list[Value] = ["dont-know"] if question.dont_know and question.kind != "multi" else []
    values: st.SearchStrategy[Value]
    match question.kind:
        case "multi":
            known = st.sampled_from([name for name in options if name != "dont-know"])
            values = st.lists(known, min_size=1, max_size=3, unique=True).map(tuple)
            if question.dont_know:
                values = values | st.just(("dont-know",))
        case "number":
            values = st.one_of(st.integers(0, 120), st.floats(0, 60).map(lambda number: round(number, 1)))
        case "date":
            values = st.dates(date(2015, 1, 1), date(2035, 1, 1)).map(date.isoformat)
        case "text":
            values = st.sampled_from(["money", "too few people"])
        case _:
            values = st.sampled_from(options)
    return values | st.sampled_from(unknown) if unknown else values


BRANCHING = (
    "stage",
    "launch_date",
    "purpose",
    "groups",
    "referral_sources",
    "modes",
    "feedback_loop",
    "waiting",
)
ANY_QUESTION = st.sampled_from(sorted(RULES.questions)) | st.sampled_from(BRANCHING)
STEPS = st.lists(
    st.one_of(
        ANY_QUESTION.flatmap(
            lambda name: st.tuples(st.just("put"), st.just(name), any_value(RULES.questions[name]))
        ),
        st.tuples(st.just("jump"), ANY_QUESTION, st.none()),
        st.tuples(st.sampled_from(["answer", "skip", "back", "quick", "full"]), st.just(""), st.none()),
    ),
    max_size=25,
)


def step(session: Session, kind: str, name: str, value: Value | None, data: st.DataObject) -> Session:
    """Take one step, as a person at the screen can."""
    match kind:
        case "put":
            assert value is not None
            return asking.put(session, RULES, name, value, NOW)
        case "jump":
            if name in asking.count(session, RULES, NOW).reachable:
                return asking.jump(session, RULES, name, NOW)
        case "answer" if session.at:
            drawn = data.draw(any_value(RULES.questions[session.at]))
            return asking.answer(session, RULES, session.at, drawn, NOW)
        case "skip" if session.at:
            return asking.skip(session, RULES, session.at, NOW)
        case "back":
            return asking.back(session, RULES, NOW)
        case "quick" | "full":
            return asking.choose_route(session, RULES, "quick" if kind == "quick" else "full", NOW)
    return session


def _parts(value: Value | None) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def on_list(session: Session) -> set[str]:
    answers = asking.count(session, RULES, NOW).values
    return {name for name, condition in RULES.applies_when.items() if holds(condition, answers)}


@settings(deadline=None, max_examples=120)
@given(STEPS, st.data())
def test_no_order_of_steps_loses_an_answer_or_shows_a_hidden_question(
    steps: list[tuple[str, str, Value | None]], data: st.DataObject
) -> None:
    session = begun()
    given_last: dict[str, Value] = {}
    for kind, name, value in steps:
        asked = session.at
        before = session
        session = step(session, kind, name, value, data)
        if kind == "put" and value is not None:
            given_last[name] = session.records[name].value or ""
            assert sorted(map(str, _parts(session.records[name].value))) == sorted(map(str, _parts(value)))
        elif kind == "answer" and asked:
            given_last[asked] = session.records[asked].value or ""
        elif kind in {"skip", "back", "jump", "quick", "full"}:
            assert on_list(session) == on_list(before), "a step that tells nothing changed the advice"
        answers = asking.count(session, RULES, NOW)
        assert {name: record.value for name, record in session.records.items() if record.value} == {
            name: value for name, value in given_last.items() if value
        }
        if session.at is not None and kind != "put":
            assert session.at in answers.reachable
        for shown in questions_to_review(RULES, session, answers):
            assert holds(RULES.ask_when[shown], answers.values)


@settings(deadline=None, max_examples=40)
@given(STEPS, st.data())
def test_the_range_of_progress_holds_the_truth(
    steps: list[tuple[str, str, Value | None]], data: st.DataObject
) -> None:
    session = begun()
    for kind, name, value in steps:
        session = step(session, kind, name, value, data)
    session = asking.move_on(session, RULES, NOW)
    ranges = [progress(RULES, session, TODAY)]
    while session.at:
        session = step(session, data.draw(st.sampled_from(["answer", "answer", "skip"])), "", None, data)
        ranges.append(progress(RULES, session, TODAY))
    for asked, found in enumerate(ranges):
        still = len(ranges) - 1 - asked
        assert found.least <= still <= found.most
    assert all(later.most < sooner.most for sooner, later in pairwise(ranges))


@given(st.data())
def test_a_hidden_answer_comes_back_with_its_question(data: st.DataObject) -> None:
    hidden = sorted(name for name, question in RULES.questions.items() if question.ask_when != "always")
    name = data.draw(st.sampled_from(hidden))
    value = data.draw(any_value(RULES.questions[name]))
    shows: dict[str, Value] = {"stage": "running", "referral_sources": ("gp",), "modes": ("phone",)}
    hides: dict[str, Value] = {"stage": "idea", "referral_sources": ("self",), "modes": ("outdoors",)}
    if name == "growth":
        shows["stage"] = "bid"
    session = begun()
    for question, earlier in {**shows, name: value, **hides, **shows}.items():
        session = asking.put(session, RULES, question, earlier, NOW)
    kept = session.records[name].value
    for answers, counts in ((hides, False), (shows, True)):
        for question, earlier in answers.items():
            session = asking.put(session, RULES, question, earlier, NOW)
        assert session.records[name].value == kept
        assert (name in asking.count(session, RULES, NOW).values) is counts


@pytest.mark.parametrize("answers", [{}, {"stage": "established", "referral_sources": ("gp", "hospital")}])
def test_advice_leaves_the_list_only_by_an_answer(answers: dict[str, Value]) -> None:
    """Skipped is the same as not answered, question by question."""
    plain = begun().model_copy(update={"records": told(answers)})
    for name in asking.count(plain, RULES, NOW).reachable:
        if name not in answers:
            assert on_list(asking.skip(plain, RULES, name, NOW)) == on_list(plain)
