"""Figures are read in digits and in words, with their units."""

from __future__ import annotations

import pytest

from cc_assistant.text.faithful.figures import figures, missing_figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It fell by 14.0%.", 14.0, "%"),
        ("It fell by 14 per cent.", 14.0, "%"),
        ("It saved £6,015 a week.", 6015.0, "£"),
        ("It saved GBP 6,015 a week.", 6015.0, "£"),
        ("It cost £2.4m.", 2_400_000.0, "£"),
        ("It lasted 12 months.", 12.0, "month"),
        ("It lasted a 12-month period.", 12.0, "month"),
        ("It lasted twelve months.", 12.0, "month"),
        ("It began in 2019.", 2019.0, "year-date"),
        ("Twenty-five people came.", 25.0, ""),
        ("A quarter of people came.", 25.0, "%"),
        ("A quarter gave money.", 25.0, "%"),
        ("Two in five people came.", 40.0, "%"),
        ("They came three or more times.", 3.0, "times"),
        ("Visits doubled.", 2.0, "times"),
        ("Three million people came.", 3e6, ""),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, value: float, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit) == (value, unit)
    assert text[figure.start : figure.end].strip()


@pytest.mark.parametrize("text", ["COVID-19 came.", "One of them left.", "He sat on the B12 committee."])
def test_what_looks_like_a_figure_and_is_none(text: str) -> None:
    assert figures(text) == ()


def test_a_span_gives_its_unit_to_both_ends() -> None:
    assert [figure.unit for figure in figures("It took 6 to 12 months.")] == ["month", "month"]
    assert [figure.unit for figure in figures("It went from 37% in 2022 to 30% in 2023.")] == [
        "%",
        "year-date",
        "%",
        "year-date",
    ]


def test_a_year_after_a_count_makes_no_share_of_it() -> None:
    assert [figure.value for figure in figures("It grew from seven in 2014 to 80.")] == [7.0, 2014.0, 80.0]
    assert [figure.value for figure in figures("7.9 admissions a quarter")] == [7.9]


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("It fell by 14%.", ""),
        ("It fell by 41%.", "41%"),
        ("It fell by 14 people.", "14"),
        ("It lasted 12 weeks.", "12"),
        ("It lasted twelve months.", ""),
        ("It happened in 2018.", ""),
        ("Nearly a seventh of the people, 15%, left.", "15%"),
    ],
)
def test_a_figure_that_stands_nowhere_is_named(said: str, missing: str) -> None:
    assert missing_figure(said, ["It fell by 14% within 12 months."], frozenset({2018})) == missing


def test_a_share_in_words_may_lie_a_little_beside_one_in_figures() -> None:
    assert missing_figure("A third of people left.", ["34% of people left."]) == ""
    assert missing_figure("A third of people left.", ["43% of people left."]) == "A third"
