from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.retrieval.index.layout import VECTOR_CACHE

if TYPE_CHECKING:
    from tests.packaging.conftest import Installed

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_carries_all_knowledge_and_prompts(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    for name in ("knowledge", "prompts"):
        files = [file for file in (ROOT / name).rglob("*") if file.is_file()]
        missing = {f"cc_assistant/shipped/{file.relative_to(ROOT).as_posix()}" for file in files} - inside
        assert not missing
    assert not [name for name in inside if "test" in name.partition("/")[0]]


def test_the_wheel_carries_what_the_website_is_made_of(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    for name in ("static", "templates"):
        files = [file for file in (ROOT / "cc_assistant" / "site" / name).iterdir() if file.is_file()]
        assert files
        assert {file.relative_to(ROOT).as_posix() for file in files} <= inside


def test_the_source_archive_can_build_and_test_itself(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        inside = {name.partition("/")[2] for name in opened.getnames()}
    assert {"pyproject.toml", "constraints.txt", "Makefile", "LICENSE", "tests/conftest.py"} <= inside
    assert {"knowledge/pack.yaml", "cc_assistant/py.typed", "docs/generate.py", ".ci/run"} <= inside


def test_it_shows_a_passage_from_any_folder(installed: Installed, tmp_path: Path) -> None:
    ran = installed.run("passage", "fixsen2022-01", home=tmp_path / "home", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "fixsen2022-01" in ran.stdout


def test_it_runs_from_the_wheel_and_not_from_the_checkout(installed: Installed, tmp_path: Path) -> None:
    ran = installed.run("passage", "none-01", "--json", home=tmp_path / "home", cwd=tmp_path)
    assert ran.returncode == 3
    code = "import cc_assistant; print(cc_assistant.__file__)"
    where = subprocess.check_output([installed.python, "-c", code], cwd=tmp_path, text=True)
    assert where.startswith(str(installed.folder))


def test_it_answers_a_question_from_any_folder_without_a_network(
    installed: Installed, indexed_home: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(
        indexed_home / "cache", home / "cache"
    )  # the exported model: the same bytes, not made again
    (home / "data" / "indexes").mkdir(parents=True)
    shutil.copy(indexed_home / "data" / "indexes" / VECTOR_CACHE, home / "data" / "indexes")
    ran = installed.run("ask", "How did services adapt to COVID?", "--json", home=home, cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "Building it." in ran.stderr
    answer = json.loads(ran.stdout)
    assert answer["verdict"] == "answered"
    assert answer["searched_by"] == "meaning and words"
    assert answer["statements"]
