"""The comparison as a paper: what was done, what is answered otherwise, what came, went and moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.domain.paper import ChangedAnswer, ChangedItem, ChangedTick, ComparisonPaper
from cc_assistant.domain.recommendation import Priority
from cc_assistant.export.paper.blocks import (
    Block,
    Bullets,
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
from cc_assistant.export.paper.cards import marks_of
from cc_assistant.text.checklist_words import PRIORITY, STATUS
from cc_assistant.text.saying import day_words


def lay_out_comparison(paper: ComparisonPaper) -> Layout:
    """Return what changed."""
    before, after = paper.before, paper.after
    same = before.title == after.title
    under = (
        f"From {day_words(before.on)} to {day_words(after.on)}."
        if same
        else f"From “{before.title}” ({day_words(before.on)}) to “{after.title}” ({day_words(after.on)})."
    )
    return Layout(
        kind="Comparison",
        title=paper.title,
        under=under,
        made=paper.made,
        blocks=tuple(_comparison(paper)),
    )


def _comparison(paper: ComparisonPaper) -> Iterator[Block]:
    if not (paper.answers or paper.items or paper.ticks):
        yield Paragraph(plain("Nothing changed: answers, items and ticks are as they were."))
        return
    by_change = {
        change: [one for one in paper.items if one.change == change] for change in ("new", "gone", "changed")
    }
    done = [one for one in paper.ticks if one.after == "done"]
    yield Facts(
        (
            ("Answers", f"{len(paper.answers)} changed"),
            (
                "Items",
                f"{len(by_change['new'])} new, {len(by_change['gone'])} gone, "
                f"{len(by_change['changed'])} moved or changed",
            ),
            ("Ticks", f"{len(done)} done since, {len(paper.ticks) - len(done)} otherwise"),
        )
    )
    then, now = paper.before.questionnaire, paper.after.questionnaire
    if then != now:
        yield Paragraph(plain(f"The questions changed too: version {then} then, {now} now."))
    if paper.ticks:
        yield Heading("What was done or set aside")
        yield _ticked(paper.ticks)
    if paper.answers:
        yield Heading("What is answered otherwise")
        yield _answered(paper.answers)
    for change, heading in (("new", "New on the list"), ("gone", "No longer on the list")):
        if by_change[change]:
            yield Heading(heading)
            yield Bullets(tuple(_came_or_went(one) for one in by_change[change]))
    if by_change["changed"]:
        yield Heading("Moved or changed")
        yield _moved(by_change["changed"])
    if paper.references:
        yield Heading("References")
        yield References(paper.references)


def _ticked(ticks: Sequence[ChangedTick]) -> Table:
    return Table(
        title="Items whose status is another now",
        head=("Item", "Then", "Now", "When, and why"),
        rows=tuple(
            (
                (Piece(one.title, "strong"),),
                plain(STATUS[one.before]),
                plain(STATUS[one.after]),
                plain("; ".join([*([day_words(one.on)] if one.on else []), one.reason]).strip("; ")),
            )
            for one in ticks
        ),
        widths=(5, 1.7, 1.7, 3.6),
    )


def _answered(answers: Sequence[ChangedAnswer]) -> Table:
    return Table(
        title="Questions whose answer is another now",
        head=("Question", "Then", "Now"),
        rows=tuple(
            (plain(one.text), plain(one.before or "–"), (Piece(one.after or "–", "strong"),))
            for one in answers
        ),
        widths=(4.6, 3.7, 3.7),
    )


def _moved(items: Sequence[ChangedItem]) -> Table:
    return Table(
        title="Items whose date or priority is another now",
        head=("Item", "Then", "Now"),
        rows=tuple(
            (
                (Piece(one.title, "strong"),),
                plain(f"{_priority(one.priority_before)}, {one.when_before}"),
                plain(f"{_priority(one.priority_after)}, {one.when_after}"),
            )
            for one in items
        ),
        widths=(5, 3.5, 3.5),
    )


def _came_or_went(one: ChangedItem) -> Text:
    when = one.when_after or one.when_before
    priority = one.priority_after or one.priority_before
    return (
        Piece(one.title, "strong"),
        Piece(f"  {_priority(priority)}, {when}. ", "quiet"),
        Piece(" ".join(one.why)),
        Piece(" Evidence: " if one.evidence else ""),
        *marks_of(one.evidence),
    )


def _priority(priority: Priority | None) -> str:
    return PRIORITY[priority] if priority else ""
