"""The checklist as a paper: a page that says it all, pictures, the first ten in full, then by phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cc_assistant.domain.paper import ChecklistPaper, DateOnPaper, PaperItem
from cc_assistant.domain.portrait_paper import Drawn
from cc_assistant.export.paper.blocks import (
    Block,
    Break,
    Bullets,
    Callout,
    Card,
    Drawing,
    Facts,
    Heading,
    Layout,
    Paragraph,
    Piece,
    References,
    Table,
    Text,
    plain,
)
from cc_assistant.export.paper.cards import NOT_TOLD, card_of, marks_of, who_has_it
from cc_assistant.export.paper.cautions import RULE_OF_THUMB, cautions
from cc_assistant.export.paper.portrait_tables import table_of
from cc_assistant.text.checklist_words import PRIORITY, phase_words
from cc_assistant.text.saying import counted, day_words

_OPEN = {"to-do", "in-progress"}
_MOST_LATE = 5
"""How many late items the box names before it only counts."""


def lay_out_checklist(
    paper: ChecklistPaper, pictures: Sequence[Drawn] = (), *, tables: bool = False
) -> Layout:
    """Return the paper of a checklist.

    Args:
        paper: what it says.
        pictures: shown after the first page; the last, the timeline, on a page of its own.
        tables: each picture stands as a table beside it too.
    """
    return Layout(
        kind="Checklist",
        title=paper.title,
        under=_under(paper),
        made=paper.made,
        blocks=tuple(_blocks(paper, pictures, tables=tables)),
    )


def first_table(items: Sequence[PaperItem], *, title: str) -> Table:
    """Return the first items as a table with boxes to tick."""
    return Table(
        title=title,
        head=("", "No.", "What", "When", "Who", "Evidence"),
        rows=tuple(
            (
                plain(item.status),
                (Piece(str(item.number), "item"),),
                (
                    Piece(item.title, "strong"),
                    Piece(f"  {PRIORITY[item.priority]}", "quiet"),
                    *((Piece(" · check that it is in place", "quiet"),) if item.check else ()),
                    *((Piece(" · your main worry", "quiet"),) if item.pinned else ()),
                ),
                plain(_short_when(item)),
                who_has_it(item),
                marks_of(item.evidence),
            )
            for item in items
        ),
        widths=(0.5, 0.6, 6.0, 2.4, 2.6, 3.2),
    )


def date_box(check: DateOnPaper | None, items: Sequence[PaperItem]) -> Iterator[Callout]:
    """Yield the box that says whether the date can hold."""
    if check is None:
        return
    titles = {item.number: item.title for item in items}
    late = [
        (Piece(str(one.number), "item"), Piece(f" {titles[one.number]}: {_needs(one.weeks_needed)}"))
        for one in check.late[:_MOST_LATE]
        if one.number in titles
    ]
    title = "The date can hold" if check.holds else "Look at the date first"
    if check.words.startswith("Move the date."):
        title = "Move the date"
    yield Callout(
        look="note" if check.holds else "alert",
        title=title,
        paragraphs=(plain(check.words.removeprefix("Move the date. ")),),
        bullets=tuple(late),
    )


def _blocks(paper: ChecklistPaper, pictures: Sequence[Drawn], *, tables: bool) -> Iterator[Block]:
    yield from date_box(paper.date_check, paper.items)
    yield from _worry_box(paper)
    yield Heading("The first ten" if len(paper.nearest) == 10 else "What to do first")
    first = [paper.item(number) for number in paper.nearest]
    if first:
        yield first_table(first, title="The items to do first")
    else:
        yield Paragraph(plain("Everything on this list is done or was set aside."))
    yield Facts(tuple(_counts(paper)))
    for number, drawn in enumerate(pictures, start=1):
        if number == len(pictures):  # the timeline fills a page
            yield Break()
        yield Drawing(drawn.picture, _linked(table_of(drawn)) if tables else None)
    yield Break(columns=2)
    if first:
        yield Heading("The first ones in full")
        yield from map(card_of, first)
    yield from _by_phase(paper)
    yield from _closed(paper)
    yield from _untold(paper)
    yield from _said_beside(paper)
    yield Heading("Before you build on this")
    yield Bullets(tuple(map(plain, (*cautions(paper.references), RULE_OF_THUMB))))
    if paper.roles:
        yield Heading("Who is meant", level=2)
        yield Bullets(
            tuple((Piece(f"{role.id.capitalize()}: ", "strong"), Piece(role.name)) for role in paper.roles)
        )
    if paper.references:
        yield Break(columns=3)
        yield Heading("References")
        yield References(paper.references)


def _linked(table: Table) -> Table:
    """Return a table whose numbers of items lead to the items."""
    if table.head[0] != "No.":
        return table
    rows = tuple(((Piece(number.text, "item"),), *rest) for ((number,), *rest) in table.rows)
    return replace(table, rows=rows)


def _under(paper: ChecklistPaper) -> str:
    told = [f"Made on {day_words(paper.made)}"]
    if paper.opening:
        verb = "open since" if paper.running and paper.opening <= paper.made else "first person on"
        told.append(f"{verb} {day_words(paper.opening)}")
    else:
        told.append("no opening date yet: dates are counted from opening")
    if paper.funding_end:
        told.append(f"funding ends on {day_words(paper.funding_end)}")
    return "; ".join(told) + "."


def _worry_box(paper: ChecklistPaper) -> Iterator[Callout]:
    if not paper.worry:
        return
    pinned = [item for item in paper.items if item.pinned]
    help_ = "These items bear on it most:" if pinned else "No item bears on it directly: talk about it."
    yield Callout(
        look="worry",
        title="Your main worry",
        paragraphs=((Piece(f"“{paper.worry}”", "strong"),), plain(help_)),
        bullets=tuple(
            (Piece(str(item.number), "item"), Piece(f" {item.title} ({item.when})")) for item in pinned
        ),
    )


def _counts(paper: ChecklistPaper) -> Iterator[tuple[str, str]]:
    open_ = [item for item in paper.items if item.status in _OPEN]
    by_priority = [
        f"{sum(item.priority == priority for item in open_)} {word.lower()}"
        for priority, word in PRIORITY.items()
    ]
    yield "To do", f"{counted(len(open_), 'item')}: {', '.join(by_priority)}"
    late = sum(item.now for item in open_)
    if late:
        yield "Overdue", f"{counted(late, 'item')} should be done by now"
    done = sum(item.status == "done" for item in paper.items)
    dropped = sum(item.status == "not-for-us" for item in paper.items)
    if done or dropped:
        yield "Behind you", f"{done} done, {dropped} not for you"
    yield "Answered", f"{paper.answered} of {counted(paper.askable, 'question')}"


def _untold(paper: ChecklistPaper) -> Iterator[Block]:
    if not paper.untold:
        return
    yield Heading(NOT_TOLD)
    yield Paragraph(plain("Advice stays on the list until an answer says that it is not needed:"), "quiet")
    yield Bullets(
        tuple(
            (Piece(question), *((Piece(f" ({count}\N{NO-BREAK SPACE}items)", "quiet"),) if count > 1 else ()))
            for question, count in paper.untold
        )
    )


def _by_phase(paper: ChecklistPaper) -> Iterator[Block]:
    shown = set(paper.nearest)
    for phase, heading in phase_words(running=paper.running).items():
        rest: list[Card] = [
            card_of(item)
            for item in paper.items
            if item.phase == phase and item.status in _OPEN and item.number not in shown
        ]
        if rest:
            yield Heading(heading)
            yield from rest


def _closed(paper: ChecklistPaper) -> Iterator[Block]:
    for status, heading in (("done", "Done"), ("not-for-us", "Not for us")):
        closed = [item for item in paper.items if item.status == status]
        if closed:
            yield Heading(heading)
            yield Bullets(tuple(_closed_item(item) for item in closed))


def _closed_item(item: PaperItem) -> Text:
    told = [day_words(item.marked)] if item.marked else []
    told += [item.owner] if item.owner else []
    told += [item.reason] if item.reason else []
    return (
        Piece(str(item.number), "item"),
        Piece(f" {item.title}"),
        *((Piece(f" ({'; '.join(told)})", "quiet"),) if told else ()),
        *((Piece(f" Your note: {item.note}"),) if item.note else ()),
    )


def _said_beside(paper: ChecklistPaper) -> Iterator[Block]:
    if paper.notes:
        yield Heading("What you also told us")
        yield Bullets(tuple(plain(note.text) for note in paper.notes))
    if paper.parked:
        yield Heading("Parked for later")
        yield Bullets(
            tuple((Piece(one.text), Piece(f" ({one.by})" if one.by else "", "quiet")) for one in paper.parked)
        )


def _short_when(item: PaperItem) -> str:
    if item.now:
        return "Now"
    return day_words(item.day) if item.day else item.when


def _needs(weeks: int) -> str:
    return f"needs about {counted(weeks, 'week')}"
