"""What every test stands on: a home of its own, no settings from outside, no network."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session", autouse=True)
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Take the user's own settings out of reach before anything is built."""
    for name in [name for name in os.environ if name.startswith("CC_ASSISTANT_")]:
        del os.environ[name]
    os.environ["CC_ASSISTANT_HOME"] = str(tmp_path_factory.mktemp("home"))
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.pop("NO_COLOR", None)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the program that only this test uses."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("CC_ASSISTANT_HOME", str(folder))
    return folder
