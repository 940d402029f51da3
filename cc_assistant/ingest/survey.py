"""Tables of survey answers (CSV, Excel): a row is somebody who answered, a column a question."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cc_assistant.domain.document import Locator, Speaker
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.archive import opened_archive
from cc_assistant.ingest.encoding import read_text
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.markup import refuse_entities
from cc_assistant.ingest.raw import RawDocument, RawUnit, Told, Wish
from cc_assistant.ingest.tidy import one_line, tidy

_MOST_COLUMNS = 2_000
_LONGEST_CELL = 1_000_000
_LOOKED_AT = 64_000
_MOST_LINES = 500
"""Of one answer: more are the rest of a table after a quotation mark that was never closed."""
_HEAD_LOOKED_AT, _MOST_ABOVE = 20, 6
_WORDS_OF_ANSWER = 4.0
_LONGEST_ATTRIBUTE = 80
_NAMING = re.compile(
    r"(?:respondent|participant|response|person|record|case|survey)?[\s_-]*(?:id|no\.?|number|code|ref)|pid|name",
    re.I,
)
_TOLD_EVERY = 500
_UNWORKED = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>|</c>)")
"""Formulas as programs write them that only fill in sheets: without what they come to."""
_Row = tuple[int, list[str]]


def read_csv(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read a table of text, whatever divides its columns."""
    decoded = read_text(file, limits)
    text = decoded.text.replace("\x00", "")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(_csv_rows(text, file.suffix.lower(), limits))
    except csv.Error as error:
        raise Unreadable(f"It is no table: {error}.", remedy="Save it as CSV anew.") from None
    return (_document("csv", [(None, rows)], limits, wish, told, decoded.remarks),)


def _csv_rows(text: str, suffix: str, limits: Limits) -> Iterator[_Row]:
    delimiter = "\t" if suffix == ".tsv" else _delimiter(text[:_LOOKED_AT])
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
        if number > limits.rows:
            raise Unreadable(
                f"It has more than {limits.rows:,} rows.", remedy="Divide it into several files."
            )
        if any(cell.count("\n") > _MOST_LINES for cell in row):
            raise Unreadable(
                f"A quotation mark in row {number} is not closed: the rows below would be one answer.",
                remedy="Mend it, or save the table as .xlsx.",
            )
        yield number, row


def _delimiter(sample: str) -> str:
    """Return what divides the columns: the sign that divides the first rows into the same number of cells."""

    def even(sign: str) -> tuple[int, int]:
        rows = list(csv.reader(io.StringIO(sample, newline=""), delimiter=sign))[:20]
        widths = [len(row) for row in rows if row]
        same = sum(width == widths[0] for width in widths) if widths and widths[0] > 1 else 0
        return same, widths[0] if widths else 0

    return max(",;\t|", key=even)


def read_xlsx(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read the sheets of a workbook; of formulas what was last worked out."""
    import openpyxl

    empty = 0
    with opened_archive(file, limits) as archive:
        for name in archive.names:
            if name.endswith((".xml", ".rels")):
                part = refuse_entities(archive.read(name), no_type=True)
                empty += len(_UNWORKED.findall(part)) if name.startswith("xl/worksheets/") else 0
    book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        sheets: list[tuple[str | None, list[_Row]]] = []
        hidden = 0
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                hidden += 1
                continue
            sheets.append((sheet.title, list(_sheet_rows(sheet, limits))))
    finally:
        book.close()
    why = "hidden sheets are not read"
    remarks = [Remark(what="dropped", name="sheets", why=why, count=hidden)] if hidden else []
    if empty:
        why = "no program has worked them out yet: open the workbook in Excel and save it"
        remarks.append(Remark(what="dropped", name="formulas", why=why, count=empty))
    return (_document("xlsx", sheets, limits, wish, told, tuple(remarks)),)


def _sheet_rows(sheet: Any, limits: Limits) -> Iterator[_Row]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong, or an attack
    filled = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [_written(value) for value in row[:_MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        filled += 1
        if filled > limits.rows:
            raise Unreadable(
                f"It has more than {limits.rows:,} rows.", remedy="Divide it into several files."
            )
        yield number, cells


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ", "minutes")
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _document(  # noqa: PLR0917
    form: str,
    sheets: Sequence[tuple[str | None, list[_Row]]],
    limits: Limits,
    wish: Wish,
    told: Told,
    remarks: tuple[Remark, ...],
) -> RawDocument:
    budget = Budget(limits)
    units: list[RawUnit] = []
    speakers: list[Speaker] = []
    said: list[Remark] = list(remarks)
    heads = {cell for _, rows in sheets for cell in _head(rows)[0]}
    if missing := [name for name in wish.columns if one_line(name) not in heads]:
        shown = ", ".join(f"‘{name}’" for name in sorted(heads)[:12] if name)
        raise Unreadable(f"It has no column ‘{missing[0]}’.", remedy=f"It has {shown}.")
    several = len(sheets) > 1
    for name, rows in sheets:
        sheet = name if several else None
        head, body = _head(rows)
        answers = _answer_columns(head, body, wish.columns)
        if body and (above := _above([row for row in rows if any(cell.strip() for cell in row[1])])):
            why = "they stand above the names of the columns"
            said.append(Remark(what="dropped", name="rows at the head of the table", why=why, count=above))
        if not answers:
            if body:
                said.append(_nothing(name))
            continue
        naming = _naming_column(head, body)
        others = [at for at, title in enumerate(head) if title and at not in answers and at != naming]
        for done, (number, row) in enumerate(body):
            if done % _TOLD_EVERY == 0:
                told(done, len(body))
            filled = [(at, text) for at in answers if at < len(row) and (text := tidy(row[at]))]
            if not filled:
                continue
            who = _who(row, naming, number, sheet)
            attributes = {head[at]: one_line(row[at])[:_LONGEST_ATTRIBUTE] for at in others if at < len(row)}
            speakers.append(Speaker(id="", name=who, attributes={k: v for k, v in attributes.items() if v}))
            for at, text in filled:
                place = Locator(sheet=sheet, row=number, column=head[at])
                units.append(RawUnit(kind="answer", text=budget.took(text), locator=place, speaker=who))
        said.append(_columns_told(sheet, [head[at] for at in answers], [head[at] for at in others]))
    if not units:
        raise Unreadable(
            "None of its columns holds answers in words.", remedy="Name the columns that do with --column."
        )
    rows_read = len(speakers)
    return RawDocument.model_validate(
        {
            "form": form,
            "units": tuple(units),
            "speakers": tuple(speakers),
            "counts": {"rows": rows_read},
            "remarks": tuple(said),
        }
    )


def _head(rows: Sequence[_Row]) -> tuple[list[str], list[_Row]]:
    """Return the names of the columns and the rows below them.

    Qualtrics writes its codes first, then the questions, then a row of import ids: the questions are names.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row[1])]
    if not filled:
        return [], []
    filled = filled[_above(filled) :]
    head, rest = filled[0][1], filled[1:]
    if len(rest) >= 2 and any('"ImportId"' in cell for cell in rest[1][1]):
        head, rest = rest[0][1], rest[2:]
    names: list[str] = []
    for at, cell in enumerate(head[:_MOST_COLUMNS]):
        name = one_line(cell) or f"column {at + 1}"
        names.append(name if name not in names else f"{name} ({at + 1})")
    return names, rest


