"""The files that the papers of the interview can become."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from cc_assistant.domain.paper import (
    ChecklistPaper,
    ComparisonPaper,
    HandoutPaper,
    Paper,
    RecordPaper,
)
from cc_assistant.domain.portrait_paper import Drawn
from cc_assistant.errors import UsageError
from cc_assistant.export.paper.blocks import Layout
from cc_assistant.export.paper.documents import as_document
from cc_assistant.export.registry import Form

PAPER_FORMS = (
    Form("pdf", ".pdf", "PDF: to print and to put before a board"),
    Form("docx", ".docx", "Word: to change, with boxes to tick"),
    Form("html", ".html", "Web page: opens in any browser, prints well"),
    Form("xlsx", ".xlsx", "Excel: a workbook to filter and to fill in"),
    Form("csv", ".csv", "CSV: a table for any spreadsheet"),
    Form("markdown", ".md", "Markdown: plain text with headings"),
    Form("ics", ".ics", "Calendar: due dates for Outlook, Google or Apple"),
    Form("json", ".json", "JSON: everything, for programs"),
)
"""The forms of a checklist; other papers have those of `forms_of`."""

_TABLES = {"xlsx", "csv"}
_CALENDAR = {"ics"}
_LACKS = {
    "checklist": set[str](),
    "handout": _TABLES | _CALENDAR,
    "record": _CALENDAR,
    "comparison": _CALENDAR,
}
_Pictures = Callable[[], Sequence[Drawn]]


def forms_of(paper: str) -> tuple[Form, ...]:
    """Return the forms of a kind of paper: "checklist", "handout", "record" or "comparison"."""
    return tuple(form for form in PAPER_FORMS if form.name not in _LACKS[paper])


def paper_form_of_file(name: str) -> str | None:
    """Return the form that the ending of a file's name asks for, or None."""
    return next((form.name for form in PAPER_FORMS if name.casefold().endswith(form.ending)), None)


def paper_file(paper: Paper, form: str, pictures: _Pictures = tuple) -> bytes:
    """Return a paper as a file of this form; the same paper gives the same bytes.

    Args:
        paper: what it says.
        form: the name of one of the forms of this kind of paper.
        pictures: draws the pictures of a checklist, where the form shows any.

    Raises:
        UsageError: this kind of paper has no such form.
        NotFound: a calendar is asked for, and nothing has a date.
    """
    offered = [one.name for one in forms_of(paper.paper)]
    if form not in offered:
        raise UsageError(f"A {paper.paper} cannot become '{form}'.", remedy=f"Choose {', '.join(offered)}.")
    if form == "json":
        return _json(paper)
    if form == "ics" and isinstance(paper, ChecklistPaper):
        from cc_assistant.export.paper.calendar_ import paper_ics

        return paper_ics(paper)
    if form in _TABLES:
        from cc_assistant.export.paper.tables import paper_csv, paper_xlsx

        return paper_csv(paper) if form == "csv" else paper_xlsx(paper)
    # On paper, tables of pictures would only add pages: what they say stands with each item.
    return as_document(_laid_out(paper, pictures, tables=form == "html"), form)


def _laid_out(paper: Paper, pictures: _Pictures, *, tables: bool) -> Layout:
    from cc_assistant.export.paper.tell_checklist import lay_out_checklist
    from cc_assistant.export.paper.tell_comparison import lay_out_comparison
    from cc_assistant.export.paper.tell_workshop import lay_out_handout, lay_out_record

    match paper:
        case ChecklistPaper():
            return lay_out_checklist(paper, pictures(), tables=tables)
        case HandoutPaper():
            return lay_out_handout(paper)
        case RecordPaper():
            return lay_out_record(paper)
        case ComparisonPaper():
            return lay_out_comparison(paper)


def _json(paper: Paper) -> bytes:
    written = json.dumps(paper.model_dump(mode="json"), ensure_ascii=False, indent=2)
    return (written + "\n").encode("utf-8", "backslashreplace")
