"""What is looked over, and what is told of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cc_assistant.errors import EncoderFault
from cc_assistant.health import Finding, look_over
from cc_assistant.retrieval.encoding.exported import GRAPH_WEIGHTS
from cc_assistant.services import Services


def found(name: str) -> Finding:
    return next(finding for finding in look_over(Services()) if finding.name == name)


@pytest.fixture
def own_model(home: Path, indexed_home: Path) -> Path:
    """The exported model, in a home where a test may damage it."""
    shutil.copytree(indexed_home / "cache", home / "cache")
    return next((home / "cache").rglob(GRAPH_WEIGHTS))


def test_a_model_with_the_bytes_that_were_written_is_well(own_model: Path) -> None:
    model = found("model")
    assert model.state == "well"
    assert "files: as they were written" in model.text


def test_a_model_with_other_bytes_is_a_fault_that_names_file_folder_and_remedy(own_model: Path) -> None:
    content = bytearray(own_model.read_bytes())
    content[len(content) // 2] ^= 1
    own_model.write_bytes(content)
    model = found("model")
    assert (model.state, model.exit_code) == ("fault", EncoderFault.exit_code)
    assert GRAPH_WEIGHTS in model.text and str(own_model.parent) in model.text
    assert model.remedy.startswith("Remove that folder")
