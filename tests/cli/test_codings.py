"""`cc-assistant codings`: a coded project in and out, as people type it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant import paths
from tests.cli.conftest import Run
from tests.tasks.test_projects import study


@pytest.mark.usefixtures("home")
def test_a_project_goes_in_and_out(run: Run, tmp_path: Path) -> None:
    file = study(tmp_path / "study.qdpx")
    ran = run("codings", "import", str(file), "--pack", "talks")
    assert ran.code == 0, ran.err
    assert "Interview 1 as interview-1: 4 turns, 2 codings" in " ".join(ran.out.split())
    out = tmp_path / "out.qdpx"
    ran = run("codings", "export", "--pack", "talks", "-o", str(out))
    assert (ran.code, ran.out) == (0, "")
    assert out.read_bytes()[:2] == b"PK"
    assert "The pack talks is confidential, and so is the file" in ran.err
    again = run("codings", "import", str(out), "--pack", "talks", "--json")
    assert [one["outcome"] for one in again.json["files"]] == ["unchanged"]
    assert [one["words"] for one in run("code", "list", "talks", "--json").json] == ["slow at first", "grew"]


@pytest.mark.usefixtures("home")
def test_a_codebook_goes_out_and_in(run: Run, tmp_path: Path) -> None:
    run("import", str(study(tmp_path / "study.qdpx")), "--pack", "talks")
    assert run("codebook", "move", "talks", "funding", "--up").code == 0
    assert run("codebook", "colour", "talks", "funding", "#D62728").code == 0
    out = tmp_path / "codes.qdc"
    assert run("codings", "export", "--pack", "talks", "-o", str(out)).code == 0
    assert run("import", str(out), "--pack", "fresh").code == 0
    names = [one["path"][-1] for one in run("codebook", "list", "fresh", "--json").json]
    assert names == ["Funding", "Trust"]
    assert '"colour": "#d62728"' in (paths.user_packs() / "fresh" / "codebook.json").read_text()


@pytest.mark.usefixtures("home")
def test_mistakes_are_told(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.qdpx"
    bad.write_text("nothing")
    ran = run("codings", "import", str(bad), "--pack", "talks")
    assert ran.code == 8
    assert "Not imported" in ran.out
    ran = run("codings", "export", "--pack", "talks", "-o", "study.zip")
    assert ran.code == 2
    assert "neither .qdpx nor .qdc" in ran.err
    assert run("codings", "export", "--pack", "none", "-o", str(tmp_path / "x.qdpx")).code == 3
