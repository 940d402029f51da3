"""Why an item is on the list: the answers that brought it, and what was not told yet.

The rules stand at the top of `recommendations.yaml` (5).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from cc_assistant.domain.checklist import Because
from cc_assistant.domain.condition import And, Answered, Compares, Condition, Not, Or, Ticked, leaves
from cc_assistant.domain.questionnaire import DERIVED_FROM, Effect, Question
from cc_assistant.domain.session import Value
from cc_assistant.domain.truth import holds, truth
from cc_assistant.interview.answers import Answers
from cc_assistant.interview.fitting import is_dont_know
from cc_assistant.interview.rules import EVERY_ITEM, Lead, Rules
from cc_assistant.interview.said import labels

_SO: dict[Effect, str] = {
    "adds": "",
    "raises": "makes it more pressing",
    "dates": "sets its date",
    "pins": "makes it your main worry",
}
"""What follows from an answer, in the order in which reasons are told."""


def leads_at_work(rules: Rules, answers: Answers) -> tuple[Lead, ...]:
    """Return what the answers given do; a question without an answer does nothing."""
    return tuple(
        lead for lead in rules.leads if lead.question in answers.values and holds(lead.when, answers.values)
    )


def because(
    rules: Rules, answers: Answers, leads: Sequence[Lead], untold_questions: Sequence[str]
) -> tuple[Because, ...]:
    """Return the reasons of one item in plain words: what brought it, what raised it, what was not told.

    Args:
        rules: the questions.
        answers: those that count.
        leads: what the answers do to this item, in the order of the questions.
        untold_questions: what it is there for only because nobody told (see `untold`).
    """
    by_words: dict[tuple[str, str], list[Effect]] = {}
    for effect in _SO:
        for lead in leads:
            if lead.effect == effect and lead.rec != EVERY_ITEM:
                said = _said(rules.questions[lead.question], lead, answers)
                by_words.setdefault((lead.question, said), []).append(effect)
    told = [
        Because(
            question=question,
            value=answers.values[question],
            effect=effects[0],
            words=f"{rules.questions[question].text} {said}{_so(effects)}.",
        )
        for (question, said), effects in by_words.items()
    ]
    not_told = [
        Because(
            question=name,
            value=None,
            effect="adds",
            words=f"{rules.questions[name].text} You have not told us yet.",
        )
        for name in untold_questions
    ]
    return (*told, *not_told)


def untold(rules: Rules, answers: Answers, condition: Condition) -> tuple[str, ...]:
    """Return the questions without an answer that could change whether the condition holds.

    Each is one that can be asked now: where an open question is hidden by another, it is that other.

    Args:
        rules: the questions.
        answers: those that count.
        condition: such as when a recommendation is on the list; empty if the answers settle it.
    """
    found: set[str] = set()
    names = set(_open_names(condition, answers.values, answers.unknown))
    seen: set[str] = set()
    while names:
        name = names.pop()
        seen.add(name)
        asked = DERIVED_FROM.get(name, name)
        if asked in answers.reachable and asked not in answers.values:
            found.add(asked)
        else:
            behind = rules.ask_when[asked]
            names |= set(_open_names(behind, answers.values, answers.unknown)) - seen
    return tuple(name for name in answers.reachable if name in found)


def _open_names(condition: Condition, values: Mapping[str, Value], unknown: Container[str]) -> Iterator[str]:
    """Yield the names that decide a condition that the answers do not settle."""
    if truth(condition, values, unknown) is not None:
        return
    match condition:
        case Not(part):
            yield from _open_names(part, values, unknown)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _open_names(part, values, unknown)
        case Compares() | Ticked() | Answered():
            yield condition.name


def _said(question: Question, lead: Lead, answers: Answers) -> str:
    """Return what was answered, of several ticked options only those that matter here."""
    value = answers.values[question.id]
    if is_dont_know(value):
        return "You do not know yet"
    words = " and ".join(f"“{label}”" for label in labels(question, _that_matters(value, lead, answers)))
    weeks = answers.weeks_to_launch
    if weeks is None or not _looks_at_weeks(lead.when):
        return f"You said {words}"
    return f"You said {words}, {'a week' if weeks == 1 else f'{weeks} weeks'} from today"


def _so(effects: Sequence[Effect]) -> str:
    """Return what follows from an answer, beside that it brings the item."""
    follows = [_SO[effect] for effect in dict.fromkeys(effects) if _SO[effect]]
    return f", which {' and '.join(follows)}" if follows else ""


def _that_matters(value: Value, lead: Lead, answers: Answers) -> Value:
    """Return those of several ticked options that do it by themselves; all where none does."""
    if not isinstance(value, tuple):
        return value
    alone = [part for part in value if holds(lead.when, {**answers.values, lead.question: (part,)})]
    return tuple(alone) or value


def _looks_at_weeks(condition: Condition) -> bool:
    return any(isinstance(leaf, Compares) and leaf.name == "weeks_to_launch" for leaf in leaves(condition))
