"""Options that several commands share, described once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar, overload

import typer

from cc_assistant.cli.output import Format
from cc_assistant.errors import UsageError

F = TypeVar("F", bound=StrEnum)


class Style(StrEnum):
    """How references are written."""

    vancouver = "vancouver"
    harvard = "harvard"
    apa = "apa"


FormatOption = Annotated[
    Format | None, typer.Option("--format", help="How the result is written.", show_default="text")
]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
QuestionWords = Annotated[
    list[str] | None, typer.Argument(metavar="QUESTION", help="The question, best in quotes.")
]
BatchOption = Annotated[
    Path | None,
    typer.Option("--batch", metavar="FILE", help="Read questions from FILE; - is standard input."),
]
LongOption = Annotated[
    bool, typer.Option("--long", help="Tell all that is found, not what fits on a screen.")
]
ExplainOption = Annotated[bool, typer.Option("--explain", help="Show the parts of each passage's score.")]
LimitOption = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="How many passages.")]
StyleOption = Annotated[
    Style | None,
    typer.Option("--style", help="How references are written.", show_default="as set, else vancouver"),
]


def examples(*lines: str) -> str:
    """Return the closing part of a command's help: examples, one a line, never wrapped."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@overload
def chosen_format(format_: Format | None, json_: bool) -> Format: ...
@overload
def chosen_format(format_: F | None, json_: bool, otherwise: F, json: F) -> F: ...
def chosen_format(
    format_: StrEnum | None,
    json_: bool,
    otherwise: StrEnum = Format.text,
    json: StrEnum = Format.json,
) -> StrEnum:
    """Return the one format that ``--format`` and ``--json`` ask for together.

    Args:
        format_: what ``--format`` names.
        json_: whether ``--json`` is there.
        otherwise: the format where neither is.
        json: the member that ``--json`` stands for.

    Raises:
        UsageError: they ask for two.
    """
    if json_ and format_ not in {None, json}:
        raise UsageError(f"--json and --format {format_} ask for two formats.", remedy="Use one of them.")
    return json if json_ else format_ or otherwise
