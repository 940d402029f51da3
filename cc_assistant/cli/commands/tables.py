"""`cc-assistant tables`: quotes, matrices, codes that stand together and shares of what was coded."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, chosen_format, examples
from cc_assistant.cli.scope import Asked, takes_scope
from cc_assistant.cli.session import current_services
from cc_assistant.cli.table_options import (
    ByOption,
    CodesOption,
    ColumnOption,
    ColumnsOption,
    FormOption,
    LevelName,
    LevelOption,
    ManyOption,
    OutOption,
    RowOption,
    RowsOption,
    SplitOption,
    TableFormat,
    TextOption,
    UnitName,
    UnitOption,
    UnusedOption,
    WriterOption,
)
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.matrix import Line, Matrix, Shares
    from cc_assistant.tasks.coded_tables import Table

tables_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Tables of what was coded: quotes, framework matrices, codes that stand together, shares.",
)


_BINARY = (TableFormat.xlsx, TableFormat.docx, TableFormat.qdpx, TableFormat.qdc)


@tables_app.command(
    epilog=examples(
        "cc-assistant tables quotes our-interviews -o quotes.xlsx",
        "cc-assistant tables quotes our-interviews --library --code culture --key -o culture.docx",
        "cc-assistant tables quotes our-interviews --coder AB -o ab.qdpx",
    )
)
@takes_scope
def quotes(
    *, asked: Asked, out: OutOption = None, format_: FormOption = None, json_: JsonOption = False
) -> None:
    """Make an evidence table of coded words: one row for each quote.

    Each row has the words with what stands before and after them, their place, who says them, all codes
    with their paths, coders, memos, the key mark, the pack and the reference. Without a pack it holds the
    coded excerpts of the library.
    """
    form = _form(format_, json_, out)
    services = current_services()
    scope = asked.scope()
    if form in {TableFormat.qdpx, TableFormat.qdc}:
        _project(asked, "qdpx" if form == TableFormat.qdpx else "qdc", out)
        return
    table = services.tables.quotes(scope, command=asked.command("quotes"))
    if form == TableFormat.text:
        from cc_assistant.cli.table_views import quote_lines

        output.data("\n".join(quote_lines(table.quotes, table.notes)))
    else:
        _write(table, form, out, counted(len(table.quotes), "quote"))
    _say_if_empty(asked, table)


@tables_app.command(
    epilog=examples(
        "cc-assistant tables matrix our-interviews --rows case --columns cfir --level domain",
        "cc-assistant tables matrix our-interviews --split phase -o matrix.xlsx",
        "cc-assistant tables matrix --rows case --columns npt -o npt.svg",
    )
)
@takes_scope
def matrix(
    *,
    asked: Asked,
    rows: RowsOption = "case",
    split: SplitOption = "",
    columns: ColumnsOption = "cfir",
    level: LevelOption = LevelName.construct,
    quotes: ManyOption = 3,
    unused: UnusedOption = False,
    out: OutOption = None,
    format_: FormOption = None,
    json_: JsonOption = False,
) -> None:
    """Make a framework matrix: cases, speakers or sources by codes, with counts, quotes and summaries.

    'tables summary' writes what a cell comes to; it is kept in the pack and told here, with how many quotes
    came since.
    """
    form = _form(format_, json_, out)
    services = current_services()
    options = {"rows": rows, "split": split, "columns": columns, "level": level.value}
    table = services.tables.matrix(
        asked.scope(),
        rows=rows,
        split=split,
        columns=columns,
        level=level.value,
        unused=unused,
        command=asked.command("matrix", **options) + (" --unused" if unused else ""),
    )
    if form == TableFormat.text:
        _draw(table)
    else:
        _write(
            table,
            form,
            out,
            f"{counted(len(table.rows), 'row')}, {counted(len(table.columns), 'column')}",
            quotes,
        )
    _say_if_empty(asked, table)


@tables_app.command(
    epilog=examples(
        "cc-assistant tables together our-interviews --codes cfir",
        "cc-assistant tables together our-interviews --unit document -o together.xlsx",
    )
)
@takes_scope
def together(
    *,
    asked: Asked,
    codes: CodesOption = "codes",
    level: LevelOption = LevelName.construct,
    unit: UnitOption = UnitName.words,
    out: OutOption = None,
    format_: FormOption = None,
    json_: JsonOption = False,
) -> None:
    """Tell which codes stand together, how often, and how much (Jaccard); the unit is always printed."""
    form = _form(format_, json_, out)
    options = {"codes": codes, "level": level.value, "unit": unit.value}
    table = current_services().tables.together(
        asked.scope(),
        columns=codes,
        level=level.value,
        unit=unit.value,
        command=asked.command("together", **options),
    )
    if form == TableFormat.text:
        from cc_assistant.cli.table_views import pair_lines

        output.data("\n".join(pair_lines(table)))
    else:
        _write(table, form, out, counted(len(table.pairs), "pair") + " of codes")
    _say_if_empty(asked, table)


@tables_app.command(
    epilog=examples(
        "cc-assistant tables shares our-interviews --by role",
        "cc-assistant tables shares --by perspective --codes npt --level domain -o shares.csv",
    )
)
@takes_scope
def shares(
    *,
    asked: Asked,
    by: ByOption = "perspective",
    codes: CodesOption = "cfir",
    level: LevelOption = LevelName.construct,
    out: OutOption = None,
    format_: FormOption = None,
    json_: JsonOption = False,
) -> None:
    """Tell codes by a property of who speaks: passages with each code, and their share of all passages."""
    form = _form(format_, json_, out)
    table = current_services().tables.shares(
        asked.scope(),
        by=by,
        columns=codes,
        level=level.value,
        command=asked.command("shares", by=by, codes=codes, level=level.value),
    )
    if form == TableFormat.text:
        _draw(table)
    else:
        _write(
            table, form, out, f"{counted(len(table.codes), 'code')}, {counted(len(table.groups), 'column')}"
        )
    _say_if_empty(asked, table)


@tables_app.command(
    epilog=examples(
        'cc-assistant tables summary our-interviews --row "Site A" --column culture '
        '--text "Both sites had to explain the role again and again."',
    )
)
@takes_scope
def summary(
    *,
    asked: Asked,
    row: RowOption,
    column: ColumnOption,
    text: TextOption,
    by_coder: WriterOption = "",
    rows: RowsOption = "case",
    split: SplitOption = "",
    columns: ColumnsOption = "cfir",
    level: LevelOption = LevelName.construct,
) -> None:
    """Write what a cell of a matrix comes to. It is kept in the first pack, with the quotes it was made from.

    When quotes come or go, 'tables matrix' says that the summary is stale.
    """
    tables = current_services().tables
    made = tables.matrix(
        asked.scope(), rows=rows, split=split, columns=columns, level=level.value, unused=True
    )
    at_row, at_column = _line_named(row, made.rows), _line_named(column, made.columns)
    kept = tables.summarise(made, at_row, at_column, text.strip(), by_coder)
    if kept.text:
        output.talk(f"Kept, made from {len(kept.marks)} quotes.")
    else:
        output.talk("Taken away.")


def _line_named(written: str, known: Sequence[Line]) -> str:
    from cc_assistant.tables.sheets import long_name

    wanted = written.strip().casefold()
    for forms in (_ids, _names):
        found = [line for line in known if wanted in forms(line)]
        if len(found) == 1:
            return found[0].id
        if found:
            hint = " or ".join(line.id for line in found)
            raise NotFound(f"'{written}' can be {hint}.", remedy="Write one of these.")
    there = ", ".join(long_name(line) for line in known[:8])
    raise NotFound(f"The matrix has no '{written}'.", remedy=f"It has {there or 'none'}.")


def _ids(line: Line) -> tuple[str, ...]:
    ident = line.id.casefold()
    return (ident, ident.partition(":")[2])


def _names(line: Line) -> tuple[str, ...]:
    label = line.label.casefold()
    return (label, f"{line.group.casefold()} > {label}", line.id.casefold().rpartition(".")[2])


def _form(format_: TableFormat | None, json_: bool, out: Path | None) -> TableFormat:
    from cc_assistant.export.report_files import form_of

    suffix = out.suffix.lower().removeprefix(".") if out else ""
    by_name = form_of(out.name) if out else None
    otherwise = TableFormat(by_name or suffix) if by_name or suffix in {"qdpx", "qdc"} else TableFormat.text
    form = chosen_format(format_, json_, otherwise, TableFormat.json)
    if out is None and form in _BINARY and output.is_terminal(sys.stdout):
        raise UsageError(f"{form} is no text for a terminal.", remedy=f"Add -o table.{form}.")
    if out is not None and form == TableFormat.text:
        raise UsageError(
            f"The name '{out.name}' does not say what kind of file it is to be.",
            remedy="End it in .xlsx, .csv, .docx, .md, .html, .json, .svg, .ris, .bib or .qdpx.",
        )
    if form in {TableFormat.qdpx, TableFormat.qdc} and out is None:
        raise UsageError("A project is a file.", remedy=f"Add -o table.{form}.")
    return form


def _write(table: Table, form: TableFormat, out: Path | None, told: str, many: int = 3) -> None:
    if form in {TableFormat.qdpx, TableFormat.qdc}:
        raise UsageError("A project holds quotes, not this table.", remedy="'tables quotes' writes .qdpx.")
    content = current_services().tables.file(table, form.value, many)
    if out is not None:
        write_file(out.expanduser(), content)
        output.talk(f"{out}: {told}.")
    elif form in _BINARY or not output.is_terminal(sys.stdout):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        output.data(content.decode("utf-8").removeprefix("\ufeff"))
    for note in table.notes:
        output.talk(note)


def _draw(table: Matrix | Shares) -> None:
    from cc_assistant.cli.table_views import grid_lines
    from cc_assistant.tables.grid import grid_of

    output.data("\n".join(grid_lines(grid_of(table), table.notes)))


def _say_if_empty(asked: Asked, table: Table) -> None:
    """Say why there is nothing in a table, and what would bring something into it."""
    from cc_assistant.domain.matrix import Together

    if isinstance(table, Together) and table.quotes and not table.pairs:
        output.talk(
            f"No two codes stand together, counted by {table.unit}."
            + ("" if table.unit == "document" else " --unit document counts those of the same document.")
        )
    if table.quotes:
        return
    if asked.key or any(asked.values.values()):
        output.talk("The table is empty: no coded quote fits all that was asked for. Leave a filter away.")
    elif asked.packs:
        output.talk(
            f"The table is empty: nothing is coded yet in {' or '.join(asked.packs)}. "
            "Code documents in the app ('cc-assistant', then Alt+C) or with 'cc-assistant code add'."
            + ("" if asked.library else " --library adds the coded excerpts that come with the program.")
        )


def _project(asked: Asked, form: Literal["qdpx", "qdc"], out: Path | None) -> None:
    """Write the documents and codings of one pack that the filters let through as a REFI-QDA project."""
    assert out is not None
    if len(asked.packs) != 1 or asked.scope().library:
        raise UsageError(
            "A project holds the documents of one pack of your own.",
            remedy="Name one pack, and leave --library away.",
        )
    services = current_services()
    kept = None
    if form == "qdpx":
        table = services.tables.quotes(asked.scope())
        kept = {(one.origin.document, one.start, one.end): one for one in table.quotes}
    coders = {one.id: one.name for one in services.coding.coders(services.coding.pack(asked.packs[0]))}

    def wanted(coding: Coding) -> bool:
        quote = (kept or {}).get((coding.document, coding.start, coding.end))
        name = coders.get(coding.coder, coding.coder)
        return quote is not None and any(
            (one.code, one.coder) == (str(coding.code), name) for one in quote.given
        )

    content = services.projects.export(asked.packs[0], form, only=wanted if kept is not None else None)
    write_file(out.expanduser(), content)
    output.talk(f"Wrote {out} ({len(content):,} bytes).")
    if services.projects.is_confidential(asked.packs[0]):
        output.talk(f"The pack {asked.packs[0]} is confidential, and so is the file.")
