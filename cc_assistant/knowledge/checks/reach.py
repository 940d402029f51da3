"""Conditions over all answers that can be given: what is never asked or advised, what is always so."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.condition import Always, And, Answered, Compares, Condition, Not, Or, Ticked
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.recommendation import Toolkit
from cc_assistant.knowledge.checks.possible import Possible, text_of
from cc_assistant.knowledge.conditions import parse_condition
from cc_assistant.knowledge.finding import Finding, Way
from cc_assistant.knowledge.pack_file import PackFile

_ALWAYS = "is true whatever is answered: write 'always', or mend it"


def unreachable_questions(
    file: PackFile, questionnaire: Questionnaire, possible: Possible
) -> Iterator[Finding]:
    """Yield questions that are never asked, and answers that can never lead to anything."""
    for index, question in enumerate(questionnaire.questions):
        never = f"'{question.id}' is never asked: no answers to earlier questions make this true"
        way: Way = ("questions", index, "ask_when")
        wrong = list(_constant(file, way, question.ask_when, possible, never))
        yield from wrong
        if wrong:
            continue
        for position, lead in enumerate(question.leads_to):
            way = ("questions", index, "leads_to", position, "when")
            never = f"no answer to '{question.id}' makes this true"
            yield from _constant(file, way, lead.when, possible, never)


def unreachable_recommendations(file: PackFile, toolkit: Toolkit, possible: Possible) -> Iterator[Finding]:
    """Yield recommendations that are on no list, and anchors that never count."""
    for index, recommendation in enumerate(toolkit.recommendations):
        way: Way = ("recommendations", index, "applies_when")
        never = f"'{recommendation.id}' is on no list: no answers make this true"
        wrong = list(_constant(file, way, recommendation.applies_when, possible, never))
        yield from wrong
        if recommendation.anchor is None or wrong:
            continue
        way = ("recommendations", index, "anchor", "when")
        anchored = parse_condition(recommendation.anchor.when)
        if not possible.ever(And((parse_condition(recommendation.applies_when), anchored))):
            message = f"the anchor never counts: while this is true, '{recommendation.id}' is not on the list"
            yield Finding(file, way, message, recommendation.anchor.when)


def _constant(file: PackFile, way: Way, text: str, possible: Possible, never: str) -> Iterator[Finding]:
    """Tell a condition, or the largest part of it, that no answer changes."""
    condition = parse_condition(text)
    if isinstance(condition, Always):
        return
    if not possible.ever(condition):
        yield Finding(file, way, never, text)
    elif possible.always(condition):
        yield Finding(file, way, _ALWAYS, text)
    else:
        for part in _parts(condition):
            yield from _constant_part(file, way, text, part, possible)


def _constant_part(
    file: PackFile, way: Way, text: str, part: Condition, possible: Possible
) -> Iterator[Finding]:
    if isinstance(part, Ticked | Answered) or (isinstance(part, Compares) and part.operator == "=="):
        return  # the answer exists, and its question can be reached
    if not possible.ever(part):
        yield Finding(file, way, f"this part is never true: {text_of(part)}", text)
    elif possible.always(part):
        yield Finding(file, way, f"this part is always true: {text_of(part)}", text)
    else:
        for smaller in _parts(part):
            yield from _constant_part(file, way, text, smaller, possible)


def _parts(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case And(parts) | Or(parts):
            return parts
        case Not(part):
            return (part,)
    return ()
