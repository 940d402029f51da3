"""What is committed speaks of the project only."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|tmp/venv)/|pypi\.org|pythonhosted|huggingface\.co")


def test_no_place_of_one_machine_and_no_registry_is_named() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout: nothing is committed from here")
    listed = subprocess.check_output([git, "-c", "safe.directory=*", "ls-files"], cwd=ROOT, text=True)
    for name in listed.splitlines():
        file = ROOT / name
        if name.startswith("knowledge/") or name == Path(__file__).relative_to(ROOT).as_posix():
            continue  # the addresses of sources; this file, which names what it looks for
        if file.is_file():
            found = PLACES.search(file.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{name}: {found[0] if found else ''}"


def test_nothing_is_left_for_later() -> None:
    unfinished = re.compile(r"\b(?:TODO|FIXME|XXX)\b|NotImplementedError")
    for file in sorted((ROOT / "cc_assistant").rglob("*.py")):
        assert not unfinished.search(file.read_text(encoding="utf-8")), file
