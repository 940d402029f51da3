"""The papers as tables, for workbooks and CSV: one row a thing, one fact a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cc_assistant.domain.paper import (
    ChecklistPaper,
    ComparisonPaper,
    Paper,
    PaperItem,
    PaperReference,
    RecordPaper,
)
from cc_assistant.export.paper.cautions import RULE_OF_THUMB, cautions
from cc_assistant.export.record_notes import READ
from cc_assistant.text.checklist_words import DECIDED, EFFORT, PRIORITY, STATUS, STRENGTH, phase_words
from cc_assistant.text.saying import day_words, first_capital, listed

Value = str | int | float | date | None


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes:
        name: of its sheet.
        columns: heads with their widths in characters.
        rows: as many values each as there are columns.
        choices: what a column may hold, by its head: offered to whoever fills it in.
        kept: how many columns stay in sight.
        printed: how many columns go on paper; all if None.
        details: heads of wordy columns: in a workbook they stand on a sheet of their own, so that the rows
            of this one stay low; a CSV has all in one.
    """

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kept: int = 1
    printed: int | None = None
    details: tuple[str, ...] = ()

    def sheets(self) -> Iterator[Grid]:
        """Yield the table as a workbook sets it out: what is worked with, then the details."""
        if not self.details:
            yield self
            return
        wordy = [at for at, (head, _) in enumerate(self.columns) if head in self.details]
        yield replace(self._of([at for at in range(len(self.columns)) if at not in wordy]), details=())
        yield replace(
            self._of([*range(self.kept), *wordy]), name="Details", choices=(), printed=None, details=()
        )

    def _of(self, columns: Sequence[int]) -> Grid:
        return replace(
            self,
            columns=tuple(self.columns[at] for at in columns),
            rows=tuple(tuple(row[at] for at in columns) for row in self.rows),
        )


def grids_of(paper: Paper) -> tuple[Grid, ...]:
    """Return the tables of a paper; the first is the one that CSV holds."""
    match paper:
        case ChecklistPaper():
            return tuple(_checklist(paper))
        case RecordPaper():
            return tuple(_record(paper))
        case ComparisonPaper():
            return tuple(_comparison(paper))
    raise TypeError(paper)


def _checklist(paper: ChecklistPaper) -> Iterator[Grid]:
    phases = phase_words(running=paper.running)
    yield Grid(
        name="Checklist",
        columns=(
            ("No.", 6),
            ("Item", 46),
            ("Status", 13),
            ("Priority", 12),
            ("Due", 13),
            ("When", 26),
            ("Owner", 18),
            ("Leads", 18),
            ("With", 28),
            ("Effort", 9),
            ("Phase", 16),
            ("After", 10),
            ("Why it matters", 50),
            ("Here because", 40),
            ("Not told yet", 36),
            ("Find out first", 40),
            ("Steps", 60),
            ("Done when", 40),
            ("Strength", 18),
            ("Evidence rests on", 50),
            ("Sources for", 14),
            ("Sources against or limiting", 14),
            ("CFIR", 34),
            ("NPT", 34),
            ("Note", 30),
            ("Reason (not for us)", 24),
            ("Marks", 28),
            ("Id", 26),
        ),
        rows=tuple(_item(item, phases[item.phase]) for item in paper.items),
        choices=(("Status", tuple(STATUS.values())),),
        kept=2,
        printed=10,
        details=(
            *("Why it matters", "Here because", "Not told yet", "Find out first", "Steps", "Done when"),
            *("Evidence rests on", "CFIR", "NPT"),
        ),
    )
    yield Grid(
        name="Evidence",
        columns=(
            ("No.", 6),
            ("Item", 40),
            ("For or limiting", 14),
            ("How it bears on the item", 70),
            ("Source", 9),
            ("Reference", 60),
            ("Read", 30),
            ("Passage", 18),
            ("Place in the source", 22),
        ),
        rows=tuple(_evidence(paper)),
        kept=2,
    )
    yield _references(paper.references)
    if paper.notes or paper.parked:
        yield Grid(
            name="Notes",
            columns=(("Kind", 12), ("Text", 80), ("By", 16)),
            rows=(
                *(("Note", note.text, None) for note in paper.notes),
                *(("Parked", one.text, one.by) for one in paper.parked),
            ),
        )
    yield Grid(name="About", columns=(("About", 26), ("", 100)), rows=tuple(_about(paper)))


