"""How signals are put together."""

from __future__ import annotations

import numpy as np
import pytest

from cc_assistant.retrieval.fusion import Weights, fuse


def test_the_score_is_the_sum_of_its_weighed_parts() -> None:
    parts = {"words": np.array([1.0, 0.5], np.float32), "passage": np.array([0.2, 0.8], np.float32)}
    total, weighed = fuse(parts, Weights(words=0.5, passage=2.0))
    assert total == pytest.approx([0.9, 1.85])
    assert weighed["words"] == pytest.approx([0.5, 0.25])
    assert weighed["passage"] == pytest.approx([0.4, 1.6])


def test_a_signal_of_weight_nothing_changes_nothing_and_is_still_told() -> None:
    parts = {"words": np.array([1.0], np.float32), "theme": np.array([0.7], np.float32)}
    total, weighed = fuse(parts, Weights(words=1.0, theme=0.0))
    assert total == pytest.approx([1.0])
    assert weighed["theme"] == pytest.approx([0.0])


def test_the_signals_stay_as_they_were() -> None:
    words = np.array([1.0, 2.0], np.float32)
    total, _ = fuse({"words": words, "passage": words}, Weights())
    total += 1
    assert words.tolist() == [1.0, 2.0]


def test_an_unknown_signal_is_a_mistake() -> None:
    with pytest.raises(AttributeError):
        fuse({"luck": np.ones(1, np.float32)}, Weights())


def test_every_signal_has_a_weight() -> None:
    assert min(Weights()) > 0
