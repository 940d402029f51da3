"""`cc-assistant portrait`: services told over their phases, one or side by side, and drafts of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, chosen_format, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.portrait_paper import PortraitComparison, PortraitPaper


class PortraitGroup(TyperGroup):
    """Takes the name of a case where a command could stand: `portrait ways-to-wellness` shows it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `show` before what is no command."""
        words = [word for word in args if not word.startswith("-")]
        if words and words[0] not in self.commands:
            args = ["show", *args]
        return super().parse_args(ctx, args)


portrait_app = typer.Typer(
    cls=PortraitGroup,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Pen portraits: services told over their phases, in words and pictures. 'portrait CASE' shows one.",
)


class PortraitFormat(StrEnum):
    """What a portrait can become."""

    text = "text"
    pdf = "pdf"
    html = "html"
    docx = "docx"
    svg = "svg"
    markdown = "markdown"
    json = "json"


_BINARY = (PortraitFormat.pdf, PortraitFormat.docx)
_SHORT = {"md": "markdown"}

CaseArgument = Annotated[
    str,
    typer.Argument(
        metavar="CASE|FILE", help="A case by its id or the name of the service, or a draft by name or file."
    ),
]
CasesArgument = Annotated[list[str], typer.Argument(metavar="CASE|FILE ...", help="Two to four of them.")]
FormOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help="text, html, pdf, docx, svg, md or json.",
        show_default="by the ending of FILE, else text",
    ),
]
OutOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write FILE, not standard output.")
]


@portrait_app.command(
    epilog=examples(
        "cc-assistant portrait ways-to-wellness",
        "cc-assistant portrait derby -o derby.pdf",
        "cc-assistant portrait rotherham --format html > rotherham.html",
    )
)
def show(
    case: CaseArgument, out: OutOption = None, format_: FormOption = None, json_: JsonOption = False
) -> None:
    """Show the portrait of a service: story, timeline, what helped and hindered, work, partners.

    'show' may be left out. Every sentence names the passages that it rests on.
    """
    form = _form(format_, json_, out)
    _deliver(current_services().portraying.paper(case), form, out)


@portrait_app.command(
    "list", epilog=examples("cc-assistant portrait list", "cc-assistant portrait list --json")
)
def list_(json_: JsonOption = False) -> None:
    """List the portraits that there are."""
    listed = current_services().portraying.listed()
    if json_:
        output.data_json([one._asdict() for one in listed])
    elif listed:
        rows = [(one.case, one.name, one.place.partition(":")[0], str(one.sentences)) for one in listed]
        output.data(table([("CASE", "SERVICE", "PLACE", "SENTENCES"), *rows]))
    else:
        output.talk("No pack that is switched on has a portrait.")


@portrait_app.command(
    epilog=examples(
        "cc-assistant portrait compare ways-to-wellness derby",
        "cc-assistant portrait compare ways derby rotherham -o three.pdf",
    )
)
def compare(
    cases: CasesArgument, out: OutOption = None, format_: FormOption = None, json_: JsonOption = False
) -> None:
    """Show portraits side by side: facts, timelines, what helped, the work, and the stories part by part."""
    if not 2 <= len(cases) <= 4:
        raise UsageError("Two to four portraits stand side by side.", remedy="Name so many cases.")
    form = _form(format_, json_, out)
    _deliver(current_services().portraying.compare(cases), form, out)


def _form(format_: str | None, json_: bool, out: Path | None) -> PortraitFormat:
    portraying = current_services().portraying
    named = _SHORT.get(format_ or "", format_)
    if named is not None and named not in set(PortraitFormat):
        raise UsageError(
            f"A portrait cannot become '{format_}'.", remedy="Choose text, html, pdf, docx, svg, md or json."
        )
    by_name = portraying.form_of_file(out.name) if out else None
    otherwise = PortraitFormat(by_name) if by_name else PortraitFormat.text
    form = chosen_format(PortraitFormat(named) if named else None, json_, otherwise, PortraitFormat.json)
    if form in _BINARY and out is None and output.is_terminal(sys.stdout):
        raise UsageError(f"{form} is no text for a terminal.", remedy=f"Add -o portrait.{form}.")
    return form


def _deliver(paper: PortraitPaper | PortraitComparison, form: PortraitFormat, out: Path | None) -> None:
    portraying = current_services().portraying

    def text(strong: Callable[[str], str]) -> str:
        return portraying.text(paper, output.width(), strong)

    if form is PortraitFormat.text:
        if out is None:
            output.data(text(output.bold))
        else:
            write_file(out, output.visible(text(str)).rstrip("\n") + "\n")
    else:
        content = portraying.file(paper, form.value)
        if out is not None:
            write_file(out, content)
        elif form in _BINARY or not output.is_terminal(sys.stdout):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            output.data(content.decode("utf-8"))
    if out is not None:
        output.talk(f"Written: {out}")
