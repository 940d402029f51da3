"""Papers as PDF, and drawings as pixels for files that hold no SVG. The only module that knows typst.

Texts reach the typesetter as data, never as its source. The file is tagged for screen readers (PDF/UA-1).
Fonts are those that come with the typesetter, so that every machine sets the same pages; only a text with
characters that they lack brings in the fonts of the machine.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from textwrap import shorten
from typing import Any

from cc_assistant.domain.paper import Picture
from cc_assistant.export.paper.blocks import Block, Card, Columns, Layout, Piece, References
from cc_assistant.export.visible import holdable
from cc_assistant.text.saying import day_words

_SOURCE = Path(__file__).with_name("paper.typ")
_PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1mm)"""
_PIXELS_PER_INCH = 220
_READ = {
    "abstract": "(abstract)",
    "page-beginning": "(beginning)",
    "full-text": "(in full)",
}
_TRIES: tuple[tuple[bool, list[Any]], ...] = ((True, ["ua-1"]), (False, ["ua-1"]))
"""With the own fonts only, then with those of the machine. Where no font has a character it is shown as a
box, which the standard for accessible files does not allow."""
_LONGEST_HEAD = 80
_CANNOT_SHOW = "could not be displayed"


def paper_pdf(layout: Layout) -> bytes:
    """Typeset a paper; the same layout gives the same bytes where the fonts of the program are enough."""
    import typst

    made = int(datetime.combine(layout.made, time(), tzinfo=UTC).timestamp())
    source, data = _SOURCE.read_bytes(), _data(layout)
    for own_fonts_only, standards in _TRIES:
        try:
            return _compiled(source, data, made, own_fonts_only=own_fonts_only, standards=standards)
        except typst.TypstError as error:
            if _CANNOT_SHOW not in str(error):
                raise
    return _compiled(source, data, made, own_fonts_only=False, standards=[])


def picture_png(picture: Picture) -> bytes:
    """Return a drawing as PNG."""
    import typst

    content = typst.compile(
        _PICTURE,
        format="png",
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"svg": picture.svg, "width": str(picture.width)},
        ignore_system_fonts=True,
    )
    return _bytes(content)


def _compiled(
    source: bytes,
    data: str,
    made: int,
    *,
    own_fonts_only: bool,
    standards: list[Any],
) -> bytes:
    import typst

    content = typst.compile(
        source,
        format="pdf",
        sys_inputs={"data": data},
        ignore_system_fonts=own_fonts_only,
        pdf_standards=standards,
        timestamp=made,
    )
    return _bytes(content)


def _bytes(content: bytes | list[bytes] | None) -> bytes:
    if not isinstance(content, bytes):
        raise TypeError(content)
    return content


def _data(layout: Layout) -> str:
    cards = [str(block.number) for block in layout.blocks if isinstance(block, Card)]
    marks = [
        str(entry.number)
        for block in layout.blocks
        if isinstance(block, References)
        for entry in block.entries
    ]
    title = " ".join(layout.title.split())
    return json.dumps(
        {
            "kind": layout.kind,
            "look": layout.look,
            "title": _told(title),
            "running_head": shorten(_told(title), _LONGEST_HEAD, placeholder=" …")
            or _told(title)[:_LONGEST_HEAD],
            "under": _told(layout.under),
            "made": {"year": layout.made.year, "month": layout.made.month, "day": layout.made.day},
            "made_words": day_words(layout.made),
            "blocks": [_block(block) for block in layout.blocks],
            "cards": cards,
            "marks": marks,
        },
        ensure_ascii=False,
    )


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, References):
        entries = [
            {"number": one.number, "text": _told(one.text), "read_words": _READ[one.read]}
            for one in block.entries
        ]
        return {"kind": "references", "entries": entries}
    if isinstance(block, Columns):
        parts = [[_block(one) for one in part] for part in block.parts]
        return {"kind": "columns", "parts": parts, "shares": block.shares or [1] * len(parts)}
    told: dict[str, Any] = _told(asdict(block))
    return {"kind": type(block).__name__.lower(), **told}


def _told(value: Any) -> Any:
    """Make every text holdable, all the way down."""
    if isinstance(value, str):
        return holdable(value)
    if isinstance(value, dict):
        return {key: _told(part) for key, part in value.items()}
    if isinstance(value, Piece):
        return [holdable(value.text), value.look]
    if isinstance(value, list | tuple):
        return [_told(part) for part in value]
    return value.model_dump() if isinstance(value, Picture) else value
