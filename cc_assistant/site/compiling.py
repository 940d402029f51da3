"""The rules of the interview as data for the browser, where `static/rules.js` runs them.

What the rules mean stands at the top of `questionnaire.yaml` and `recommendations.yaml`. A condition
becomes a list that begins with its operator, so that nothing is ever parsed or run as code in a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from cc_assistant.domain.condition import Always, And, Answered, Compares, Condition, Not, Or, Ticked
from cc_assistant.domain.questionnaire import DERIVED_FROM, Question, Questionnaire
from cc_assistant.domain.recommendation import Recommendation, Toolkit
from cc_assistant.text.checklist_words import PRIORITY, role_words

Parse = Callable[[str], Condition]


class Told(NamedTuple):
    """A recommendation in the words that a worry may share: see `interview.worry.Candidate`."""

    title: str
    answers: str
    rationale: str
    rest: str


def compiled_condition(condition: Condition) -> list[Any]:
    """Return a condition as nested lists: ``["and", ["==", "host", "council"], ...]``."""
    match condition:
        case Compares(name, operator, value):
            written: list[Any] = [operator, name, value]
        case Ticked(value, name):
            written = ["in", name, value]
        case Answered(name):
            written = ["answered", name]
        case Not(part):
            written = ["not", compiled_condition(part)]
        case And(parts) | Or(parts):
            operator_ = "and" if isinstance(condition, And) else "or"
            written = [operator_, *map(compiled_condition, parts)]
        case Always():
            written = ["always"]
    return written


def compiled_rules(
    questionnaire: Questionnaire,
    toolkit: Toolkit,
    parse: Parse,
    *,
    constants: Mapping[str, Any],
    groups: tuple[dict[str, str], ...],
    strengths: Mapping[str, str],
) -> dict[str, Any]:
    """Return all that a page needs to ask, choose, order, date and explain.

    Args:
        questionnaire: the questions.
        toolkit: the recommendations.
        parse: makes a tree of the text of a condition.
        constants: numbers and lists that the rules name, from the modules that own them.
        groups: what readiness is counted for: frame, id and name.
        strengths: how strong the evidence of a recommendation is, in words, by its id.
    """
    places = {question.id: place for place, question in enumerate(questionnaire.questions)}
    return {
        "version": questionnaire.version,
        "intro": questionnaire.intro,
        "constants": {**constants, "derivedFrom": dict(DERIVED_FROM)},
        "priorities": dict(PRIORITY),
        "roles": {role: role_words(role) for role in toolkit.roles},
        "groups": list(groups),
        "sections": [section.model_dump() for section in questionnaire.sections],
        "questions": [_question(question, parse) for question in questionnaire.questions],
        "leads": [
            [places[question.id], lead.rec, compiled_condition(parse(lead.when)), lead.effect]
            for question in questionnaire.questions
            for lead in question.leads_to
        ],
        "items": [_item(one, parse, strengths) for one in toolkit.recommendations],
    }


def worry_stems(told: Mapping[str, Told], terms: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """Return the stems of each recommendation, those that weigh most first, by its id.

    Args:
        told: what each says.
        terms: turns a text into stems.
    """
    found = {}
    for name, parts in told.items():
        seen: set[str] = set()
        tiers = []
        for part in parts:
            new = [stem for stem in dict.fromkeys(terms(part)) if stem not in seen]
            seen.update(new)
            tiers.append(" ".join(new))
        found[name] = tiers
    return found


def _question(question: Question, parse: Parse) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": question.id,
        "section": question.section,
        "text": question.text,
        "help": question.help,
        "why": question.why_we_ask,
        "kind": question.kind,
        "dontKnow": question.dont_know,
        "options": [[option.id, option.label] for option in question.options],
        "ask": compiled_condition(parse(question.ask_when)),
        "short": question.short_route,
        "prompts": list(question.follow_up),
    }
    if question.find_out:
        task = question.find_out
        told["findOut"] = {"task": task.task, "ask": list(task.ask), "weeks": task.weeks}
    return told


def _item(one: Recommendation, parse: Parse, strengths: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": one.id,
        "title": one.title,
        "rationale": one.rationale,
        "steps": list(one.steps),
        "doneWhen": one.done_when,
        "phase": one.phase,
        "weeks": one.lead_time_weeks,
        "who": list(one.who),
        "priority": one.priority,
        "effort": one.effort,
        "needs": list(one.depends_on),
        "when": compiled_condition(parse(one.applies_when)),
        "groups": sorted({code.partition(".")[0] for code in (*one.cfir, *one.npt)}),
        "strength": strengths.get(one.id, ""),
    }
    if one.anchor:
        when = compiled_condition(parse(one.anchor.when))
        told["anchor"] = {"to": one.anchor.to, "weeks": one.anchor.weeks, "when": when}
    return told
