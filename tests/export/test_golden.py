"""Every shipped source is written in every format as a person has approved it."""

from __future__ import annotations

import pytest

from cc_assistant.domain.source import Source
from tests.export.golden import FOLDER, made, shipped_sources


@pytest.fixture(scope="module")
def sources() -> tuple[Source, ...]:
    return shipped_sources()


def test_all_references_are_as_approved(sources: tuple[Source, ...]) -> None:
    for name, text in made(sources).items():
        approved = (FOLDER / name).read_text("utf-8").splitlines()
        assert text.splitlines() == approved, f"{name} differs: see tests/export/golden.py"


def test_no_reference_stumbles_over_its_punctuation(sources: tuple[Source, ...]) -> None:
    for name, text in made(sources).items():
        if not name.endswith(".txt"):
            continue
        for line in text.splitlines():
            reference = line.split("\t")[1].split("http")[0]
            for slip in (
                "..",
                "?.",
                "!.",
                " .",
                " ,",
                ",,",
                "  ",
                "None",
                "()",
                "not shown on the page read.",
            ):
                assert slip not in reference, line
