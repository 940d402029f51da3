"""Options that several commands share, described once."""

from __future__ import annotations

from typing import Annotated

import typer

from cc_assistant.cli.output import Format
from cc_assistant.errors import UsageError

FormatOption = Annotated[
    Format | None, typer.Option("--format", help="How the result is written.", show_default="text")
]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]


def examples(*lines: str) -> str:
    """Return the closing part of a command's help: examples, one a line, never wrapped."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def chosen_format(format_: Format | None, json_: bool) -> Format:
    """Return the one format that ``--format`` and ``--json`` ask for together.

    Raises:
        UsageError: they ask for two.
    """
    if json_ and format_ not in {None, Format.json}:
        raise UsageError(f"--json and --format {format_} ask for two formats.", remedy="Use one of them.")
    return Format.json if json_ else format_ or Format.text
