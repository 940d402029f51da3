"""What a paper is laid out from, whatever file it becomes. All texts are foreign: none is ever markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from cc_assistant.domain.paper import PaperReference, Picture
from cc_assistant.domain.session import Status

Look = Literal["plain", "strong", "quiet", "mark", "item"]


class Piece(NamedTuple):
    """Some words of a text. A ``mark`` is the number of a reference, an ``item`` that of an item."""

    text: str
    look: Look = "plain"


Text = tuple[Piece, ...]


def plain(text: str) -> Text:
    """Return words as a text."""
    return (Piece(text),)


@dataclass(frozen=True)
class Heading:
    """Begins a part; the title of the paper has no level, the first parts have 1."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Break:
    """What follows begins a page, where there are pages, and stands in so many columns."""

    columns: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Some text."""

    text: Text
    look: Literal["plain", "lead", "quiet"] = "plain"


@dataclass(frozen=True)
class Callout:
    """A box that is seen first: ``alert`` asks for a decision, ``worry`` is theirs, ``note`` is calm."""

    look: Literal["alert", "worry", "note"]
    title: str
    paragraphs: tuple[Text, ...] = ()
    bullets: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Facts:
    """Names with what they say, side by side."""

    named: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bullets:
    """A list."""

    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Table:
    """Rows below a head. ``widths`` are shares; a column with the head "" holds boxes to tick (a status)."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Card:
    """One item of a checklist.

    Attributes:
        tags: short words beside the title.
        side: names with short texts, in a column of their own where there is room.
        why: why it matters, and after it why it is on this list.
        first: what has to be found out first.
        steps: to be ticked one by one.
        done_when: how people know.
        evidence: how strong, on what, with marks.
        passages: what each passage says, where they can be folded away.
        remarks: their own note, and what nobody has told yet.
        codes: what it is of CFIR and NPT.
    """

    number: int
    title: str
    state: Status
    tags: tuple[str, ...]
    side: tuple[tuple[str, Text], ...]
    why: str
    because: tuple[str, ...]
    first: tuple[str, ...]
    steps: tuple[str, ...]
    done_when: str
    evidence: Text
    passages: tuple[Text, ...]
    remarks: tuple[Text, ...]
    codes: str


@dataclass(frozen=True)
class Drawing:
    """A picture, with the same as a table for those who do not see it, where there is room for one."""

    picture: Picture
    table: Table | None = None


@dataclass(frozen=True)
class References:
    """The entries that marks point at."""

    entries: tuple[PaperReference, ...]


@dataclass(frozen=True)
class Tiles:
    """Short texts side by side, such as figures, each in a box of its own."""

    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Columns:
    """Parts side by side where there is room, else one below the other.

    ``shares`` are their widths on paper; empty for parts of one width.
    """

    parts: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()


Block = (
    Heading
    | Break
    | Paragraph
    | Callout
    | Facts
    | Bullets
    | Table
    | Card
    | Drawing
    | References
    | Tiles
    | Columns
)


@dataclass(frozen=True)
class Layout:
    """A whole paper: ``kind`` is what it is ("Checklist"), ``under`` a line below the title.

    ``look`` of a portrait: a band of colour above, smaller text, two pages.
    """

    kind: str
    title: str
    under: str
    made: date
    blocks: Sequence[Block]
    look: Literal["paper", "portrait"] = "paper"
