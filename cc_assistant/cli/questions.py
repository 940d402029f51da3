"""Reads a question as typed: what a person may send by mistake becomes a question or a clear error."""

from __future__ import annotations

import re

from cc_assistant.errors import InputError

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

LONGEST = 10_000
"""Characters of a question: some pages of text, more than anybody asks."""


def read_question(words: str) -> str:
    """Return the question with its white space in order.

    Bytes that are no text, which a terminal hands over as lone surrogates, become `\ufffd`; control
    characters become spaces.

    Raises:
        InputError: there is no question, or far too much of one.
    """
    text = words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    question = " ".join(_CONTROL.sub(" ", text).split())
    if not question:
        raise InputError(
            "The question is empty.", remedy='Ask something, such as "What helps link workers stay?"'
        )
    if len(question) > LONGEST:
        raise InputError(
            f"The question has {len(question):,} characters; up to {LONGEST:,} are read.",
            remedy="Ask in a few sentences.",
        )
    return question
