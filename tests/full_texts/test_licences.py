"""Licences as archives and papers write them."""

from __future__ import annotations

import pytest

from cc_assistant.full_texts.europe_pmc import wanted
from cc_assistant.full_texts.licences import licence_in, stated_in


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("cc by", "CC BY"),
        ("cc by-nc-nd", "CC BY-NC-ND"),
        ("CC-BY 4.0", "CC BY 4.0"),
        ("cc0", "CC0"),
        ("http://creativecommons.org/licenses/by-sa/3.0/igo/", "CC BY-SA 3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
        ("publisher specific", None),
        ("accby", None),
        ("https://creativecommons.org/about", None),
        ("", None),
    ],
)
def test_a_licence_is_known_by_its_address_or_short_name(stated: str, name: str | None) -> None:
    found = licence_in(stated)
    assert (found.name if found else None) == name


def test_only_what_stands_before_the_text_is_the_papers_licence() -> None:
    article = b"<article><front><license><p>Ours.</p></license></front><body><license>cc by</license></body>"
    assert licence_in(stated_in(article)) is None


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("pmc123", ("pmcid", "PMC123")),
        ("https://doi.org/10.1136/bmjopen-2022-012345", ("doi", "10.1136/bmjopen-2022-012345")),
        ("doi: 10.1000/a.b", ("doi", "10.1000/a.b")),
        ("PMID: 31234567", ("pmid", "31234567")),
        ("fixsen2022", None),
        ("12", None),
    ],
)
def test_papers_are_known_by_the_names_of_the_registers(written: str, known: tuple[str, str] | None) -> None:
    assert wanted(written) == known
