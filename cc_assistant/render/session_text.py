"""The record of a session, its handout, and what changed between two, as text for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from cc_assistant.domain.paper import (
    ChangedItem,
    ComparisonPaper,
    HandoutPaper,
    PaperItem,
    RecordedQuestion,
    RecordPaper,
    SideOnPaper,
)
from cc_assistant.domain.session import Person
from cc_assistant.render.lines import Strong, filled, sentence
from cc_assistant.text.checklist_words import DECIDED, PRIORITY, STATUS
from cc_assistant.text.saying import counted, day_words


def record_text(record: RecordPaper, *, width: int, strong: Strong = str) -> str:
    """Return what was asked, said and decided."""
    kind = "Workshop" if record.kind == "workshop" else "Interview"
    head = [strong(filled(record.title, width)), f"{kind}, begun on {day_words(record.begun)}."]
    if record.people:
        head.append(filled(f"People: {_people(record.people)}", width))
    blocks = ["\n".join(head)]
    for section, questions in groupby(record.questions, key=attrgetter("section")):
        lines = [line for question in questions for line in _question(question, width)]
        blocks.append("\n".join([strong(section), *lines]))
    blocks += _list("Notes", [note.text for note in record.notes], width, strong)
    blocks += _list("Parked for later", _parked(record), width, strong)
    return "\n\n".join(blocks)


def handout_text(handout: HandoutPaper, *, width: int, strong: Strong = str) -> str:
    """Return what people take home from a workshop."""
    opening = f" First person on {day_words(handout.opening)}." if handout.opening else ""
    head = [strong(filled(handout.title, width)), f"Handout of {day_words(handout.made)}.{opening}"]
    if handout.people:
        head.append(filled(f"People: {_people(handout.people)}", width))
    blocks = ["\n".join(head)]
    if handout.date_check:
        title = "The date can hold" if handout.date_check.holds else "The date cannot hold"
        blocks.append(f"{strong(title)}\n{filled(handout.date_check.words, width, '  ')}")
    if handout.worry:
        blocks.append(f"{strong('Our main worry')}\n{filled(f'“{handout.worry}”', width, '  ')}")
    if handout.items:
        lines = [line for item in handout.items for line in _first_item(item, width)]
        more = [f"  {counted(handout.further, 'further item')} on the checklist."] if handout.further else []
        blocks.append("\n".join([strong("What we do first"), *lines, *more]))
    for title, questions in (("What we decided", handout.decisions), ("What we left open", handout.open)):
        if questions:
            lines = [line for question in questions for line in _question(question, width)]
            blocks.append("\n".join([strong(title), *lines]))
    blocks += _list("Parked for later", _parked(handout), width, strong)
    blocks += _list("Notes", [note.text for note in handout.notes], width, strong)
    return "\n\n".join(blocks)


def comparison_text(comparison: ComparisonPaper, *, width: int, strong: Strong = str) -> str:
    """Return what changed from one state to the other."""
    sides = f"From {_side(comparison.before)} to {_side(comparison.after)}."
    blocks = [f"{strong(filled(comparison.title, width))}\n{filled(sides, width)}"]
    if not (comparison.answers or comparison.items or comparison.ticks):
        return "\n\n".join([*blocks, "Nothing changed."])
    answers = [
        f"{one.text} {_from_to(one.before or 'no answer', one.after or 'no answer')}"
        for one in comparison.answers
    ]
    blocks += _list(f"Answers ({len(answers)})", answers, width, strong)
    for change, title in (
        ("new", "New on the list"),
        ("changed", "Changed"),
        ("gone", "No longer on the list"),
    ):
        items = [_changed(one) for one in comparison.items if one.change == change]
        blocks += _list(f"{title} ({len(items)})", items, width, strong)
    ticks = [
        f"{one.title}: {_from_to(STATUS[one.before], STATUS[one.after])}"
        f"{f' ({day_words(one.on)})' if one.on else ''}{f' {sentence(one.reason)}' if one.reason else ''}"
        for one in comparison.ticks
    ]
    return "\n\n".join([*blocks, *_list(f"Ticks ({len(ticks)})", ticks, width, strong)])


def _question(question: RecordedQuestion, width: int) -> Iterator[str]:
    yield filled(question.text, width, "  ", "    ")
    told = question.answer or ("Skipped" if question.skipped else "No answer yet")
    words = f"understood from “{question.words}”" if question.words else ""
    beside = "; ".join(part for part in (DECIDED[question.how].lower(), words) if part)
    yield filled(f"{told}{f' ({beside})' if beside else ''}", width, "    ")
    for voice in question.voices:
        remark = f" (“{voice.remark}”)" if voice.remark else ""
        yield filled(f"{voice.who}: {voice.answer}{remark}", width, "    - ", "      ")
    if question.agreement is not None:
        yield filled(f"Agreement: {question.agreement:.0%}", width, "    ")
    if question.reason:
        yield filled(f"Reason: {question.reason}", width, "    ")
    for note in question.notes:
        yield filled(f"Note: {note}", width, "    ")


def _first_item(item: PaperItem, width: int) -> Iterator[str]:
    yield filled(item.title, width, f"{item.number:>3}. ", "     ")
    who = item.owner or (f"nobody yet (suggested: {item.who[0]})" if item.who else "nobody yet")
    told = f"{sentence(item.when)} {sentence(PRIORITY[item.priority])} {sentence(f'owner: {who}')}"
    if item.status != "to-do":
        told += f" {sentence(STATUS[item.status])}"
    yield filled(told, width, "     ")


def _changed(one: ChangedItem) -> str:
    if one.change == "changed":
        parts = []
        if one.when_before != one.when_after:
            parts.append(_from_to(one.when_before, one.when_after))
        if one.priority_before and one.priority_after and one.priority_before != one.priority_after:
            parts.append(_from_to(PRIORITY[one.priority_before], PRIORITY[one.priority_after]))
        return f"{one.title}: {'; '.join(parts)}"
    when = f" ({one.when_after})" if one.when_after else ""
    return f"{one.title}{when}. {' '.join(one.why)}".strip() if one.change == "new" else one.title


def _from_to(before: str, after: str) -> str:
    return f"{before} → {after}"


def _list(title: str, texts: Sequence[str], width: int, strong: Strong) -> list[str]:
    if not texts:
        return []
    return ["\n".join([strong(title), *(filled(text, width, "  - ", "    ") for text in texts)])]


def _parked(paper: RecordPaper | HandoutPaper) -> list[str]:
    return [f"{topic.text}{f' ({topic.by})' if topic.by else ''}" for topic in paper.parked]


def _people(people: Sequence[Person]) -> str:
    return ", ".join(f"{one.initials}{f' ({one.role})' if one.role else ''}" for one in people)


def _side(side: SideOnPaper) -> str:
    return f"{side.title} as of {day_words(side.on)}"
