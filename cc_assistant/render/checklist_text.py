"""A checklist as text, for a terminal or a pipe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from cc_assistant.domain.checklist import Checklist, Item
from cc_assistant.domain.session import Mark
from cc_assistant.render.lines import Strong, filled, sentence
from cc_assistant.text.checklist_words import (
    EFFORT,
    PRIORITY,
    STATUS,
    STRENGTH,
    due_words,
    phase_words,
    role_words,
)
from cc_assistant.text.saying import counted, day_words

_BOX = {"to-do": "[ ]", "in-progress": "[~]", "done": "[x]", "not-for-us": "[-]"}
_UNDER = " " * 8


class ChecklistText:
    """Writes a checklist.

    Args:
        checklist: what to write.
        questions: texts of questions by id, to say what was not told.
        width: columns of a line.
        strong: sets a heading apart; returns it as it is by default.
    """

    def __init__(
        self,
        checklist: Checklist,
        questions: Mapping[str, str],
        *,
        width: int = 80,
        strong: Strong = str,
    ) -> None:
        self._list = checklist
        self._questions = questions
        self._width = width
        self._strong = strong
        self._numbers = {item.id: number for number, item in enumerate(checklist.items, start=1)}

    def whole(self, *, long: bool = False) -> str:
        """Return everything: the head, the first ten with their reasons, then all by phase.

        Args:
            long: tell of every item all there is to tell.
        """
        blocks = [self._head(), *self._notices(), *self._first(), *self._by_phase(long=long)]
        blocks += [*self._left_open(), *self._said()]
        return "\n\n".join(block for block in blocks if block)

    def first(self) -> str:
        """Return what is nearest: the head, the notices and the first ten."""
        return "\n\n".join(block for block in (self._head(), *self._notices(), *self._first()) if block)

    def _head(self) -> str:
        made = self._list
        facts = [f"Checklist of {day_words(made.made)}."]
        if made.opening:
            opened = "Open since" if made.running else "First person on"
            facts.append(f"{opened} {day_words(made.opening)}.")
        elif not made.running:
            facts.append("No opening date yet: due dates are counted in weeks from it.")
        if made.funding_end:
            facts.append(f"Money until {day_words(made.funding_end)}.")
        status = Counter(item.mark.status for item in made.items)
        ticked = [
            f"{status[key]} {STATUS[key].lower()}"
            for key in ("done", "in-progress", "not-for-us")
            if status[key]
        ]
        counts = ", ".join([counted(len(made.items), "item"), *ticked])
        facts.append(f"{made.answered} of {counted(made.askable, 'question')} answered. {counts}.")
        return f"{self._heading(made.title)}\n{filled(' '.join(facts), self._width)}"

    def _notices(self) -> Iterator[str]:
        check = self._list.date_check
        if check:
            title = "The date can hold" if check.holds else "The date cannot hold"
            lines = [self._heading(title), filled(check.words, self._width, "  ")]
            if check.could_go:
                numbers = ", ".join(str(self._numbers[item.id]) for item in self._named(check.could_go))
                lines.append(filled(f"Items that could wait: {numbers}.", self._width, "  "))
            yield "\n".join(lines)
        if self._list.worry:
            lines = [self._heading("Your main worry"), filled(f"“{self._list.worry}”", self._width, "  ")]
            lines += [self._line(item) for item in self._list.pinned]
            yield "\n".join(lines)

    def _first(self) -> Iterator[str]:
        nearest = self._list.nearest
        if not nearest:
            yield self._heading("Nothing is left to do.") if self._list.items else ""
            return
        title = "First ten" if len(nearest) < len(self._list.items) else "What to do"
        yield "\n".join([self._heading(title), *map(self._block, nearest)])

    def _by_phase(self, *, long: bool) -> Iterator[str]:
        for phase, name in phase_words(running=self._list.running).items():
            items = [item for item in self._list.items if item.phase == phase]
            if items:
                lines = [self._block(item, long=True) if long else self.short(item) for item in items]
                yield "\n".join([self._strong(f"{name} ({len(items)})"), *lines])

    def _left_open(self) -> Iterator[str]:
        """What nobody told and could make the list shorter."""
        untold = Counter(question for item in self._list.items for question in item.untold)
        if untold:
            lines = [
                filled(
                    f"{self._questions.get(name, name)} ({counted(count, 'item')})",
                    self._width,
                    "  - ",
                    "    ",
                )
                for name, count in untold.most_common()
            ]
            yield "\n".join([self._heading("Not told yet; an answer could take items off"), *lines])

    def _said(self) -> Iterator[str]:
        for title, texts in (
            ("Notes", [note.text for note in self._list.notes]),
            ("Parked for later", [topic.text for topic in self._list.parked]),
        ):
            if texts:
                lines = [filled(text, self._width, "  - ", "    ") for text in texts]
                yield "\n".join([self._heading(title), *lines])

    def _heading(self, text: str) -> str:
        return self._strong(filled(text, self._width))

    def _named(self, ids: Iterable[str]) -> list[Item]:
        by_id = {item.id: item for item in self._list.items}
        return [by_id[name] for name in ids if name in by_id]

    def _line(self, item: Item) -> str:
        return filled(f"{self._numbers[item.id]}. {item.title}", self._width, "  - ", "    ")

    def _title(self, item: Item) -> str:
        number = f"{self._numbers[item.id]:>3}."
        return filled(item.title, self._width, f"{number} {_BOX[item.mark.status]} ", _UNDER)

    def short(self, item: Item) -> str:
        """Return one item: its title, when it is due, and what people made of it."""
        return f"{self._title(item)}\n{self._under(self._terms(item))}"

    def _block(self, item: Item, *, long: bool = False) -> str:
        lines = [self._title(item), self._under(self._terms(item))]
        lines += [self._under(text) for text in self._reasons(item)]
        if long:
            lines += self._details(item)
        return "\n".join(lines)

    def _terms(self, item: Item) -> str:
        """Say when, how important, how much work, who, and what people made of it."""
        due = due_words(item.due) + (" (moved: it waits for another item)" if item.due.moved else "")
        weight = f"{PRIORITY[item.priority]}{', made more pressing by your answers' if item.raised else ''}"
        roles = ", ".join(map(role_words, item.who))
        parts = [sentence(due), sentence(weight)]
        if item.check:
            parts.append("Check that it is in place.")
        if item.kind == "recommendation":
            parts.append(sentence(f"{EFFORT[item.effort]} of work"))
            if item.who:
                parts.append(sentence(f"lead: {role_words(item.who[0])}"))
        elif roles:
            parts.append(sentence(f"ask: {roles}"))
        return " ".join([*parts, *_marked(item.mark)])

    def _reasons(self, item: Item) -> Iterator[str]:
        told = [reason.words for reason in item.because if reason.value is not None]
        if told:
            yield f"Why: {' '.join(told)}"
        if item.untold:
            names = "; ".join(self._questions.get(name, name) for name in item.untold)
            yield f"Not told yet: {names}"

    def _details(self, item: Item) -> Iterator[str]:
        if item.rationale:
            yield self._under(item.rationale)
        for first in item.first_steps:
            who = f" (ask: {', '.join(map(role_words, first.ask))})" if first.ask else ""
            yield self._under(f"First find out, {due_words(first.due)}: {sentence(first.task)}{who}")
        for number, step in enumerate(item.steps, start=1):
            yield filled(step, self._width, f"{_UNDER}{number}. ", f"{_UNDER}   ")
        if item.done_when:
            yield self._under(f"Done when: {item.done_when}")
        if item.needs:
            needed = ", ".join(str(self._numbers[need]) for need in item.needs if need in self._numbers)
            yield self._under(f"After: {needed}")
        yield self._under(_id(item))
        codes = [*item.cfir, *item.npt]
        if codes:
            yield self._under(f"CFIR and NPT: {', '.join(codes)}")
        if item.evidence:
            yield self._under(f"{sentence(STRENGTH[item.evidence.strength])} {item.evidence.basis}")
            for title, supports in (("For", item.evidence.supports), ("Against", item.evidence.qualifies)):
                if supports:
                    yield self._under(f"{title}: {', '.join(support.passage for support in supports)}")

    def _under(self, text: str) -> str:
        return filled(text, self._width, _UNDER)


def _marked(mark: Mark) -> Iterator[str]:
    if mark.status != "to-do":
        on = f" {'on' if mark.status == 'done' else 'since'} {day_words(mark.on)}" if mark.on else ""
        why = f": {mark.reason}" if mark.reason else ""
        yield sentence(f"{STATUS[mark.status]}{on}{why}")
    if mark.owner:
        yield sentence(f"owner: {mark.owner}")
    if mark.note:
        yield sentence(f"note: {mark.note}")


def marked_text(checklist: Checklist, item: Item, *, width: int) -> str:
    """Return one item of a checklist, with when it is due, what people made of it, and its id."""
    short = ChecklistText(checklist, {}, width=width).short(item)
    return f"{short}\n{filled(_id(item), width, _UNDER)}"


def _id(item: Item) -> str:
    return f"Id: {item.id} (stays when its number does not)"
