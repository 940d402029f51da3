"""How often the right code is among the suggested ones, by cross-validation over sources."""

from __future__ import annotations

from cc_assistant.domain.coding import CodeFrame
from cc_assistant.domain.frozen import Frozen


class FrameScore(Frozen):
    """One frame.

    Attributes:
        frame: which.
        excerpts: coded ones that have a code of it.
        learned: share of them with one of their own codes among the suggested, learned from other sources.
        definitions: the same where the definitions alone suggest.
    """

    frame: CodeFrame
    excerpts: int
    learned: float
    definitions: float


class SuggestionReport(Frozen):
    """All frames.

    Attributes:
        suggested: codes of each frame for one excerpt.
        folds: parts into which the sources are divided.
        sources: whose excerpts were used.
        by_meaning: whether a model was at hand.
        frames: how each did.
    """

    suggested: int
    folds: int
    sources: int
    by_meaning: bool
    frames: tuple[FrameScore, ...]
