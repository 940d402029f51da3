"""The library screen as a person has approved it: text and styles, in its states, small and large, dark and
light.

After a wanted change write the pictures anew with ``CC_APPROVE=1`` in the environment of pytest, and read
the difference.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cc_assistant.domain.coverage import Amount, CodeCoverage, Coverage, ThemeCoverage, ThinPlace
from cc_assistant.domain.fault import Fault, Report
from cc_assistant.domain.pack import Manifest, PackState
from cc_assistant.errors import IndexFault
from cc_assistant.health import Finding
from cc_assistant.retrieval.index.manifest import IndexManifest, IndexSettings, Origin
from cc_assistant.retrieval.index.status import BuildInfo, IndexStatus
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.library_words import IndexView
from cc_assistant.tui.screens.library import LibraryScreen
from cc_assistant.tui.state import State
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.coverage_panel import CoveragePanel
from cc_assistant.tui.widgets.health_panel import HealthPanel
from cc_assistant.tui.widgets.index_panel import IndexPanel
from tests.tui.driving import LARGE, SMALL, opened, settled
from tests.tui.frames import drawn

FOLDER = Path(__file__).parent / "golden"

COUNTS = {"packs": 1, "sources": 316, "excerpts": 599, "cases": 4, "themes": 61, "recommendations": 86}
FAULT = Fault(
    file="/evidence/main/evidence/smith2020.yaml",
    line=9,
    field="source.kind",
    value="guide",
    message="'guide' is not one of protocol, guidance, framework, policy",
    nearest="guidance",
)


def pack(ident: str, *faults: Fault, confidential: bool = False) -> PackState:
    return PackState(
        folder=f"/evidence/{ident}",
        origin="the setting 'packs' names it" if confidential else "it comes with the program",
        manifest=Manifest(
            id=ident,
            title="Our interviews" if confidential else "What services have learned",
            version="1.0.0",
            licence="not to be passed on" if confidential else "Apache-2.0",
            sensitivity="confidential" if confidential else "public",
            description="Coded findings on setting up and running services that connect people with support.",
        ),
        report=Report(faults=faults, counts={"sources": 3, "excerpts": 41} if confidential else COUNTS),
    )


WELL = (pack("main"), pack("own", confidential=True))
FAULTY = (
    pack(
        "main",
        FAULT,
        FAULT.model_copy(update={"line": 31, "field": "excerpts.smith2020-02.phase", "nearest": None}),
    ),
)

INDEX = IndexView(
    IndexStatus(
        root="/data/indexes",
        manifest=IndexManifest(
            folder="8b5bad5bf8cced8c",
            origin=Origin(
                knowledge="k", encoder="e", encoder_name="all-MiniLM-L6-v2 (onnxruntime)",
                settings=IndexSettings(), versions={},
            ),
            created="2026-11-23T16:31:02+00:00",
            counts={"passages": 599, "sources": 316, "terms": 6462, "units": 5440, "topics": 800},
            dimensions=384,
            files={},
        ),
        fault="",
        builds=(
            BuildInfo(folder="8b5bad5bf8cced8c", bytes=38_100_000, created="", in_use=True, fault=""),
            BuildInfo(folder="336e5a725799bcaf", bytes=38_000_000, created="", in_use=False, fault=""),
        ),
        unfinished=(),
        cache_bytes=14_300_000,
        writer="",
    ),
    fresh=True,
)  # fmt: skip


def amounts(*findings: int) -> list[Amount]:
    return [Amount(findings=number, sources=number - number // 4) for number in findings]


def code(ident: str, name: str, group: str, *findings: int, level: str = "construct") -> CodeCoverage:
    first, second, third, total = amounts(*findings)
    return CodeCoverage.model_validate(
        {
            "id": ident, "name": name, "group": group, "level": level,
            "initiation": first, "operation": second, "maintenance": third, "total": total,
        }
    )  # fmt: skip


COVERAGE = Coverage(
    total=amounts(599)[0],
    thin_below=3,
    cfir=(
        code("innovation.source", "Innovation Source", "Innovation", 6, 0, 1, 7),
        code("innovation.evidence-base", "Innovation Evidence Base", "Innovation", 14, 62, 26, 85),
        code("outer-setting.external-pressure", "External Pressure", "Outer Setting", 1, 3, 6, 8),
        code("outer-setting.external-pressure.market", "Market Pressure", "Outer Setting", 0, 0, 0, 0,
             level="sub-construct"),
    ),
    npt=(
        code("coherence.differentiation", "Differentiation", "Coherence", 11, 10, 0, 18, level="component"),
    ),
    themes=(
        ThemeCoverage(
            id="leadership", label="Leadership", group="Setting up", total=amounts(15)[0],
            directions={"barrier": 1, "facilitator": 9, "mixed": 4, "neutral": 1}, perspectives={},
        ),
    ),
    thin=(
        ThinPlace(kind="CFIR construct", id="innovation.source", name="Innovation Source",
                  reasons=("2 sources only", "one country only (United Kingdom)")),
        ThinPlace(kind="theme", id="leadership", name="Leadership", reasons=("one source only",)),
    ),
)  # fmt: skip

HEALTH = (
    Finding("program", "well", "cc-assistant 1.0, from an installation in /opt"),
    Finding("model", "fault", "damaged: model.weights in /cache/models/ab", "Remove that folder."),
    Finding("index", "note", "There is no index in /data/indexes yet."),
)


def show_packs(screen: LibraryScreen) -> None:
    screen._take_packs(WELL)
    screen._take_index(INDEX)


def show_index(screen: LibraryScreen) -> None:
    show_packs(screen)
    screen.query_one(IndexPanel).tell("Nothing had to be built: the index is whole, and up to date.")


def show_building(screen: LibraryScreen) -> None:
    show_packs(screen)
    screen.query_one(IndexPanel).progress("encoding texts", 3_400, 5_440)


def show_coverage(screen: LibraryScreen) -> None:
    show_packs(screen)
    screen.query_one(CoveragePanel).show(COVERAGE)


def show_thin(screen: LibraryScreen) -> None:
    show_coverage(screen)
    for _ in range(3):
        screen.action_table()


def show_faults(screen: LibraryScreen) -> None:
    screen.desk.broken = IndexFault("Never shown here.")
    screen.desk.warmth = Warmth.BROKEN
    screen._take_packs(FAULTY)
    screen.show_status()


def show_error(screen: LibraryScreen) -> None:
    screen.desk.broken = IndexFault(
        "The folder /data/indexes cannot be written.", remedy="Name another with the setting 'indexes'."
    )
    screen._take_packs(WELL)
    screen.desk.warmth = Warmth.BROKEN
    screen.warmed(Warmth.BROKEN)
    screen.show_status()


def show_health(screen: LibraryScreen) -> None:
    show_packs(screen)
    screen._take_health(HEALTH)
    screen.query_one(HealthPanel).enter()


STATES: dict[str, tuple[str, Callable[[LibraryScreen], None]]] = {
    "loading": ("packs", lambda screen: None),
    "empty": ("packs", lambda screen: screen._take_packs(())),
    "packs": ("packs", show_packs),
    "index": ("index", show_index),
    "building": ("index", show_building),
    "coverage": ("coverage", show_coverage),
    "thin": ("coverage", show_thin),
    "well": ("check", show_packs),
    "faults": ("check", show_faults),
    "error": ("packs", show_error),
    "health": ("health", show_health),
}


LIGHT = {"packs", "coverage", "faults", "health"}
"""States drawn in the light colours too: together they hold every style."""


async def pictures(size: tuple[int, int]) -> dict[str, str]:
    """Draw every state, each on a screen of its own."""
    found: dict[str, str] = {}
    async with opened(Services(Settings()), size=size, state=State(mode="library")) as (app, pilot):
        for name, (section, show) in STATES.items():
            app.desk.broken, app.desk.warmth = None, Warmth.COLD
            app.theme = "cc-dark"
            screen = LibraryScreen()
            await app.push_screen(screen)
            screen.action_section(section)
            await settled(pilot)
            show(screen)
            await settled(pilot)
            if section != "packs":
                screen.action_section(section)  # go into it, as its key does
            for theme in ("cc-dark", "cc-light") if name in LIGHT else ("cc-dark",):
                app.theme = theme
                await settled(pilot)
                rows = [list(line) for line in screen._compositor.render_strips()]
                found[f"library-{name}-{size[0]}x{size[1]}-{theme}.txt"] = drawn(rows)
            await app.pop_screen()
    return found


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
def test_every_state_of_the_screen_is_as_approved(
    size: tuple[int, int], home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "open", lambda _: None)
    monkeypatch.setattr(Desk, "look_after", lambda *_: None)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    found = asyncio.run(pictures(size))
    if os.environ.get("CC_APPROVE"):
        for name, drawing in found.items():
            (FOLDER / name).write_text(drawing, "utf-8", newline="\n")
    assert [name for name in found if found[name] != (FOLDER / name).read_text("utf-8")] == []
