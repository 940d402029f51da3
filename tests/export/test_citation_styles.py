"""References read as the manuals of the three styles ask for."""

from __future__ import annotations

from typing import Any

import pytest

from cc_assistant.domain.source import Source
from cc_assistant.export.citation_styles import Style, cite

STYLES: tuple[Style, ...] = ("vancouver", "harvard", "apa")
DOI = "https://doi.org/10.1/x"


def source(**changes: Any) -> Source:
    """A study in a journal, with changes."""
    facts: dict[str, Any] = {
        "id": "holt2020",
        "title": "Walking together: a study",
        "authors": ["Holt NJ", "Lee B"],
        "year": 2020,
        "container": "Journal of Walks",
        "doi": "10.1/x",
        "url": "https://doi.org/10.1/x",
        "kind": "qualitative-study",
        "country": ["England"],
        "setting": None,
        "sample": None,
        "licence": None,
        "read": "abstract",
    }
    return Source(**{**facts, **changes})


def all_styles(**changes: Any) -> tuple[str, ...]:
    """The three references of a changed source."""
    return tuple(cite(source(**changes), style) for style in STYLES)


def people(number: int) -> list[str]:
    return [f"Name{chr(97 + index)} A" for index in range(number)]


def test_an_article() -> None:
    assert all_styles() == (
        "Holt NJ, Lee B. Walking together: a study. Journal of Walks. 2020. doi: 10.1/x",
        f"Holt, N.J. and Lee, B. (2020) ‘Walking together: a study’, Journal of Walks. Available at: {DOI}",
        f"Holt, N. J., & Lee, B. (2020). Walking together: a study. Journal of Walks. {DOI}",
    )


def test_a_page_of_an_organisation() -> None:
    page = {
        "title": "Reference guide",
        "authors": ["NHS England"],
        "container": "NHS England website",
        "doi": None,
        "url": "https://england.nhs.uk/guide",
        "kind": "guidance",
    }
    assert all_styles(**page) == (
        "NHS England. Reference guide [Internet]. NHS England website; 2020. "
        "Available from: https://england.nhs.uk/guide",
        "NHS England (2020) Reference guide. NHS England website. Available at: https://england.nhs.uk/guide",
        "NHS England. (2020). Reference guide. NHS England website. https://england.nhs.uk/guide",
    )


def test_a_publisher_that_is_the_author_is_not_said_twice() -> None:
    for text in all_styles(authors=["NHS England"], container="NHS England", kind="guidance", doi=None):
        assert text.count("NHS England") == 1


def test_a_source_without_year_container_and_address() -> None:
    bare = {"year": None, "container": None, "doi": None, "url": None}
    assert all_styles(**bare) == (
        "Holt NJ, Lee B. Walking together: a study. n.d.",
        "Holt, N.J. and Lee, B. (n.d.) ‘Walking together: a study’.",
        "Holt, N. J., & Lee, B. (n.d.). Walking together: a study.",
    )


def test_a_year_that_is_inferred_is_told_as_such() -> None:
    page = {
        "container": "A blog (undated page; year estimated)",
        "kind": "commentary",
        "doi": None,
        "url": None,
    }
    assert all_styles(**page) == (
        "Holt NJ, Lee B. Walking together: a study [Internet]. A blog; [2020?].",
        "Holt, N.J. and Lee, B. (c. 2020) Walking together: a study. A blog.",
        "Holt, N. J., & Lee, B. (ca. 2020). Walking together: a study. A blog.",
    )


@pytest.mark.parametrize("author", ["Authors not shown on the page read", "not shown"])
def test_authors_that_were_not_shown_are_told_as_such(author: str) -> None:
    vancouver, harvard, apa = all_styles(authors=[author])
    assert vancouver.startswith("[Authors not shown]. Walking together")
    assert harvard.startswith("[Authors not shown] (2020) ‘Walking together")
    assert apa.startswith("[Authors not shown]. (2020). Walking together")


