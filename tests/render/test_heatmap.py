"""The heat map can be read without colour, without sight and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cc_assistant.domain.coverage import Amount, CodeCoverage, Coverage
from cc_assistant.knowledge.coverage import coverage
from cc_assistant.knowledge.loading import load_library
from cc_assistant.render import heatmap
from cc_assistant.render.heatmap import heatmap_svg
from tests.render.contrasts import contrast

SVG = "{http://www.w3.org/2000/svg}"
SHIPPED = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="module")
def shipped() -> Coverage:
    return coverage(load_library([SHIPPED]))


def code(name: str, group: str, findings: int = 1) -> CodeCoverage:
    amount = Amount(findings=findings, sources=findings)
    return CodeCoverage(
        id=f"{group}.{name}",
        name=name,
        group=group,
        level="construct",
        initiation=amount,
        operation=amount,
        maintenance=amount,
        total=amount,
    )


def of(*codes: CodeCoverage) -> Coverage:
    total = Amount(findings=1, sources=1)
    return Coverage(total=total, thin_below=3, cfir=codes, npt=(), themes=(), thin=())


def words(svg: str) -> str:
    return " ".join("".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text"))


def test_it_is_a_picture_with_a_title_and_a_description(shipped: Coverage) -> None:
    root = ET.fromstring(heatmap_svg(shipped))
    assert root.get("role") == "img"
    named = {element.get("id"): "".join(element.itertext()) for element in root if element.get("id")}
    assert set((root.get("aria-labelledby") or "").split()) <= set(named)
    assert "Never seen: Implementation Facilitators." in named["description"]
    assert (root.get("width"), root.get("height")) == ("297mm", "210mm")


def test_every_cell_holds_its_number_and_tells_it_in_words(shipped: Coverage) -> None:
    svg = heatmap_svg(shipped)
    design = next(row for row in shipped.cfir if row.id == "innovation.design")
    held = design.operation
    tip = f"Innovation Design, operation: {held.findings} findings from {held.sources} sources"
    assert f"<title>{tip}</title>" in svg
    cells = [cell for cell in ET.fromstring(svg).iter(f"{SVG}g") if cell.find(f"{SVG}title") is not None]
    codes = [row for row in (*shipped.cfir, *shipped.npt) if row.level != "sub-construct"]
    assert len(cells) == 4 * len(codes)
    for cell in cells:
        assert re.fullmatch(r"0|\d+\(\d+\)", "".join(cell.find(f"{SVG}text").itertext()))  # type: ignore[union-attr]


def test_nothing_lies_outside_the_page(shipped: Coverage) -> None:
    root = ET.fromstring(heatmap_svg(shipped))
    for column in root.iter(f"{SVG}g"):
        if (moved := column.get("transform")) is None:
            continue
        x, y = map(float, moved.removeprefix("translate(").removesuffix(")").split())
        for rect in column.iter(f"{SVG}rect"):
            assert x + float(rect.get("x", 0)) + float(rect.get("width", 0)) <= 1123
            assert y + float(rect.get("y", 0)) + float(rect.get("height", 0)) <= 794


def test_numbers_stand_out_from_their_cells_and_each_step_is_darker() -> None:
    fills = [fill for _, fill, _ in heatmap._SCALE]
    for _, fill, ink in heatmap._SCALE:
        assert contrast(fill, ink) >= 4.5
    against_white = [contrast(fill, "#ffffff") for fill in fills]
    assert against_white == sorted(against_white)


def test_on_a_dark_screen_numbers_stand_out_too_and_each_step_is_lighter(shipped: Coverage) -> None:
    assert len(heatmap._DARK_SCALE) == len(heatmap._SCALE)
    against_black = [contrast(fill, "#000000") for fill, _ in heatmap._DARK_SCALE]
    assert against_black == sorted(against_black)
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in heatmap._DARK_SCALE)
    style = ET.fromstring(heatmap_svg(shipped)).find(f"{SVG}style")
    assert style is not None and "screen and (prefers-color-scheme: dark)" in (style.text or "")


def test_the_legend_names_every_step(shipped: Coverage) -> None:
    for step in ("0", "1-4", "5-14", "15-29", "30-59", "60+"):
        assert step in words(heatmap_svg(shipped))


def test_foreign_names_are_never_read_as_markup() -> None:
    svg = heatmap_svg(of(code('A < B & "C"', "<script>alert(1)</script>")))
    assert "<script>" not in svg
    assert 'A < B & "C"' in words(svg)


def test_a_long_name_is_cut_and_the_group_is_not_repeated() -> None:
    svg = heatmap_svg(of(code("Innovation Cost", "Innovation"), code("a" * 60, "Innovation")))
    shown = [element.text for element in ET.fromstring(svg).iter(f"{SVG}text")]
    assert "Cost" in shown
    assert "Innovation Cost" not in shown
    assert "a" * 60 not in shown
    assert any(text and text.startswith("aaaa") and text.endswith("…") for text in shown)


def test_no_name_of_the_shipped_frames_is_cut(shipped: Coverage) -> None:
    assert "…" not in words(heatmap_svg(shipped))


def test_a_library_without_frames_says_so() -> None:
    assert "No pack that is switched on has a coding frame" in words(heatmap_svg(of()))


def test_groups_stay_whole_and_columns_come_out_even() -> None:
    svg = heatmap_svg(of(*(code(f"n{index}", group) for group in "ABCD" for index in range(5))))
    columns = [element for element in ET.fromstring(svg) if element.tag == f"{SVG}g"][:-1]
    headings = [[text.text for text in column.iter(f"{SVG}text")] for column in columns]
    assert [[group for group in "ABCD" if group in column] for column in headings] == [["A", "B"], ["C", "D"]]
    assert headings[0][0] == "CFIR"
    assert headings[1][0] == "CFIR, continued"
