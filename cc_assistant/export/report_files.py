"""The files that a report can become."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from cc_assistant.domain.report import Report, Sheet, Value
from cc_assistant.export.csv_ import BYTE_ORDER_MARK, guarded
from cc_assistant.export.document import Document
from cc_assistant.export.registry import Form
from cc_assistant.export.visible import holdable

REPORT_FORMS = (
    Form("xlsx", ".xlsx", "Excel: every table on a sheet of its own"),
    Form("csv", ".csv", "CSV: the table for any spreadsheet"),
    Form("docx", ".docx", "Word"),
    Form("markdown", ".md", "Markdown: plain text with headings"),
    Form("html", ".html", "Web page: opens in any browser, prints well"),
    Form("json", ".json", "JSON: everything, for programs"),
    Form("ris", ".ris", "RIS: the sources with their quotes, for EndNote, Zotero, Mendeley"),
    Form("bibtex", ".bib", "BibTeX: the sources with their quotes, for LaTeX"),
    Form("svg", ".svg", "Picture: the counts as a heat map, at any size"),
)
"""The forms of a report; those without a table of counts have no picture."""

WIDEST_DOCUMENT = 6
"""Columns of a table that fit on a page; one with more is divided."""


def report_file(report: Report, form: str, as_json: Callable[[], str]) -> bytes:
    """Return a report as a file of this form; the same report gives the same bytes.

    Args:
        report: what to write.
        form: the name of one of `REPORT_FORMS`.
        as_json: returns what the report was made from.
    """
    if form == "json":
        return (as_json() + "\n").encode("utf-8", "backslashreplace")
    return _WRITERS.get(form, _markdown)(report)


def form_of(name: str) -> str | None:
    """Return the form that the ending of a file's name asks for, or None."""
    return next((form.name for form in REPORT_FORMS if name.casefold().endswith(form.ending)), None)


def _csv(report: Report) -> bytes:
    """Write the main sheet. A cell that a spreadsheet might run as a formula gets an apostrophe before it.

    Where words are confidential and no column says so, the first head does.
    """
    sheet = report.sheets[0]
    heads = [head.text for head in sheet.heads]
    if report.confidential and "Mark" not in heads:
        heads[0] = f"{heads[0]} (confidential)"
    text = io.StringIO()
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([guarded(head) for head in heads])
    writer.writerows([guarded(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8", "replace")


def _html(report: Report) -> bytes:
    from cc_assistant.export.html_ import HtmlDocument

    document = HtmlDocument(report.title)
    return _told(report, document, lambda: document.picture(report.picture)).content()


def _told(report: Report, document: Document, picture: Callable[[], None] = lambda: None) -> Document:
    document.heading(report.title, 0)
    document.facts(report.about)
    if report.picture:
        picture()
    if report.quotes:
        document.heading("Quotes", 1)
        for quote in report.quotes:
            document.heading(quote.title, 2)
            document.quote(quote.words)
            document.facts(quote.facts)
    else:
        for sheet in report.sheets:
            if sheet.name not in {"References", "Quotes"} and sheet.rows:
                document.heading(sheet.name, 1)
                if sheet.about:
                    document.paragraph(sheet.about)
                _tables(sheet, document)
    if not any(sheet.rows for sheet in report.sheets):
        document.paragraph("No quote was found.")
    if report.references:
        document.heading("References", 1)
        document.references(list(enumerate(report.references, start=1)))
    return document


def _tables(sheet: Sheet, document: Document) -> None:
    """Write a sheet as tables that fit on a page, each with the columns that name its rows."""
    fixed = list(range(sheet.fixed))
    left = list(range(sheet.fixed, len(sheet.heads)))
    narrow = max((sheet.heads[at].width for at in left), default=0) <= 14
    step = (WIDEST_DOCUMENT * 2 if narrow else WIDEST_DOCUMENT) - len(fixed)
    for begin in range(0, len(left), step):
        shown = [*fixed, *left[begin : begin + step]]
        rows = [[_words(row[at]) for at in shown] for row in sheet.rows]
        kept = [row for row in rows if any(row[len(fixed) :])] or rows
        document.table([sheet.heads[at].text for at in shown], [sheet.heads[at].width for at in shown], kept)


def _words(value: Value) -> str:
    return "" if value is None else str(value)


def _xlsx(report: Report) -> bytes:
    from cc_assistant.export.report_xlsx import report_xlsx

    return report_xlsx(report)


def _docx(report: Report) -> bytes:
    from cc_assistant.export.docx import WordDocument

    return _told(report, WordDocument(report.title, report.made, wide=report.wide)).content()


def _markdown(report: Report) -> bytes:
    from cc_assistant.export.markdown import MarkdownDocument

    return _told(report, MarkdownDocument()).content()


def _ris(report: Report) -> bytes:
    from cc_assistant.export.ris import to_ris

    return holdable(to_ris(report.sources, report.remarks)).encode()


def _bibtex(report: Report) -> bytes:
    from cc_assistant.export.bibtex import to_bibtex

    return holdable(to_bibtex(report.sources, report.remarks)).encode()


_WRITERS: dict[str, Callable[[Report], bytes]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "docx": _docx,
    "html": _html,
    "ris": _ris,
    "bibtex": _bibtex,
    "svg": lambda report: report.picture.encode(),
}
