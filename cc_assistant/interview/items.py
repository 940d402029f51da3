"""What people make of the items of their checklist: ticks, owners, dates, notes, items of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cc_assistant.domain.checklist import FIND_OUT, OWN
from cc_assistant.domain.session import Mark, OwnItem, Session
from cc_assistant.errors import NotFound
from cc_assistant.interview.asking import some_words
from cc_assistant.interview.fitting import ValueFault
from cc_assistant.interview.rules import Rules


def mark_item(session: Session, rules: Rules, item: str, mark: Mark, now: datetime) -> Session:
    """Put what people say of an item in the place of what they said before.

    ``mark.on`` is set to today where the status changes.

    Raises:
        NotFound: there is no such item.
        ValueFault: it is not for them, and they do not say why.
    """
    _known(session, rules, item)
    if mark.status == "not-for-us" and not mark.reason.strip():
        raise ValueFault(
            "An item leaves the list with a reason.", remedy="Say in a few words why it is not for you."
        )
    before = session.marks.get(item, Mark())
    on = now.date() if mark.status != before.status else before.on
    marks = {**session.marks, item: mark.model_copy(update={"on": on})}
    return session.model_copy(update={"marks": marks, "changed": now})


def add_own_item(
    session: Session, title: str, now: datetime, steps: Sequence[str] = (), done_when: str = ""
) -> Session:
    """Add an item that people thought of themselves; it is the last of ``own_items``.

    Raises:
        ValueFault: there is no title.
    """
    taken = {item.id for item in session.own_items}
    name = next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)
    item = OwnItem(id=name, title=some_words(title), steps=tuple(steps), done_when=done_when)
    return session.model_copy(update={"own_items": (*session.own_items, item), "changed": now})


def _known(session: Session, rules: Rules, item: str) -> None:
    own = {f"{OWN}{other.id}" for other in session.own_items}
    find_out = {f"{FIND_OUT}{name}" for name, question in rules.questions.items() if question.find_out}
    if item not in own | find_out | set(rules.recommendations):
        raise NotFound(f"There is no item '{item}'.", remedy="The checklist shows the items that there are.")
