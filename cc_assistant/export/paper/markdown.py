"""Papers as Markdown (CommonMark, with the tables and boxes of GitHub)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cc_assistant.export.paper.blocks import (
    Block,
    Break,
    Bullets,
    Callout,
    Card,
    Columns,
    Drawing,
    Facts,
    Heading,
    Layout,
    Paragraph,
    Piece,
    References,
    Table,
    Text,
    Tiles,
)
from cc_assistant.export.record_notes import READ
from cc_assistant.export.visible import holdable
from cc_assistant.text.checklist_words import STATUS

_MARKS = re.compile(r"[\\`*_\[\]<>#|~]|&(?=#?\w+;)")
_OPENS_BLOCK = re.compile(r"^(\d*)([-+.)=](?=[\s=-]|$))")
_STATUS: dict[str, str] = {str(status): words for status, words in STATUS.items()}


def paper_markdown(layout: Layout) -> bytes:
    """Return a paper in UTF-8."""
    parts = [f"# {_line(layout.title)}", f"{layout.kind}. {_line(layout.under)}"]
    parts += [part for block in layout.blocks for part in _block(block)]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_line(text)}"
        case Paragraph(text):
            yield _text(text)
        case Callout(_, title, paragraphs, bullets):
            inner = [f"**{_line(title)}**", *map(_text, paragraphs)]
            if bullets:
                inner.append(_list(bullets))
            yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(inner).split("\n"))
        case Facts(named):
            yield "\n".join(f"- **{_line(name)}**: {_line(value)}" for name, value in named)
        case Bullets(texts) | Tiles(texts):
            yield _list(texts)
        case Columns(parts):
            yield from (told for part in parts for one in part for told in _block(one))
        case Table():
            yield _table(block)
        case Card():
            yield from _card(block)
        case Drawing(picture, table):
            yield f"## {_line(picture.title)}"
            yield _table(table) if table else _line(picture.description)
        case References(entries):
            yield "\n".join(f"{one.number}. {_line(one.text)} {READ[one.read]}" for one in entries)
        case Break():
            pass


def _card(card: Card) -> Iterator[str]:
    yield f"### {card.number} {_line(card.title)}"
    side = "; ".join(f"{name}: {_text(text)}" for name, text in card.side)
    yield f"{_box(card.state)} **{_line(', '.join(card.tags))}**. {side}"
    if card.why:
        yield _line(card.why)
    yield from (f"*Here because: {_line(said)}*" for said in card.because)
    if card.first:
        yield "Find out first:"
        yield _boxes(card.first)
    if card.steps:
        yield _boxes(card.steps)
    if card.done_when:
        yield f"**Done when** {_line(card.done_when)}"
    if card.evidence:
        yield f"**Evidence** {_text(card.evidence)}"
    yield from map(_text, card.remarks)
    if card.codes:
        yield _line(card.codes)


def _table(table: Table) -> str:
    rows = [
        "| " + " | ".join(_line(head) or "Status" for head in table.head) + " |",
        "|" + " --- |" * len(table.head),
    ]
    for row in table.rows:
        cells = (
            _text(cell) if head else _STATUS[cell[0].text] for head, cell in zip(table.head, row, strict=True)
        )
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _list(texts: Iterable[Text]) -> str:
    return "\n".join(f"- {_text(text)}" for text in texts)


def _boxes(steps: Iterable[str]) -> str:
    return "\n".join(f"- [ ] {_line(step)}" for step in steps)


def _box(state: str) -> str:
    return "☑" if state == "done" else "☐"


def _text(text: Text) -> str:
    told = "".join(map(_piece, text)).strip()
    return _OPENS_BLOCK.sub(r"\1\\\2", told)


def _piece(piece: Piece) -> str:
    words = _inline(piece.text)
    inner = words.strip()
    match piece.look:
        case "strong" if inner:
            before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            return f"{before}**{inner}**{after}"
        case "mark":
            return f"[{words}]"
        case "item":
            return f"{words} "
        case _:
            return words


def _inline(text: str) -> str:
    """Escape what Markdown would obey; line breaks become spaces."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", re.sub(r"\s+", " ", holdable(text)))


def _line(text: str) -> str:
    return _OPENS_BLOCK.sub(r"\1\\\2", _inline(text).strip())
