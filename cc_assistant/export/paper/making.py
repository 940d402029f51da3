"""Makes the value of each paper from values of the domain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from cc_assistant.domain.checklist import Checklist
from cc_assistant.domain.comparison import Comparison, ItemChange
from cc_assistant.domain.paper import (
    ChangedAnswer,
    ChangedItem,
    ChangedTick,
    ChecklistPaper,
    ComparisonPaper,
    HandoutPaper,
    Named,
    RecordedQuestion,
    RecordPaper,
    SideOnPaper,
)
from cc_assistant.domain.session import Note, Person, Session
from cc_assistant.export.paper.resolving import Known, References, date_on_paper, paper_items
from cc_assistant.text.checklist_words import due_words, role_words

Recorded = Callable[[str], RecordedQuestion]
"""Tells what is recorded of a question, by its id."""


def make_checklist(session: Session, checklist: Checklist, known: Known) -> ChecklistPaper:
    """Return the paper of a checklist; ``session`` is the one that made it."""
    references = References(known)
    items = paper_items(checklist, known, references)
    numbers = {item.id: item.number for item in items}
    untold = Counter(question for item in items for question in item.untold)
    used = {role for item in items for role in item.who}
    return ChecklistPaper(
        session=session.id,
        begun=session.made,
        changed=session.changed,
        title=checklist.title,
        made=checklist.made,
        opening=checklist.opening,
        funding_end=checklist.funding_end,
        running=checklist.running,
        date_check=date_on_paper(checklist.date_check, items),
        worry=checklist.worry,
        nearest=tuple(numbers[item.id] for item in checklist.nearest),
        items=items,
        readiness=checklist.readiness,
        untold=tuple(untold.most_common()),
        notes=checklist.notes,
        parked=checklist.parked,
        roles=tuple(
            Named(id=role_words(role), name=known.roles[role])
            for role in known.roles
            if role_words(role) in used
        ),
        references=references.all(),
        answered=checklist.answered,
        askable=checklist.askable,
    )


def make_record(session: Session, made: date, recorded: Recorded, known: Known) -> RecordPaper:
    """Return the record of a session on a day."""
    questions = _recorded(session, recorded, known)
    return RecordPaper(
        session=session.id,
        title=session.title,
        kind=session.kind,
        made=made,
        begun=session.made.date(),
        people=_people(session),
        questions=questions,
        notes=_other_notes(session, questions),
        parked=session.parked,
    )


def make_handout(session: Session, checklist: Checklist, recorded: Recorded, known: Known) -> HandoutPaper:
    """Return what people take home; only what the first items rest on is cited."""
    first = {item.id for item in checklist.nearest}
    references = References(known)
    every = paper_items(checklist, known, References(known))
    evidence = {item.id: item.evidence for item in checklist.items}
    items = tuple(
        item.model_copy(update={"evidence": references.evidence(evidence[item.id])})
        for item in every
        if item.id in first
    )
    questions = _recorded(session, recorded, known)
    return HandoutPaper(
        session=session.id,
        title=session.title,
        made=checklist.made,
        opening=checklist.opening,
        people=_people(session),
        date_check=date_on_paper(checklist.date_check, every),
        worry=checklist.worry,
        items=items,
        further=sum(item.status in {"to-do", "in-progress"} for item in every) - len(items),
        decisions=tuple(one for one in questions if one.how in {"agreed", "majority"}),
        open=tuple(one for one in questions if one.how == "open"),
        notes=session.notes,
        parked=session.parked,
        references=references.all(),
    )


def make_comparison(
    comparison: Comparison, made: date, known: Known, after: Checklist | None = None
) -> ComparisonPaper:
    """Return what changed; with the later list, what is new on it carries its evidence."""
    references = References(known)
    later = {item.id: item for item in after.items} if after else {}

    def changed(one: ItemChange) -> ChangedItem:
        new = later.get(one.item) if one.change == "new" else None
        return ChangedItem(
            item=one.item,
            title=one.title,
            change=one.change,
            when_before=due_words(one.due_before) if one.due_before else "",
            when_after=due_words(one.due_after) if one.due_after else "",
            priority_before=one.priority_before,
            priority_after=one.priority_after,
            why=one.why,
            evidence=references.evidence(new.evidence) if new else None,
        )

    return ComparisonPaper(
        made=made,
        before=SideOnPaper(**comparison.before.model_dump()),
        after=SideOnPaper(**comparison.after.model_dump()),
        answers=tuple(
            ChangedAnswer(
                question=one.question, text=one.text, before=one.before_words, after=one.after_words
            )
            for one in comparison.answers
        ),
        items=tuple(changed(one) for one in comparison.items),
        ticks=tuple(ChangedTick(**one.model_dump()) for one in comparison.ticks),
        references=references.all(),
    )


def _recorded(session: Session, recorded: Recorded, known: Known) -> tuple[RecordedQuestion, ...]:
    """Return what is recorded of the questions that anything is known of, in their order."""
    noted = {note.question for note in session.notes}
    return tuple(recorded(name) for name in known.questions if name in session.records or name in noted)


def _people(session: Session) -> tuple[Person, ...]:
    return session.people if session.kind == "workshop" else ()


def _other_notes(session: Session, questions: Sequence[RecordedQuestion]) -> tuple[Note, ...]:
    shown = {question.id for question in questions}
    return tuple(note for note in session.notes if note.question not in shown)
