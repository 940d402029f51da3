"""Papers of the interview on standard output or in a file: which form, and where to."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import chosen_format
from cc_assistant.cli.session import current_services
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.paper import Paper


class PaperFormat(StrEnum):
    """The forms of a checklist; a handout, a record or a comparison lack some."""

    text = "text"
    pdf = "pdf"
    docx = "docx"
    html = "html"
    xlsx = "xlsx"
    csv = "csv"
    markdown = "markdown"
    ics = "ics"
    json = "json"


PaperFormatOption = Annotated[
    PaperFormat | None,
    typer.Option("--format", help="Kind of file.", show_default="by the ending of FILE, else text"),
]
PaperOutOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write FILE, not standard output.")
]

_BINARY = (PaperFormat.pdf, PaperFormat.docx, PaperFormat.xlsx)


@dataclass(frozen=True)
class Wish:
    """In which form a result is wanted, and where; ``out`` is None for standard output."""

    form: PaperFormat
    out: Path | None

    def deliver(self, text: Callable[[Callable[[str], str]], str], paper: Callable[[], Paper]) -> None:
        """Write the result.

        Args:
            text: gives it as text, with headings set apart by what it is handed.
            paper: gives it for every other form.

        Raises:
            UsageError: this kind of paper has no such form.
            InputError: a calendar is asked for, and nothing has a date.
            FileFault: the file cannot be written.
        """
        if self.form is PaperFormat.text:
            if self.out is None:
                output.data(text(output.bold))
            else:
                write_file(self.out, output.visible(text(str)).rstrip("\n") + "\n")
        else:
            self._deliver_file(current_services().papers.file(paper(), self.form.value))
        if self.out is not None:
            output.talk(f"Written: {self.out}")

    def _deliver_file(self, content: bytes) -> None:
        if self.out is not None:
            write_file(self.out, content)
        elif self.form in _BINARY or not output.is_terminal(sys.stdout):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            output.data(content.decode("utf-8").removeprefix("\ufeff"))


def wish(format_: PaperFormat | None, json_: bool, out: Path | None) -> Wish:
    """Return what ``--format``, ``--json`` and ``--output`` ask for together.

    Raises:
        UsageError: they ask for two forms, or for a file that is no text on a terminal.
    """
    by_name = current_services().papers.form_of_file(out.name) if out else None
    otherwise = PaperFormat(by_name) if by_name else PaperFormat.text
    form = chosen_format(format_, json_, otherwise, PaperFormat.json)
    if form in _BINARY and out is None and output.is_terminal(sys.stdout):
        raise UsageError(f"{form} is no text for a terminal.", remedy=f"Add -o checklist.{form}.")
    return Wish(form, out)
