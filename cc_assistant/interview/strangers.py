"""What a session holds and today's rules have no place for: it is kept, counts for nothing, and is told."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.checklist import FIND_OUT, OWN
from cc_assistant.domain.session import Session
from cc_assistant.interview.fitting import misfit
from cc_assistant.interview.rules import Rules


def strangers(rules: Rules, session: Session) -> Iterator[str]:
    """Yield a sentence for each answer and each mark that cannot be used.

    A file may have been written by hand, or with other questions than today's.
    """
    for name, record in session.records.items():
        question = rules.questions.get(name)
        if question is None:
            yield f"There is no question '{name}'."
        elif record.value is not None and (wrong := misfit(question, record.value)):
            yield f"The answer to '{name}' cannot be used: {wrong}"
    own = {f"{OWN}{item.id}" for item in session.own_items}
    find_out = {f"{FIND_OUT}{name}" for name, question in rules.questions.items() if question.find_out}
    known = {*rules.recommendations, *own, *find_out}
    for item in session.marks:
        if item not in known:
            yield f"There is no item '{item}' to tick."