def _item(item: PaperItem, phase: str) -> tuple[Value, ...]:
    evidence = item.evidence
    marks = {
        "raised by your answers": item.raised,
        "your main worry": item.pinned,
        "check that it is in place": item.check,
        "overdue": item.now,
        "moved: waits for another": item.moved,
    }
    return (
        item.number,
        item.title,
        STATUS[item.status],
        PRIORITY[item.priority],
        item.day,
        first_capital(item.when),
        item.owner,
        first_capital(item.who[0]) if item.who else "",
        listed(item.who[1:]),
        EFFORT[item.effort] if item.kind == "recommendation" else "",
        phase,
        ", ".join(map(str, item.needs)),
        item.rationale,
        "\n".join(item.because),
        "\n".join(item.untold),
        "\n".join(f"{step.task} Ask: {listed(step.ask)}; {step.when}." for step in item.first_steps),
        "\n".join(item.steps),
        item.done_when,
        STRENGTH[evidence.strength] if evidence else "",
        evidence.basis if evidence else "",
        _numbers(one.number for one in evidence.supports) if evidence else "",
        _numbers(one.number for one in evidence.qualifies) if evidence else "",
        "; ".join(f"{code.name} ({code.id})" for code in item.cfir),
        "; ".join(f"{code.name} ({code.id})" for code in item.npt),
        item.note,
        item.reason,
        "; ".join(mark for mark, holds in marks.items() if holds),
        item.id,
    )


def _evidence(paper: ChecklistPaper) -> Iterator[tuple[Value, ...]]:
    references = {reference.number: reference for reference in paper.references}
    for item in paper.items:
        if item.evidence is None:
            continue
        for side, cited in (("For", item.evidence.supports), ("Limiting", item.evidence.qualifies)):
            for one in cited:
                of = references[one.number]
                read = READ[of.read]
                yield (
                    item.number,
                    item.title,
                    side,
                    one.because,
                    one.number,
                    of.text,
                    read,
                    one.passage,
                    one.locator,
                )


def _about(paper: ChecklistPaper) -> Iterator[tuple[Value, ...]]:
    yield "Checklist", paper.title
    yield "Made on", paper.made
    yield "First person", paper.opening or "not known: dates are counted from opening"
    if paper.funding_end:
        yield "Funding ends", paper.funding_end
    if paper.date_check:
        yield "Can the date hold?", paper.date_check.words
    if paper.worry:
        yield "Main worry", paper.worry
    yield "Questions answered", f"{paper.answered} of {paper.askable}"
    for question, count in paper.untold:
        yield "Not told yet", f"{question} ({count})"
    for caution in (*cautions(paper.references), RULE_OF_THUMB):
        yield "Before you build on this", caution
    for role in paper.roles:
        yield first_capital(role.id), role.name


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
    if paper.notes or paper.parked:
        yield Grid(
            name="Notes",
            columns=(("Kind", 12), ("Text", 80), ("By", 16)),
            rows=(
                *(("Note", note.text, None) for note in paper.notes),
                *(("Parked", one.text, one.by) for one in paper.parked),
            ),
        )


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
        yield _references(paper.references)


def _references(references: Sequence[PaperReference]) -> Grid:
    return Grid(
        name="References",
        columns=(("No.", 6), ("Reference", 90), ("Read", 34), ("Country", 20), ("Passages", 40), ("Id", 20)),
        rows=tuple(
            (
                one.number,
                one.text,
                READ[one.read],
                "; ".join(one.country),
                "; ".join(one.passages),
                one.source,
            )
            for one in references
        ),
    )


def _numbers(numbers: Iterator[int]) -> str:
    return ", ".join(map(str, sorted(set(numbers))))


def _priority_and_date(priority: str | None, when: str) -> str:
    return "; ".join(part for part in (priority, when) if part)
