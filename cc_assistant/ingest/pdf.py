"""PDFs: paragraphs with the page that they stand on; words hyphenated at line ends joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from cc_assistant.domain.document import Locator, Speaker
from cc_assistant.domain.import_report import Remark
from cc_assistant.ingest.limits import Budget, Limits, Unreadable
from cc_assistant.ingest.pdf_beside import beside
from cc_assistant.ingest.pdf_lines import Line, lines_of
from cc_assistant.ingest.raw import RawDocument, RawUnit, Record, Told, Wish
from cc_assistant.ingest.tidy import one_line, tidy
from cc_assistant.ingest.transcript import as_transcript

if TYPE_CHECKING:
    from pypdf import PdfReader

_NOBODY = frozenset({"anonymous", "(anonymous)", "python-docx", "unknown", "user", "admin", "owner"})
_AGAIN = "Copy or download it again."
_HEADING_SIZE = 1.15
_LONGEST_HEADING = 150
_APART = 1.35  # times the usual distance of lines, from which on a paragraph begins
_EDGE_LINES = 2
_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,5}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,5})?", re.IGNORECASE)
_HYPHEN = re.compile(r"(?P<first>[^\W\d_]{2,})[-\u2010\u00ad]$")
_HALVES = frozenset(
    """based centred centered led term wide related making friendly being time quality cost specific free
    oriented focused driven reported funded scale depth person sector level like old efficacy care help
    esteem management worth rated confidence""".split()
)
"""Second halves of words that are written with a hyphen."""
_FIRSTS = frozenset(
    "self non well long short high low semi cross multi third post mid part full face".split()
)
_GOES_ON = re.compile(r"(?P<second>[^\W\d_]{2,})")


def read_pdf(file: Path, limits: Limits, wish: Wish, told: Told) -> tuple[RawDocument, ...]:
    """Read a PDF that has text.

    Raises:
        Unreadable: it is protected, damaged, too long, or a scan: pictures of pages.
    """
    from pypdf.errors import PyPdfError

    try:
        return (_read(file, limits, wish, told),)
    except PyPdfError as error:
        raise Unreadable(
            f"It is damaged or cut short: {one_line(str(error))[:120]}.", remedy=_AGAIN
        ) from None


def _read(file: Path, limits: Limits, wish: Wish, told: Told) -> RawDocument:
    from pypdf import PdfReader

    reader = PdfReader(file)
    if reader.is_encrypted and not _opens_without_password(reader):
        raise Unreadable("It is protected with a password.", remedy="Save it without one.")
    count = len(reader.pages)
    if count > limits.pages:
        raise Unreadable(f"It has more than {limits.pages:,} pages.", remedy="Divide it into several files.")
    budget = Budget(limits)
    pages: list[list[Line]] = []
    labels = _labels(reader, count)
    added: list[RawUnit] = []
    for number, page in enumerate(reader.pages, start=1):
        lines = lines_of(page)
        budget.took("".join(line.text for line in lines))
        pages.append(lines)
        added += beside(page, _place(number, labels), budget)
        told(number, count)
    empty = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == count and not added:
        raise Unreadable(
            "It has no text: its pages are pictures, as of a scanner.",
            remedy="Read its text by OCR first, for example with ocrmypdf.",
        )
    dropped = _drop_running_lines(pages, labels)
    joined: Counter[str] = Counter()
    units = tuple(_units(pages, labels, joined))
    fields = sum(unit.kind == "paragraph" for unit in added)
    document = RawDocument(
        form="pdf",
        record=_record(reader),
        units=(*units, *added),
        speakers=tuple(Speaker(id="", name=name, role="wrote comments") for name in _commenting(added)),
        counts={"pages": count} | ({"fields": fields} if fields else {}),
        remarks=tuple(_remarks(empty, dropped, joined)),
    )
    spoken = as_transcript(document, wanted=wish.transcript)
    return spoken if spoken.form != "pdf" else document


def _place(number: int, labels: Sequence[str]) -> Locator:
    label = labels[number - 1]
    return Locator(page=number, label=label if label != str(number) else None)


def _commenting(units: Sequence[RawUnit]) -> list[str]:
    return list(dict.fromkeys(unit.speaker for unit in units if unit.speaker))


def _opens_without_password(reader: PdfReader) -> bool:
    """Tell whether the empty password opens it, as where only printing is forbidden."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, RuntimeError):
        return False


def _labels(reader: PdfReader, count: int) -> list[str]:
    try:
        labels = list(reader.page_labels)
    except Exception:
        labels = []
    return labels if len(labels) == count else [str(number) for number in range(1, count + 1)]


def _record(reader: PdfReader) -> Record:
    """Return what the file says of itself, where that is more than the name of a program's file."""
    try:
        about = reader.metadata
        title, author = (about.title or "", about.author or "") if about else ("", "")
    except Exception:
        return Record()
    title = one_line(str(title))
    if len(title) < 4 or re.search(
        r"\.(docx?|pdf|indd|qxd|pptx?)$|^(microsoft word|untitled|\(?anonymous\)?$|word document$)",
        title,
        re.I,
    ):
        return Record()
    authors = [one_line(name) for name in re.split(r";| and ", str(author))] if author else []
    authors = [name for name in authors if name and name.lower() not in _NOBODY]
    return Record(title=title, authors=tuple(authors))


