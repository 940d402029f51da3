"""From a file of answers to a session, by the same steps as when somebody is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from cc_assistant.domain.answers_file import (
    AddedItem,
    Answer,
    GroupAnswer,
    InterviewFile,
    ItemMark,
    ParkedTopic,
    Remarked,
    WorkshopFile,
)
from cc_assistant.domain.checklist import FIND_OUT, OWN
from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Mark, Session, SessionKind, Value
from cc_assistant.errors import CCAssistantError
from cc_assistant.interview import asking, items, workshop
from cc_assistant.interview.fitting import dont_know_value, misfit
from cc_assistant.interview.rules import Rules
from cc_assistant.interview.values import read_value, says_dont_know

Way = tuple[str | int, ...]
WORRY = "worry"
"""Id of the question that a file may answer beside the others."""


@dataclass(frozen=True)
class Misfit:
    """What is wrong in a file, and where: ``way`` from its top, ``valid`` what might have been meant."""

    way: Way
    message: str
    value: object
    valid: tuple[str, ...] = ()


@dataclass
class _Filling:
    """A session that is being filled, and what did not fit."""

    rules: Rules
    now: datetime
    on: date
    session: Session
    misfits: list[Misfit] = field(default_factory=list)

    def tell(self, way: Way, message: str, value: object, valid: Iterable[str] = ()) -> None:
        self.misfits.append(Misfit(way, message, value, tuple(valid)))

    def do(self, way: Way, value: object, step: Callable[[], Session]) -> None:
        """Take a step; what speaks against it is a misfit."""
        try:
            self.session = step()
        except CCAssistantError as error:
            self.tell(way, _lower(error.message.rstrip(".")), value)


def fill(
    told: InterviewFile | WorkshopFile, rules: Rules, session_id: str, now: datetime
) -> tuple[Session, tuple[Misfit, ...]]:
    """Return the session that a file of answers makes, and everything in the file that does not fit.

    Args:
        told: what the file says.
        rules: the questions and items.
        session_id: of the session.
        now: the time at which the session is made; answers count as given on the day of the file, else then.
    """
    kind: SessionKind = "workshop" if isinstance(told, WorkshopFile) else "solo"
    session = asking.start(rules, session_id, told.title, now, kind=kind, route=told.route)
    filling = _Filling(rules, now, told.on or now.date(), session)
    people = _people(filling, told) if isinstance(told, WorkshopFile) else {}
    for name, answer in told.answers.items():
        way: Way = ("answers", name)
        if question := _question(filling, way, name):
            _answer(filling, way, question, answer, people)
    if told.worry and (question := _question(filling, (WORRY,), WORRY)):
        if WORRY in told.answers:
            filling.tell((WORRY,), "'worry' is told twice: here and among the answers", told.worry)
        _put(filling, (WORRY,), question, told.worry)
    for place, name in enumerate(told.skipped):
        if _question(filling, ("skipped", place), name):
            filling.session = asking.skip(filling.session, rules, name, now)
    for place, text in enumerate(told.notes):
        filling.do(("notes", place), text, partial(_note, filling, text))
    if isinstance(told, WorkshopFile):
        for place, topic in enumerate(told.parked):
            _park(filling, ("parked", place), topic, people)
    _marks(filling, told.items)
    for place, added in enumerate(told.own_items):
        filling.do(("own_items", place), added.title, partial(_own, filling, added))
    begun = filling.session.model_copy(update={"at": None, "path": ()})
    return asking.move_on(begun, rules, now), tuple(filling.misfits)


def _question(filling: _Filling, way: Way, name: str) -> Question | None:
    question = filling.rules.questions.get(name)
    if question is None:
        filling.tell(way, f"there is no question '{name}'", name, filling.rules.questions)
    return question


def _people(filling: _Filling, told: WorkshopFile) -> Mapping[str, str]:
    """Let everybody take part; return ids by initials."""
    found: dict[str, str] = {}
    if not told.people:
        filling.tell(("people",), "a workshop has people in it", "")
    for place, person in enumerate(told.people):
        if person.initials in found:
            message = f"'{person.initials}' stands here twice: write one of them otherwise"
            filling.tell(("people", place, "initials"), message, person.initials)
            continue
        filling.session = workshop.add_person(filling.session, person.initials, filling.now, person.role)
        found[person.initials] = filling.session.people[-1].id
    return found


def _answer(
    filling: _Filling, way: Way, question: Question, told: GroupAnswer | Answer, people: Mapping[str, str]
) -> None:
    if not isinstance(told, GroupAnswer):
        if filling.session.kind == "workshop":
            _decide(filling, way, question, GroupAnswer(decision=told), way)
        else:
            _put(filling, way, question, told)
        return
    for initials, voice in told.people.items():
        at: Way = (*way, "people", initials)
        said = voice if isinstance(voice, Remarked) else Remarked(answer=voice)
        if initials not in people:
            filling.tell(at, f"'{initials}' is not among the people", initials, people)
        elif (value := _value(filling, at, question, said.answer)) is not None:
            filling.session = workshop.give(
                filling.session,
                filling.rules,
                question.id,
                people[initials],
                value,
                now=filling.now,
                remark=said.remark,
            )
    for answer, count in told.hands.items():
        value = _value(filling, (*way, "hands", answer), question, answer)
        if value is not None:
            filling.session = workshop.show_hands(
                filling.session, filling.rules, question.id, value, count=count, now=filling.now
            )
    _decide(filling, way, question, told, (*way, "decision"))


def _decide(filling: _Filling, way: Way, question: Question, told: GroupAnswer, at: Way) -> None:
    if told.decision is None and told.how is None:
        if told.reason:
            filling.tell((*way, "reason"), "a reason without a decision", told.reason)
        return
    if told.decision is None and told.how != "open":
        filling.tell((*way, "how"), "there is no decision that could be agreed", told.how, ("open",))
        return
    if told.decision is not None and told.how == "open":
        filling.tell((*way, "how"), "there is a decision, so it is not left open", told.how)
        return
    value = None
    if told.decision is not None and (value := _value(filling, at, question, told.decision)) is None:
        return
    session = workshop.decide(
        filling.session,
        filling.rules,
        question.id,
        value,
        how=told.how or "agreed",
        now=filling.now,
        reason=told.reason,
    )
    filling.session = asking.change_record(
        session, filling.rules, question.id, filling.now, origin="file", on=filling.on
    )


def _put(filling: _Filling, way: Way, question: Question, told: Answer) -> None:
    value = _value(filling, way, question, told)
    if value is not None:
        filling.session = asking.put(
            filling.session, filling.rules, question.id, value, filling.now, origin="file", on=filling.on
        )


def _value(filling: _Filling, way: Way, question: Question, told: Answer) -> Value | None:
    """Return the answer that a value in a file gives, or None where it gives none, which is told then."""
    if question.options:
        return _chosen(filling, way, question, told)
    if isinstance(told, tuple | bool):
        message = misfit(question, _plain(told)).rstrip(".") or "a list is no answer here"
        filling.tell(way, _lower(message), told)
        return None
    if not isinstance(told, str):
        value: Value = told
    else:
        try:
            value = read_value(question, told, filling.on)
        except CCAssistantError as error:
            filling.tell(way, _lower(error.message.rstrip(".")), told)
            return None
    if wrong := misfit(question, value):
        filling.tell(way, _lower(wrong.rstrip(".")), told)
        return None
    return value


def _chosen(filling: _Filling, way: Way, question: Question, told: Answer) -> Value | None:
    """Return the options that are named: by id, or by their whole label."""
    several = question.kind == "multi"
    if isinstance(told, tuple) and not several:
        filling.tell(way, "one answer is needed here, not a list", list(told), ())
        return None
    parts = told if isinstance(told, tuple) else (told,)
    found = [
        _option(filling, (*way, place) if isinstance(told, tuple) else way, question, part)
        for place, part in enumerate(parts)
    ]
    if any(part is None for part in found):
        return None
    chosen: Value = tuple(part for part in found if part is not None) if several else found[0] or 0
    if wrong := misfit(question, chosen):
        filling.tell(way, _lower(wrong.rstrip(".")), _plain(told))
        return None
    return chosen


def _option(filling: _Filling, way: Way, question: Question, told: object) -> int | str | None:
    if isinstance(told, bool):
        told = "yes" if told else "no"
    if isinstance(told, float) and told.is_integer():
        told = int(told)
    by_name = {_key(name): option.id for option in question.options for name in (option.id, option.label)}
    if _key(told) in by_name:
        return by_name[_key(told)]
    if question.dont_know and isinstance(told, str) and says_dont_know(told):
        known = dont_know_value(question)
        return known[0] if isinstance(known, tuple) else DONT_KNOW
    valid = [str(option.id) for option in question.options]
    message = f"'{told}' is not an answer to '{question.id}' ({', '.join(valid)})"
    filling.tell(way, message, told, valid)
    return None


def _key(name: object) -> str:
    return " ".join(str(name).casefold().replace("’", "'").split()).strip(" .")


def _plain(told: Answer) -> Value:
    return tuple(str(part) for part in told) if isinstance(told, tuple) else told


def _note(filling: _Filling, text: str) -> Session:
    session = filling.session.model_copy(update={"at": None})
    return asking.add_note(session, text, filling.now)


def _park(filling: _Filling, way: Way, topic: ParkedTopic, people: Mapping[str, str]) -> None:
    if topic.by and topic.by not in people:
        filling.tell((*way, "by"), f"'{topic.by}' is not among the people", topic.by, people)
        return
    session = filling.session.model_copy(update={"at": None})
    filling.do(
        (*way, "topic"), topic.topic, lambda: asking.park(session, topic.topic, filling.now, by=topic.by)
    )


def _marks(filling: _Filling, told: Mapping[str, ItemMark]) -> None:
    known = _item_ids(filling.rules)
    for name, mark in told.items():
        if name not in known:
            filling.tell(("items", name), f"there is no item '{name}'", name, known)
            continue
        filling.do(("items", name), mark.status, partial(_mark, filling, name, mark))


def _mark(filling: _Filling, name: str, mark: ItemMark, session: Session | None = None) -> Session:
    kept = Mark(status=mark.status, reason=mark.reason, owner=mark.owner, due=mark.due, note=mark.note)
    return items.mark_item(session or filling.session, filling.rules, name, kept, filling.now)


def _own(filling: _Filling, added: AddedItem) -> Session:
    session = items.add_own_item(
        filling.session, added.title, filling.now, steps=added.steps, done_when=added.done_when
    )
    return _mark(filling, f"{OWN}{session.own_items[-1].id}", added, session)


def _item_ids(rules: Rules) -> Sequence[str]:
    find_out = (f"{FIND_OUT}{name}" for name, question in rules.questions.items() if question.find_out)
    return [*rules.recommendations, *find_out]


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
