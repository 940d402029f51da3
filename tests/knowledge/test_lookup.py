"""One passage, source or word is found at once, or the nearest is named."""

from __future__ import annotations

import pytest

from cc_assistant.domain.glossary import Glossary
from cc_assistant.errors import KnowledgeError, NotFound
from cc_assistant.knowledge.glossary_lookup import find_terms, nearest_terms
from cc_assistant.knowledge.lookup import find_passage, find_source, find_term, read_glossary
from tests.knowledge.packs import SHIPPED, TINY, PackUnderTest


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read_glossary([SHIPPED])


def test_a_passage_comes_with_its_source_and_pack() -> None:
    passage, source = find_passage([TINY], "smith2020-02")
    assert (passage.id, passage.source, passage.pack, source.id) == (
        "smith2020-02",
        "smith2020",
        "tiny",
        "smith2020",
    )


def test_a_source_comes_with_its_passages() -> None:
    source, passages = find_source([TINY], "smith2020")
    assert source.title == "Walking together"
    assert [passage.id for passage in passages] == ["smith2020-01", "smith2020-02"]


@pytest.mark.parametrize(
    ("passage_id", "remedy"),
    [
        ("smith2020-09", "The source has smith2020-01, smith2020-02."),
        ("smyth2020-01", "The nearest source is smith2020: see 'cc-assistant source smith2020'."),
        ("SMITH2020-01", "The nearest source is smith2020: see 'cc-assistant source smith2020'."),
        ("nothing like it", "'cc-assistant search WORDS' finds passages and their sources."),
        ("../evidence/smith2020-01", "'cc-assistant search WORDS' finds passages and their sources."),
        ("", "'cc-assistant search WORDS' finds passages and their sources."),
        ("\0-01", "'cc-assistant search WORDS' finds passages and their sources."),
    ],
)
def test_a_passage_that_is_not_there_is_told_with_the_nearest(passage_id: str, remedy: str) -> None:
    with pytest.raises(NotFound) as caught:
        find_passage([TINY], passage_id)
    assert caught.value.message == f"There is no passage '{passage_id}'."
    assert caught.value.remedy == remedy


def test_a_fault_in_the_one_file_is_told_with_its_line(pack: PackUnderTest) -> None:
    line = pack.change("evidence/smith2020.yaml", "direction: barrier", "direction: barier")
    with pytest.raises(KnowledgeError) as caught:
        find_passage([pack.folder], "smith2020-01")
    assert [(fault.line, fault.nearest) for fault in caught.value.faults] == [(line, "barrier")]


def test_a_fault_in_another_file_does_not_matter(pack: PackUnderTest) -> None:
    pack.write("evidence/jones2021.yaml", "a: b: c")
    assert find_passage([pack.folder], "smith2020-01")[0].id == "smith2020-01"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("link worker", ["link-worker"]),
        ("Link  WORKER", ["link-worker"]),
        ("link-worker", ["link-worker"]),
        ("connector", ["link-worker"]),
        ("linkworker", ["link-worker"]),
        ("well being co-ordinator", ["link-worker"]),
        ("neighborhood coaches", ["link-worker"]),
        ("LAC", ["local-area-coordination"]),
        ("link wroker", []),
        ("%", []),
        ("", []),
        ("   ", []),
    ],
)
def test_a_term_is_found_by_any_name_and_spelling(glossary: Glossary, words: str, ids: list[str]) -> None:
    assert [term.id for term in find_terms(glossary, words)] == ids


def test_a_short_form_with_several_meanings_finds_them_all() -> None:
    assert [term.id for term in find_terms(read_glossary([TINY]), "lw")] == ["link-worker", "navigator"]


def test_a_word_that_is_not_there_is_told_with_the_nearest_terms(glossary: Glossary) -> None:
    assert nearest_terms(glossary, "care navigatr")[0] == "care navigator"
    with pytest.raises(NotFound) as caught:
        find_term(glossary, "care navigatr")
    assert caught.value.remedy.startswith("Nearest: care navigator")
    with pytest.raises(NotFound, match="lists all terms"):
        find_term(glossary, "qqqqqq")


def test_a_pack_without_a_glossary_has_an_empty_one(pack: PackUnderTest) -> None:
    for path in (pack.folder / "glossary").iterdir():
        path.unlink()
    assert read_glossary([pack.folder]) == Glossary()
