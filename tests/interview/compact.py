"""A checklist as compact text, for approval by eye."""

from __future__ import annotations

from cc_assistant.domain.checklist import Checklist, Due, FirstStep, Item


def compact(checklist: Checklist) -> str:
    """Return the list in a few lines for each item: when, how much it matters, what, and why."""
    opening = checklist.opening.isoformat() if checklist.opening else "not known"
    lines = [
        checklist.title,
        f"opening {opening}, money until {checklist.funding_end or 'not known'}, "
        f"{'open' if checklist.running else 'not open yet'}, "
        f"{checklist.answered} of {checklist.askable} questions answered, {len(checklist.items)} items",
    ]
    if checklist.date_check:
        lines += ["", checklist.date_check.words]
    if checklist.worry:
        lines += ["", f"Main worry: {checklist.worry}", *(f"  * {item.title}" for item in checklist.pinned)]
    lines += ["", *(line for item in checklist.items for line in _item(item)), "", "Readiness"]
    lines += [
        f"  {part.frame} {part.name}: {part.in_place} in place, {part.to_do} to do, {part.unknown} not told"
        for part in checklist.readiness
    ]
    return "\n".join(lines) + "\n"


def _item(item: Item) -> list[str]:
    marks = [mark for mark in ("raised", "check", "pinned") if getattr(item, mark)]
    marks += ["find out"] * (item.kind == "find-out")
    shown = f" [{', '.join(marks)}]" if marks else ""
    indent = " " * 32
    return [
        f"{_due(item.due):<24} {item.priority:<7}{item.title}{shown}",
        *(f"{indent}First: {_step(step)}" for step in item.first_steps),
        *(f"{indent}- {reason.words}" for reason in item.because),
    ]


def _step(step: FirstStep) -> str:
    return f"{step.task} ({', '.join(step.ask)}; {_due(step.due)})"


def _due(due: Due) -> str:
    when = due.day.isoformat() if due.day else f"week {due.weeks:+} of {due.counted_from}"
    return f"{when}{' NOW' if due.now else ''}{' (moved)' if due.moved else ''}"
