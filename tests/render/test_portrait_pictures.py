"""The pictures of a portrait as a person approved them, in SVG and in characters; they never rest on colour.

After a wanted change write them anew with ``CC_APPROVE=1`` in the environment of pytest, and look at them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cc_assistant.domain.portrait_paper import Drawn, Partner, PartnerMap
from cc_assistant.render.plot_balance import balance_lines, balance_picture
from cc_assistant.render.plot_paint import PAINTS
from cc_assistant.render.plot_partners import partners_lines, partners_picture
from cc_assistant.render.plot_story import story_lines, story_picture
from cc_assistant.render.plot_work import work_lines, work_picture
from tests.portraits.made import vale

FOLDER = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def drawn() -> dict[str, tuple[Drawn, list[str]]]:
    paper = vale()
    assert paper.timeline
    assert paper.partners
    return {
        "story": (story_picture(paper.timeline), story_lines(paper.timeline)),
        "balance": (balance_picture(paper.balance), balance_lines(paper.balance)),
        "work": (work_picture(paper.work), work_lines(paper.work)),
        "partners": (partners_picture(paper.partners), partners_lines(paper.partners)),
    }


@pytest.mark.parametrize("name", ["story", "balance", "work", "partners"])
def test_pictures_are_as_approved(name: str) -> None:
    picture, lines = drawn()[name]
    for file, text in (
        (FOLDER / f"portrait-{name}.svg", picture.picture.svg),
        (FOLDER / f"portrait-{name}.txt", "\n".join(lines) + "\n"),
    ):
        if os.environ.get("CC_APPROVE"):
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["story", "balance", "work", "partners"])
def test_a_picture_tells_title_description_and_table(name: str) -> None:
    picture, lines = drawn()[name]
    root = ElementTree.fromstring(picture.picture.svg)
    assert root.findtext(f"{SVG}title") == picture.picture.title
    assert root.findtext(f"{SVG}desc") == picture.picture.description
    assert len({len(row) for row in (picture.table.head, *picture.table.rows)}) == 1
    assert picture.table.rows
    assert max(map(len, lines)) <= 80
    assert not re.search(r"<(?:script|image|a)\b|https?://(?!www\.w3\.org)", picture.picture.svg)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_characters_keep_to_the_width(width: int) -> None:
    paper = vale()
    assert paper.timeline
    assert paper.partners
    drawings: tuple[Sequence[str], ...] = (
        story_lines(paper.timeline, width),
        partners_lines(paper.partners, width),
    )
    assert all(len(line) <= width for lines in drawings for line in lines)


def test_all_that_is_drawn_stays_within_the_picture() -> None:
    for picture, _ in drawn().values():
        root = ElementTree.fromstring(picture.picture.svg)
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for box in root.iter(f"{SVG}rect"):
            inside = float(box.attrib.get("x", 0)), float(box.attrib.get("y", 0))
            assert inside[0] + float(box.attrib["width"]) <= width + 0.5
            assert inside[1] + float(box.attrib["height"]) <= height + 0.5


def test_many_partners_stand_one_below_the_other() -> None:
    found = PartnerMap(
        service="S", host="", partners=tuple(Partner(name=f"Body {at}", kind="other") for at in range(30))
    )
    root = ElementTree.fromstring(partners_picture(found).picture.svg)
    tops = sorted(
        float(box.attrib["y"]) for box in root.iter(f"{SVG}rect") if box.get("class") == "cc-f-wash"
    )
    assert len(set(tops)) == 30


@pytest.mark.parametrize("page", ["light", "dark"])
def test_letters_stand_out_on_light_and_on_dark_pages(page: str) -> None:
    def contrast(one: str, other: str) -> float:
        bright, dim = sorted((_light(one), _light(other)), reverse=True)
        return (bright + 0.05) / (dim + 0.05)

    paint = {name: getattr(colours, page) for name, colours in PAINTS.items()}
    for name in ("text", "quiet", "ink", "helped", "hindered"):
        assert contrast(paint[name], paint["page"]) >= 4.5, name
    # Shapes: what stands on a lane, the lines round lanes and boxes, the pandemic.
    for name, under in (
        *(("ink", phase) for phase in ("initiation", "operation", "maintenance")),
        ("maintenance", "page"),
        ("pandemic", "page"),
    ):
        assert contrast(paint[name], paint[under]) >= 3, (name, under)
    for shade in range(4):
        assert contrast(paint[f"on-shade-{shade}"], paint[f"shade-{shade}"]) >= 4.5, shade


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
