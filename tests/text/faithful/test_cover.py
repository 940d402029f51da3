"""How much of a sentence stands in what it cites."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.text.faithful.cover import cover, covered, has_form, known

HELD = ("Link workers in Frome visited patients at home.",)


def test_words_are_covered_in_any_form() -> None:
    assert cover("A link worker visits a patient.", HELD) == 1
    assert cover("Robots repaired the roof.", HELD) == 0
    assert cover("", HELD) == 0


def test_words_of_one_meaning_are_taken_for_the_same() -> None:
    found = covered("Connectors in Frome saw users at home.", HELD)
    assert found.share > cover("Connectors in Frome saw users at home.", HELD)


def test_the_clause_that_stands_there_least_is_told() -> None:
    found = covered("Link workers visited patients, and the roof was repaired by robots.", HELD)
    assert found.least == 0
    assert found.missing == 3
    assert found.word == "roof"


def test_what_tells_of_a_source_counts_as_there() -> None:
    assert covered("Smith says so.", HELD, ["Smith 2020"]).share == 1
    assert covered("", HELD).share == 0


@given(st.text(alphabet="abcdefgh ,.", max_size=80))
def test_a_text_covers_itself(text: str) -> None:
    assert covered(text, [text]).missing == 0
    assert all(has_form(name.rstrip("*"), known(text)) for name in known(text) if not name.endswith("*"))
