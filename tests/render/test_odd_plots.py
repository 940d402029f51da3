"""Whatever a checklist or a library holds, its plots stay within their frame and letters off one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.domain.checklist import Readiness
from cc_assistant.domain.coverage import Amount, CodeCoverage, Coverage
from cc_assistant.domain.paper import ChecklistPaper, PaperItem, Picture
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.recommendation import Effort, Priority
from cc_assistant.render.heatmap import heatmap_svg
from cc_assistant.render.plot_profile import profile
from cc_assistant.render.plot_timeline import timeline
from tests.export.papers import MADE, checklist_paper, item
from tests.render.boxes import SVG, assert_tidy

PHASES = get_args(Phase)
LONG = "Donaudampfschifffahrtsgesellschaft" * 9
FROM_RIGHT = "شبكة الجيران تعمل مع ثلاثة من العاملين في المجتمع " * 3
CONTROLS = "bell\x07, escape\x1b and null\x00"
PAGE_MM = 251
CENTURY = 36_525


def assert_whole(picture: Picture) -> None:
    """Fail where letters or shapes leave a picture, or letters cover others."""
    assert_tidy(picture)
    root = ElementTree.fromstring(picture.svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for left, top, right, bottom in shapes(root, 0, 0):
        assert left >= -0.1
        assert top >= -0.1
        assert right <= width + 0.1
        assert bottom <= height + 0.1


def shapes(node: ElementTree.Element, x: float, y: float) -> Iterator[tuple[float, float, float, float]]:
    if node.tag == f"{SVG}defs":
        return
    if moved := node.get("transform"):
        right, down = map(float, moved.removeprefix("translate(").rstrip(")").split())
        x, y = x + right, y + down
    if node.tag == f"{SVG}rect":
        left, top = x + float(node.get("x", 0)), y + float(node.get("y", 0))
        wide, high = float(node.attrib["width"]), float(node.attrib["height"])
        assert wide >= 0
        assert high > 0
        yield left, top, left + wide, top + high
    for inner in node:
        yield from shapes(inner, x, y)


def due(number: int, days: int, **changes: object) -> PaperItem:
    """Return an item that is due so many days from the day of the paper, worked on for four weeks."""
    day = MADE + timedelta(days=days)
    dated = {"day": day, "starts": day - timedelta(days=28), "weeks": days // 7, "when": f"by {day}"}
    return item(number, **{**dated, "now": days < 0, **changes})


def paper(*items: PaperItem, **changes: object) -> ChecklistPaper:
    return checklist_paper(items=items, **changes)


def dates(*days: int) -> dict[str, date]:
    return dict(zip(("opening", "funding_end"), (MADE + timedelta(days=one) for one in days), strict=True))


TIMELINES = {
    "one": paper(due(1, 90)),
    "sixty": paper(*(due(at, 13 * at, phase=PHASES[at // 21]) for at in range(1, 61))),
    "three hundred": paper(*(due(at, at, phase=PHASES[at % 3]) for at in range(1, 301))),
    "thousands": paper(*(due(9_990 + at, at) for at in range(20))),
    "long names": paper(due(1, 90, title=LONG), due(2, 100, title="word " * 300)),
    "right to left": paper(due(1, 90, title=FROM_RIGHT)),
    "control characters": paper(due(1, 90, title=CONTROLS)),
    "no name": paper(due(1, 90, title="")),
    "a hundred years": paper(due(1, 30), due(2, CENTURY), **dates(40, CENTURY)),
    "until the last of days": paper(item(1, day=date.max, starts=date(9999, 1, 1))),
    "since the first of days": paper(item(1, day=date(1, 2, 1), starts=date(1, 1, 1), now=True)),
    "a hundred years of weeks": paper(due(1, -CENTURY), due(2, CENTURY), opening=None),
    "overdue for all the time": paper(due(1, -400, starts=MADE - timedelta(days=900)), due(2, 3)),
    "all on one day": paper(due(1, 0), due(2, 0), **dates(0, 0)),
    "today, opening and the end in a week": paper(due(1, 200), **dates(3, 6)),
    "opening and the end at the edge": paper(due(1, 200), **dates(198, 200)),
    "opening and the end on one day at the edge": paper(due(1, 200), **dates(200, 200)),
}


@pytest.mark.parametrize("name", TIMELINES)
def test_labels_of_a_timeline_never_cover_one_another_and_fit_a_page(name: str) -> None:
    drawn = timeline(TIMELINES[name])
    assert drawn is not None
    assert_whole(drawn.picture)
    assert drawn.picture.height <= PAGE_MM
    assert len(drawn.table.rows) == len(TIMELINES[name].items)


def test_today_and_opening_stand_on_the_axis_however_late_the_first_item_is() -> None:
    drawn = timeline(paper(due(1, 200), **dates(60, 90)))
    assert drawn is not None
    for label in ("today", "opening", "funding ends"):
        assert f">{label}</text>" in drawn.picture.svg


def test_a_hundred_years_have_a_few_named_years() -> None:
    drawn = timeline(TIMELINES["a hundred years"])
    assert drawn is not None
    assert 3 <= drawn.picture.svg.count(">Jan 2") <= 9


def test_an_empty_checklist_has_no_timeline() -> None:
    assert timeline(paper()) is None


words = st.text(st.characters(codec="utf-8"), max_size=90) | st.sampled_from(
    ["", "x", LONG, "a b " * 60, FROM_RIGHT, CONTROLS]
)
spans = st.integers(-500, 900) | st.sampled_from([-CENTURY, 0, 1, CENTURY])


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(
            words,
            spans,
            st.sampled_from(PHASES),
            st.sampled_from(get_args(Priority)),
            st.sampled_from(get_args(Effort)),
        ),
        max_size=20,
    ),
    st.none() | spans,
    st.none() | spans,
)
def test_any_checklist_can_be_drawn(
    told: list[tuple[str, int, Phase, Priority, Effort]], opening: int | None, funding: int | None
) -> None:
    items = (
        due(at, days, title=title, phase=phase, priority=priority, effort=effort)
        for at, (title, days, phase, priority, effort) in enumerate(told, start=1)
    )
    ends = (None if days is None else MADE + timedelta(days=days) for days in (opening, funding))
    drawn = timeline(paper(*items, **dict(zip(("opening", "funding_end"), ends, strict=True))))
    assert (drawn is None) == (not told)
    if drawn:
        assert_whole(drawn.picture)


def ready(frame: Literal["cfir", "npt"], name: str, *counts: int) -> Readiness:
    in_place, to_do, unknown = counts
    return Readiness(frame=frame, id=name, name=name, in_place=in_place, to_do=to_do, unknown=unknown)


PROFILES = {
    "one": [ready("cfir", "Innovation", 0, 1, 1)],
    "sixty": [ready("cfir" if at < 30 else "npt", f"Part {at}", at, at + 1, 1) for at in range(60)],
    "three hundred": [ready("npt", f"Part {at}", 1, 1, 0) for at in range(300)],
    "long names": [ready("cfir", LONG, 3, 4, 2), ready("npt", "word " * 90, 3, 4, 2)],
    "right to left": [ready("cfir", FROM_RIGHT, 3, 4, 2)],
    "control characters": [ready("cfir", CONTROLS, 3, 4, 2)],
    "no name": [ready("cfir", "", 3, 4, 2)],
    "one great and one small": [ready("cfir", "Great", 10**9, 10**9, 10**9), ready("npt", "Small", 0, 1, 0)],
}


@pytest.mark.parametrize("name", PROFILES)
def test_labels_of_a_profile_never_cover_one_another_and_fit_a_page(name: str) -> None:
    drawn = profile(PROFILES[name])
    assert drawn is not None
    assert_whole(drawn.picture)
    assert drawn.picture.height <= PAGE_MM
    assert len(drawn.table.rows) == len(PROFILES[name])


counts = st.integers(0, 2_000)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(words, counts, counts, counts), max_size=12))
def test_any_readiness_can_be_drawn(told: list[tuple[str, int, int, int]]) -> None:
    parts = [
        ready("cfir" if at % 2 else "npt", name, in_place, to_do, min(unknown, to_do))
        for at, (name, in_place, to_do, unknown) in enumerate(told)
    ]
    if drawn := profile(parts):
        assert_whole(drawn.picture)


def code(name: str, group: str, findings: int = 1, sources: int = 1) -> CodeCoverage:
    amount = Amount(findings=findings, sources=sources)
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


def heat(cfir: list[CodeCoverage], npt: list[CodeCoverage]) -> Picture:
    """Return the heat map of coverage; a millimetre of its page has 96/25.4 units."""
    total = Amount(findings=10**6, sources=10**5)
    of = Coverage(total=total, thin_below=3, cfir=tuple(cfir), npt=tuple(npt), themes=(), thin=())
    return Picture(name="heat", svg=heatmap_svg(of), title="", description="", width=297, height=210)


HEATS = {
    "empty": heat([], []),
    "one": heat([code("Cost", "Innovation")], []),
    "sixty": heat([code(f"n{at}", f"g{at // 9}", at, at) for at in range(60)], []),
    "sixty in one group": heat([code(f"n{at}", "one", at, at) for at in range(60)], [code("x", "y")]),
    "each in a group of its own": heat([code("n", f"g{at}") for at in range(60)], []),
    "long names": heat([code(LONG, LONG), code("word " * 90, LONG)], [code(LONG, "word " * 90)]),
    "right to left": heat([code(FROM_RIGHT, FROM_RIGHT)], []),
    "control characters": heat([code(CONTROLS, CONTROLS)], []),
    "no name": heat([code("", "")], []),
    "great numbers": heat([code("n", "g", 123_456, 65_432)], []),
}


@pytest.mark.parametrize("name", HEATS)
def test_letters_of_a_heat_map_never_cover_one_another(name: str) -> None:
    assert_whole(HEATS[name])


@settings(deadline=None, max_examples=20)
@given(
    st.lists(st.tuples(words, words, counts, counts), max_size=12),
    st.lists(st.tuples(words, words, counts, counts), max_size=6),
)
def test_any_coverage_can_be_drawn(
    cfir: list[tuple[str, str, int, int]], npt: list[tuple[str, str, int, int]]
) -> None:
    assert_whole(heat([code(*one) for one in cfir], [code(*one) for one in npt]))
