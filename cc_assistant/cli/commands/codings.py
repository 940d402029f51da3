"""`cc-assistant codings`: projects and codebooks of other programs, in and out (REFI-QDA)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import InputError, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.import_report import ImportReport

codings_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Exchange coded projects and codebooks with NVivo, ATLAS.ti, MAXQDA, QualCoder and others.",
)

File = Annotated[Path, typer.Argument(metavar="FILE", help="A project (.qdpx) or codebook (.qdc).")]
IntoOption = Annotated[
    str, typer.Option("--pack", metavar="NAME", help="The pack that takes it; it is made if it is new.")
]
OfOption = Annotated[str, typer.Option("--pack", metavar="NAME", help="The pack to write.")]
OutOption = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="FILE.qdpx: all of it. FILE.qdc: its codes.")
]
ByNameOption = Annotated[
    bool,
    typer.Option(
        "--frames-by-name",
        help="Take codes named as CFIR constructs (2009 names too) or NPT components for these.",
    ),
]
TurnsOption = Annotated[
    bool,
    typer.Option(
        "--turns/--no-turns",
        help="Write who speaks as cases of passages. ATLAS.ti shows each turn as a quotation then.",
    ),
]
PublicOption = Annotated[
    bool, typer.Option("--no-confidential", help="Write nothing that a confidential pack holds.")
]


@codings_app.command(
    "import",
    epilog=examples(
        "cc-assistant codings import study.qdpx --pack our-interviews",
        "cc-assistant codings import cfir.qdc --pack our-interviews --frames-by-name",
    ),
)
def import_(
    *, file: File, pack: IntoOption, frames_by_name: ByNameOption = False, json_: JsonOption = False
) -> None:
    """Import a coded project, or a codebook: documents, codes, codings, memos, coders, cases.

    Each coded passage is compared with its text. Where a program counts positions in its own way, they
    are put where their words stand; that, and what could not be kept, is told by name.
    """
    report = current_services().projects.import_file(file.expanduser(), pack, by_name=frames_by_name)
    if json_:
        output.data_json(report.model_dump(mode="json"))
    else:
        _tell(report)
    if report.refused:
        raise typer.Exit(InputError.exit_code)


@codings_app.command(
    epilog=examples(
        "cc-assistant codings export --pack our-interviews -o study.qdpx",
        "cc-assistant codings export --pack our-interviews -o codes.qdc",
    )
)
def export(
    *, pack: OfOption, out: OutOption, turns: TurnsOption = True, no_confidential: PublicOption = False
) -> None:
    """Write a pack as a REFI-QDA project, or its codebook; imported again, it is as it was.

    The file holds every word of the documents: treat it like them.
    """
    form = _form(out)
    services = current_services()
    if no_confidential and form == "qdpx" and services.projects.is_confidential(pack):
        raise UsageError(
            f"The pack {pack} is confidential: nothing was written.",
            remedy="Its codes alone go out as FILE.qdc; without --no-confidential all of it does.",
        )
    content = services.projects.export(pack, form, turns=turns)
    write_file(out.expanduser(), content)
    output.talk(f"Wrote {out} ({len(content):,} bytes).")
    if form == "qdpx" and services.projects.is_confidential(pack):
        output.talk(f"The pack {pack} is confidential, and so is the file: it holds every word of it.")


def _form(out: Path) -> Literal["qdpx", "qdc"]:
    suffix = out.suffix.lower()
    if suffix == ".qdpx":
        return "qdpx"
    if suffix == ".qdc":
        return "qdc"
    raise UsageError(
        f"'{out.name}' ends in neither .qdpx nor .qdc.",
        remedy="Name a project FILE.qdpx, a codebook FILE.qdc.",
    )


def _tell(report: ImportReport) -> None:
    from cc_assistant.cli.commands.import_ import report_lines

    output.data("\n".join(report_lines(report)))
    sys.stdout.flush()
