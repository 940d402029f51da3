"""What a question says, before anything is searched for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.retrieval.reading import LONGEST, Reader, Reading, quoted_phrases
from cc_assistant.retrieval.space import Space


def read(question: str, reader: Reader, topic: str = "") -> Reading:
    turns = (Turn(text=topic, understood_as=topic, topic=topic),) if topic else ()
    return reader.read(question, Conversation(turns=turns))


def units(reading: Reading) -> set[tuple[str, str]]:
    return {(unit.kind, unit.key) for unit in reading.units}


def test_a_question_is_read_for_people_to_check(reader: Reader) -> None:
    told = read("prescirbing in Glasgow during lockdown", reader).understanding("prescirbing ...")
    assert told.text == "prescirbing ..."
    assert told.corrected == (("prescirbing", "prescribing"),)
    assert {noticed.label for noticed in told.noticed} == {"Glasgow", "during the pandemic"}
    assert not told.follow_up


def test_the_words_as_typed_are_kept_beside_the_mended_ones(reader: Reader) -> None:
    reading = read("prescirbing?", reader)
    assert reading.standalone.text == "prescirbing?"
    assert reading.searched == "prescribing?"


def test_a_follow_up_is_searched_for_with_its_topic(reader: Reader) -> None:
    reading = read("why do they leave?", reader, topic="link workers")
    assert reading.searched == "why do they leave? link workers"
    assert reading.concepts == {"link-worker": 1.0}
    assert ("concept", "link-worker") not in units(reading), "only the question itself has to be covered"


def test_concepts_places_and_words_are_what_has_to_be_covered(reader: Reader) -> None:
    reading = read("Do connectors in Glasgow like horses?", reader)
    assert units(reading) == {("concept", "link-worker"), ("place", "glasgow"), ("word", "hors")}
    assert reading.places == ("glasgow",)


def test_words_that_gave_a_facet_away_need_not_be_covered(reader: Reader) -> None:
    assert ("word", "lockdown") not in units(read("horses in lockdown", reader))


def test_a_word_of_one_country_alone_brings_its_place_to_mind(reader: Reader) -> None:
    assert read("Does Medicaid pay for navigators?", reader).places == ("united-states",)
    assert read("Does Medicaid pay in Glasgow?", reader).places == ("glasgow",)


def test_concepts_that_nearly_everything_is_about_are_left_out_of_the_narrow_form(reader: Reader) -> None:
    reading = read("social prescribing for horses", reader)
    assert reading.canonical == "social prescribing for horses"
    assert reading.narrow.split() == ["for", "horses"]


def test_a_question_on_nothing_else_keeps_them(reader: Reader) -> None:
    reading = read("What is social prescribing?", reader)
    assert reading.narrow == reading.canonical


def test_places_elsewhere_are_told(reader: Reader) -> None:
    assert read("pay in Norway and in Reading", reader).unknown_places == ("Norway", "Reading")


def test_of_a_very_long_question_the_beginning_is_read_and_shown(reader: Reader) -> None:
    reading = read("loneliness " * 1_000 + "horses", reader)
    assert len(reading.standalone.text) == LONGEST
    assert set(reading.terms) == {"loneli"}


@pytest.mark.parametrize("question", ["", " \n", "?!", "the of and to is it"])
def test_a_question_that_says_nothing_has_no_words(question: str, reader: Reader) -> None:
    reading = read(question, reader)
    assert (reading.terms, reading.concepts, reading.places, reading.units) == ({}, {}, (), ())


def test_what_stands_in_double_quotes_has_to_stand_so() -> None:
    assert quoted_phrases('is "warm handover" better than “ signposting ” or "a"?') == [
        "warm handover",
        "signposting",
    ]
    assert quoted_phrases("it's the workers' job") == []
    assert quoted_phrases('"link worker') == []


@given(st.text(max_size=60))
def test_any_question_can_be_read(reader: Reader, space: Space, question: str) -> None:
    reading = read(question, reader)
    assert set(reading.places) <= set(space.lexicon.places)
    assert all(weight > 0 for weight in reading.terms.values())
    assert all(unit.words in reading.searched for unit in reading.units)


def test_what_cuts_something_is_no_cut_in_funding(reader: Reader) -> None:
    assert "austerity" not in read("Is there any proof it cuts GP appointments?", reader).concepts
    assert "austerity" in read("What happens to services after funding cuts?", reader).concepts


def test_what_workers_earn_is_pay_unless_it_is_trust(reader: Reader) -> None:
    assert read("What do link workers earn?", reader).concepts == {"band-5": 1.0}
    assert read("How do link workers earn trust?", reader).concepts == {"trust-relationship": 1.0}