def _drop_running_lines(pages: Sequence[list[Line]], labels: Sequence[str]) -> int:
    """Take heads, feet and page numbers off, which stand at the edge of many pages; return how many.

    A page keeps one line at least.
    """
    largest = _HEADING_SIZE * _usual_size(pages)  # a heading at the head of a page is none of the page's
    at_edge: Counter[str] = Counter()
    for lines in pages:
        edges = lines[:_EDGE_LINES] + lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]
        at_edge.update({_shape(line.text) for line in edges if line.size <= largest})
    filled = sum(bool(lines) for lines in pages)
    running = {shape for shape, count in at_edge.items() if filled >= 3 and count >= max(3, 0.5 * filled)}
    dropped = 0
    for lines, label in zip(pages, labels, strict=True):
        for place in [*range(len(lines) - 1, max(len(lines) - 1 - _EDGE_LINES, -1), -1), 1, 0]:
            if not 0 <= place < len(lines) or len(lines) == 1:
                continue
            text = lines[place].text
            at_end = place in {0, len(lines) - 1}
            if (_shape(text) in running and lines[place].size <= largest) or (
                at_end and (_NUMBER.fullmatch(text) or text.strip("-– ") == label)
            ):
                del lines[place]
                dropped += 1
    return dropped


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _units(pages: Sequence[list[Line]], labels: Sequence[str], joined: Counter[str]) -> Iterator[RawUnit]:
    every = [line for lines in pages for line in lines]
    body = _usual_size(pages)
    # What a hyphen at a line's end divides is no word of its own.
    whole_words = " ".join(re.sub(r"[^\W\d_]+[-\u2010\u00ad]$", "", line.text.casefold()) for line in every)
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", whole_words))
    usual = _usual_gap(pages)
    paragraph = 0
    for number, lines in enumerate(pages, start=1):
        on_page = _place(number, labels)
        for block in _blocks(lines, usual):
            text = tidy(_joined(block, words, joined))
            large = min(line.size for line in block) > _HEADING_SIZE * body > 0
            if large and len(text) <= _LONGEST_HEADING:
                yield RawUnit(kind="heading", text=text, locator=on_page)
                continue
            paragraph += 1
            place = on_page.model_copy(update={"paragraph": paragraph})
            yield RawUnit(kind="paragraph", text=text, locator=place)


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of most letters."""
    sizes = [line.size for lines in pages for line in lines for _ in range(max(1, len(line.text) // 20))]
    return median(sizes) if sizes else 0.0


def _usual_gap(pages: Sequence[Sequence[Line]]) -> float:
    """Return the distance of lines within paragraphs, in sizes of their letters."""
    gaps = sorted(
        (one.y - other.y) / one.size
        for lines in pages
        for one, other in pairwise(lines)
        if one.y > other.y and one.size > 0 and abs(one.size - other.size) < 0.12 * one.size
    )
    return gaps[len(gaps) * 3 // 10] if gaps else 0.0


def _blocks(lines: Sequence[Line], usual: float) -> Iterator[list[Line]]:
    """Divide the lines of a page where the distance or the size of letters changes."""
    block: list[Line] = []
    for line in lines:
        if block:
            gap = block[-1].y - line.y
            other_size = abs(line.size - block[-1].size) > 0.12 * max(line.size, block[-1].size)
            item = re.match(r"[•▪◦●‣–—]\s|\(?\d{1,2}[.)]\s", line.text)
            spoken = re.match(r"(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s*)?[A-Z][\w .]{0,30}:(?:\s|$)", line.text)
            ended = block[-1].text.endswith((".", "?", "!", ":", ";", "”", '"', "]"))
            if gap > _APART * usual * block[-1].size or other_size or item or (spoken and ended):
                yield block
                block = []
        block.append(line)
    if block:
        yield block


def _joined(block: Sequence[Line], words: Counter[str], joined: Counter[str]) -> str:
    """Return the lines as one; hyphens at line ends go where the document shows that they divide a word.

    They stay in addresses, in words that are written with them elsewhere, and between two words that the
    document has and never joins.
    """
    text = block[0].text
    for line in block[1:]:
        cut = _HYPHEN.search(text)
        goes_on = _GOES_ON.match(line.text)
        if cut and goes_on and line.text[0].islower():
            first, second = cut["first"].casefold(), goes_on["second"].casefold()
            whole = words[f"{first}{second}"]
            last = text.rpartition(" ")[2]
            in_address = "/" in last or "." in last or last.count("-") > 1
            two_words = bool(words[first] and words[second] and not whole)
            two_words = two_words or (not whole and (second in _HALVES or first in _FIRSTS))
            stays = in_address or two_words or words[f"{first}-{second}"] > whole
            if stays and not text.endswith("\u00ad"):
                text += line.text
            else:
                text = text[:-1] + line.text
                joined[f"{cut['first']}{goes_on['second']}"] += 1
        else:
            text = f"{text} {line.text}"
    return text


def _remarks(empty: Sequence[int], dropped: int, joined: Counter[str]) -> Iterator[Remark]:
    if empty:
        pages = ", ".join(map(str, empty[:20])) + (" and more" if len(empty) > 20 else "")
        yield Remark(
            what="dropped",
            name=f"page {pages}" if len(empty) == 1 else f"pages {pages}",
            why="there is no text on it" if len(empty) == 1 else "there is no text on them, only pictures",
            count=len(empty),
        )
    if dropped:
        yield Remark(
            what="dropped",
            name="running heads, feet and page numbers",
            why="they are no part of the text",
            count=dropped,
        )
    if joined:
        shown = ", ".join(sorted(joined)[:5])
        yield Remark(
            what="changed",
            name=f"words divided at the end of a line, such as {shown}",
            why="the hyphen was taken out",
            count=joined.total(),
        )
