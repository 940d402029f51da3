"""Coding: which words of a document speak of what, in whose judgement."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Direction

CodeFrame = Literal["cfir", "npt", "own"]


class Code(Frozen):
    """A code of the users' own codebook. ``parent`` is the id of another; ``colour`` is ``#rrggbb``."""

    id: str
    name: str
    parent: str | None = None
    description: str = ""
    colour: str | None = None
    codable: bool = True


class CodeRef(Frozen):
    """A code of a frame, or of the users' own codebook."""

    frame: CodeFrame
    id: str

    def __str__(self) -> str:
        """As files and commands write it, such as ``cfir:inner-setting.culture``."""
        return f"{self.frame}:{self.id}"


class Coder(Frozen):
    """Somebody who codes."""

    id: str
    name: str


class Coding(Frozen):
    """One code on some words of a document, by one coder.

    Attributes:
        id: never used twice in a pack.
        document: its id.
        start: where the words begin (code points in the text of the document).
        end: where they end, half-open.
        words: exactly those words: what shows whether they still stand there after an import.
        code: what they speak of.
        coder: the id of who says so.
        direction: whether they tell of a help or a hindrance; None where nobody said.
        memo: why, or what else.
        key: a quote to be shown.
        made: when.
    """

    id: str
    document: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    words: str
    code: CodeRef
    coder: str
    direction: Direction | None = None
    memo: str = ""
    key: bool = False
    made: datetime


class Codebook(Frozen):
    """The users' own codes, in their order, and who codes."""

    codes: tuple[Code, ...] = ()
    coders: tuple[Coder, ...] = ()
