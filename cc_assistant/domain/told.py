"""Texts as people tell of their service, with the answers in them marked."""

from __future__ import annotations

from typing import Annotated

from pydantic import StrictFloat, StrictInt, StrictStr

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import Names


class Saying(Frozen):
    """An answer that a text gives: ``words`` are the words that say it, exactly as they stand there.

    ``value`` is the id of an option, "dont-know", or for numbers and dates what was said.
    """

    question: Annotated[str, Names("question")]
    value: StrictInt | StrictFloat | StrictStr
    words: str


class Told(Frozen):
    """One text. What its sayings do not mark answers nothing."""

    text: str
    says: tuple[Saying, ...] = ()
