"""The four shipped portraits: every citation resolves, every picture can be drawn, all is quick to read."""

from __future__ import annotations

import pytest

from cc_assistant.errors import NotFound
from cc_assistant.portraying import Portraying
from cc_assistant.services import Services
from cc_assistant.settings import Settings

CASES = (
    "deep-end-glasgow",
    "derby-local-area-coordination",
    "rotherham-social-prescribing",
    "ways-to-wellness",
)


@pytest.fixture(scope="module")
def portraying() -> Portraying:
    return Services(Settings(model="none")).portraying


def test_all_are_listed(portraying: Portraying) -> None:
    assert {one.case for one in portraying.listed()} == set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_every_sentence_and_event_cites_what_is_there(portraying: Portraying, case: str) -> None:
    paper = portraying.paper(case)
    known = {name for one in paper.references for name in one.passages}
    for section in paper.sections:
        for sentence in section.sentences:
            assert sentence.cites, sentence.text
            for cite in sentence.cites:
                assert paper.references[cite.number - 1].source == cite.source
                assert not cite.passage or cite.passage in known
    assert paper.timeline is not None
    assert all(one.cite and one.excerpts for one in paper.timeline.moments)


@pytest.mark.parametrize("case", CASES)
def test_all_four_pictures_are_drawn(portraying: Portraying, case: str) -> None:
    names = [one.picture.name for one in portraying.pictures(portraying.paper(case))]
    assert names == [f"{kind}-{case}" for kind in ("timeline", "balance", "work", "partners")]


def test_a_service_is_found_by_the_beginning_of_its_id_or_by_its_place(portraying: Portraying) -> None:
    assert portraying.named("ways") == "ways-to-wellness"
    assert portraying.named("Glasgow") == "deep-end-glasgow"


def test_a_service_that_is_not_there_is_met_with_those_that_are(portraying: Portraying) -> None:
    with pytest.raises(NotFound, match="derby-local-area-coordination"):
        portraying.paper("nowhere")
