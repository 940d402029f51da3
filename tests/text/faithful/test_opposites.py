"""Words that go opposite ways."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.opposites import OPPOSITES
from cc_assistant.text.tokens import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("more", "fewer"), ("rose", "fell"), ("before", "after"), ("helped", "hindered"), ("older", "younger")],
)
def test_opposites_know_one_another(one: str, other: str) -> None:
    assert stem(other) in OPPOSITES.against(stem(one))
    assert stem(one) in OPPOSITES.against(stem(other))


def test_no_word_goes_both_ways_of_one_thing() -> None:
    for one in OPPOSITES.known():
        ways = OPPOSITES.of(one)
        assert not {(name, -side) for name, side in ways} & set(ways), one


def test_most_words_go_no_way() -> None:
    assert OPPOSITES.of("museum") == []
