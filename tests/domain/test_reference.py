"""How a text names a source in passing."""

from __future__ import annotations

from typing import Any

import pytest

from cc_assistant.domain.reference import reference, short_form, short_forms
from cc_assistant.domain.source import Source


def source(**changes: Any) -> Source:
    """A study by four people, with changes."""
    facts: dict[str, Any] = {
        "id": "pescheny2018",
        "title": "Facilitators and barriers of implementing and delivering social prescribing services",
        "authors": ["Pescheny JV", "Pappas Y", "Randhawa G", "Gunn L"],
        "year": 2018,
        "container": "BMC Health Services Research",
        "doi": "10.1/x",
        "url": "https://doi.org/10.1/x",
        "kind": "systematic-review",
        "country": ["England"],
        "setting": None,
        "sample": None,
        "licence": None,
        "read": "abstract",
    }
    return Source(**{**facts, **changes})


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        ({}, "Pescheny et al. 2018"),
        ({"authors": ["Morris SL"], "year": 2022}, "Morris 2022"),
        ({"authors": ["Fancourt D", "Steptoe A"]}, "Fancourt and Steptoe 2018"),
        ({"authors": ["Pantell MS", "and 9 more authors"]}, "Pantell et al. 2018"),
        ({"authors": ["Hörnsten Å"]}, "Hörnsten 2018"),
        ({"authors": ["NHS England"], "year": None}, "NHS England n.d."),
        ({"authors": ["The Health Foundation"]}, "Health Foundation 2018"),
        ({"authors": ["University of California San Francisco, Memory and Aging Center"]},
         "University of California San Francisco 2018"),
        ({"authors": ["World Health Organization Regional Office for the Western Pacific"]},
         "World Health Organization Regional Office … 2018"),
        ({"authors": ["Authors not shown on the page read"]},
         "“Facilitators and barriers of implementing …” 2018"),
        ({"authors": ["not shown"], "title": "Health hubs", "year": None}, "“Health hubs” n.d."),
    ],
)  # fmt: skip
def test_the_short_form_is_short_and_recognisable(changes: dict[str, Any], form: str) -> None:
    assert short_form(source(**changes)) == form


def test_short_forms_that_would_be_alike_get_letters_in_the_order_of_their_ids() -> None:
    sources = [
        source(id="pescheny2018b"),
        source(id="pescheny2018"),
        source(id="nesta2", authors=["Nesta"], year=None),
        source(id="nesta1", authors=["Nesta"], year=None),
        source(id="morris2022", authors=["Morris SL"], year=2022),
    ]
    assert short_forms(sources) == {
        "pescheny2018": "Pescheny et al. 2018a",
        "pescheny2018b": "Pescheny et al. 2018b",
        "nesta1": "Nesta n.d.-a",
        "nesta2": "Nesta n.d.-b",
        "morris2022": "Morris 2022",
    }


def test_beyond_z_letters_double() -> None:
    forms = short_forms(source(id=f"s{number:02}") for number in range(28))
    assert forms["s25"].endswith("2018z")
    assert forms["s26"].endswith("2018aa")
    assert len(set(forms.values())) == 28


@pytest.mark.parametrize(
    ("container", "kept"),
    [
        ("journal not shown on the page read", None),
        (
            "University of Oxford publication page (journal not shown)",
            "University of Oxford publication page",
        ),
        ("Housing LIN (summary page)", "Housing LIN (summary page)"),
        ("Nesta blog (undated page; year estimated)", "Nesta blog"),
        (None, None),
    ],
)
def test_words_about_the_record_are_no_part_of_the_container(container: str | None, kept: str | None) -> None:
    assert reference(source(container=container)).container == kept


def test_a_year_that_the_page_does_not_give_is_inferred() -> None:
    assert not reference(source()).estimated
    assert reference(source(container="Blog (undated page; year estimated)")).estimated
    assert not reference(source(container="Blog (undated page)", year=None)).estimated
