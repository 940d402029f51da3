"""The plots of a checklist stand alone, say in words what they show, and never rest on colour."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from cc_assistant.domain.paper import Picture
from cc_assistant.render.plot_frame import SHADES, fitted
from cc_assistant.render.plot_profile import profile
from cc_assistant.render.plot_timeline import timeline
from tests.export.papers import checklist_paper, item
from tests.render.boxes import assert_tidy

SVG = "{http://www.w3.org/2000/svg}"


def both() -> tuple[Picture, ...]:
    paper = checklist_paper()
    return tuple(picture for picture in (profile(paper.readiness), timeline(paper)) if picture)


@pytest.mark.parametrize("picture", both(), ids=lambda picture: str(picture.name))
def test_a_plot_is_an_svg_with_title_and_description(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg)
    assert root.findtext(f"{SVG}title") == picture.title
    assert root.findtext(f"{SVG}desc") == picture.description
    assert picture.height <= 250
    assert not re.search(
        r"<(?:script|image|use|a)\b|https?://(?!www\.w3\.org)", picture.svg.replace("http://a.b", "")
    )


@pytest.mark.parametrize("picture", both(), ids=lambda picture: str(picture.name))
def test_letters_keep_within_a_plot_and_off_one_another(picture: Picture) -> None:
    assert_tidy(picture)


def test_foreign_text_is_never_markup_in_a_plot() -> None:
    picture = timeline(checklist_paper())
    assert picture is not None
    assert "<b>" not in picture.svg
    assert "{{ 7*7 }}" in picture.svg


def test_priorities_differ_without_colour() -> None:
    assert (
        len(
            {(shade.fill == shade.stroke, shade.dashes, shade.fill == "#ffffff") for shade in SHADES.values()}
        )
        == 3
    )


def test_overdue_items_begin_today_and_say_so() -> None:
    picture = timeline(checklist_paper())
    assert picture is not None
    assert picture.svg.count(">now</text>") == 1
    assert "1 of them are overdue" in picture.description


def test_items_that_are_behind_you_are_not_drawn() -> None:
    picture = timeline(checklist_paper())
    assert picture is not None
    assert "Do thing 4" not in picture.svg
    assert "Do thing 5" not in picture.svg


def test_without_an_opening_date_weeks_are_drawn() -> None:
    undated = [item(1, day=None, starts=None), item(2, day=date(2027, 1, 4), weeks=None)]
    picture = timeline(checklist_paper(opening=None, items=tuple(undated)))
    assert picture is not None
    assert "weeks</text>" in picture.svg
    assert "1 without a date on this axis are not drawn" in picture.description


def test_a_hundred_items_still_fit_on_a_page() -> None:
    many = timeline(checklist_paper(items=tuple(item(number) for number in range(1, 101))))
    assert many is not None
    assert many.height <= 236


def test_nothing_to_draw_is_no_picture() -> None:
    assert timeline(checklist_paper(items=(item(1, status="done"),))) is None
    assert profile(()) is None


def test_a_long_title_is_cut_to_fit() -> None:
    cut = fitted("A very long title of an item that never ends", 60, 8)
    assert cut.endswith("…")
    assert len(cut) < 30
    assert fitted("Short", 60, 8) == "Short"
