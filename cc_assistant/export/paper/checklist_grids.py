"""A checklist as tables: items, the evidence of each, references, notes, and how it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cc_assistant.domain.paper import ChecklistPaper, PaperItem
from cc_assistant.export.paper.cautions import RULE_OF_THUMB, cautions
from cc_assistant.export.paper.grid import Grid, Value, notes_grid, references_grid
from cc_assistant.export.record_notes import READ
from cc_assistant.text.checklist_words import EFFORT, PRIORITY, STATUS, STRENGTH, phase_words
from cc_assistant.text.saying import first_capital, listed


def _first_steps(item: PaperItem) -> str:
    return "\n".join(f"{step.task} Ask: {listed(step.ask)}; {step.when}." for step in item.first_steps)


def _numbers(item: PaperItem, side: str) -> str:
    cited = getattr(item.evidence, side) if item.evidence else ()
    return ", ".join(map(str, sorted({one.number for one in cited})))


def _marks(item: PaperItem) -> str:
    marks = {
        "raised by your answers": item.raised,
        "your main worry": item.pinned,
        "check that it is in place": item.check,
        "overdue": item.now,
        "moved: waits for another": item.moved,
    }
    return "; ".join(mark for mark, holds in marks.items() if holds)


_ITEM: tuple[tuple[str, int, Callable[[PaperItem], Value]], ...] = (
    ("No.", 6, lambda item: item.number),
    ("Item", 46, lambda item: item.title),
    ("Status", 13, lambda item: STATUS[item.status]),
    ("Priority", 12, lambda item: PRIORITY[item.priority]),
    ("Due", 13, lambda item: item.day),
    ("When", 26, lambda item: first_capital(item.when)),
    ("Owner", 18, lambda item: item.owner),
    ("Leads", 18, lambda item: first_capital(item.who[0]) if item.who else ""),
    ("With", 28, lambda item: listed(item.who[1:])),
    ("Effort", 9, lambda item: EFFORT[item.effort] if item.kind == "recommendation" else ""),
    ("Phase", 16, lambda item: item.phase),
    ("After", 10, lambda item: ", ".join(map(str, item.needs))),
    ("Why it matters", 50, lambda item: item.rationale),
    ("Here because", 40, lambda item: "\n".join(item.because)),
    ("Not told yet", 36, lambda item: "\n".join(item.untold)),
    ("Find out first", 40, _first_steps),
    ("Steps", 60, lambda item: "\n".join(item.steps)),
    ("Done when", 40, lambda item: item.done_when),
    ("Strength", 18, lambda item: STRENGTH[item.evidence.strength] if item.evidence else ""),
    ("Evidence rests on", 50, lambda item: item.evidence.basis if item.evidence else ""),
    ("Sources for", 14, lambda item: _numbers(item, "supports")),
    ("Sources against or limiting", 14, lambda item: _numbers(item, "qualifies")),
    ("CFIR", 34, lambda item: "; ".join(f"{code.name} ({code.id})" for code in item.cfir)),
    ("NPT", 34, lambda item: "; ".join(f"{code.name} ({code.id})" for code in item.npt)),
    ("Note", 30, lambda item: item.note),
    ("Reason (not for us)", 24, lambda item: item.reason),
    ("Marks", 28, _marks),
    ("Id", 26, lambda item: item.id),
)
"""Head, width in characters, and what stands there of an item. What a phase is called depends on whether the
service runs already."""
_WORDY = (
    *("Why it matters", "Here because", "Not told yet", "Find out first", "Steps", "Done when"),
    *("Evidence rests on", "CFIR", "NPT"),
)


def checklist_grids(paper: ChecklistPaper) -> Iterator[Grid]:
    """Yield the tables of a checklist; the first holds everything that is told of an item."""
    phases = phase_words(running=paper.running)
    yield Grid(
        name="Checklist",
        columns=tuple((head, width) for head, width, _ in _ITEM),
        rows=tuple(
            tuple(phases[item.phase] if head == "Phase" else value(item) for head, _, value in _ITEM)
            for item in paper.items
        ),
        choices=(("Status", tuple(STATUS.values())),),
        kept=2,
        printed=10,
        details=_WORDY,
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
    yield references_grid(paper.references)
    yield from notes_grid(paper)
    yield Grid(name="About", columns=(("About", 26), ("", 100)), rows=tuple(_about(paper)))


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
