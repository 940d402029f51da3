from __future__ import annotations

from pathlib import Path

from tests.retrieval.opened import opened


def test_codes_go_by_the_names_of_their_frames(indexed_home: Path) -> None:
    labels = opened(indexed_home).labels
    assert labels.label("cfir", "inner-setting.available-resources") == "Available Resources"
    assert labels.label("npt", "coherence.differentiation") == "Differentiation"
    assert labels.label("case", "ways-to-wellness").startswith("Ways to Wellness")
    assert labels.group("cfir", "inner-setting.available-resources") == "Inner Setting"
    assert labels.group("npt", "coherence.differentiation") == "Coherence"
    assert labels.group("theme", "digital-exclusion")


def test_what_no_frame_names_goes_by_its_own_words(indexed_home: Path) -> None:
    labels = opened(indexed_home).labels
    assert labels.label("perspective", "link-worker") == "link worker"
    assert labels.label("pandemic", "during") == "during the pandemic"
    assert labels.label("theme", "unheard-of") == "unheard-of"
    assert labels.label("country", "Wales") == "Wales"
    assert labels.group("phase", "operation") == ""


def test_constructs_stand_in_the_order_of_their_frame(indexed_home: Path) -> None:
    labels = opened(indexed_home).labels
    assert labels.rank("npt", "coherence.differentiation") < labels.rank(
        "npt", "collective-action.skill-set-workability"
    )
    assert labels.rank("npt", "none") > labels.rank("npt", "collective-action.skill-set-workability")
