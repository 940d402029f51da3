"""The files that a portrait, or several side by side, can become."""

from __future__ import annotations

import json
from collections.abc import Callable

from cc_assistant.domain.portrait_paper import Drawn, PortraitComparison, PortraitPaper
from cc_assistant.errors import UsageError
from cc_assistant.export.paper.blocks import Layout
from cc_assistant.export.paper.tell_portrait import Pictures, lay_out_compared, lay_out_portrait
from cc_assistant.export.registry import Form
from cc_assistant.export.visible import holdable

PORTRAIT_FORMS = (
    Form("pdf", ".pdf", "PDF: illustrated pages, to print and to put before a board"),
    Form("html", ".html", "Web page: opens in any browser, prints well"),
    Form("docx", ".docx", "Word: to change"),
    Form("svg", ".svg", "Pictures: timeline, bars, work and partners one below the other"),
    Form("markdown", ".md", "Markdown: plain text with headings and tables"),
    Form("json", ".json", "JSON: everything, for programs"),
)
_GAP, _HEAD, _WIDTH = 26, 22, 680


def portrait_file(
    paper: PortraitPaper | PortraitComparison, form: str, pictures: Callable[[], Pictures]
) -> bytes:
    """Return a portrait as a file of this form; the same portrait gives the same bytes.

    Args:
        paper: what it says.
        form: the name of one of `PORTRAIT_FORMS`.
        pictures: draws the pictures of each portrait, where the form shows any.

    Raises:
        UsageError: there is no such form.
    """
    if form not in {one.name for one in PORTRAIT_FORMS}:
        offered = ", ".join(one.name for one in PORTRAIT_FORMS)
        raise UsageError(f"A portrait cannot become '{form}'.", remedy=f"Choose {offered}.")
    if form == "json":
        written = json.dumps(paper.model_dump(mode="json"), ensure_ascii=False, indent=2)
        return (written + "\n").encode("utf-8", "backslashreplace")
    if form == "svg":
        return stacked([(one.picture.title, one) for held in pictures().values() for one in held])
    # Two pages have no room for tables: there, what screen readers read out holds the same.
    return _document(form)(_laid_out(paper, pictures(), tables=form != "pdf"))


def stacked(pictures: list[tuple[str, Drawn]]) -> bytes:
    """Return drawings one below the other, each below its title, as one drawing."""
    parts, y = [], 0.0
    for title, drawn in pictures:
        height = drawn.picture.height * _WIDTH / drawn.picture.width
        y += _HEAD
        look = 'font-size="14" font-weight="bold" fill="#1f3a5f"'
        parts.append(f'<text x="0" y="{y - 6:.1f}" {look}>{_escaped(title)}</text>')
        parts.append(
            drawn.picture.svg.replace("<svg ", f'<svg y="{y:.1f}" width="{_WIDTH}" height="{height:.1f}" ', 1)
        )
        y += height + _GAP
    told = _escaped("; ".join(title for title, _ in pictures)) or "Nothing to draw"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="-16 -8 {_WIDTH + 32} {y + 8:.1f}" '
        f"font-family=\"'Libertinus Serif', 'Times New Roman', Times, 'Liberation Serif', serif\">"
        f"<title>{told}</title>"
        f'<rect x="-16" y="-8" width="{_WIDTH + 32}" height="{y + 8:.1f}" fill="#ffffff"/>'
    )
    return "\n".join([head, *parts, "</svg>\n"]).encode("utf-8")


def _escaped(text: str) -> str:
    from html import escape

    return escape(holdable(text))


def _laid_out(paper: PortraitPaper | PortraitComparison, pictures: Pictures, *, tables: bool) -> Layout:
    if isinstance(paper, PortraitComparison):
        return lay_out_compared(paper, pictures, tables=tables)
    return lay_out_portrait(paper, pictures.get(paper.case, ()), tables=tables)


def _document(form: str) -> Callable[[Layout], bytes]:
    if form == "pdf":
        from cc_assistant.export.paper.typesetting import paper_pdf

        return paper_pdf
    if form == "docx":
        from cc_assistant.export.paper.word import paper_docx

        return paper_docx
    if form == "html":
        from cc_assistant.export.paper.html import paper_html

        return paper_html
    from cc_assistant.export.paper.markdown import paper_markdown

    return paper_markdown
