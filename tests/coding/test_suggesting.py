"""Suggested codes: learned from what was coded, with why, and right often enough to be of use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from cc_assistant.coding.examples import definitions_of, library_examples, own_examples
from cc_assistant.coding.suggesting import SHOWN, Encode, Suggester, hits
from cc_assistant.domain.coding import CodeFrame, CodeRef
from tests.coding.test_agreeing import NOW, coding
from tests.interview.shipped import shipped_library
from tests.retrieval.opened import opened

LIBRARY = shipped_library()
DEFINITIONS = definitions_of(LIBRARY.cfir, LIBRARY.npt)
EXAMPLES = library_examples(LIBRARY.passages)


@pytest.fixture(scope="session")
def encode(indexed_home: Path) -> Encode:
    """Encode each text once for all tests."""
    encoder = opened(indexed_home).encoder
    assert encoder is not None
    known: dict[str, npt.NDArray[np.float32]] = {}

    def all_of(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, encoder.encode(new), strict=True))
        return np.stack([known[text] for text in texts])

    return all_of


def test_every_suggestion_is_of_the_frame_and_says_why(encode: Encode) -> None:
    suggester = Suggester(EXAMPLES, DEFINITIONS, encode)
    found = suggester.suggest("Workers saw far too many people and had no time to listen.", "cfir")
    assert len(found) == SHOWN
    assert {one.code.frame for one in found} == {"cfir"}
    assert "cfir:inner-setting.available-resources" in [str(one.code) for one in found]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.why.text and one.why.label for one in found if one.why.kind == "alike")
    assert suggester.suggest("  ", "npt") == ()


def test_the_teams_own_codings_are_learned_from() -> None:
    own = CodeRef(frame="own", id="parking")
    definitions = {own: ("Parking",), CodeRef(frame="own", id="tea"): ("Tea",)}
    first = coding("a", 0, 10, own).model_copy(update={"words": "nowhere to leave the car by the surgery"})
    later = first.model_copy(update={"coder": "b", "made": NOW + timedelta(days=1)})
    examples = own_examples([first, later])
    assert [(one.text, one.label) for one in examples] == [(first.words, "talk, a, b")]
    best = Suggester(examples, definitions, None).suggest("we leave the car at the surgery", "own")[0]
    assert best.code == own
    assert best.why.text == first.words


def test_without_anything_coded_the_definitions_suggest(encode: Encode) -> None:
    found = Suggester([], DEFINITIONS, encode).suggest("What it costs to set up and to run.", "cfir")
    assert str(found[0].code) == "cfir:innovation.cost"
    assert found[0].why.kind == "definition"


@pytest.mark.parametrize("frame", ["cfir", "npt"])
def test_one_of_five_is_right_for_seven_in_ten_and_the_definitions_alone_do_worse(
    encode: Encode, frame: CodeFrame
) -> None:
    sources = [
        passage.source for passage in LIBRARY.passages if passage.id in {one.label for one in EXAMPLES}
    ]
    learned = hits(EXAMPLES, sources, DEFINITIONS, encode, frame, folds=5)
    alone = hits(EXAMPLES, sources, DEFINITIONS, encode, frame, folds=5, learn=False)
    assert learned >= 0.7
    assert alone < learned - 0.2
