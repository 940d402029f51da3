"""What questions do to recommendations: an effect does what it says, and no item lacks its reason."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.condition import And, Condition, Or
from cc_assistant.domain.questionnaire import DERIVED_FROM, LeadsTo, Questionnaire
from cc_assistant.domain.recommendation import Recommendation, Toolkit
from cc_assistant.knowledge.checks.possible import NEVER, Possible, names_in
from cc_assistant.knowledge.conditions import parse_condition
from cc_assistant.knowledge.finding import Finding
from cc_assistant.knowledge.pack_file import PackFile


def effect_findings(
    file: PackFile, questionnaire: Questionnaire, toolkit: Toolkit, possible: Possible
) -> Iterator[Finding]:
    """Yield effects that cannot be, answers that bring an item unsaid, and questions that change nothing."""
    items = {item.id: item for item in toolkit.recommendations}
    applies = {item.id: parse_condition(item.applies_when) for item in toolkit.recommendations}
    looks_at = {name: names_in(condition) for name, condition in applies.items()}
    used = _used(questionnaire, toolkit)
    for index, question in enumerate(questionnaire.questions):
        way = ("questions", index)
        adds: dict[str, list[Condition]] = {}
        for position, lead in enumerate(question.leads_to):
            if lead.rec not in items:
                continue
            if lead.effect == "adds":
                adds.setdefault(lead.rec, []).append(parse_condition(lead.when))
            message = _idle(question.id, lead, items[lead.rec], applies[lead.rec], possible)
            if message:
                yield Finding(file, (*way, "leads_to", position, "when"), message, lead.when)
        for name, condition in applies.items():
            said = Or(tuple(adds.get(name, ())) or (NEVER,))
            if question.id in looks_at[name] and possible.brought_by(question.id, condition, said):
                message = f"an answer to '{question.id}' can put '{name}' on the list, and no 'adds' says so"
                yield Finding(file, (*way, "leads_to"), message, name)
        if not question.leads_to and question.id not in used:
            message = f"'{question.id}' changes nothing: it leads to nothing, and no condition looks at it"
            yield Finding(file, (*way, "id"), message, question.id)


def _idle(question: str, lead: LeadsTo, item: Recommendation, applies: Condition, possible: Possible) -> str:
    """Say why an effect never comes about; empty where it does."""
    when = parse_condition(lead.when)
    if not possible.ever(And((when, applies))):
        return f"'{lead.rec}' is never on the list with these answers: see its applies_when"
    if lead.effect == "adds" and not possible.turned_by(question, applies, when):
        return f"these answers do not put '{lead.rec}' on the list: its applies_when is true without them"
    if lead.effect == "dates" and question not in _dated_by(item):
        return f"no answer to '{question}' changes the date of '{lead.rec}': its anchor does not look at it"
    return ""


def _dated_by(item: Recommendation) -> set[str]:
    """Return the questions that the date of an item rests on."""
    if item.anchor is None:
        return {DERIVED_FROM["weeks_to_launch"]}
    counted_from = {DERIVED_FROM.get(item.anchor.to, "")}
    return {DERIVED_FROM["weeks_to_launch"]} | counted_from | names_in(parse_condition(item.anchor.when))


def _used(questionnaire: Questionnaire, toolkit: Toolkit) -> set[str]:
    texts = [question.ask_when for question in questionnaire.questions]
    texts += [item.applies_when for item in toolkit.recommendations]
    texts += [item.anchor.when for item in toolkit.recommendations if item.anchor]
    named = {name for text in texts for name in names_in(parse_condition(text))}
    return named | set(DERIVED_FROM.values())
