"""Order: by date and weight, and never before what is needed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.checklist import Due
from cc_assistant.domain.recommendation import Priority
from cc_assistant.interview.order import Planned, in_order

MONDAY = date(2026, 11, 2)
PRIORITIES: tuple[Priority, ...] = ("must", "should", "could")


def place(due: Due) -> date:
    return due.day or date.max


def due(days: int) -> Due:
    return Due(day=MONDAY + timedelta(days=days), weeks=days // 7, counted_from="opening")


def planned(id_: str, days: int = 0, **more: object) -> Planned:
    given_: dict[str, object] = {
        "due": due(days), "fixed": False, "closed": False, "priority": "should", "raised": False,
        "brought": False, "needs": (), **more,
    }  # fmt: skip
    return Planned(id=id_, **given_)  # type: ignore[arg-type]


def order(*plan: Planned) -> str:
    return "".join(item.id for item in in_order(plan, place))


@st.composite
def plans(draw: st.DrawFn) -> list[Planned]:
    """Plans without circles: an item needs only such as were drawn before it; then they are shuffled."""
    drawn: list[Planned] = []
    for number in range(draw(st.integers(0, 12))):
        earlier = [item.id for item in drawn]
        drawn.append(
            planned(
                f"i{number}",
                draw(st.integers(-60, 60)),
                fixed=draw(st.booleans()),
                closed=draw(st.booleans()),
                priority=draw(st.sampled_from(PRIORITIES)),
                raised=draw(st.booleans()),
                brought=draw(st.booleans()),
                needs=tuple(draw(st.lists(st.sampled_from([*earlier, "gone"]), max_size=3))),
            )
        )
    return draw(st.permutations(drawn))


@given(plans())
def test_nothing_comes_before_what_it_needs(plan: list[Planned]) -> None:
    ordered = [item.id for item in in_order(plan, place)]
    for item in plan:
        assert all(ordered.index(need) < ordered.index(item.id) for need in item.needs if need in ordered)


@given(plans())
def test_nothing_is_due_before_what_it_waits_for(plan: list[Planned]) -> None:
    ordered = {item.id: item for item in in_order(plan, place)}
    for item in ordered.values():
        waits = [ordered[need] for need in item.needs if need in ordered and not ordered[need].closed]
        assert item.fixed or all(place(need.due) <= place(item.due) for need in waits)


@given(plans())
def test_only_what_waits_is_moved_and_never_to_an_earlier_day(plan: list[Planned]) -> None:
    before = {item.id: item for item in plan}
    for item in in_order(plan, place):
        was = before[item.id].due
        assert item.due == was or (item.due.moved and place(item.due) > place(was) and not item.fixed)


@given(plans())
def test_the_same_plan_has_the_same_order_and_nothing_is_lost(plan: list[Planned]) -> None:
    ordered = in_order(plan, place)
    assert ordered == in_order(plan, place)
    assert sorted(item.id for item in ordered) == sorted(item.id for item in plan)


@given(plans())
def test_putting_in_order_again_changes_nothing(plan: list[Planned]) -> None:
    once = in_order(plan, place)
    assert [item.id for item in in_order(once, place)] == [item.id for item in once]


def test_the_nearer_date_comes_first() -> None:
    assert order(planned("b", 7), planned("a", 0)) == "ab"


def test_on_one_day_a_must_comes_before_a_should_before_a_could() -> None:
    assert order(planned("c", priority="could"), planned("b"), planned("a", priority="must")) == "abc"


def test_on_one_day_what_an_answer_brought_comes_before_what_is_there_anyway() -> None:
    assert order(planned("b"), planned("a", brought=True)) == "ab"


def test_else_the_order_of_the_file_stands() -> None:
    assert order(planned("b"), planned("a")) == "ba"


def test_a_raised_item_comes_first_in_its_week_but_not_before_it() -> None:
    last_week, monday, friday = (
        planned("a", -1),
        planned("c", 0, priority="must"),
        planned("b", 4, raised=True),
    )
    assert order(monday, friday, last_week) == "abc"


def test_an_item_with_a_date_of_its_own_keeps_it_but_stands_after_what_it_needs() -> None:
    plan = [planned("b", 0, fixed=True, needs=("a",)), planned("a", 30)]
    ordered = in_order(plan, place)
    assert [item.id for item in ordered] == ["a", "b"]
    assert ordered[1].due == due(0)


def test_what_was_dropped_or_done_holds_nothing_back() -> None:
    dropped = planned("a", 40, fixed=True, closed=True)
    assert order(dropped, planned("b", 1, needs=("a",)), planned("c", 9)) == "abc"
    assert order(dropped, planned("c", 9)) == "ca", "without one that needed it, it keeps its place"
