"""Documents as a page of HTML that needs nothing beside itself: no script, no outside host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from cc_assistant.export.document import Mark, Piece
from cc_assistant.export.visible import holdable

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.2em; } h1, h2, h3 { overflow-wrap: anywhere; }
blockquote { border-left: .3em solid #5a7fa8; margin: 1em 0; padding: .1em 1em; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid #8886; }
th { width: 11rem; font-weight: 600; } td, li, p { overflow-wrap: anywhere; }
a.mark { text-decoration: none; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; } h2 { break-after: avoid; }
  blockquote, tr { break-inside: avoid; } }
"""


_WIDE_STYLE = """
.wide { width: min(94vw, 90rem); margin: 1em 0 1em calc(50% - min(47vw, 45rem)); overflow-x: auto; }
.grid td, .grid th { white-space: pre-line; border: 1px solid #8886; min-width: 4em; width: auto; }
.grid thead th { position: sticky; top: 0; background: Canvas; } .wide svg { max-width: 100%; height: auto; }
@media print { .wide { width: auto; margin: 0; } }
"""
"""For pages with tables wider than lines of text should be."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # the page asks nobody for anything


class HtmlDocument:
    """A `Document` that becomes one page.

    Args:
        title: of the window.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._parts: list[str] = []

    def heading(self, text: str, level: int) -> None:
        """Begin a part."""
        self._parts.append(f"<h{level + 1}>{_safe(text)}</h{level + 1}>")

    def paragraph(self, *pieces: Piece) -> None:
        """Write a paragraph."""
        self._parts.append(f"<p>{''.join(map(_piece, pieces))}</p>")

    def quote(self, text: str) -> None:
        """Write words that are quoted."""
        self._parts.append(f'<blockquote dir="auto">{_safe(text)}</blockquote>')

    def facts(self, named: Sequence[tuple[str, str]]) -> None:
        """Write names with what they say."""
        rows = (
            f'<tr><th scope="row">{_safe(name)}</th><td dir="auto">{_safe(value)}</td></tr>'
            for name, value in named
        )
        self._parts.append("\n".join(("<table>", *rows, "</table>")))

    def table(self, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """Write a table whose first column names the rows."""
        whole = sum(widths)
        columns = "".join(f'<col style="width:{100 * width / whole:.1f}%">' for width in widths)
        top = "".join(f'<th scope="col">{_safe(head)}</th>' for head in heads)
        self._parts.append(
            f'<div class="wide"><table class="grid"><colgroup>{columns}</colgroup>'
            f"<thead><tr>{top}</tr></thead>"
        )
        for first, *others in rows:
            cells = "".join(f'<td dir="auto">{_safe(cell)}</td>' for cell in others)
            self._parts.append(f'<tr><th scope="row" dir="auto">{_safe(first)}</th>{cells}</tr>')
        self._parts.append("</table></div>")

    def picture(self, svg: str) -> None:
        """Show a picture of ours; it holds its own title and description."""
        self._parts.append(f'<figure class="wide">{svg}</figure>')

    def items(self, texts: Sequence[str]) -> None:
        """Write a list."""
        self._parts.append("\n".join(("<ul>", *(f"<li>{_safe(text)}</li>" for text in texts), "</ul>")))

    def references(self, numbered: Sequence[tuple[int, str]]) -> None:
        """Write the entries that marks point at."""
        entries = (f'<li id="ref-{number}" value="{number}">{_safe(text)}</li>' for number, text in numbered)
        self._parts.append("\n".join(("<ol>", *entries, "</ol>")))

    def content(self) -> bytes:
        """Return the finished file, in UTF-8."""
        return ("\n".join(self._page()) + "\n").encode("utf-8")

    def _page(self) -> Iterator[str]:
        style = _STYLE + _WIDE_STYLE * any('class="wide"' in part for part in self._parts)
        yield '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield f"<title>{_safe(self._title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>"
        yield from self._parts
        yield "</main>\n</body>\n</html>"


def _piece(piece: Piece) -> str:
    if isinstance(piece, Mark):
        return f'<a class="mark" href="#ref-{piece.number}">[{piece.number}]</a>'
    return _safe(piece)


def _safe(text: str) -> str:
    return escape(holdable(text))
