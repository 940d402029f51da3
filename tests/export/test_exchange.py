"""What is written as RIS or BibTeX is read back by other people's readers."""

from __future__ import annotations

from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.reference import reference
from cc_assistant.domain.source import Source
from cc_assistant.export.bibtex import to_bibtex
from cc_assistant.export.ris import to_ris
from tests.export.golden import shipped_sources
from tests.export.test_citation_styles import source

WORDS = (
    st.text(
        alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@pytest.fixture(scope="module")
def shipped() -> tuple[Source, ...]:
    return shipped_sources()


def by_ris(sources: list[Source]) -> list[dict[str, Any]]:
    return list(rispy.loads(to_ris(sources)))


def by_bibtex(sources: list[Source], *, decoded: bool = True) -> dict[str, dict[str, str]]:
    """Read BibTeX back, the texts decoded as TeX would; addresses are never texts of TeX."""
    middleware = [LatexDecodingMiddleware()] if decoded else []
    read = parse_string(to_bibtex(sources), append_middleware=middleware)
    assert not read.failed_blocks
    return {
        entry.key: {name: field.value for name, field in entry.fields_dict.items()} for entry in read.entries
    }


def test_all_shipped_sources_come_back_from_ris(shipped: tuple[Source, ...]) -> None:
    read = by_ris(list(shipped))
    assert [record["id"] for record in read] == [source.id for source in shipped]
    for record, held in zip(read, shipped, strict=True):
        assert record["title"] == held.title
        assert record.get("doi") == held.doi
        assert record.get("urls", [None])[0] == held.url
        assert record.get("year") == (str(held.year) if held.year else None)
        assert len(record.get("authors", [])) == len(reference(held).authors)


def test_all_shipped_sources_come_back_from_bibtex(shipped: tuple[Source, ...]) -> None:
    read, addresses = by_bibtex(list(shipped)), by_bibtex(list(shipped), decoded=False)
    assert list(read) == [source.id for source in shipped]
    for held in shipped:
        assert read[held.id]["title"].strip("{}") == held.title
        assert addresses[held.id].get("doi") == held.doi
        assert addresses[held.id].get("url") == held.url


def test_kinds_of_source_become_types_of_record() -> None:
    page = {"doi": None, "authors": ["Nesta"], "container": "Nesta blog"}
    sources = [
        source(),
        source(kind="guidance", **page),
        source(kind="commentary", **page),
        source(container="Thesis, Trinity College", doi=None),
    ]
    assert [record["type_of_reference"] for record in by_ris(sources)] == ["JOUR", "RPRT", "ELEC", "THES"]
    bibtex = to_bibtex(sources)
    assert [line.split("{")[0] for line in bibtex.splitlines() if line.startswith("@")] == [
        "@article",
        "@misc",
        "@misc",
        "@phdthesis",
    ]


def test_how_much_was_read_and_what_is_missing_goes_along() -> None:
    held = source(
        authors=["Authors not shown on the page read"], container="Blog (undated page; year estimated)"
    )
    notes = [
        "Only the abstract was read.",
        "The page read did not show the authors.",
        "The page gives no year; the year is inferred.",
    ]
    record = by_ris([held])[0]
    assert record["notes"] == notes
    assert "authors" not in record
    assert by_bibtex([held])["holt2020"]["note"] == " ".join(notes)


def test_bibtex_keys_are_ascii_and_differ() -> None:
    sources = [source(id="café 1"), source(id="cafe-1"), source(id="CAFE-1"), source(id="…")]
    assert list(by_bibtex(sources)) == ["cafe-1", "cafe-1-2", "CAFE-1-3", "source"]


def test_what_tex_takes_as_a_command_is_escaped() -> None:
    text = to_bibtex([source(title=r"50 % & $5_a #1 {x} ~ ^ \cmd", authors=["R&D Team at Home"])])
    assert (
        r"title = {{50 \% \& \$5\_a \#1 \{x\} \textasciitilde{} \textasciicircum{} \textbackslash{}cmd}}"
        in text
    )
    assert r"author = {{R\&D Team at Home}}" in text


@given(title=WORDS, container=WORDS)
def test_no_text_breaks_a_record(title: str, container: str) -> None:
    sources = [source(id="first", title=title, container=container), source(id="second")]
    ris = by_ris(sources)
    assert [record["id"] for record in ris] == ["first", "second"]
    assert ris[0]["title"] == title
    assert list(by_bibtex(sources)) == ["first", "second"]


def test_a_line_break_in_a_text_cannot_start_a_field() -> None:
    record = by_ris([source(title="One\nER  - \nTY  - JOUR")])
    assert len(record) == 1
    assert record[0]["title"] == "One ER - TY - JOUR"