def _above(rows: Sequence[_Row]) -> int:
    """Return how many rows stand above the names of the columns: titles, and heads of several columns."""

    def cells(row: _Row) -> int:
        return sum(bool(cell.strip()) for cell in row[1])

    widest = max(cells(row) for row in rows[:_HEAD_LOOKED_AT])
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        if cells(row) * 2 > widest and at + 1 < len(rows) and not _spans(row[1], rows[at + 1][1]):
            return at
    return 0


def _spans(row: Sequence[str], below: Sequence[str]) -> bool:
    """Tell the heads of several columns each, with gaps between, from the names of columns below them."""
    last = max(len(row), len(below))
    gaps = [at for at in range(1, last) if not (row[at : at + 1] or [""])[0].strip()]
    filled = gaps and all((below[at : at + 1] or [""])[0].strip() for at in gaps)
    names = any(_NAMING.fullmatch(cell.strip()) or cell.strip().endswith("?") for cell in below)
    return bool(filled and names)


def _answer_columns(head: Sequence[str], body: Sequence[_Row], wanted: Sequence[str]) -> list[int]:
    """Return the columns that hold answers in words: those named, else those of many and differing words."""
    if wanted:
        named = {one_line(name) for name in wanted}
        return [at for at, name in enumerate(head) if name in named]
    found = []
    for at in range(len(head)):
        cells = [row[at].strip() for _, row in body[:2000] if at < len(row) and row[at].strip()]
        if not cells or _are_marks(cells):
            continue
        words = sum(len(cell.split()) for cell in cells) / len(cells)
        different = len(set(cells)) / len(cells)
        if words >= _WORDS_OF_ANSWER and (different >= 0.5 or (len(cells) < 4 and words >= 8)):
            found.append(at)
    return found


def _are_marks(cells: Sequence[str]) -> bool:
    """Tell dates, numbers and addresses from words."""
    mark = re.compile(
        r"[\d\s.,:/+-]+|https?://\S+|\S+@\S+|\d{4}-\d\d-\d\d.*"
        r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d.{0,20}"
    )
    return sum(bool(mark.fullmatch(cell)) for cell in cells) > len(cells) / 2


def _naming_column(head: Sequence[str], body: Sequence[_Row]) -> int | None:
    """Return the column that names each row differently, if one says that it does."""
    for at, name in enumerate(head):
        cells = [row[at].strip() for _, row in body if at < len(row)]
        if _NAMING.fullmatch(name.strip()) and all(cells) and len(set(cells)) == len(body):
            return at
    return None


def _who(row: Sequence[str], naming: int | None, number: int, sheet: str | None) -> str:
    if naming is not None and naming < len(row):
        return one_line(row[naming])[:_LONGEST_ATTRIBUTE]
    return f"{sheet}, row {number}" if sheet else f"row {number}"


def _nothing(name: str | None) -> Remark:
    return Remark(what="dropped", name=f"sheet ‘{name}’" if name else "table", why="no column holds answers")


def _columns_told(sheet: str | None, answers: Sequence[str], others: Sequence[str]) -> Remark:
    held = ", ".join(f"‘{name}’" for name in answers)
    kept = ", ".join(f"‘{name}’" for name in others[:8]) + (" and more" if len(others) > 8 else "")
    why = "read as answers" + (f"; {kept} are kept as attributes of who answered" if others else "")
    return Remark(
        what="note", name=f"{sheet}: {held}" if sheet else held, why=f"{why}; --column names others"
    )
