"""A report: tables with what they were made from, whatever file they become."""

from __future__ import annotations

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.source import Source

Value = str | int | float | None


class Head(Frozen):
    """Head of a column, and how wide a workbook draws it (characters)."""

    text: str
    width: int = 18


class Sheet(Frozen):
    """One table.

    Attributes:
        name: short, as a workbook names a sheet.
        heads: of the columns.
        rows: values in the order of the heads.
        fixed: so many first columns stay in sight.
        shaded: the numbers of its cells are shaded by how large they are.
        totals: the last row and column add up the others.
        printed: so many first columns fit on paper; 0 for all.
        about: what is said above it.
    """

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]
    fixed: int = 1
    shaded: bool = False
    totals: bool = False
    printed: int = 0
    about: str = ""


class QuoteNote(Frozen):
    """A quote as a document tells it: its words, and facts below them."""

    title: str
    words: str
    facts: tuple[tuple[str, str], ...]


class Report(Frozen):
    """Everything that a file holds.

    Attributes:
        title: of the document.
        made: date (ISO).
        about: what it was made from, as name and value.
        sheets: tables, the main one first.
        quotes: told one below the other in documents; workbooks hold them as a table.
        references: of the sources, in order.
        sources: with their quotes as notes, for reference managers.
        remarks: by the id of a source, its quotes.
        wide: pages lie on their side.
        picture: the main table as SVG; "" where there is none.
        confidential: it holds words that not everybody may read.
    """

    title: str
    made: str
    about: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    quotes: tuple[QuoteNote, ...] = ()
    references: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    remarks: dict[str, tuple[str, ...]] = {}  # noqa: RUF012  (a frozen model copies it)
    wide: bool = False
    picture: str = ""
    confidential: bool = False
