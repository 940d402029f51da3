"""A fresh copy of the tiny pack for each test that breaks it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.knowledge.packs import TINY, PackUnderTest


@pytest.fixture
def pack(tmp_path: Path) -> PackUnderTest:
    """A fresh copy of the tiny pack."""
    folder = tmp_path / "tiny"
    shutil.copytree(TINY, folder)
    return PackUnderTest(folder)
