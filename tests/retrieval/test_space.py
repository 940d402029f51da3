"""What the index knows of places, words and themes."""

from __future__ import annotations

import numpy as np
import pytest

from cc_assistant.domain.glossary import Subject
from cc_assistant.retrieval.reading import Unit
from cc_assistant.retrieval.space import PLACE_SAYS, Space


def ids(held: np.typing.NDArray[np.bool_], space: Space) -> set[str]:
    return set(space.index.ids(held.nonzero()[0].tolist()))


def test_a_place_has_the_passages_of_what_lies_in_it(space: Space) -> None:
    scotland = ids(space.place_bits("scotland"), space)
    assert ids(space.place_bits("glasgow"), space) < scotland
    assert scotland < ids(space.place_bits("united-kingdom"), space)
    passages = space.index.passages(range(space.count))
    sources = space.index.sources([passage.source for passage in passages])
    assert {p.id for p in passages if "Scotland" in sources[p.source].country} <= scotland


def test_around_a_place_is_its_whole_country_and_what_is_about_no_one_country(space: Space) -> None:
    def countries(place: str) -> set[str]:
        passages = space.index.passages(space.around_bits(place).nonzero()[0].tolist())
        sources = space.index.sources([passage.source for passage in passages])
        shared = [
            set(source.country) & {"United Kingdom", "United States", "international"}
            for source in sources.values()
        ]
        assert all(shared)
        return set().union(*shared)

    assert countries("glasgow") == {"United Kingdom", "international"}
    assert countries("outside-the-united-kingdom") >= {"international"}
    assert "United States" not in countries("outside-the-united-kingdom")


def test_a_unit_says_the_more_the_fewer_passages_have_it(space: Space) -> None:
    wide, rare = Unit("concept", "link-worker", "connectors"), Unit("concept", "emergency-department", "A&E")
    assert 0 < space.weight(wide) < space.weight(rare)
    assert space.weight(Unit("place", "glasgow", "Glasgow")) == PLACE_SAYS
    assert space.weight(Unit("word", "qwertz", "qwertz")) > space.weight(rare)


@pytest.mark.parametrize(
    ("unit", "stranger"),
    [
        (Unit("word", "hors", "horses"), True),
        (Unit("word", "loneli", "lonely"), False),
        (Unit("concept", "link-worker", "connectors"), False),
        (Unit("place", "glasgow", "Glasgow"), False),
    ],
)
def test_a_stranger_is_what_no_passage_has(unit: Unit, stranger: bool, space: Space) -> None:
    assert space.stranger(unit) is stranger


def test_words_are_known_in_any_inflection(space: Space) -> None:
    assert space.knows_stem("prescribes")
    assert not space.knows_stem("lasagne")


def test_passages_hold_concepts_by_any_form_and_words_by_their_stems(space: Space) -> None:
    positions = np.array(list(space.index.positions(["edsp-01", "welzijn2017-01"]).values()), np.intp)
    none: list[set[str]] = [set(), set()]
    assert space.holding(Unit("concept", "emergency-department", "casualty"), positions, none).tolist() == [
        True,
        False,
    ]
    assert space.holding(Unit("place", "netherlands", "Dutch"), positions, none).tolist() == [False, True]
    assert space.holding(Unit("word", "hors", "horses"), positions, none).tolist() == [False, False]
    assert space.holding(Unit("word", "hors", "horses"), positions, [set(), {"hors"}]).tolist() == [
        False,
        True,
    ]


def test_the_questions_near_the_one_asked_lend_their_words(space: Space) -> None:
    position = np.array([space.index.positions(["edsp-01"])["edsp-01"]], np.intp)
    (passage,) = space.index.passages(position)
    rows = space.units.rows_of(position)
    vector = space.units.vectors[rows[-1]].astype(np.float32)  # asks stand last
    near = space.near_asks(position, vector, 0.95)
    assert near[0] >= set(space.analyser.terms(passage.asks[-1]))
    assert space.near_asks(position, None, 0.95) == [set()]
    assert space.near_asks(position, -vector, 0.95) == [set()]


def test_a_subject_is_spoken_of_in_any_of_its_forms(space: Space) -> None:
    casualty = Subject(name="casualty wards", also=("emergency department",))
    assert space.index.positions(["edsp-01"])["edsp-01"] in space.speaking_of(casualty)
    assert len(space.speaking_of(Subject(name="trombones", also=("trombone players", "?")))) == 0


def test_no_question_that_a_passage_answers_is_about_something_unheard_of(space: Space) -> None:
    heard: dict[str, bool] = {}
    for passage in space.index.passages(range(space.count)):
        for ask in passage.asks:
            for subject, _ in space.lexicon.subjects(ask):
                if subject.name not in heard:
                    heard[subject.name] = len(space.speaking_of(subject)) > 0
                assert heard[subject.name], (subject.name, ask)


def test_every_theme_has_phrases_and_passages(space: Space) -> None:
    assert len(space.themes.ids) == len(set(space.themes.ids)) == len(space.theme_bits)
    assert set(space.themes.theme_of.tolist()) == set(range(len(space.themes.ids)))
    assert all(bits.any() for bits in space.theme_bits)
    assert space.themes.vectors.shape[0] > 3 * len(space.themes.ids)


def test_codes_go_by_the_names_of_the_frames(space: Space) -> None:
    names = {code.id: code.name for code in space.codes}
    assert names["innovation.relative-advantage"] == "Innovation Relative Advantage"
    assert {code.facet for code in space.codes} == {"cfir", "npt"}


def test_the_share_of_a_concept_counts_passages(space: Space) -> None:
    assert space.concept_share("social-prescribing") > 0.2
    assert space.concept_share("no-such-term") == 0
