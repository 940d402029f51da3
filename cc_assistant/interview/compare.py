"""What changed between two states: answers, items and ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cc_assistant.domain.checklist import Checklist, Item
from cc_assistant.domain.comparison import AnswerChange, Comparison, ItemChange, Side, TickChange
from cc_assistant.domain.session import Mark, Session, Value
from cc_assistant.interview.answers import Answers, count_answers
from cc_assistant.interview.checklist import build
from cc_assistant.interview.rules import Rules
from cc_assistant.interview.said import in_words

_UNMARKED = Mark()


@dataclass(frozen=True)
class State:
    """A session on a day, under some rules: each may differ between the two that are compared."""

    rules: Rules
    session: Session
    on: date


def compare(before: State, after: State) -> Comparison:
    """Tell what changed from one state to the other.

    Two sessions, one session at two dates, or one under the rules of then and of now. A date is said to
    have moved where what it counts from did not stay: an item that is due "now" because time went by, and
    the weeks that a check is counted from today, are no change.
    """
    then, now = _seen(before), _seen(after)
    return Comparison(
        before=_side(before),
        after=_side(after),
        answers=tuple(_answers(before.rules, then.answers, after.rules, now.answers)),
        items=tuple(_items(then.checklist, now.checklist)),
        ticks=tuple(_ticks(before.session, after.session, then.checklist, now.checklist)),
    )


@dataclass(frozen=True)
class _Seen:
    answers: Answers
    checklist: Checklist


def _seen(state: State) -> _Seen:
    return _Seen(
        count_answers(state.rules, state.session.records, state.on),
        build(state.rules, state.session, state.on),
    )


def _side(state: State) -> Side:
    return Side(title=state.session.title, on=state.on, questionnaire=state.rules.questionnaire.version)


def _answers(old: Rules, before: Answers, new: Rules, after: Answers) -> Iterator[AnswerChange]:
    questions = {
        **new.questions,
        **{name: one for name, one in old.questions.items() if name not in new.questions},
    }
    for name, question in questions.items():
        was, is_ = before.values.get(name), after.values.get(name)
        if _same(was, is_):
            continue
        asked_then = old.questions.get(name, question)
        yield AnswerChange(
            question=name,
            text=question.text,
            before=was,
            after=is_,
            before_words="" if was is None else in_words(asked_then, was),
            after_words="" if is_ is None else in_words(question, is_),
        )


def _same(was: Value | None, is_: Value | None) -> bool:
    """Compare answers; several ticked ones in any order."""
    if isinstance(was, tuple) and isinstance(is_, tuple):
        return set(was) == set(is_)
    return was == is_


def _items(then: Checklist, now: Checklist) -> Iterator[ItemChange]:
    before = {item.id: item for item in then.items}
    after = {item.id: item for item in now.items}
    for id_, item in after.items():
        old = before.get(id_)
        if old is None:
            yield ItemChange(
                item=id_,
                title=item.title,
                change="new",
                due_after=item.due,
                priority_after=item.priority,
                why=tuple(reason.words for reason in item.because),
            )
        elif _moved(old, item) or old.priority != item.priority:
            yield ItemChange(
                item=id_,
                title=item.title,
                change="changed",
                due_before=old.due,
                due_after=item.due,
                priority_before=old.priority,
                priority_after=item.priority,
            )
    for id_, item in before.items():
        if id_ not in after:
            yield ItemChange(
                item=id_,
                title=item.title,
                change="gone",
                due_before=item.due,
                priority_before=item.priority,
            )


def _moved(old: Item, new: Item) -> bool:
    if old.due.counted_from == new.due.counted_from == "today":
        return old.due.weeks != new.due.weeks
    return (old.due.day, old.due.weeks) != (new.due.day, new.due.weeks)


def _ticks(before: Session, after: Session, then: Checklist, now: Checklist) -> Iterator[TickChange]:
    titles = {item.id: item.title for item in (*then.items, *now.items)}
    for id_, title in titles.items():
        was, is_ = before.marks.get(id_, _UNMARKED), after.marks.get(id_, _UNMARKED)
        if was.status != is_.status:
            yield TickChange(
                item=id_, title=title, before=was.status, after=is_.status, on=is_.on, reason=is_.reason
            )
