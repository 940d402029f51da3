"""How the answers of a group lie."""

from __future__ import annotations

import pytest

from cc_assistant.domain.session import Given, Hands, Record, Value
from cc_assistant.interview.spread import Spread, spread_of
from tests.interview.shipped import shipped_rules

QUESTIONS = shipped_rules().questions


def spread(question: str, *values: Value, hands: dict[Value, int] | None = None, present: int = 0) -> Spread:
    record = Record(
        question=question,
        given=tuple(Given(person=str(number), value=value) for number, value in enumerate(values)),
        hands=tuple(Hands(value=value, count=count) for value, count in (hands or {}).items()),
    )
    return spread_of(QUESTIONS[question], record, present)


def test_a_majority_is_suggested_and_every_option_is_counted() -> None:
    found = spread("volunteers", "yes", "no", "yes")
    assert found.counts == (("yes", 2), ("no", 1), ("dont-know", 0))
    assert found.people == 3
    assert found.agreement == pytest.approx(2 / 3)
    assert found.differ
    assert found.suggested == "yes"


def test_a_tie_suggests_nothing_and_names_both() -> None:
    found = spread("volunteers", "yes", "no")
    assert found.suggested is None
    assert found.leading == ("yes", "no")
    assert found.agreement == 0.5


def test_hands_and_names_are_counted_together() -> None:
    found = spread("volunteers", "yes", hands={"no": 4, "dont-know": 0})
    assert found.people == 5
    assert found.suggested == "no"


def test_a_scale_has_a_middle_and_a_range_without_those_who_do_not_know() -> None:
    found = spread("shared_purpose", 5, 2, 4, "dont-know", hands={2: 2})
    assert (found.middle, found.lowest, found.highest) == (2, 2, 5)
    assert found.counts == ((1, 0), (2, 3), (3, 0), (4, 1), (5, 1), ("dont-know", 1))
    assert found.leading == (2,)
    assert found.suggested is None


def test_numbers_and_dates_stand_from_small_to_large() -> None:
    assert spread("team_size", 3, 1.5, 3, "dont-know").counts == ((1.5, 1), (3, 2), ("dont-know", 1))
    dates = spread("launch_date", "2027-04-01", "2026-12-01", "dont-know")
    assert (dates.lowest, dates.highest, dates.middle) == ("2026-12-01", "2027-04-01", None)


def test_where_several_may_be_ticked_each_option_is_counted() -> None:
    found = spread("place", ("rural", "coastal"), ("rural",), ("rural", "town"))
    assert dict(found.counts)["rural"] == 3
    assert found.suggested == ("rural",)
    assert found.agreement == pytest.approx((1 + 2 / 3 + 2 / 3) / 3)
    assert found.differ


def test_hands_for_one_option_after_another_need_to_know_who_is_in_the_room() -> None:
    hands: dict[Value, int] = {("rural",): 6, ("coastal",): 3}
    found = spread("place", hands=hands, present=8)
    assert found.people == 8
    assert found.suggested == ("rural",)
    assert found.agreement == pytest.approx((6 / 8 + 5 / 8) / 2)


@pytest.mark.parametrize("question", ["volunteers", "place", "shared_purpose", "launch_date", "worry"])
def test_nobody_has_said_anything_yet(question: str) -> None:
    found = spread(question)
    assert (found.people, found.agreement, found.differ) == (0, None, False)
    assert (found.leading, found.suggested) == ((), None)


def test_one_voice_agrees_with_itself_and_texts_are_not_measured() -> None:
    assert spread("host", "council").agreement is None
    assert spread("host", "council").suggested == "council"
    texts = spread("worry", "money", "time")
    assert texts.agreement is None
    assert texts.differ
    assert not spread("place", ("rural",), ("rural",)).differ
    assert spread("place", ("rural",), ("rural",)).agreement == 1
