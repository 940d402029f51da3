"""The checklist that a session makes, over the shipped rules."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.checklist import Checklist, Item
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Mark, Note, OwnItem, Session, Value
from cc_assistant.domain.truth import holds
from cc_assistant.interview.answers import count_answers
from cc_assistant.interview.checklist import build
from tests.interview.sessions_of import ids, list_of, session_of
from tests.interview.shipped import TODAY, shipped_rules

RULES = shipped_rules()
IN_PLACE: dict[str, Value] = {
    "needs_known": "asked-people", "lived_experience": "deciding", "asset_map": "maintained",
    "role_name": "tested", "similar_services": "none", "community_money": "yes", "leader": "active",
    "governance": "meets", "referral_criteria": "agreed", "agreements": "signed", "manager": "with-time",
    "supervision": "in-place", "training_plan": "yes", "caseload_limit": "by-complexity",
    "records": "clinical", "data_sharing": "signed", "safeguarding": "trained", "support_length": "flexible",
    "disruption": "tested", "outcomes": "yes", "learning_rhythm": "monthly", "sustain_plan": "agreed",
    "model": "holistic", "funding_months": 36, "referral_sources": ("self",), "modes": ("face-to-face",),
    "stage": "established",
}  # fmt: skip


def value_for(question: Question) -> st.SearchStrategy[Value]:
    options = [option.id for option in question.options]
    match question.kind:
        case "multi":
            known = [option for option in options if option != "dont-know"]
            ticked: st.SearchStrategy[Value] = st.lists(
                st.sampled_from(known), min_size=1, max_size=4, unique=True
            ).map(tuple)
            return ticked | st.just(("dont-know",))
        case "number":
            return st.integers(0, 120) | st.just("dont-know")
        case "date":
            days = st.dates(TODAY - timedelta(days=3000), TODAY + timedelta(days=900))
            return days.map(date.isoformat) | st.just("dont-know")
        case "text":
            return st.sampled_from(["no buses", "money", "?"])
    return st.sampled_from(options)


answers_of_anyone = st.fixed_dictionaries(
    {}, optional={question.id: value_for(question) for question in RULES.questionnaire.questions}
)
marks_of_anyone = st.dictionaries(
    st.sampled_from([*RULES.recommendations, "own:1", "find-out:launch_date"]),
    st.builds(
        Mark,
        status=st.sampled_from(["to-do", "in-progress", "done", "not-for-us"]),
        owner=st.sampled_from(["", "AB"]),
        due=st.none() | st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=800)),
    ),
    max_size=8,
)
OWN_ITEMS = (OwnItem(id="1", title="Buy a kettle"),)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    return session_of(draw(answers_of_anyone), marks=draw(marks_of_anyone), own_items=OWN_ITEMS)


def recommended(checklist: Checklist) -> list[Item]:
    return [item for item in checklist.items if item.kind == "recommendation"]


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_a_recommendation_is_on_the_list_exactly_when_it_applies(session: Session) -> None:
    values = count_answers(RULES, session.records, TODAY).values
    checklist = build(RULES, session, TODAY)
    listed = {item.id for item in recommended(checklist)}
    assert listed == {id_ for id_, condition in RULES.applies_when.items() if holds(condition, values)}
    assert listed | set(checklist.not_on) == set(RULES.recommendations)
    assert len(ids(checklist)) == len(set(ids(checklist)))


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_on_every_list_nothing_stands_before_what_it_needs_or_is_due_before_it(session: Session) -> None:
    checklist = build(RULES, session, TODAY)
    place = {id_: at for at, id_ in enumerate(ids(checklist))}
    items = {item.id: item for item in checklist.items}
    for item in checklist.items:
        for need in (items[id_] for id_ in item.needs):
            assert place[need.id] < place[item.id]
            waits = need.mark.status in {"to-do", "in-progress"} and item.due.counted_from == "opening"
            if waits and item.due.day and need.due.day:
                assert need.due.day <= item.due.day


@settings(max_examples=60, deadline=None)
@given(answers_of_anyone, st.data())
def test_skipping_a_question_that_keeps_advice_never_removes_it(
    answers: dict[str, Value], data: st.DataObject
) -> None:
    """What an item needs in order to come is one thing; what is only kept must stay when nobody tells."""
    skipped = data.draw(st.sampled_from(list(RULES.questions)))
    fewer = {name: value for name, value in answers.items() if name != skipped}
    before, after = set(ids(list_of(answers))), set(ids(list_of(fewer)))
    brought = {
        lead.rec
        for lead in RULES.leads
        if lead.effect == "adds" and not holds(lead.when, {}) and lead.question in _shown_by(skipped)
    }
    gone = {id_ for id_ in before - after if not id_.startswith("find-out:")}
    assert gone <= brought


def _shown_by(question: str) -> set[str]:
    """Return the question and those that are asked only after an answer to it."""
    behind = {name for name, one in RULES.questions.items() if question in one.ask_when.split()}
    return {question} | behind | {name for one in behind for name in _shown_by(one)}


@settings(max_examples=60, deadline=None)
@given(answers_of_anyone, marks_of_anyone, st.integers(1, 60))
def test_another_opening_moves_what_is_counted_from_it_by_the_same_days(
    answers: dict[str, Value], marks: dict[str, Mark], weeks: int
) -> None:
    planned = {**answers, "stage": "funded"}
    sooner, later = TODAY + timedelta(weeks=20), TODAY + timedelta(weeks=20 + weeks)
    before, after = (
        {
            item.id: item
            for item in build(
                RULES, session_of({**planned, "launch_date": day.isoformat()}, marks=marks), TODAY
            ).items
        }
        for day in (sooner, later)
    )
    assert set(before) == set(after)
    for id_, item in before.items():
        moved = after[id_].due
        if item.due.counted_from == moved.counted_from == "opening":
            assert item.due.day
            assert moved.day
            assert moved.day - item.due.day == timedelta(weeks=weeks)
        elif item.due.counted_from == "own" and not item.due.moved:
            assert moved.day is None or item.due.day is None or moved.day >= item.due.day


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_marks_are_never_lost(session: Session) -> None:
    checklist = build(RULES, session, TODAY)
    for item in checklist.items:
        assert item.mark == session.marks.get(item.id, Mark())
    shown = set(ids(checklist))
    kept = build(RULES, session.model_copy(update={"records": {}}), TODAY)
    assert all(item.mark == session.marks.get(item.id, Mark()) for item in kept.items)
    assert "own:1" in shown


@settings(max_examples=30, deadline=None)
@given(sessions())
def test_the_same_session_makes_the_same_list(session: Session) -> None:
    assert build(RULES, session, TODAY) == build(RULES, session, TODAY)


@settings(max_examples=60, deadline=None)
@given(answers_of_anyone)
def test_telling_what_was_untold_can_take_the_item_off_the_list_or_leave_it(
    answers: dict[str, Value],
) -> None:
    for item in recommended(list_of(answers)):
        for name in item.untold:
            assert name not in answers or name not in RULES.questions
        if not item.untold:
            assert all(reason.value is not None for reason in item.because)


def test_when_nothing_is_answered_everything_that_may_be_missing_is_on_the_list() -> None:
    assert len(list_of().items) == 46


def test_what_is_in_place_leaves_the_list() -> None:
    assert len(list_of(IN_PLACE).items) == 19


def test_every_recommendation_is_on_the_list_or_among_those_that_are_not() -> None:
    checklist = list_of({"host": "council"})
    assert "rec-statutory-host" in ids(checklist)
    assert "rec-voluntary-host" in checklist.not_on
    assert len(checklist.items) + len(checklist.not_on) == 86


def test_ten_items_are_the_nearest_and_none_of_them_is_done() -> None:
    first = list_of().items[0].id
    checklist = build(RULES, session_of(marks={first: Mark(status="done")}), TODAY)
    assert len(checklist.nearest) == 10
    assert first not in [item.id for item in checklist.nearest]
    assert ids(checklist)[0] == first


def test_each_item_carries_its_evidence() -> None:
    item = next(one for one in list_of().items if one.id == "rec-name-project-lead")
    assert item.evidence is not None
    assert item.evidence.strength == "weak"
    assert [one.passage for one in item.evidence.qualifies] == ["chng2021-02", "scotlac2007-02"]


def test_an_own_item_stands_where_its_date_puts_it_and_at_the_end_without_one() -> None:
    own = (OwnItem(id="1", title="Buy a kettle"), OwnItem(id="2", title="Paint the door"))
    marks = {"own:1": Mark(due=TODAY - timedelta(days=900), owner="AB")}
    answers: dict[str, Value] = {"launch_date": (TODAY + timedelta(weeks=20)).isoformat()}
    checklist = build(RULES, session_of(answers, marks=marks, own_items=own), TODAY)
    assert (ids(checklist)[0], ids(checklist)[-1]) == ("own:1", "own:2")
    assert checklist.items[0].mark.owner == "AB"
    assert checklist.items[0].due.now
    assert checklist.items[-1].due.day is None


def test_the_quick_route_counts_its_own_questions_and_what_was_answered_beside_them() -> None:
    quick = build(RULES, session_of({"host": "council"}, route="quick"), TODAY)
    assert (quick.answered, quick.askable) == (1, 16)
    more = build(RULES, session_of({"host": "council", "leader": "active"}, route="quick"), TODAY)
    assert (more.answered, more.askable) == (2, 17)


def test_notes_of_the_session_stay_with_the_list() -> None:
    session = session_of().model_copy(update={"notes": (Note(text="One practice is on board"),)})
    assert build(RULES, session, TODAY).notes[0].text == "One practice is on board"
