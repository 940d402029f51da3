"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cc_assistant.domain.document import Locator
from cc_assistant.ingest.encoding import read_text
from cc_assistant.ingest.limits import Budget, Limits
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.tidy import one_line, tidy
from cc_assistant.ingest.transcript import as_transcript

_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?=[A-Za-z][\w-]*:)((?:[^\n]{0,500}\n){1,60}?)(?:---|\.\.\.)[ \t]*\n")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def read_plain(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read a plain text: paragraphs are divided by empty lines; without any, each line is one."""
    decoded = read_text(file, limits)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n")
    paragraphs = _EMPTY_LINE.split(text)
    if len(paragraphs) == 1 and _lines_are_long(text):
        paragraphs = text.split("\n")
    budget = Budget(limits)
    kept = [words for paragraph in paragraphs if (words := tidy(budget.took(paragraph)))]
    told(1, 1)
    plain = RawDocument(
        form="text",
        units=tuple(
            RawUnit(kind="paragraph", text=words, locator=Locator(paragraph=number))
            for number, words in enumerate(kept, start=1)
        ),
        remarks=decoded.remarks,
    )
    return (as_transcript(plain, wanted=wish.transcript),)


def read_markdown(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read Markdown: headings, paragraphs, items of lists and rows of tables, without their marks."""
    decoded = read_text(file, limits)
    Budget(limits).took(decoded.text)
    text, said = _front(decoded.text.replace("\r\n", "\n"))
    units = tuple(_markdown(text))
    told(1, 1)
    title = said.get("title") or next((unit.text for unit in units if unit.kind == "heading"), "")
    year = re.search(r"\b(1[5-9]|20)\d\d\b", said.get("date", ""))
    record = Record(
        title=title,
        authors=tuple(name for part in said.get("author", "").split(";") if (name := one_line(part))),
        year=int(year[0]) if year else None,
    )
    document = RawDocument(form="markdown", record=record, units=units, remarks=decoded.remarks)
    return (as_transcript(document, wanted=wish.transcript),)


def _front(text: str) -> tuple[str, dict[str, str]]:
    """Return a text without the lines at its head that say of what it is, and what they say."""
    match = _FRONT.match(text)
    if not match:
        return text, {}
    said: dict[str, str] = {}
    name = ""
    for line in match[1].split("\n"):
        if pair := re.match(r"(\w[\w-]{0,30}):\s*(.*)", line):
            name = pair[1].lower()
            said[name] = (
                pair[2].strip(" \"'[]").replace(", ", "; ") if name == "author" else pair[2].strip(" \"'")
            )
        elif name == "author" and (item := re.match(r"\s*-\s+(.*)", line)):
            said[name] = f"{said[name]}; {item[1].strip()}".strip("; ")
    return text[match.end() :], said


def _lines_are_long(text: str) -> bool:
    """Tell lines that are paragraphs from lines that only wrap, which are about as long as a page is wide."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    return bool(lengths) and (max(lengths) > 120 or sum(length > 60 for length in lengths) < len(lengths) / 2)


def _markdown(text: str) -> Iterator[RawUnit]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    sections: list[tuple[int, str]] = []
    paragraph, table, row, cells = 0, 0, 0, list[str]()
    for at, token in enumerate(tokens):
        opened = tokens[at - 1] if at else token
        section = tuple(name for _, name in sections)
        if token.type == "inline" and opened.type == "heading_open":
            level, words = int(opened.tag[1:]), tidy(_plain(token))
            sections = [entry for entry in sections if entry[0] < level]
            yield RawUnit(kind="heading", text=words, locator=Locator(section=tuple(n for _, n in sections)))
            sections.append((level, words))
        elif token.type == "table_open":
            table, row = table + 1, 0
        elif token.type == "tr_open":
            row, cells = row + 1, []
        elif token.type == "inline" and opened.type in {"td_open", "th_open"}:
            cells.append(tidy(_plain(token)))
        elif token.type == "tr_close" and any(cells):
            yield RawUnit(
                kind="table",
                text=" | ".join(cells),
                locator=Locator(section=section, table=table, row=row),
            )
        elif token.type in {"inline", "fence", "code_block"}:
            words = tidy(_plain(token) if token.type == "inline" else token.content)
            if words:
                paragraph += 1
                yield RawUnit(
                    kind="paragraph", text=words, locator=Locator(section=section, paragraph=paragraph)
                )


def _plain(token: object) -> str:
    """Return the words of inline Markdown without its marks; a picture gives the words in its place."""
    parts = []
    for child in getattr(token, "children", None) or ():
        if child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        else:
            parts.append(child.content)
    return "".join(parts)
