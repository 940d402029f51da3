"""What is told of an item of a checklist, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from cc_assistant.text.checklist_words import EFFORT, PRIORITY, STATUS, STRENGTH, role_words
from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_words import BOX, day, due_in_full
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.widgets.plain_text import lines, plain

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist, Item
    from cc_assistant.interview.rules import Rules
    from cc_assistant.knowledge.toolkit_lookup import ToolkitFiles


@dataclass
class QuestionWanted(Message):
    """Someone wants to go to a question of the interview."""

    question: str


@dataclass
class ItemWanted(Message):
    """Someone wants to see another item."""

    item: str


@dataclass(frozen=True)
class Part:
    """A piece of what is told: text, or a line that can be chosen where there is a ``message``."""

    text: Content
    message: Message | None = None
    heading: bool = False


@dataclass(frozen=True)
class Named:
    """A code with its name and what it means."""

    name: str
    means: str


class Names:
    """Names of roles, codes and questions.

    Args:
        files: the toolkit with its frames.
    """

    def __init__(self, files: ToolkitFiles) -> None:
        self.roles = files.toolkit.roles
        self.codes: dict[str, Named] = {}
        for construct in files.cfir.constructs if files.cfir else ():
            self.codes[construct.id] = Named(construct.name, construct.definition)
        for component in files.npt.components if files.npt else ():
            self.codes[component.id] = Named(component.name, component.definition)


def item_parts(
    item: Item, checklist: Checklist, rules: Rules, names: Names, *, defined: bool, keys: str = ""
) -> Iterator[Part]:
    """Yield everything that is told of an item.

    Args:
        item: to tell of.
        checklist: that it stands on.
        rules: the questions.
        names: of roles and codes.
        defined: whether codes and roles are told with what they mean.
        keys: what can be done with it, by which keys.
    """
    yield Part(plain(item.title, "bold"))
    yield Part(lines(list(_state(item))))
    yield Part(plain(keys, "$foreground 80%"))
    if item.rationale:
        yield Part(plain(item.rationale))
    yield from _why(item, rules)
    yield from _to_do(item, names, defined=defined)
    yield from _needs(item, checklist)
    yield from _evidence(item)
    yield from _codes(item, names, defined=defined)


def _heading(text: str) -> Part:
    return Part(Content.styled(text, "bold $primary"), heading=True)


def _fact(name: str, value: str | Content) -> Content:
    return Content.assemble((f"{name}: ", "bold"), plain(value) if isinstance(value, str) else value)


def _state(item: Item) -> Iterator[Content]:
    mark = item.mark
    when = "since" if mark.status == "in-progress" else "on"
    since = f" {when} {day(mark.on)}" if mark.on and mark.status != "to-do" else ""
    why = f": {mark.reason}" if mark.reason and mark.status == "not-for-us" else ""
    yield plain(f"{BOX[mark.status]} {STATUS[mark.status]}{since}{why}")
    yield _fact("Due", due_in_full(item.due))
    raised = ", raised by your answers" if item.raised else ""
    check = "; check that it is in place" if item.check else ""
    yield _fact("Priority", f"{PRIORITY[item.priority]}{raised}{check}")
    if mark.owner:
        yield _fact("Owner", mark.owner)
    if mark.note:
        yield _fact("Note", mark.note)


def _why(item: Item, rules: Rules) -> Iterator[Part]:
    told = [one for one in item.because if one.value is not None]
    if told:
        yield _heading("Why it is on your list")
    for one in told:
        yield Part(plain(one.words), QuestionWanted(one.question))
    if item.kind == "own":
        yield _heading("Why it is on your list")
        yield Part(Content("You added it yourselves."))
    if item.untold:
        yield _heading("You have not told us about this yet")
    for question in item.untold:
        yield Part(plain(rules.questions[question].text), QuestionWanted(question))


def _to_do(item: Item, names: Names, *, defined: bool) -> Iterator[Part]:
    if item.first_steps:
        yield _heading("Find out first")
    for step in item.first_steps:
        whom = " or ".join(role_words(who) for who in step.ask)
        told = f"□ {step.task.rstrip('.')}. Ask: {whom}. Due {due_in_full(step.due)}."
        yield Part(plain(told), QuestionWanted(step.question))
    if item.steps:
        yield _heading("Steps")
        yield Part(lines([plain(f"□ {step}") for step in item.steps]))
    if item.done_when:
        yield _heading("It is done when")
        yield Part(plain(item.done_when))
    if item.who:
        yield _heading("Who, and how much work")
        lead, *others = (role_words(who).capitalize() for who in item.who)
        yield Part(
            lines(
                [
                    _fact("Leads", lead),
                    *([_fact("Takes part", ", ".join(others))] if others else []),
                    _fact("Effort", f"{EFFORT[item.effort]} of work"),
                    *(
                        plain(f"  {role_words(who)}: {names.roles.get(who, '')}")
                        for who in item.who
                        if defined
                    ),
                ]
            )
        )


def _needs(item: Item, checklist: Checklist) -> Iterator[Part]:
    before = [other for other in checklist.items if other.id in item.needs]
    if before:
        yield _heading("What comes before")
    for other in before:
        yield Part(plain(f"{BOX[other.mark.status]} {other.title}"), ItemWanted(other.id))


def _evidence(item: Item) -> Iterator[Part]:
    if item.evidence is None:
        return
    yield _heading(STRENGTH[item.evidence.strength])
    yield Part(plain(item.evidence.basis))
    for sign, some in (("For", item.evidence.supports), ("Against or limiting", item.evidence.qualifies)):
        for one in some:
            told = Content.assemble((f"{sign}: ", "bold"), plain(one.because))
            yield Part(told, PassageWanted(one.passage))


def _codes(item: Item, names: Names, *, defined: bool) -> Iterator[Part]:
    told: list[Content] = []
    for frame, codes in (("CFIR", item.cfir), ("NPT", item.npt)):
        for code in codes:
            named = names.codes.get(code, Named(code, ""))
            told.append(_fact(frame, named.name))
            if defined and named.means:
                told.append(plain(f"  {named.means}", "$foreground 80%"))
    if told:
        yield _heading("What it is about")
        yield Part(lines(told))


def date_parts(checklist: Checklist) -> Iterator[Part]:
    """Yield what is told of the opening date: whether it holds, what is late, what would have to go."""
    from cc_assistant.interview.rules import OPENING

    check = checklist.date_check
    if check is None:
        return
    title = "The opening date can hold" if check.holds else "The date cannot hold as things stand"
    yield Part(plain(title, "bold" if check.holds else "bold $error"))
    yield Part(plain(check.words))
    if check.earliest:
        yield Part(_fact("Earliest date with all essentials in place", day(check.earliest)))
    yield Part(plain("Change the date: all that hangs on it moves, your ticks stay"), QuestionWanted(OPENING))
    titles = {item.id: item.title for item in checklist.items}
    if check.late:
        yield _heading("Essential, and too late for this date")
    for late in check.late:
        needs = counted(late.weeks_needed, "week")
        told = f"{titles[late.item]} (needs {needs}; {counted(late.weeks_left, 'week')} left)"
        yield Part(plain(told), ItemWanted(late.item))
    if check.could_go:
        yield _heading("What would have to go, or become smaller, to keep the date")
    for one in check.could_go:
        yield Part(plain(titles[one]), ItemWanted(one))


def untold_parts(untold: dict[str, int], rules: Rules) -> Iterator[Part]:
    """Yield the questions that could take items off the list."""
    yield Part(Content.styled("You have not told us about this yet", "bold"))
    yield Part(
        Content("Advice stays on the list until an answer says that it is done. Enter goes to a question.")
    )
    for question, count in untold.items():
        told = f"{rules.questions[question].text} (could take {count} off the list)"
        yield Part(plain(told), QuestionWanted(question))


def note_parts(checklist: Checklist, rules: Rules) -> Iterator[Part]:
    """Yield what people said that no question has a place for, and what they put aside."""
    yield Part(Content.styled("Your notes", "bold"))
    for note in checklist.notes:
        at = rules.questions.get(note.question or "")
        yield Part(plain(f"• {note.text}"))
        if at:
            yield Part(plain(f"  said at: {at.text}", "$foreground 80%"))
    if checklist.parked:
        yield _heading("Put aside for later")
    for topic in checklist.parked:
        yield Part(plain(f"• {topic.text}{f' ({topic.by})' if topic.by else ''}"))
