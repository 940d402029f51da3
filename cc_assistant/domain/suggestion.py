"""A code that may fit some words, and why it is suggested: never more than a suggestion."""

from __future__ import annotations

from typing import Literal

from cc_assistant.domain.coding import CodeRef
from cc_assistant.domain.frozen import Frozen


class Why(Frozen):
    """What speaks for a suggestion most.

    Attributes:
        kind: words that were coded so before, the definition of the code, or what a language model says.
        text: those words.
        label: where they stand: id of a passage, or a document and its coder; the name of the model; ""
            for a definition.
    """

    kind: Literal["alike", "definition", "model"]
    text: str
    label: str = ""


class Suggestion(Frozen):
    """One code for some words. ``score`` orders suggestions for the same words and says nothing beyond."""

    code: CodeRef
    score: float
    why: Why
