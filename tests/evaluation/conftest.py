"""The shipped library as it is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.services import Services
from tests.retrieval.opened import opened


@pytest.fixture(scope="session")
def services(indexed_home: Path) -> Services:
    """The shipped library with its model; no test may change it."""
    return opened(indexed_home)
