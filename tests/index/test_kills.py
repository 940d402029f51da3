"""Processes killed while they build: what was in use stays in use, and the next build heals the rest."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cc_assistant.domain.library import Library
from cc_assistant.retrieval.index.build import build_index
from cc_assistant.retrieval.index.layout import builds, unfinished, unfinished_pointers
from cc_assistant.retrieval.index.lock import holder
from cc_assistant.retrieval.index.opened import open_index
from cc_assistant.retrieval.index.status import index_status, verify_index
from tests.index.small import NOW, HashEncoder

pytestmark = pytest.mark.usefixtures("pickled")
BUILD = "cc_assistant.retrieval.index.build"
PLACES = [
    ("stage", "1"),
    ("stage", "5"),
    ("stage", "7"),
    ("before", f"{BUILD}:check_build"),
    ("before", "os:replace"),
    ("before", "os:rename"),
    ("after", "os:rename"),
    ("after", f"{BUILD}:switch_pointer"),
]


def child(root: Path, knowledge: str, how: str, where: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.index.killed", str(root), knowledge, how, where]
    project = Path(__file__).parents[2]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=project)


@pytest.fixture
def pickled(root: Path, library: Library) -> None:
    """The library for the child, which has no time to read packs."""
    (root / "library.pickle").write_bytes(pickle.dumps(library))


@pytest.mark.parametrize(("how", "where"), PLACES)
def test_a_kill_at_any_moment_loses_nothing(root: Path, library: Library, how: str, where: str) -> None:
    ended = child(root, "k2", how, where)
    assert ended.returncode == -signal.SIGKILL, ended.stdout + ended.stderr
    assert holder(root) is None
    assert verify_index(root).origin.knowledge in {"k1", "k2"}
    build_index(library, root, HashEncoder(), knowledge="k3", now=NOW)
    assert verify_index(root).origin.knowledge == "k3"
    assert open_index(root).passages([0]) == [library.passages[0]]
    assert unfinished(root) == [] and unfinished_pointers(root) == []
    assert [build.fault for build in index_status(root).builds if build.fault] == []


@pytest.mark.parametrize("room", ["2000", "700000"])
def test_a_disk_that_fills_up_changes_nothing_and_is_said_so(root: Path, room: str) -> None:
    ended = child(root, "k2", "room", room)
    assert ended.returncode == 6, ended.stdout + ended.stderr
    assert "space" in ended.stdout
    assert verify_index(root).origin.knowledge == "k1"
    assert unfinished(root) == []


def test_builders_at_the_same_time_do_not_disturb_one_another(root: Path) -> None:
    with ThreadPoolExecutor() as pool:
        ended = list(pool.map(lambda knowledge: child(root, knowledge, "none", ""), ["k2", "k3", "k4"]))
    outcomes = {result.returncode for result in ended}
    assert outcomes <= {0, 6}, [result.stderr for result in ended]
    assert 0 in outcomes
    assert all("is being built" in result.stdout for result in ended if result.returncode == 6)
    verify_index(root)
    assert len(builds(root)) == 1 + sum(result.returncode == 0 for result in ended)
