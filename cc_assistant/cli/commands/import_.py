"""`cc-assistant import`: takes the user's own files into a pack, and says what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.document_options import (
    CaseOption,
    ConsentOption,
    DateOption,
    PandemicOption,
    PerspectiveOption,
    PhaseOption,
    RoleOption,
    TitleOption,
    said,
)
from cc_assistant.cli.options import JsonOption
from cc_assistant.cli.session import current_services
from cc_assistant.errors import InputError

if TYPE_CHECKING:
    from cc_assistant.domain.import_report import ImportReport


class Form(StrEnum):
    """What a file is, where that should not be told from what it holds."""

    pdf = "pdf"
    docx = "docx"
    odt = "odt"
    html = "html"
    markdown = "markdown"
    text = "text"
    rtf = "rtf"
    epub = "epub"
    jats = "jats"
    vtt = "vtt"
    srt = "srt"
    transcript = "transcript"
    csv = "csv"
    xlsx = "xlsx"
    reference = "reference"


class Sensitivity(StrEnum):
    """Whom a pack is for."""

    public = "public"
    confidential = "confidential"


Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Files, and folders whose files are all taken.")
]
PackOption = Annotated[
    str, typer.Option("--pack", metavar="NAME", help="The pack that takes them; it is made if it is new.")
]
FormOption = Annotated[
    Form | None,
    typer.Option(
        "--as", help="What the files are; transcript and text say how to take text and Word.",
        show_default="told from what they hold",
    ),
]  # fmt: skip
SensitivityOption = Annotated[
    Sensitivity | None,
    typer.Option("--sensitivity", help="Of the pack.", show_default="confidential for a new pack"),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME",
        help="A column of a table that holds answers; give it again for more.",
        show_default="told from what they hold",
    ),
]
PseudonymsOption = Annotated[
    Path | None,
    typer.Option(
        "--pseudonyms",
        metavar="FILE",
        help="Names to replace in the whole pack: YAML, CSV, or a name to a line: Anna Brown | Anna = Clara.",
    ),
]

EXAMPLES = (
    "cc-assistant import interviews/ --pack our-interviews --phase operation",
    "cc-assistant import p3.docx --pack our-interviews --as transcript --perspective link-worker",
    "cc-assistant import survey.xlsx --pack survey-2026 --column Comments --json > report.json",
)


def import_(
    *,
    files: Files,
    pack: PackOption,
    title: TitleOption = None,
    case: CaseOption = None,
    role: RoleOption = None,
    phase: PhaseOption = None,
    pandemic: PandemicOption = None,
    perspective: PerspectiveOption = None,
    date: DateOption = None,
    consent: ConsentOption = None,
    sensitivity: SensitivityOption = None,
    form: FormOption = None,
    column: ColumnOption = None,
    pseudonyms: PseudonymsOption = None,
    json_: JsonOption = False,
) -> None:
    """Import documents, transcripts, survey answers and references into a pack of your own.

    PDF, Word, OpenDocument, RTF, web pages, Markdown, text, EPUB, articles in JATS XML, subtitles (VTT,
    SRT), transcripts, tables of answers (CSV, Excel), references (RIS, BibTeX), coded projects and
    codebooks of other programs (REFI-QDA .qdpx, .qdc). Nothing leaves this computer. A file that was
    imported before is brought up to date; codings whose words still stand stay.
    What could not be imported is named with the reason and stops nothing; the exit code is 8 then.
    """
    from cc_assistant.privacy.names_file import read_names

    names = read_names(pseudonyms.expanduser()) if pseudonyms else ()
    services = current_services()
    report = services.importing.import_files(
        [file.expanduser() for file in files],
        pack,
        said(
            case=case,
            role=role,
            phase=phase,
            pandemic=pandemic,
            perspective=perspective,
            date=date,
            consent=consent,
        ),
        title=title or "",
        sensitivity=sensitivity.value if sensitivity else None,
        form=form.value if form else None,
        columns=column or (),
        names=names,
        progress=services.progress,
    )
    if json_:
        output.data_json(report.model_dump(mode="json"))
    else:
        output.data("\n".join(report_lines(report)))
    if done := services.pseudonyms.replaced:
        output.talk(f"Replaced {done.places} places with names. {' '.join(done.notes)}".strip())
        output.talk(f"The key lies in {services.pseudonyms.key_folder(report.pack).folder}.")
    elif services.pseudonyms.are_in(report.pack):
        output.talk(
            "Names in this pack were replaced, but its key is not here: in what came in now they stay. "
            "Put the key back and import again, or use --pseudonyms."
        )
    if report.refused:
        raise typer.Exit(InputError.exit_code)


def report_lines(report: ImportReport) -> Iterator[str]:
    """Yield what became of each file, as people read it."""
    from cc_assistant.render.import_text import report_lines as told_lines
    from cc_assistant.render.import_text import summary

    for line in told_lines(report):
        yield output.wrapped(line.text, indent=2 * line.deep, hanging=2)
    yield ""
    yield output.bold(summary(report))
    if any(file.counts.get("passages") for file in report.files):
        yield "The next question searches them too: the index is built anew when it is asked."
