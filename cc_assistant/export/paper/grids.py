"""The papers as tables, for workbooks and CSV: one row a thing, one fact a cell."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.paper import ChecklistPaper, ComparisonPaper, Paper, RecordPaper
from cc_assistant.export.paper.checklist_grids import checklist_grids
from cc_assistant.export.paper.grid import Grid, Value, notes_grid, references_grid
from cc_assistant.text.checklist_words import DECIDED, PRIORITY, STATUS
from cc_assistant.text.saying import day_words


def grids_of(paper: Paper) -> tuple[Grid, ...]:
    """Return the tables of a paper; the first is the one that CSV holds."""
    match paper:
        case ChecklistPaper():
            return tuple(checklist_grids(paper))
        case RecordPaper():
            return tuple(_record(paper))
        case ComparisonPaper():
            return tuple(_comparison(paper))
    raise TypeError(paper)


def _record(paper: RecordPaper) -> Iterator[Grid]:
    voices = [(one, voice) for one in paper.questions for voice in one.voices]
    yield Grid(
        name="Questions",
        columns=(
            ("Section", 24),
            ("Question", 48),
            ("Answer", 40),
            ("How decided", 16),
            ("Why", 40),
            ("On", 13),
            ("How the answers lay", 44),
            ("Agreement", 12),
            ("Understood from", 36),
            ("Notes", 40),
            ("Id", 22),
        ),
        rows=tuple(
            (
                one.section,
                one.text,
                one.answer or ("Skipped" if one.skipped else ""),
                DECIDED[one.how],
                one.reason,
                one.on,
                "; ".join(f"{share.count} for “{share.answer}”" for share in one.spread),
                None if one.agreement is None else round(one.agreement, 2),
                one.words,
                "\n".join(one.notes),
                one.id,
            )
            for one in paper.questions
        ),
        kept=2,
    )
    if voices:
        yield Grid(
            name="Voices",
            columns=(("Question", 48), ("Who", 14), ("Answer", 44), ("How many", 10), ("Remark", 60)),
            rows=tuple(
                (one.text, voice.who, voice.answer, voice.count, voice.remark) for one, voice in voices
            ),
        )
    yield from notes_grid(paper)


def _comparison(paper: ComparisonPaper) -> Iterator[Grid]:
    then, now = (f"{side.title}, {day_words(side.on)}" for side in (paper.before, paper.after))
    rows: list[tuple[Value, ...]] = [
        ("Answer", one.text, "changed", one.before, one.after, "", None) for one in paper.answers
    ]
    rows += [
        (
            "Item",
            one.title,
            one.change,
            _priority_and_date(one.priority_before and PRIORITY[one.priority_before], one.when_before),
            _priority_and_date(one.priority_after and PRIORITY[one.priority_after], one.when_after),
            " ".join(one.why),
            None,
        )
        for one in paper.items
    ]
    rows += [
        ("Tick", one.title, "changed", STATUS[one.before], STATUS[one.after], one.reason, one.on)
        for one in paper.ticks
    ]
    yield Grid(
        name="Changes",
        columns=(
            ("What", 10),
            ("Question or item", 52),
            ("Change", 12),
            (f"Then: {then}", 40),
            (f"Now: {now}", 40),
            ("Why", 48),
            ("On", 13),
        ),
        rows=tuple(rows),
        kept=2,
    )
    if paper.references:
        yield references_grid(paper.references)


def _priority_and_date(priority: str | None, when: str) -> str:
    return "; ".join(part for part in (priority, when) if part)
