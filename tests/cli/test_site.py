"""`cc-assistant site` as people type it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_a_website_is_built_and_checked(run: Run, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "website"
    built = run("site", "build", str(folder), "--today", "2026-11-02")
    assert built.code == 0
    assert built.out.strip() == str(folder / "index.html")
    assert "pages" in built.err
    assert "2 November 2026" in (folder / "index.html").read_text(encoding="utf-8")

    checked = run("site", "check", str(folder), "--no-browser")
    assert (checked.code, checked.out) == (0, "")
    assert "nothing is wrong" in checked.err
    assert "none opened: not asked for" in checked.err

    (folder / "methods.html").unlink()
    broken = run("site", "check", str(folder), "--no-browser")
    assert broken.code == 1
    assert "methods.html: is missing" in broken.out
    assert "which is not there" in broken.out
    told = run("site", "check", str(folder), "--no-browser", "--json").json
    assert {"file": "methods.html", "message": "is missing"} in told["faults"]


def test_what_was_built_is_told_as_data(run: Run, home: Path, tmp_path: Path) -> None:
    told = run("site", "build", str(tmp_path / "website"), "--json").json
    assert told["pages"] > 500
    assert told["largest"][1] <= 100_000


def test_a_folder_with_other_files_is_left_alone(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    refused = run("site", "build", str(tmp_path))
    assert refused.code == 9
    assert "thesis.txt" in refused.err
    assert run("site", "check", str(tmp_path)).code == 3
