"""What measurements are made on: packs and vectors that are made, the same every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.made_pack import write_made_pack
from benchmarks.made_vectors import MadeVectors
from benchmarks.processes import measured
from benchmarks.report import write_report
from cc_assistant import paths
from cc_assistant.domain.library import Library
from cc_assistant.knowledge.loading import load_library
from tests.index.small import HashEncoder


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library([paths.shipped("knowledge")])


def test_a_made_pack_is_a_pack_and_tells_nothing_twice(shipped: Library, tmp_path: Path) -> None:
    write_made_pack(tmp_path / "made", shipped.passages, shipped.sources, 700)
    library = load_library([paths.shipped("knowledge"), tmp_path / "made"])
    assert len(library.passages) == len(shipped.passages) + 700
    assert len({passage.text for passage in library.passages}) == len(library.passages)


def test_the_same_size_gives_the_same_files(shipped: Library, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_made_pack(tmp_path / name, shipped.passages, shipped.sources, 130)
    files = sorted((tmp_path / "one").rglob("*.yaml"))
    assert len(files) == 4
    for file in files:
        assert file.read_bytes() == (tmp_path / "two" / file.relative_to(tmp_path / "one")).read_bytes()


def test_made_vectors_have_length_1_and_differ_by_text_only(shipped: Library) -> None:
    made = MadeVectors(HashEncoder(), [passage.text for passage in shipped.passages[:20]])
    vectors = made.encode(["one text", "another", "one text"])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.allclose(vectors[0], vectors[1])


def test_a_process_is_measured_by_itself() -> None:
    ran = measured(["cc_assistant", "--version"], {})
    assert ran.out.startswith("cc-assistant ")
    assert ran.seconds > 0
    assert 5 < ran.peak_mb < 200


def test_a_process_that_fails_is_told() -> None:
    with pytest.raises(RuntimeError, match="There is no passage"):
        measured(["cc_assistant", "passage", "none-01"], {})


def test_the_report_says_what_was_made_up(tmp_path: Path) -> None:
    spread = {"p50": 1.0, "p95": 2.0}
    asking = {
        "passages": 10_000,
        "vectors_made": True,
        "cold_s": 0.5,
        "plain_cold_s": 5.0,
        "cold_ratio": 10.0,
        "warm_ms": spread,
        "warm_filtered_ms": spread,
        "plain_warm_ms": spread,
        "peak_mb": 170,
        "plain_peak_mb": 600,
        "index_mb": 50.0,
        "plain_index_mb": 5.0,
    }
    building = dict.fromkeys(
        (
            "passages",
            "vectors",
            "first_build_s",
            "build_s",
            "plain_build_s",
            "passages_per_s",
            "plain_passages_per_s",
            "vectors_per_s",
            "after_one_change_s",
            "build_peak_mb",
            "plain_build_peak_mb",
        ),
        1,
    )
    result = {
        "version": "1",
        "measured": "today",
        "machine": "ours",
        "load_before": 0.1,
        "building": building,
        "asking": [asking],
    }
    text = write_report(tmp_path / "report.md", result)
    assert "| 10,000 | 0.50 | 5.00 | 10.0 | 1.0 / 2.0 |" in text
    assert "with noise" in text
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == text