def test_vancouver_names_six_authors_then_says_et_al() -> None:
    six = "Namea A, Nameb A, Namec A, Named A, Namee A, Namef A"
    assert cite(source(authors=people(6)), "vancouver").startswith(f"{six}. Walking")
    assert cite(source(authors=people(7)), "vancouver").startswith(f"{six}, et al. Walking")


def test_harvard_names_three_authors_else_the_first_and_et_al() -> None:
    three = "Namea, A., Nameb, A. and Namec, A. (2020)"
    assert cite(source(authors=people(3)), "harvard").startswith(three)
    assert cite(source(authors=people(4)), "harvard").startswith("Namea, A. et al. (2020)")


def test_apa_names_twenty_authors_else_nineteen_and_the_last() -> None:
    twenty, more = cite(source(authors=people(20)), "apa"), cite(source(authors=people(22)), "apa")
    assert "Names, A., & Namet, A. (2020)" in twenty
    assert "Names, A., . . . Namev, A. (2020)" in more
    assert "Namet" not in more


@pytest.mark.parametrize(
    "more", ["and 9 more authors", "and others", "and other authors not shown on the page read"]
)
def test_authors_beyond_those_shown_are_et_al_everywhere(more: str) -> None:
    vancouver, harvard, apa = all_styles(authors=["Holt NJ", more])
    assert vancouver.startswith("Holt NJ, et al. Walking")
    assert harvard.startswith("Holt, N.J. et al. (2020)")
    assert apa.startswith("Holt, N. J., et al. (2020).")


@pytest.mark.parametrize("end", ["?", "!", "."])
def test_a_title_that_ends_a_sentence_gets_no_second_stop(end: str) -> None:
    for text in all_styles(title=f"Does it work{end}"):
        assert f"{end}." not in text
    page = {"title": f"Does it work{end}", "kind": "guidance", "doi": None}
    assert f"work{end} Journal" in cite(source(**page), "apa")
    assert "work? [Internet]." in cite(source(**page), "vancouver") or end != "?"


def test_a_title_in_quotation_marks_keeps_them() -> None:
    title = '"She\'s Been a Rock": Holding'
    for text in all_styles(title=title):
        assert title in text


def test_names_of_several_parts_and_with_accents_are_names_of_persons() -> None:
    names = [
        "de Weger E",
        "Irvine Fitzpatrick L",
        "Hörnsten Å",
        "O'Donnell P",
        "Thomson-Moore A",
        "James DVB",
    ]
    assert cite(source(authors=names), "apa").startswith(
        "de Weger, E., Irvine Fitzpatrick, L., Hörnsten, Å., O'Donnell, P., Thomson-Moore, A., "
        "& James, D. V. B. (2020)"
    )


def test_an_organisation_that_ends_like_initials_is_one() -> None:
    assert cite(source(authors=["Compassionate Communities UK"]), "apa").startswith(
        "Compassionate Communities UK. ("
    )


def test_a_remark_behind_an_organisation_is_left_out() -> None:
    text = cite(source(authors=["NHS England (shared by London Arts and Health)"]), "apa")
    assert text.startswith("NHS England. (2020)")


def test_a_thesis_says_so() -> None:
    thesis = {"authors": ["Ryan AM"], "container": "Thesis, Trinity College", "doi": None, "url": None}
    assert all_styles(**thesis) == (
        "Ryan AM. Walking together: a study [thesis]. Trinity College; 2020.",
        "Ryan, A.M. (2020) Walking together: a study. Thesis. Trinity College.",
        "Ryan, A. M. (2020). Walking together: a study [Thesis, Trinity College].",
    )


def test_a_container_in_plain_words_begins_with_a_capital_and_an_address_does_not() -> None:
    page = {"kind": "guidance", "doi": None, "url": None}
    assert cite(source(container="report for the mayor", **page), "apa").endswith("Report for the mayor.")
    assert cite(source(container="coda.io playbook", **page), "apa").endswith("coda.io playbook.")
    assert cite(source(container="mPower website", **page), "apa").endswith("mPower website.")
