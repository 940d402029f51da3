"""What every test stands on: a home of its own, no settings from outside, no network."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from cc_assistant.retrieval.index.layout import VECTOR_CACHE
from cc_assistant.services import Services

# Programs that tests start load as they do for people: compiled once, whatever is set in this shell.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

TESTS_TO_A_SWEEP = 20
"""So many tests leave their garbage until somebody looks for it."""

_ENDED = count(1)

KEPT = ("cache/models", f"data/indexes/{VECTOR_CACHE}")
"""What costs time to make and is named by what it was made from: kept from one run to the next."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one worker build the index while the other does what needs none.

    With two workers the first begins at the first test, the second at the one in the middle.
    """
    needing = [item for item in items if "indexed_home" in getattr(item, "fixturenames", ())]
    others = [item for item in items if "indexed_home" not in getattr(item, "fixturenames", ())]
    first = min(len(needing), len(items) // 2)
    items[:] = [*needing[:first], *others, *needing[first:]]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give a worker that has nothing left half of what waits for another, so that all end together."""
    if config.getoption("dist") != "load":
        return None
    from xdist.scheduler import WorkStealingScheduling  # type: ignore[import-untyped]

    return WorkStealingScheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take the user's own settings out of reach before anything is built."""
    for name in [name for name in os.environ if name.startswith("CC_ASSISTANT_")]:
        del os.environ[name]
    os.environ["CC_ASSISTANT_HOME"] = str(tmp_path_factory.mktemp("home"))
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.pop("NO_COLOR", None)


@pytest.fixture(scope="session", autouse=True)
def sweep() -> Iterator[Callable[[], None]]:
    """Look for garbage now and then, and only among what came since.

    Among all that a run of tests has loaded it takes a third of the time of a test of the app. What the app
    itself puts out of the collector's sight is for good in a program, not in a process that runs hundreds.
    """
    freeze = gc.freeze

    def swept() -> None:
        gc.collect()
        freeze()

    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 1_000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        patch.setattr(gc, "get_freeze_count", lambda: 0)
        yield swept
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def swept_now_and_then(sweep: Callable[[], None]) -> Iterator[None]:
    """Sweep after every so many tests."""
    yield
    if next(_ENDED) % TESTS_TO_A_SWEEP == 0:
        sweep()


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let an interrupt reach the programs that tests start: in the background of a script it would not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the program that only this test uses."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("CC_ASSISTANT_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def indexed_home(
    clean_environment: None, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """A home with the exported model and the index of the shipped knowledge, built once for all workers."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    base = tmp_path_factory.getbasetemp()
    folder = (base if alone else base.parent) / "indexed-home"
    kept = request.config.cache.mkdir("cc-assistant") if request.config.cache else None
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "built").exists():
            if kept:
                _copy(kept, folder)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("CC_ASSISTANT_HOME", str(folder))
                Services().keeper.build()
            if kept:
                _copy(folder, kept)
            (folder / "built").touch()
    return folder


@pytest.fixture
def indexed(indexed_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lets a test use the home with the index; it must not write there."""
    monkeypatch.setenv("CC_ASSISTANT_HOME", str(indexed_home))
    return indexed_home


def _copy(there: Path, here: Path) -> None:
    for name in KEPT:
        if (there / name).is_dir():
            shutil.copytree(there / name, here / name, dirs_exist_ok=True)
        elif (there / name).is_file():
            (here / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(there / name, here / name)
