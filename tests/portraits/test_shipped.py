"""The four shipped portraits: every citation resolves, every picture can be drawn, all is quick to read."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import pytest
import yaml

from cc_assistant.errors import NotFound
from cc_assistant.paths import shipped
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tasks.portraying import Portraying
from tests.render.boxes import assert_tidy

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


@pytest.mark.parametrize("case", CASES)
def test_letters_of_the_pictures_keep_off_one_another(portraying: Portraying, case: str) -> None:
    for drawn in portraying.pictures(portraying.paper(case)):
        assert_tidy(drawn.picture)


@pytest.mark.parametrize("case", CASES)
def test_counts_are_those_of_the_coded_passages_in_the_files(portraying: Portraying, case: str) -> None:
    folder = shipped("knowledge")
    held = yaml.safe_load((folder / "cases" / f"{case}.yaml").read_text("utf-8"))["excerpts"]
    by_id = {
        one["id"]: one
        for source in {name.rpartition("-")[0] for name in held}
        for one in yaml.safe_load((folder / "evidence" / f"{source}.yaml").read_text("utf-8"))["excerpts"]
    }
    domains = {
        one["id"]: one["domain"]
        for one in yaml.safe_load((folder / "frames" / "cfir.yaml").read_text("utf-8"))["constructs"]
    }
    told: Counter[tuple[str, str, str]] = Counter()
    for one in (by_id[name] for name in held):
        for phase in one["phase"]:
            told.update(
                (phase, domain, one["direction"]) for domain in {domains[code] for code in one["cfir"]}
            )
    for row in portraying.paper(case).balance:
        counts = row.helped, row.hindered, row.mixed, row.neutral
        ways = "facilitator", "barrier", "mixed", "neutral"
        assert counts == tuple(told[row.phase, row.domain, way] for way in ways)


def test_the_longest_portrait_is_two_pages_and_one_for_what_it_rests_on(portraying: Portraying) -> None:
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(portraying.file(portraying.paper("ways-to-wellness"), "pdf"))).pages
    assert len(pages) == 3
    assert "goal had been 11,000 users in seven years" in pages[0].extract_text()  # the story ends on page 1
    assert "the end of its founding" in pages[1].extract_text()


def test_a_service_is_found_by_the_beginning_of_its_id_or_by_its_place(portraying: Portraying) -> None:
    assert portraying.named("ways") == "ways-to-wellness"
    assert portraying.named("Glasgow") == "deep-end-glasgow"


def test_a_service_that_is_not_there_is_met_with_those_that_are(portraying: Portraying) -> None:
    with pytest.raises(NotFound, match="derby-local-area-coordination"):
        portraying.paper("nowhere")
