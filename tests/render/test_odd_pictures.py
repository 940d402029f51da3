"""Whatever services and their names are like, letters stay within a picture and off one another."""

from __future__ import annotations

from typing import get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_paper import (
    Balance,
    CitedPassage,
    Moment,
    Partner,
    PartnerKind,
    PartnerMap,
    Timeline,
    WorkCell,
    WorkPart,
)
from cc_assistant.portraits.dates import place
from cc_assistant.portraits.timeline import timeline_of
from cc_assistant.render.plot_balance import balance_lines, balance_picture
from cc_assistant.render.plot_partners import partners_lines, partners_picture
from cc_assistant.render.plot_story import story_lines, story_picture
from cc_assistant.render.plot_work import work_lines, work_picture
from tests.render.boxes import SVG, assert_tidy

PHASES = get_args(Phase)
PAGE_MM = 251
"""Of an A4 page, less its margins and the heading of a picture."""


def timeline(*events: tuple[str, Phase, str]) -> Timeline:
    moments = []
    for number, (date, phase, event) in enumerate(events, start=1):
        placed = place(date, 2015)
        moments.append(
            Moment(
                number=number,
                date=date,
                placing=placed.placing if placed else "dated",
                start=placed.start if placed else None,
                end=placed.end if placed else None,
                phase=phase,
                event=event,
                cite=CitedPassage(number=number, passage="", source="s"),
                excerpts=(),
            )
        )
    found = timeline_of(moments)
    assert found is not None
    return found


LONG = "Donaudampfschifffahrtsgesellschaft" * 9
SEVERAL = {
    "one event": timeline(("2019", "operation", "The only one")),
    "sixty events": timeline(
        *(
            (f"May {1990 + at // 2}", PHASES[at // 20], f"Event {at} " + "of some length " * 9)
            for at in range(60)
        )
    ),
    "a day with a dozen": timeline(*(("4 March 2020", PHASES[at % 3], f"Thing {at}") for at in range(12))),
    "a hundred years": timeline(("1923", "initiation", "Begun"), ("2023", "maintenance", "Still there")),
    "right to left": timeline(("2019", "initiation", "بدأت الخدمة مع ثلاثة من العاملين في المجتمع " * 4)),
    "no end of letters": timeline(("2019", "operation", LONG), ("2020", "operation", "word " * 300)),
    "no date": timeline(*((f"when {LONG} {at}", PHASES[at % 3], "lost " * 30) for at in range(30))),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_labels_of_a_timeline_never_cover_one_another_and_fit_a_page(name: str) -> None:
    drawn = story_picture(SEVERAL[name])
    assert_tidy(drawn.picture)
    assert drawn.picture.height <= PAGE_MM
    for one in SEVERAL[name].moments:  # what was cut in the drawing stands in the table
        assert any(one.event in row for row in drawn.table.rows)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", SEVERAL)
def test_a_timeline_in_characters_shows_signs_that_can_be_read(name: str, width: int) -> None:
    lines = story_lines(SEVERAL[name], width)
    assert all(line.isprintable() for line in lines)
    assert all(len(line) <= width for line in lines if LONG not in line)  # no word is broken
    for number in range(len(SEVERAL[name].placed)):
        sign = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[number]
        assert any(line.startswith(f"{sign}  ") for line in lines)


def test_brackets_of_a_number_stay_behind_words_from_right_to_left() -> None:
    assert "\u200e[1]\u200e" in story_picture(SEVERAL["right to left"]).picture.svg


def test_characters_that_no_picture_can_hold_are_made_visible() -> None:
    svg = story_picture(timeline(("2019", "operation", "bell\x07 and escape\x1b"))).picture.svg
    assert ElementTree.fromstring(svg).tag == f"{SVG}svg"
    assert "bell␇ and escape␛" in svg


words = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=90) | st.sampled_from(
    ["", "x", LONG, "a b " * 60, "شبكة الجيران"]
)
dates = st.sampled_from(
    [
        "1901",
        "2099",
        "March 2020",
        "first two years",
        "2015-16",
        "2012 to 2019",
        "soon",
        LONG,
        "",
        "2020-02-29",
    ]
)
phases = st.sampled_from(PHASES)
counts = st.integers(0, 400)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(dates, phases, words), min_size=1, max_size=40))
def test_any_events_can_be_drawn(events: list[tuple[str, Phase, str]]) -> None:
    found = timeline(*events)
    assert_tidy(story_picture(found).picture)
    assert story_lines(found, 60)


@settings(deadline=None, max_examples=40)
@given(
    words,
    words,
    st.lists(
        st.builds(Partner, name=words, kind=st.sampled_from(get_args(PartnerKind))), min_size=1, max_size=30
    ),
)
def test_any_partners_can_be_drawn(service: str, host: str, partners: list[Partner]) -> None:
    found = PartnerMap(service=service, host=host, partners=tuple(partners))
    assert_tidy(partners_picture(found).picture)
    assert partners_lines(found, 60)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(words, counts, counts, counts), max_size=6))
def test_any_balance_can_be_drawn(domains: list[tuple[str, int, int, int]]) -> None:
    rows = [
        Balance(
            phase=phase,
            domain=str(at),
            name=name,
            helped=helped,
            hindered=hindered,
            mixed=mixed,
            neutral=0,
            passages=(),
        )
        for phase in PHASES
        for at, (name, helped, hindered, mixed) in enumerate(domains)
    ]
    assert_tidy(balance_picture(rows).picture)
    assert all(len(line) <= 80 for line in balance_lines(rows, 80))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(words, words, st.integers(0, 999), st.lists(words, max_size=4)), max_size=4))
def test_any_work_can_be_drawn(rows: list[tuple[str, str, int, list[str]]]) -> None:
    cells = [
        WorkCell(
            phase=phase,
            mechanism=str(at),
            name=name,
            plain=plain,
            count=count,
            components=tuple(WorkPart(id=part, name=part, count=1) for part in parts),
            passages=(),
        )
        for at, (name, plain, count, parts) in enumerate(rows)
        for phase in PHASES
    ]
    assert_tidy(work_picture(cells).picture)
    assert work_lines(cells, 80)
