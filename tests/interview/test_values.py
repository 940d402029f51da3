"""What people type for a question, and the answer that it gives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.domain.session import Value
from cc_assistant.interview.fitting import ValueFault, fits
from cc_assistant.interview.values import read_value
from tests.interview.shipped import TODAY, shipped_rules

QUESTIONS = shipped_rules().questions


def read(question: str, typed: str) -> Value:
    return read_value(QUESTIONS[question], typed, TODAY)


def fault(question: str, typed: str) -> ValueFault:
    with pytest.raises(ValueFault) as caught:
        read(question, typed)
    return caught.value


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("host", "1", "voluntary"), ("host", "(b)", "nhs-trust"), ("host", "5.", "housing"),
        ("host", "voluntary", "voluntary"), ("host", "nhs trust", "nhs-trust"), ("host", "NHS", "nhs-trust"),
        ("host", "a charity", "voluntary"), ("host", "the council", "council"), ("host", "gp", "gp-network"),
        ("host", "charty", "voluntary"), ("host", "hosing association", "housing"),
        ("host", "Not decided", "dont-know"), ("leader", "yes, and they act", "active"),
        ("leader", "name only", "named-only"), ("leader", "No", "no"), ("similar_services", "no", "none"),
        ("volunteers", "yep", "yes"), ("volunteers", "n", "no"), ("volunteers", "c", "dont-know"),
        ("stage", "hiring", "getting-ready"), ("data_sharing", "working on it", "in-progress"),
        ("joining_cost", "nothing", "free"),
        ("place", "1,3 and 5", ("rural", "town", "deprived")), ("place", "c a", ("rural", "town")),
        ("place", "1-3", ("rural", "coastal", "town")), ("place", "by the sea & a city", ("coastal", "city")),
        ("place", "villages and countryside, city", ("rural", "city")), ("place", "2, 2", ("coastal",)),
        ("groups", "people with money or housing worries; carers", ("carers", "poverty")),
        ("groups", "older peple", ("older-people",)),
        ("place", "all of them",
         ("rural", "coastal", "town", "city", "deprived", "diverse", "hard-to-travel")),
        ("shared_purpose", "3", 3), ("shared_purpose", "five", 5), ("shared_purpose", "4/5", 4),
        ("shared_purpose", "half and half", 3), ("shared_purpose", "2 out of 5", 2),
    ],
)  # fmt: skip
def test_choices_are_read_by_key_id_or_words(question: str, typed: str, value: Value) -> None:
    assert read(question, typed) == value


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ("funding_months", "18", 18), ("funding_months", "about 2 years", 24),
        ("funding_months", "two and a half years", 30), ("funding_months", "a year and a half", 18),
        ("funding_months", "1 year 6 months", 18), ("funding_months", "26 weeks", 6),
        ("funding_months", "twenty-four months", 24), ("funding_months", "half a year", 6),
        ("funding_months", "nothing agreed yet", 0), ("funding_months", "a dozen", 12),
        ("team_size", "1.5 fte", 1.5), ("team_size", "three link workers", 3), ("team_size", "2½", 2.5),
        ("team_size", "one and a half", 1.5), ("team_size", "we have about six workers", 6),
        ("team_size", "1,000", 1000), ("team_size", "half", 0.5), ("team_size", "half a dozen", 6),
    ],
)  # fmt: skip
def test_numbers_are_read_in_figures_words_and_years(question: str, typed: str, value: Value) -> None:
    assert read(question, typed) == value


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-04-01", "2027-04-01"), ("1/4/27", "2027-04-01"), ("1.4.2027", "2027-04-01"),
        ("01-04-2027", "2027-04-01"), ("1 Apr 27", "2027-04-01"), ("April 2027", "2027-04-01"),
        ("04/2027", "2027-04-01"), ("2027-04", "2027-04-01"), ("1st of April", "2027-04-01"),
        ("April 1st, 2027", "2027-04-01"), ("next April", "2027-04-01"), ("march", "2027-03-01"),
        ("we may open in May", "2027-05-01"), ("1/4", "2027-04-01"), ("April '27", "2027-04-01"),
        ("April next year", "2027-04-01"), ("end of next year", "2027-12-31"), ("2027", "2027-01-01"),
        ("spring 2027", "2027-03-01"), ("Q2 2027", "2027-04-01"), ("mid 2027", "2027-07-01"),
        ("in 6 weeks", "2026-12-14"), ("six weeks from now", "2026-12-14"), ("in a fortnight", "2026-11-16"),
        ("in two months", "2027-01-02"), ("tomorrow", "2026-11-03"), ("next Monday", "2026-11-09"),
        ("since 2019", "2019-01-01"), ("last March", "2026-03-01"), ("we opened in march", "2026-03-01"),
        ("2 years ago", "2024-11-02"), ("open for two years", "2024-11-02"), ("last month", "2026-10-01"),
        ("yesterday", "2026-11-01"), ("now", "2026-11-02"), ("this month", "2026-11-01"),
        ("hopefully 1st May 2027, if funded", "2027-05-01"), ("1/1/99", "1999-01-01"),
        ("at Christmas", "2026-12-25"), ("Easter 2027", "2027-03-28"), ("since last Easter", "2026-04-05"),
        ("New Year's Day", "2027-01-01"), ("by the end of the financial year", "2027-03-31"),
        ("next November", "2027-11-01"), ("Michaelmas", "2027-09-29"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_say_them_with_the_day_first(typed: str, day: str) -> None:
    assert read("launch_date", typed) == day


@pytest.mark.parametrize(
    ("question", "typed", "told"),
    [
        ("launch_date", "31/2/2027", "There is no 31 February 2027: that month has 28 days."),
        ("launch_date", "31 June", "There is no 31 June: that month has 30 days."),
        ("launch_date", "0/4/27", "There is no 0 April 2027: that month has 30 days."),
        ("launch_date", "29 February", "There is no 29 February: that month has 28 days."),
        ("launch_date", "4/25/27", "There is no month 25: the day stands before the month."),
        ("launch_date", "99/99/99", "There is no month 99."),
        ("launch_date", "2027-13-01", "There is no month 13."),
        ("launch_date", "1 April 2097", "1 April 2097 is 71 years ahead. Is the year right?"),
        ("launch_date", "1 April 1950", "1 April 1950 is 76 years ago. Is the year right?"),
        ("launch_date", "1/1/1066", "Is 1066 the right year?"),
        ("launch_date", "in 900 years", "2 November 2926 is 900 years ahead. Is the year right?"),
        ("launch_date", "after the summer holidays", "'summer holidays' is not one day."),
        ("launch_date", "Easter term", "'easter term' is not one day."),
        ("launch_date", "Ramadan", "'ramadan' is not one day."),
        ("launch_date", "before Christmas", "Is it 25 December 2026?"),
        ("launch_date", "soon", "No date was found in 'soon'."),
        ("launch_date", "April or May", "Is it 1 April 2027 or 1 May 2027?"),
        ("launch_date", "not before April", "Is it 1 April 2027?"),
        ("launch_date", "April 27", "Is it 27 April, or April 2027?"),
        ("funding_months", "£50,000", "That looks like an amount of money, and a plain number is asked for."),
        ("funding_months", "50k", "That looks like an amount of money, and a plain number is asked for."),
        ("funding_months", "10-12", "One number is needed, and that may be several."),
        ("funding_months", "-3", "The number cannot be less than 0."),
        ("funding_months", "50%", "That is a share, and a plain number is asked for."),
        ("funding_months", "1,5", "'1,5' may be read in two ways."),
        ("funding_months", "no end date", "'no end date' is not a number that we can read."),
        ("funding_months", "2026", "The number has to lie between 0 and 1000."),
        ("funding_months", "9" * 400, "The number has to lie between 0 and 1000."),
        ("funding_months", "some", "There is no number in 'some'."),
        ("team_size", "two years", "That is a length of time, and a number is asked for."),
        ("team_size", "2 half-time posts", "Count what the posts make together in full-time posts."),
        ("team_size", "3 workers and 4 workers", "There are several numbers in it."),
        ("shared_purpose", "3.5", "The scale has the steps 1 to 5, and nothing between them."),
        ("shared_purpose", "6", "The scale has the steps 1 to 5, and nothing between them."),
        ("host", "church", "'church' is not one of the answers."),
        ("host", "9", "There is no answer '9'."),
        ("host", "not a charity", "'not a charity' is not one of the answers."),
        ("place", "rural, moon", "'moon' is not one of the answers."),
        ("place", "none", "At least one answer is needed."),
        ("place", "1 8", "\"I don't know\" stands alone, or not at all."),
        ("worry", "x" * 5001, "That has 5,001 characters; 5,000 is the most that is kept."),
        ("host", "x" * 5001, "That has 5,001 characters; 5,000 is the most that is kept."),
        ("host", " ", "Nothing was typed."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_why(question: str, typed: str, told: str) -> None:
    assert fault(question, typed).message == told


def test_words_that_may_mean_two_answers_are_asked_back() -> None:
    found = fault("leader", "yes")
    assert found.near == ("active", "named-only")
    assert found.message == (
        "'yes' may mean more than one answer: 1 Yes, and they act; 2 Yes, but in name only."
    )
    assert fault("host", "1 and 3").near == ("voluntary", "gp-network")
    assert fault("shared_purpose", "mostly").near == (2, 4)


def test_what_comes_close_is_offered() -> None:
    assert fault("host", "small charity").remedy == "Did you mean 1 A charity or community group?"
    assert fault("launch_date", "4/27").remedy == "Did you mean 27 April or April 2027? Type it so."


@pytest.mark.parametrize(
    "typed", ["don't know", "I don’t know.", "?", "dunno", "not sure yet", "We're not really sure", "no idea"]
)
def test_i_do_not_know_is_an_answer_where_it_is_offered(typed: str) -> None:
    assert read("host", typed) == "dont-know"
    assert read("place", typed) == ("dont-know",)
    assert read("launch_date", typed) == "dont-know"
    assert read("team_size", typed) == "dont-know"
    assert read("shared_purpose", typed) == "dont-know"
    assert read("worry", typed) == typed
    assert fault("stage", typed).message == '"I don\'t know" is not one of the answers here.'


def test_a_long_text_is_kept_whole() -> None:
    worry = "We lose the only worker.\n\n" + "Who pays? " * 497
    assert read("worry", f"  {worry}\n") == worry.strip()


@given(st.sampled_from(sorted(QUESTIONS)), st.text(max_size=60), st.dates(date(1970, 1, 1), date(2090, 1, 1)))
def test_whatever_is_typed_gives_an_answer_that_fits_or_a_fault(name: str, typed: str, today: date) -> None:
    try:
        value = read_value(QUESTIONS[name], typed, today)
    except ValueFault as told:
        assert told.message
    else:
        assert fits(QUESTIONS[name], value)


@given(
    st.text("0123456789/-. nextinlastapril'ago weekshalfyear½,to£", max_size=25),
    st.dates(date(1970, 1, 1), date(2090, 1, 1)),
)
def test_odd_dates_and_numbers_never_break_it(typed: str, today: date) -> None:
    for name in ("launch_date", "funding_months", "team_size"):
        try:
            value = read_value(QUESTIONS[name], typed, today)
        except ValueFault:
            continue
        assert fits(QUESTIONS[name], value)


def test_every_option_is_read_by_its_number_its_id_and_its_label() -> None:
    for question in QUESTIONS.values():
        several = question.kind == "multi"
        for number, option in enumerate(question.options, 1):
            for typed in (str(number), str(option.id), option.label):
                value = read_value(question, typed, TODAY)
                assert value == ((option.id,) if several else option.id), (question.id, typed)


@given(st.dates(date(1970, 1, 1), date(2090, 1, 1)), st.integers(-3000, 3000))
def test_a_day_that_is_written_out_is_read_back(today: date, days: int) -> None:
    day = date.fromordinal(max(today.toordinal() + days, date(1930, 1, 1).toordinal()))
    for typed in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        if abs(day.year - today.year) < 9:
            assert read_value(QUESTIONS["launch_date"], typed, today) == day.isoformat()
