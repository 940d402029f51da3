"""The plots of a checklist stand alone, say in words what they show, and never rest on colour."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from cc_assistant.domain.portrait_paper import Drawn
from cc_assistant.render.plot_frame import SHADES, fitted
from cc_assistant.render.plot_paint import CHECKLIST_PAINTS
from cc_assistant.render.plot_profile import profile
from cc_assistant.render.plot_timeline import timeline
from tests.export.papers import checklist_paper, item
from tests.render.boxes import assert_tidy
from tests.render.contrasts import contrast

SVG = "{http://www.w3.org/2000/svg}"


def both() -> tuple[Drawn, ...]:
    paper = checklist_paper()
    return tuple(drawn for drawn in (profile(paper.readiness), timeline(paper)) if drawn)


@pytest.mark.parametrize("drawn", both(), ids=lambda drawn: str(drawn.picture.name))
def test_a_plot_is_an_svg_with_title_and_description(drawn: Drawn) -> None:
    picture = drawn.picture
    root = ElementTree.fromstring(picture.svg)
    assert root.findtext(f"{SVG}title") == picture.title
    assert root.findtext(f"{SVG}desc") == picture.description
    assert picture.height <= 250
    assert not re.search(
        r"<(?:script|image|use|a)\b|https?://(?!www\.w3\.org)", picture.svg.replace("http://a.b", "")
    )


@pytest.mark.parametrize("drawn", both(), ids=lambda drawn: str(drawn.picture.name))
def test_letters_keep_within_a_plot_and_off_one_another(drawn: Drawn) -> None:
    assert_tidy(drawn.picture)


def test_foreign_text_is_never_markup_in_a_plot() -> None:
    drawn = timeline(checklist_paper())
    assert drawn is not None
    picture = drawn.picture
    assert "<b>" not in picture.svg
    assert "{{ 7*7 }}" in picture.svg


def test_priorities_differ_without_colour() -> None:
    looks = {(shade.fill == "full", shade.dashes, shade.fill == "page") for shade in SHADES.values()}
    assert len(looks) == 3


@pytest.mark.parametrize("drawn", both(), ids=lambda drawn: str(drawn.picture.name))
def test_a_plot_is_dark_on_dark_screens_and_every_colour_has_both(drawn: Drawn) -> None:
    root = ElementTree.fromstring(drawn.picture.svg)
    style = root.findtext(f"{SVG}style") or ""
    assert "screen and (prefers-color-scheme: dark)" in style
    for node in root.iter():
        named = (node.get("class") or "").split()
        assert all(f".{name} {{" in style for name in named), named
        for look, kind in (("fill", "f"), ("stroke", "s")):
            if (node.get(look) or "none") != "none" and not (node.get(look) or "").startswith("url"):
                assert any(name.startswith(f"cc-{kind}-") for name in named), node.attrib


@pytest.mark.parametrize("page", ["light", "dark"])
def test_letters_and_bars_of_a_checklist_stand_out_on_either_page(page: str) -> None:
    paint = {name: getattr(colours, page) for name, colours in CHECKLIST_PAINTS.items()}
    for name in ("text", "quiet", "mark"):
        assert contrast(paint[name], paint["page"]) >= 4.5, name
    for name in ("edge", "line", "hatch"):
        assert contrast(paint[name], paint["page"]) >= 3, name


def test_the_table_beside_a_timeline_tells_every_bar() -> None:
    drawn = timeline(checklist_paper())
    assert drawn is not None
    assert [row[0] for row in drawn.table.rows] == ["1", "2", "3", "6"]
    assert drawn.table.rows[0][3:] == ("7 December 2026", "by 4 January 2027", "Essential")
    assert drawn.table.rows[2][3] == "2 November 2026"  # overdue: from today


def test_without_an_opening_date_the_table_counts_weeks_too() -> None:
    drawn = timeline(checklist_paper(opening=None, items=(item(1, day=None, starts=None, effort="M"),)))
    assert drawn is not None
    assert drawn.table.rows[0][3].endswith("weeks before opening")


def test_the_table_beside_a_profile_tells_every_bar() -> None:
    paper = checklist_paper()
    drawn = profile(paper.readiness)
    assert drawn is not None
    assert [row[1:4] for row in drawn.table.rows] == [
        (one.name, str(one.in_place), str(one.to_do)) for one in paper.readiness if one.in_place + one.to_do
    ]


def test_overdue_items_begin_today_and_say_so() -> None:
    drawn = timeline(checklist_paper())
    assert drawn is not None
    picture = drawn.picture
    assert picture.svg.count(">now</text>") == 1
    assert "1 of them are overdue" in picture.description


def test_items_that_are_behind_you_are_not_drawn() -> None:
    drawn = timeline(checklist_paper())
    assert drawn is not None
    picture = drawn.picture
    assert "Do thing 4" not in picture.svg
    assert "Do thing 5" not in picture.svg


def test_without_an_opening_date_weeks_are_drawn() -> None:
    undated = [item(1, day=None, starts=None), item(2, day=date(2027, 1, 4), weeks=None)]
    drawn = timeline(checklist_paper(opening=None, items=tuple(undated)))
    assert drawn is not None
    picture = drawn.picture
    assert "weeks</text>" in picture.svg
    assert "1 without a date on this axis are not drawn" in picture.description


def test_a_hundred_items_still_fit_on_a_page() -> None:
    many = timeline(checklist_paper(items=tuple(item(number) for number in range(1, 101))))
    assert many is not None
    assert many.picture.height <= 236


def test_nothing_to_draw_is_no_picture() -> None:
    assert timeline(checklist_paper(items=(item(1, status="done"),))) is None
    assert profile(()) is None


def test_a_long_title_is_cut_to_fit() -> None:
    cut = fitted("A very long title of an item that never ends", 60, 8)
    assert cut.endswith("…")
    assert len(cut) < 30
    assert fitted("Short", 60, 8) == "Short"
