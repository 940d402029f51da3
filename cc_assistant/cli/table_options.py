"""Options that say of what form a table is: kind of file, rows, columns, level."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class TableFormat(StrEnum):
    """What a table can become."""

    text = "text"
    xlsx = "xlsx"
    csv = "csv"
    docx = "docx"
    markdown = "markdown"
    html = "html"
    json = "json"
    ris = "ris"
    bibtex = "bibtex"
    svg = "svg"
    qdpx = "qdpx"
    qdc = "qdc"


class LevelName(StrEnum):
    """How far down their paths codes are told."""

    domain = "domain"
    construct = "construct"
    sub_construct = "sub-construct"


class UnitName(StrEnum):
    """Within what two codes count as together."""

    words = "words"
    passage = "passage"
    document = "document"


_PROPERTIES = (
    "case, speaker, source, role, perspective, phase, period, day, pack, coder, direction, attribute:NAME, "
    "or codes: cfir, npt, own, theme, codes (all)"
)

OutOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write FILE, not standard output.")
]
FormOption = Annotated[
    TableFormat | None,
    typer.Option("--format", help="Kind of file.", show_default="by the ending of FILE, else text"),
]
LevelOption = Annotated[
    LevelName, typer.Option("--level", help="How far codes are told: their domains, constructs, or all.")
]
RowsOption = Annotated[str, typer.Option("--rows", metavar="PROPERTY", help=f"The rows: {_PROPERTIES}.")]
SplitOption = Annotated[
    str, typer.Option("--split", metavar="PROPERTY", help="Divide each row by this, such as phase.")
]
ColumnsOption = Annotated[
    str, typer.Option("--columns", metavar="PROPERTY", help="The columns: any property that rows can be.")
]
CodesOption = Annotated[
    str, typer.Option("--codes", metavar="FRAME", help="Which codes: cfir, npt, own, theme or codes (all).")
]
ManyOption = Annotated[
    int,
    typer.Option("--quotes", metavar="N", min=0, max=50, help="How many quotes each cell tells in a file."),
]
UnusedOption = Annotated[bool, typer.Option("--unused", help="Codes that nobody gave too.")]
UnitOption = Annotated[
    UnitName,
    typer.Option("--unit", help="Together in the same words, the same passage or the same document."),
]
ByOption = Annotated[
    str, typer.Option("--by", metavar="PROPERTY", help="Property of who says it, such as perspective.")
]
RowOption = Annotated[str, typer.Option("--row", metavar="ROW", help="Id or name of the row.")]
ColumnOption = Annotated[str, typer.Option("--column", metavar="COLUMN", help="Id or name of the column.")]
TextOption = Annotated[
    str, typer.Option("--text", metavar="TEXT", help="What the cell comes to; empty takes it away.")
]
WriterOption = Annotated[str, typer.Option("--by-coder", metavar="NAME", help="Who writes it.")]
