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
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from cc_assistant.retrieval.encoding import onnx_export
from cc_assistant.retrieval.index.layout import VECTOR_CACHE
from cc_assistant.services import Services

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Progress
    from cc_assistant.retrieval.encoding.weights import ModelFolder

# Programs that tests start load as they do for people: compiled once, whatever is set in this shell.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

TESTS_TO_A_SWEEP = 20
"""So many tests leave their garbage until somebody looks for it."""

_ENDED = count(1)

MODELS = "cache/models"
KEPT = (MODELS, f"data/indexes/{VECTOR_CACHE}")
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
def of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if "PYTEST_XDIST_WORKER" not in os.environ else base.parent


@pytest.fixture(scope="session")
def kept_before(request: pytest.FixtureRequest) -> Path | None:
    """Where things are kept from one run to the next."""
    return request.config.cache.mkdir("cc-assistant") if request.config.cache else None


@pytest.fixture(scope="session", autouse=True)
def models_exported_once(
    clean_environment: None, of_all_workers: Path, kept_before: Path | None
) -> Iterator[None]:
    """Export each model once for all tests: it takes eight seconds, and another home would get the same."""
    exported = of_all_workers / "exported"
    export = onnx_export.export_model
    lock = FileLock(exported.with_suffix(".lock"))
    with lock:
        if not exported.exists():
            exported.mkdir()
            if kept_before:
                _copy(kept_before, exported)

    def export_once(folder: ModelFolder, into: Path, progress: Progress | None = None) -> None:
        known = exported / MODELS / into.name
        with lock:
            if not known.exists():
                export(folder, into, progress)
                shutil.copytree(into, known)
                return
        shutil.rmtree(into, ignore_errors=True)
        shutil.copytree(known, into)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(onnx_export, "export_model", export_once)
        yield


@pytest.fixture(scope="session")
def indexed_home(models_exported_once: None, of_all_workers: Path, kept_before: Path | None) -> Path:
    """A home with the exported model and the index of the shipped knowledge, built once for all workers."""
    folder = of_all_workers / "indexed-home"
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "built").exists():
            if kept_before:
                _copy(kept_before, folder)
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("CC_ASSISTANT_HOME", str(folder))
                Services().keeper.build()
            if kept_before:
                _copy(folder, kept_before)
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
