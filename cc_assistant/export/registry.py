"""The files that an evidence table or a conversation can become."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cc_assistant.domain.answer import Answer
from cc_assistant.domain.evidence_table import EvidenceTable
from cc_assistant.export.columns import title_of
from cc_assistant.export.document import Document


class Form(NamedTuple):
    """A kind of file: its name in commands, its ending, and what people call it."""

    name: str
    ending: str
    label: str


def _csv(table: EvidenceTable) -> bytes:
    from cc_assistant.export.csv_ import evidence_csv

    return evidence_csv(table)


def _xlsx(table: EvidenceTable) -> bytes:
    from cc_assistant.export.xlsx import evidence_xlsx

    return evidence_xlsx(table)


def _json(table: EvidenceTable) -> bytes:
    from cc_assistant.export.json_ import evidence_json

    return evidence_json(table)


def _ris(table: EvidenceTable) -> bytes:
    from cc_assistant.export.reference_files import evidence_ris

    return evidence_ris(table)


def _bibtex(table: EvidenceTable) -> bytes:
    from cc_assistant.export.reference_files import evidence_bibtex

    return evidence_bibtex(table)


def _document(form: str, title: str, made: str) -> Document:
    if form == "docx":
        from cc_assistant.export.docx import WordDocument

        return WordDocument(title, made)
    if form == "html":
        from cc_assistant.export.html_ import HtmlDocument

        return HtmlDocument(title)
    from cc_assistant.export.markdown import MarkdownDocument

    return MarkdownDocument()


FORMS = (
    Form("csv", ".csv", "CSV: a table for any spreadsheet"),
    Form("xlsx", ".xlsx", "Excel: a workbook with quotes and references"),
    Form("docx", ".docx", "Word: a block for each quote, and references"),
    Form("markdown", ".md", "Markdown: plain text with headings"),
    Form("html", ".html", "Web page: opens in any browser, prints well"),
    Form("json", ".json", "JSON: everything, for programs"),
    Form("ris", ".ris", "RIS: the sources, for EndNote, Zotero, Mendeley"),
    Form("bibtex", ".bib", "BibTeX: the sources, for LaTeX"),
)
"""The forms of an evidence table."""

CONVERSATION_FORMS = tuple(form for form in FORMS if form.name in {"docx", "markdown", "html"})
"""The forms of a conversation."""

_TABLES: dict[str, Callable[[EvidenceTable], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "ris": _ris,
    "bibtex": _bibtex,
}


def evidence_file(table: EvidenceTable, form: str) -> bytes:
    """Return an evidence table as a file of this form; the same table gives the same bytes."""
    if form in _TABLES:
        return _TABLES[form](table)
    from cc_assistant.export.evidence_document import tell_evidence

    return tell_evidence(table, _document(form, title_of(table), table.request.made)).content()


def conversation_file(answers: Sequence[Answer], form: str, *, title: str, made: str) -> bytes:
    """Return a conversation as a file of this form.

    Args:
        answers: in the order of the questions.
        form: the name of one of `CONVERSATION_FORMS`.
        title: of the document.
        made: its date (ISO).
    """
    from cc_assistant.export.conversation_document import tell_conversation

    return tell_conversation(answers, title, made, _document(form, title, made)).content()


def form_of_file(name: str) -> str | None:
    """Return the form that the ending of a file's name asks for, or None."""
    return next((form.name for form in FORMS if name.casefold().endswith(form.ending)), None)
