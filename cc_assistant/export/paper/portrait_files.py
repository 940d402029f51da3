"""The files that a portrait, or several side by side, can become."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from cc_assistant.domain.portrait_paper import Drawn, PortraitComparison, PortraitPaper
from cc_assistant.errors import UsageError
from cc_assistant.export.paper.blocks import Layout
from cc_assistant.export.paper.documents import as_document
from cc_assistant.export.paper.portrait_tables import Tables
from cc_assistant.export.paper.tell_compared import Pictures, lay_out_compared
from cc_assistant.export.paper.tell_portrait import lay_out_portrait
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
_LONGEST = 66
"""Letters of a name that stands across the drawings."""


def portrait_file(
    paper: PortraitPaper | PortraitComparison, form: str, pictures: Callable[[], Pictures]
) -> bytes:
    """Return a portrait as a file of this form; the same portrait gives the same bytes.

    Args:
        paper: what it says.
        form: the name of one of `PORTRAIT_FORMS`.
        pictures: draws the pictures of each portrait, in their order, where the form shows any.

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
        alone = [paper] if isinstance(paper, PortraitPaper) else list(paper.portraits)
        return stacked(list(zip(alone, pictures(), strict=True)))
    return as_document(_laid_out(paper, pictures(), _TABLES.get(form, "beside")), form)


_TABLES: dict[str, Tables] = {"pdf": "none", "docx": "after"}
"""Two pages have no room for tables: there, what screen readers read out holds the same."""


def stacked(portraits: list[tuple[PortraitPaper, Sequence[Drawn]]]) -> bytes:
    """Return the drawings of portraits one below the other, each below its title, as one drawing.

    What stands between them takes the colours of the drawings, which are dark on pages that are.
    """
    parts: list[str] = []
    told: list[str] = []
    y = 0.0

    def write(text: str, size: float) -> None:
        look = f'font-size="{size}" font-weight="bold" class="cc-f-ink" fill="#1f3a5f"'
        parts.append(f'<text x="0" y="{y - 6:.1f}" {look}>{_escaped(text)}</text>')

    for paper, drawings in portraits:
        name = f"{paper.name} (draft)" if paper.draft else paper.name
        marked = f"CONFIDENTIAL. {name}" if paper.confidential else name
        told.append(marked)
        y += _HEAD
        write(_cut(marked), 17)
        for drawn in drawings:
            height = drawn.picture.height * _WIDTH / drawn.picture.width
            y += _HEAD
            write(drawn.picture.title, 14)
            told.append(drawn.picture.title)
            place = f'y="{y:.1f}" width="{_WIDTH}" height="{height:.1f}"'
            parts.append(drawn.picture.svg.replace("<svg ", f"<svg {place} ", 1))
            y += height + _GAP
        if not drawings:
            y += _HEAD
            write("The files hold nothing that could be drawn.", 12)
    # A group, not one image: screen readers go into it and read out each drawing.
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="group" viewBox="-16 -8 {_WIDTH + 32} {y + 8:.1f}" '
        f"font-family=\"'Libertinus Serif', 'Times New Roman', Times, 'Liberation Serif', serif\">"
        f"<title>{_escaped('; '.join(told))}</title>"
        f'<rect x="-16" y="-8" width="{_WIDTH + 32}" height="{y + 8:.1f}" class="cc-f-page" fill="#ffffff"/>'
    )
    return "\n".join([head, *parts, "</svg>\n"]).encode("utf-8")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _escaped(text: str) -> str:
    from html import escape

    return escape(holdable(text))


def _laid_out(paper: PortraitPaper | PortraitComparison, pictures: Pictures, tables: Tables) -> Layout:
    if isinstance(paper, PortraitComparison):
        return lay_out_compared(paper, pictures, tables=tables)
    return lay_out_portrait(paper, pictures[0], tables=tables)
