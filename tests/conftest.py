"""What every test stands on: a home of its own, no settings from outside, no network."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from filelock import FileLock

from cc_assistant.retrieval.index.layout import VECTOR_CACHE
from cc_assistant.services import Services

KEPT = ("cache/models", f"data/indexes/{VECTOR_CACHE}")
"""What costs time to make and is named by what it was made from: kept from one run to the next."""


@pytest.fixture(scope="session", autouse=True)
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take the user's own settings out of reach before anything is built."""
    for name in [name for name in os.environ if name.startswith("CC_ASSISTANT_")]:
        del os.environ[name]
    os.environ["CC_ASSISTANT_HOME"] = str(tmp_path_factory.mktemp("home"))
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.pop("NO_COLOR", None)


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
