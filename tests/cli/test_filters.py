from __future__ import annotations

from collections.abc import Sequence

import pytest
import typer
from typer.testing import CliRunner

from cc_assistant.cli.filters import HELP, Wanted, takes_filters
from cc_assistant.domain.filters import FACETS
from cc_assistant.errors import UsageError

KNOWN = {
    "phase": ["initiation", "operation", "maintenance"],
    "country": ["England", "Scotland", "United States"],
    "cfir": ["inner-setting.culture", "inner-setting.compatibility", "innovation.cost"],
    "theme": ["digital-exclusion", "digital-skills", "retention"],
}


def known(facet: str) -> Sequence[str]:
    return KNOWN[facet]


def test_every_facet_has_an_option() -> None:
    assert tuple(HELP) == FACETS


def test_values_are_found_whatever_their_case() -> None:
    filters = Wanted({"country": ["scotland", "ENGLAND", "Scotland"]}, None).checked(known)
    assert filters.country == ("Scotland", "England")


def test_words_may_be_joined_by_hyphens_or_not() -> None:
    filters = Wanted({"theme": ["Digital exclusion"], "country": ["united-states"]}, None).checked(known)
    assert filters.theme == ("digital-exclusion",)
    assert filters.country == ("United States",)


def test_a_construct_can_go_by_its_own_part() -> None:
    assert Wanted({"cfir": ["culture"]}, None).checked(known).cfir == ("inner-setting.culture",)


def test_a_domain_stands_for_all_its_constructs() -> None:
    filters = Wanted({"cfir": ["inner-setting"]}, None).checked(known)
    assert filters.cfir == ("inner-setting.culture", "inner-setting.compatibility")


def test_an_unknown_value_is_refused_with_the_nearest_valid_ones() -> None:
    with pytest.raises(UsageError) as caught:
        Wanted({"theme": ["digital exlusion"]}, None).checked(known)
    assert caught.value.message == "--theme: 'digital exlusion' is not known."
    assert caught.value.remedy.startswith("Nearest: digital-exclusion")


def test_where_nothing_is_near_all_valid_values_are_named() -> None:
    with pytest.raises(UsageError, match="Valid: initiation, operation, maintenance"):
        Wanted({"phase": ["zzz"]}, None).checked(known)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021", (2021, 2021)),
        ("2019-2022", (2019, 2022)),
        ("2020-", (2020, None)),
        ("-2019", (None, 2019)),
        (None, (None, None)),
    ],
)
def test_years(written: str | None, expected: tuple[int | None, int | None]) -> None:
    filters = Wanted({}, written).checked(known)
    assert (filters.year_from, filters.year_to) == expected


@pytest.mark.parametrize("written", ["", "-", "20", "20192022", "2019-22", "soon", "2022-2019", "2019--2020"])
def test_what_is_no_year_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="--year"):
        Wanted({}, written).checked(known)


def test_a_command_takes_each_filter_several_times() -> None:
    app = typer.Typer()

    @app.command()
    @takes_filters
    def show(words: str, wanted: Wanted) -> None:
        typer.echo(f"{words} {wanted.facets} {wanted.year}")

    ran = CliRunner().invoke(app, ["w", "--country", "Wales", "--country", "Ireland", "--year", "2020-"])
    assert ran.output == "w {'country': ('Wales', 'Ireland')} 2020-\n"
