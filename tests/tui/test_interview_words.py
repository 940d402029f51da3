"""What the interview says of what an answer did."""

from __future__ import annotations

from cc_assistant.interview.growth import growth
from cc_assistant.tui.interview_words import growth_words
from tests.interview.sessions_of import session_of
from tests.tui.interviewing import shipped


def test_a_worry_is_said_to_bear_on_the_items_that_it_finds() -> None:
    before = session_of({"stage": "idea"})
    after = session_of({"stage": "idea", "worry": "Nobody can get to the groups without a car"})
    found = growth(shipped().checklist(before), shipped().checklist(after))
    assert growth_words(found).endswith("bears on 3 items")
