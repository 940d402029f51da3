"""On what an answer rests, in counts and in words."""

from __future__ import annotations

from cc_assistant.answering.basis import basis, thin_places
from cc_assistant.answering.evidence import Evidence
from tests.answering.made import piece, source

ENGLISH = source("en", year=2019, kind="trial")
WELSH = source("cy", year=2021, kind="qualitative-study", country=("Wales", "England"), read="full-text")
UNDATED = source("nd", year=None, kind="trial", country=("Wales",), read="page-beginning")


def thin(*cited: Evidence) -> list[str]:
    return thin_places(cited, basis(cited))


def test_sources_count_once_however_many_passages_they_give() -> None:
    found = basis(
        [piece("a", of=ENGLISH), piece("b", of=ENGLISH), piece("c", of=WELSH), piece("d", of=UNDATED)]
    )
    assert (found.passages, found.sources) == (4, 3)
    assert found.designs == {"trial": 2, "qualitative-study": 1}
    assert found.countries == {"England": 2, "Wales": 2}
    assert (found.year_from, found.year_to, found.undated) == (2019, 2021, 1)
    assert found.read == {"abstract": 1, "full-text": 1, "page-beginning": 1}


def test_our_record_of_a_paper_and_the_paper_itself_are_one_source() -> None:
    record = source("ours", year=2020, kind="qualitative-study", country=("Wales",), doi="10.1/AB")
    paper = source("ours-full-text", year=2020, kind="article", country=(), doi="10.1/ab", read="full-text")
    for cited in (
        [piece("a", of=record), piece("b", of=paper)],
        [piece("b", of=paper), piece("a", of=record)],
    ):
        found = basis(cited)
        assert (found.passages, found.sources) == (2, 1)
        assert (found.designs, found.read) == ({"qualitative-study": 1}, {"full-text": 1})
        assert found.countries == {"Wales": 1}


def test_the_most_frequent_comes_first_and_equals_by_their_names() -> None:
    found = basis([piece("a", of=UNDATED), piece("b", of=WELSH), piece("c", of=ENGLISH)])
    assert list(found.designs) == ["trial", "qualitative-study"]
    assert list(found.countries) == ["England", "Wales"]


def test_a_passage_cited_twice_counts_once() -> None:
    assert basis([piece("a", of=ENGLISH), piece("a", of=ENGLISH)]).passages == 1


def test_no_evidence_rests_on_nothing() -> None:
    found = basis([])
    assert (found.passages, found.sources, found.undated) == (0, 0, 0)
    assert (found.year_from, found.year_to) == (None, None)
    assert found.designs == found.countries == found.read == {}


def test_undated_sources_alone_give_no_years() -> None:
    found = basis([piece("a", of=UNDATED)])
    assert (found.year_from, found.year_to, found.undated) == (None, None, 1)


def test_few_sources_are_told() -> None:
    assert thin(piece("a", of=ENGLISH))[0] == "This rests on a single source."
    assert thin(piece("a", of=ENGLISH), piece("b", of=UNDATED))[0] == "This rests on only 2 sources."


def test_one_country_one_kind_of_voice_and_half_read_sources_are_told() -> None:
    sources = [source(name, country=("Wales",)) for name in "abc"]
    assert thin(*(piece(of.id, of=of, perspective=("manager",)) for of in sources)) == [
        "All of it comes from Wales.",
        "None of it is told by people who use services or their carers.",
        "No source was read in full.",
    ]


def test_well_founded_evidence_is_not_run_down() -> None:
    cited = [piece(of.id, of=of, perspective=("carer",)) for of in (ENGLISH, WELSH, UNDATED)]
    assert thin(*cited) == []
