"""A paper that is laid out, as a document: each form is written by the module of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.export.paper.blocks import Layout


def as_document(layout: Layout, form: str) -> bytes:
    """Write a layout as ``pdf``, ``docx``, ``html``, or Markdown for any other form."""
    if form == "pdf":
        from cc_assistant.export.paper.typesetting import paper_pdf

        return paper_pdf(layout)
    if form == "docx":
        from cc_assistant.export.paper.word import paper_docx

        return paper_docx(layout)
    if form == "html":
        from cc_assistant.export.paper.html import paper_html

        return paper_html(layout)
    from cc_assistant.export.paper.markdown import paper_markdown

    return paper_markdown(layout)
