"""Documents in RTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cc_assistant.domain.document import Locator
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.raw import RawDocument, RawUnit, Told, Wish
from cc_assistant.ingest.tidy import tidy
from cc_assistant.ingest.transcript import as_transcript

_CELL_END = re.compile(r"\n+(?=\|)")


def read_rtf(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read the paragraphs of an RTF document."""
    if file.stat().st_size > limits.text_bytes:
        raise Unreadable(f"It is larger than {limits.text_bytes // 1_000_000} MB.", remedy="Divide it.")
    data = file.read_bytes()
    if data.count(b"{") - data.count(b"\\{") > data.count(b"}") - data.count(b"\\}"):
        raise Unreadable("It is cut short: its end is missing.", remedy="Copy or download it again.")
    text = Budget(limits).took(_plain(data))
    told(1, 1)
    text = _CELL_END.sub("|", text)  # the paragraph of a cell ends before the cell
    lines = [words for line in text.split("\n") if (words := tidy(line))]
    document = RawDocument(
        form="rtf",
        units=tuple(_units(lines)),
        remarks=tuple(_remarks(data)),
    )
    return (as_transcript(document, wanted=wish.transcript),)


def _remarks(data: bytes) -> Iterator[Remark]:
    whys = {"pict": ("pictures", "only text is kept"), "footnote": ("notes", "only the running text is kept")}
    for word, (name, why) in whys.items():
        if count := len(re.findall(rb"\\" + word.encode() + rb"(?![a-z])", data)):
            yield Remark(what="dropped", name=name, why=why, count=count)


def _units(lines: list[str]) -> Iterator[RawUnit]:
    """Yield paragraphs and rows of tables, whose cells end in strokes."""
    paragraph = table = row = 0
    for line in lines:
        if line.endswith("|") and line.count("|") > 1:
            table, row = (table, row + 1) if row else (table + 1, 1)
            cells = [cell.strip() for cell in line.split("|") if cell.strip()]
            if cells:
                yield RawUnit(kind="table", text=" | ".join(cells), locator=Locator(table=table, row=row))
            continue
        row = 0
        paragraph += 1
        yield RawUnit(kind="paragraph", text=line, locator=Locator(paragraph=paragraph))


def _plain(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    return text
