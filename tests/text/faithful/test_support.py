"""Which of several passages says a sentence."""

from __future__ import annotations

from cc_assistant.text.faithful.alignment import form
from cc_assistant.text.faithful.reading import read
from cc_assistant.text.faithful.support import Held, Worth, support
from cc_assistant.text.faithful.weighing import USED

FROME = Held(("In Frome, unplanned admissions fell by 14.0% between 2013 and 2017.",), ("Abel 2018",))
CAMDEN = Held(("The Camden programme did not lower readmission among 800 patients.",))
PORTUGAL = Held(("In Lisbon, link workers met family doctors at health units.",))
ALL = [FROME, CAMDEN, PORTUGAL]


def signs(said: str, passage: Held, *cited: Held) -> dict[str, float]:
    return support(said, passage, [passage, *cited], ALL, worth=Worth(ALL))


def test_the_passage_that_says_it_is_ahead_of_the_others() -> None:
    said = "Admissions in Frome fell by 14.0%."
    right, wrong = signs(said, FROME), signs(said, CAMDEN)
    assert right["ahead"] > 0.5 > 0 > wrong["ahead"]
    assert right["figures"] == right["names"] == 1
    assert wrong["figures"] == 0


def test_each_of_two_passages_has_to_bring_something_of_its_own() -> None:
    said = "Admissions fell by 14.0% in Frome, but readmission was not lower in Camden."
    assert signs(said, CAMDEN, FROME)["alone"] > 0.1
    assert signs(said, PORTUGAL, FROME)["alone"] == 0
    assert signs(said, FROME, CAMDEN)["figures alone"] == 1


def test_the_signs_are_those_that_are_weighed() -> None:
    found = signs("Admissions fell.", FROME)
    assert set(found) <= set(USED["support"])
    assert {name for name in USED["support"] if "like" not in name} == set(found)


def test_common_words_are_worth_less() -> None:
    worth = Worth([*ALL, Held(("Admissions fell in Leeds.",))])
    lisbon, admissions = (form(read(word)[0]) for word in ("Lisbon", "admissions"))
    assert worth.of(lisbon) > worth.of(admissions) > 0
    assert worth.of("nowhere") >= worth.of(lisbon)
