"""What an answer did to the checklist."""

from __future__ import annotations

from cc_assistant.interview.growth import growth
from tests.interview.sessions_of import list_of


def test_an_answer_that_brings_an_item_says_so_in_words() -> None:
    found = growth(list_of({}), list_of({"stage": "idea"}))
    words = {entry.item.id: entry.why for entry in found.appeared}
    assert words["rec-visit-others"] == ("How far along are you? You said “It is an idea so far”.",)


def test_an_answer_that_settles_an_item_takes_it_off() -> None:
    found = growth(list_of({"stage": "idea"}), list_of({"stage": "established"}))
    assert "rec-visit-others" in [item.id for item in found.gone]
    assert not {entry.item.id for entry in found.appeared} & {item.id for item in found.gone}


def test_a_date_is_told_once() -> None:
    before, after = list_of({}), list_of({"launch_date": "2027-04-01"})
    assert str(growth(before, after).opening) == "2027-04-01"
    assert growth(after, after).nothing


def test_an_answer_that_lifts_an_item_is_told_apart() -> None:
    answers = {"leader": "named-only"}
    found = growth(
        list_of(answers), list_of({**answers, "referrer_engagement": 1, "support_length": "no-limit"})
    )
    told = {entry.item.id for entry in (*found.appeared, *found.raised)}
    assert told
    assert all(entry.why for entry in found.raised)
