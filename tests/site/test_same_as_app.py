"""The browser and the app make the same of the same answers."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Mark, OwnItem, Record, Route, Session, Value
from cc_assistant.errors import CCAssistantError
from cc_assistant.interview import asking
from cc_assistant.interview.answers import count_answers
from cc_assistant.interview.checklist import build
from cc_assistant.interview.fitting import misfit
from cc_assistant.interview.profile import groups_of
from cc_assistant.interview.route import open_questions, progress, questions_to_review
from cc_assistant.interview.sessions.form import from_data
from cc_assistant.tasks.site_builder import SiteBuilder
from tests.interview.shipped import shipped_library, shipped_rules
from tests.site.conftest import TODAY
from tests.site.scripts import RULES as SCRIPTS
from tests.site.scripts import Call, running

RULES = shipped_rules()
GROUPS = groups_of(shipped_library().cfir, shipped_library().npt)
TEXTS_LEFT_OUT = ("evidence", "cfir", "npt", "eric", "themes", "mark")
WORRIES = (
    "GPs will not refer",
    "The money runs out and people leave",
    "nobody comes",
    "?",
    "burn-out of link workers",
    "no buses",
    "We don't know who does what",
    "safeguarding, children and knives",
    "x" * 5000,
)
DAYS = (TODAY, date(2027, 1, 31), date(2027, 12, 31), date(2028, 2, 29))
"""Days on which a checklist is made; ends of months count differently."""
LAST = list(RULES.questions)[-3:]
IDS = [*RULES.recommendations, "own:1", *(f"find-out:{name}" for name in RULES.questions)]


def values_of(question: Question) -> st.SearchStrategy[Value]:
    known = [option.id for option in question.options if option.id != "dont-know"]
    one_of: dict[str, st.SearchStrategy[Value]] = {
        "multi": st.lists(st.sampled_from(known or [""]), min_size=1, max_size=5, unique=True).map(
            lambda ticked: tuple(option for option in known if option in ticked)
        ),
        "number": st.integers(0, 130) | st.sampled_from([2.5, 36.25, 0.1, 99.5, 1000]),
        "date": st.dates(TODAY - timedelta(days=3000), TODAY + timedelta(days=900)).map(date.isoformat),
        "text": st.sampled_from(WORRIES),
    }
    value = one_of.get(question.kind, st.sampled_from(known or [""]))
    not_known: Value = ("dont-know",) if question.kind == "multi" else "dont-know"
    return value | st.just(not_known) if question.dont_know else value


days_before = st.integers(0, 500).map(lambda count: TODAY - timedelta(days=count))
records_of_anyone = st.fixed_dictionaries(
    {},
    optional={
        name: st.builds(Record, question=st.just(name), value=values_of(question), on=days_before)
        | st.just(Record(question=name, skipped=True))
        for name, question in RULES.questions.items()
    },
)
marks_of_anyone = st.dictionaries(
    st.sampled_from(IDS),
    st.builds(
        Mark,
        status=st.sampled_from(["to-do", "in-progress", "done", "not-for-us"]),
        due=st.none() | st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=800)),
    ),
    max_size=8,
)
sessions = st.builds(
    Session,
    id=st.just("test"),
    title=st.just("A test"),
    route=st.sampled_from(["quick", "full"]),
    questionnaire=st.just(1),
    made=st.just(datetime(2026, 11, 2, 12, tzinfo=UTC)),
    changed=st.just(datetime(2026, 11, 2, 12, tzinfo=UTC)),
    records=records_of_anyone,
    marks=marks_of_anyone,
    own_items=st.sampled_from([(), (OwnItem(id="1", title="Buy a kettle"),)]),
)
as_in_app = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def browser(builder: SiteBuilder) -> Iterator[Call]:
    stock = builder.stock(TODAY)
    with running(SCRIPTS, Path(__file__).parent / "runner.js") as call:
        call("takeRules", stock.rules, stock.stems)
        yield call


@as_in_app
@given(session=sessions, today=st.sampled_from(DAYS))
def test_the_same_answers_make_the_same_checklist(browser: Call, session: Session, today: date) -> None:
    made = browser("checklistOf", json.loads(session.model_dump_json()), today.isoformat())
    assert made == in_app(session, today)


@pytest.mark.parametrize("days", [-1, 0, 1])
def test_an_item_of_ones_own_about_the_day_of_opening_stands_in_the_same_phase(
    browser: Call, days: int
) -> None:
    opening = TODAY + timedelta(days=100)
    session = begun("full").model_copy(
        update={
            "records": {"launch_date": Record(question="launch_date", value=opening.isoformat(), on=TODAY)},
            "own_items": (OwnItem(id="1", title="Buy a kettle"),),
            "marks": {"own:1": Mark(due=opening + timedelta(days=days))},
        }
    )
    made = browser("checklistOf", json.loads(session.model_dump_json()), TODAY.isoformat())
    assert made == in_app(session)


def test_every_answer_alone_makes_the_same_checklist(browser: Call) -> None:
    for question in RULES.questionnaire.questions:
        for option in dict.fromkeys([*(option.id for option in question.options), "dont-know"]):
            if option == "dont-know" and not question.dont_know:
                continue
            value: Value = (option,) if question.kind == "multi" else option
            alone = {question.id: Record(question=question.id, value=value, on=TODAY)}
            session = begun("full").model_copy(update={"records": alone, "at": None, "path": ()})
            made = browser("checklistOf", json.loads(session.model_dump_json()), TODAY.isoformat())
            assert made == in_app(session)


@as_in_app
@given(
    route=st.sampled_from(["quick", "full"]),
    values=st.fixed_dictionaries({name: values_of(question) for name, question in RULES.questions.items()}),
    steps=st.lists(
        st.sampled_from(["answer", "answer", "answer", "skip", "back", "quick", "full"]), max_size=30
    ),
)
def test_the_same_steps_lead_the_same_way(
    browser: Call, route: Route, values: dict[str, Value], steps: list[str]
) -> None:
    session = begun(route)
    told = browser("begun", "test", "A test", route, TODAY.isoformat())
    taken: list[tuple[str, Any]] = []
    for step in steps:
        session = stepped(session, step, values)
        taken.append(("route", step) if step in {"quick", "full"} else (step, values))
    theirs = from_data(browser("walked", told, TODAY.isoformat(), taken), "the browser's")
    ours = session.model_dump(exclude={"made", "changed"})
    assert theirs.model_dump(exclude={"made", "changed"}) == ours


@as_in_app
@given(
    session=sessions,
    at=st.none() | st.sampled_from(LAST) | st.sampled_from(list(RULES.questions)),
    data=st.data(),
)
def test_a_session_that_is_opened_again_goes_on_at_the_same_question(
    browser: Call, session: Session, at: str | None, data: st.DataObject
) -> None:
    session = session.model_copy(update={"at": at, "path": (at,) if at else ()})
    told = json.loads(session.model_dump_json())
    taken = ["settle", *data.draw(st.lists(st.sampled_from(["skip", "back"]), max_size=3))]
    for step in taken:
        session = stepped(session, step, {})
    theirs = from_data(
        browser("walked", told, TODAY.isoformat(), [(step, None) for step in taken]), "the browser's"
    )
    assert (theirs.at, theirs.path) == (session.at, session.path)


@given(
    name=st.sampled_from(list(RULES.questions)),
    value=st.one_of(
        st.none(),
        st.text(max_size=12),
        st.integers(-5, 1200),
        st.floats(allow_nan=False, allow_infinity=False),
        st.lists(st.sampled_from(["rural", "dont-know", "gp", "self", 3]), max_size=3),
        st.sampled_from(
            ["2026-02-29", "2028-02-29", "2027-4-1", "1899-12-31", "2200-01-01", "dont-know", "x" * 5001]
        ),
    ),
)
@as_in_app
def test_the_same_values_are_taken_or_refused(browser: Call, name: str, value: Any) -> None:
    session = begun("full").model_copy(
        update={"at": name, "path": (name,), "records": {name: Record(question=name, value=None)}}
    )
    kept = json.loads(session.model_dump_json())
    kept["records"][name]["value"] = value
    made = browser("checklistOf", kept, TODAY.isoformat())
    plain = tuple(value) if isinstance(value, list) else value
    fits = plain is not None and not misfit(RULES.questions[name], plain)
    reachable = name in count_answers(RULES, {}, TODAY).reachable
    assert made["checklist"]["answered"] == int(fits and reachable)


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3000) | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "x", "2026-13-01", "stage", "rural", "done"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "value", "id"]), inner),
    max_leaves=4,
)  # fmt: skip


def changed_in_one_place(told: Any, where: list[int], instead: Any) -> Any:
    """Put something else into one place of what was read from JSON; where the way ends, all of it."""
    if not where or not isinstance(told, dict | list) or not told:
        return instead
    step, *rest = where
    name = list(told)[step % len(told)] if isinstance(told, dict) else step % len(told)
    changed = told.copy()
    changed[name] = changed_in_one_place(told[name], rest, instead)
    return changed


@as_in_app
@given(session=sessions, where=st.lists(st.integers(0, 50), max_size=4), instead=anything)
def test_a_strange_session_file_is_refused_in_words_or_makes_a_checklist(
    browser: Call, session: Session, where: list[int], instead: Any
) -> None:
    told = changed_in_one_place(json.loads(session.model_dump_json()), where, instead)
    made = browser("opened", json.dumps(told), TODAY.isoformat())
    if "refused" in made:
        assert made["meant"], made
    else:
        assert made["items"] > 0


@as_in_app
@given(session=sessions)
def test_a_session_that_the_browser_took_is_one_for_the_app(browser: Call, session: Session) -> None:
    made = browser("opened", session.model_dump_json(), TODAY.isoformat())
    back = from_data(made["session"], "the browser's")
    kept = {"at", "path", "changed"}
    assert back.model_dump(exclude=kept) == session.model_dump(exclude=kept)


def begun(route: Route) -> Session:
    return asking.start(RULES, "test", "A test", datetime.combine(TODAY, time(12), UTC), route=route)


def stepped(session: Session, step: str, values: dict[str, Value]) -> Session:
    now = datetime.combine(TODAY, time(12), UTC)
    try:
        if step in {"quick", "full"}:
            return asking.choose_route(session, RULES, "quick" if step == "quick" else "full", now)
        if step == "settle":
            return asking.settle(session, RULES, now)
        if step == "back":
            return asking.back(session, RULES, now)
        if session.at is None:
            return session
        if step == "skip":
            return asking.skip(session, RULES, session.at, now)
        return asking.answer(session, RULES, session.at, values[session.at], now)
    except CCAssistantError as error:
        raise AssertionError(error) from error


def in_app(session: Session, today: date = TODAY) -> dict[str, Any]:
    """What the app makes of a session, with the fields that the browser shows."""
    checklist = json.loads(build(RULES, session, today, groups=GROUPS).model_dump_json())
    for item in checklist["items"]:
        item["status"] = item["mark"]["status"]
        for name in TEXTS_LEFT_OUT:
            del item[name]
    for name in ("notes", "parked"):
        del checklist[name]
    answers = count_answers(RULES, session.records, today)
    return {
        "checklist": checklist,
        "reachable": list(answers.reachable),
        "open": list(open_questions(RULES, session, answers)),
        "review": list(questions_to_review(RULES, session, answers)),
        "progress": dataclasses.asdict(progress(RULES, session, today)),
    }
