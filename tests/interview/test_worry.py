"""The main worry puts what bears on it into a box."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from cc_assistant.domain.session import Mark, Value
from cc_assistant.interview.checklist import build
from cc_assistant.interview.worry import PINNED, Meaning
from tests.interview.sessions_of import list_of, session_of
from tests.interview.shipped import TODAY, shipped_rules

PLANNED: dict[str, Value] = {"stage": "funded", "place": ("rural",), "referral_sources": ("gp",)}


def pinned(worry: str) -> list[str]:
    return [item.id for item in list_of({**PLANNED, "worry": worry}).pinned]


@pytest.mark.parametrize(
    ("worry", "item"),
    [("Nobody can get to the groups without a car", "rec-transport"),
     ("that supervision will be forgotten", "rec-supervision"),
     ("The money ends and nothing is planned", "rec-sustain-early"),
     ("data sharing will take for ever", "rec-data-sharing")],
)  # fmt: skip
def test_a_worry_finds_the_step_that_bears_on_it(worry: str, item: str) -> None:
    assert item in pinned(worry)
    assert len(pinned(worry)) <= PINNED


@pytest.mark.parametrize("worry", ["asdf qwer", "the", "?!", "I do not know", "banana bread"])
def test_what_matches_nothing_pins_nothing(worry: str) -> None:
    assert pinned(worry) == []


def test_the_worry_is_shown_as_it_was_told() -> None:
    assert list_of({"worry": "Too few buses"}).worry == "Too few buses"


def test_what_is_done_is_no_longer_pinned() -> None:
    session = session_of(
        {**PLANNED, "worry": "no supervision"}, marks={"rec-supervision": Mark(status="done")}
    )
    assert "rec-supervision" not in [item.id for item in build(shipped_rules(), session, TODAY).pinned]


def test_meaning_finds_what_no_word_does() -> None:
    def near(worry: str, texts: Sequence[str]) -> Sequence[float]:
        return [0.9 if "Plan for shocks" in text else 0.0 for text in texts]

    session = session_of({**PLANNED, "worry": "zzz"})
    checklist = build(shipped_rules(), session, TODAY, similarity=near)
    assert [item.id for item in checklist.pinned] == ["rec-continuity-plan"]


class Counting:
    """An encoder that counts the texts that it is given."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], *, role: str = "passage") -> npt.NDArray[np.float32]:
        self.encoded += texts
        return np.eye(2, dtype=np.float32)[[len(text) % 2 for text in texts]]


def test_each_text_is_encoded_once() -> None:
    encoder = Counting()
    near = Meaning(encoder)  # type: ignore[arg-type]
    assert near("worry", ["one", "four"]) == [1.0, 0.0]
    assert near("worry", ["four", "one"]) == [0.0, 1.0]
    assert encoder.encoded == ["worry", "one", "four"]
