"""All signs against a sentence are gathered under the names by which they are weighed."""

from __future__ import annotations

from cc_assistant.text.faithful.signs import signs
from cc_assistant.text.faithful.weighing import USED

HELD = ("In Frome admissions fell by 14.0%, while they rose by 28.5% across Somerset.",)


def test_a_sentence_in_the_passages_own_words_has_no_signs_against_it() -> None:
    found = signs(HELD[0], [HELD]).values
    assert {name: value for name, value in found.items() if value} == {}


def test_each_fault_shows_in_its_sign() -> None:
    def of(said: str, name: str) -> float:
        return signs(said, [HELD]).values[name]

    assert of("In Frome admissions did not fall.", "new denial") > 0.5
    assert of("In Frome admissions rose by 14.0%.", "opposite") > 0
    assert of("Across Somerset admissions rose by 14.0%.", "taken") > 0
    assert of("In Frome all admissions fell.", "strong") == 1
    assert of("In Frome admissions fell and the staff sang songs.", "missing") > 0


def test_the_signs_are_those_that_are_weighed() -> None:
    found = set(signs("Admissions fell.", [HELD]).values)
    weighed = {name for fault, names in USED.items() if fault != "support" for name in names}
    assert found <= weighed
    assert weighed - found == {"unlike", "nearer undenied", "nearer denied", "nearer turned"}
