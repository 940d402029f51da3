from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cc_assistant import paths
from tests.cli.conftest import Run


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge to break."""
    return Path(shutil.copytree(paths.shipped("knowledge"), tmp_path / "knowledge"))


def test_the_shipped_knowledge_has_no_faults(run: Run) -> None:
    ran = run("knowledge", "check")
    assert ran.code == 0
    assert "No faults" in ran.out
    assert "excerpts 599" in ran.out


def test_every_fault_is_told_with_file_line_and_nearest_value(run: Run, copy: Path) -> None:
    file = copy / "evidence" / "fixsen2022.yaml"
    text = file.read_text().replace("direction: barrier", "direction: barier", 1)
    file.write_text(text.replace("role-boundaries", "role-boundary", 1))
    (copy / "evidence" / "abel2018.yaml").write_text("source: [\n")
    ran = run("knowledge", "check", str(copy))
    assert ran.code == 4
    assert f"{file}:" in ran.out
    assert "'barrier'" in ran.out
    assert "role-boundaries" in ran.out
    assert "abel2018.yaml:" in ran.out
    assert "faults" in ran.err


def test_faults_as_json(run: Run, copy: Path) -> None:
    (copy / "evidence" / "abel2018.yaml").write_text("source: [\n")
    ran = run("knowledge", "check", str(copy), "--json")
    assert ran.code == 4
    first = ran.json["faults"][0]
    assert first["file"].endswith("abel2018.yaml")
    assert first["line"]


def test_a_folder_that_is_no_pack_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("knowledge", "check", str(tmp_path), str(tmp_path / "none"))
    assert ran.code == 4
    assert "pack.yaml" in ran.out
    assert "no such folder" in ran.out


def test_coverage_shows_codes_themes_and_thin_places(run: Run) -> None:
    ran = run("knowledge", "coverage")
    assert ran.code == 0
    for heading in ("CFIR constructs", "NPT components", "Themes", "Thin places"):
        assert f"{heading}\n" in ran.out
    assert "outer-setting.critical-incidents" in ran.out


def test_coverage_as_json_counts_the_same(run: Run) -> None:
    found = run("knowledge", "coverage", "--json").json
    codes = {code["id"]: code for code in found["cfir"]}
    assert codes["outer-setting.critical-incidents"]["total"]["findings"] > 0


def test_coverage_draws_a_picture(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "map.svg"
    assert run("knowledge", "coverage", "--svg", str(picture)).code == 0
    assert ET.parse(picture).getroot().tag.endswith("svg")


def test_a_picture_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("knowledge", "coverage", "--svg", str(tmp_path / "none" / "map.svg"))
    assert ran.code == 9
    assert "map.svg' cannot be written" in ran.err
