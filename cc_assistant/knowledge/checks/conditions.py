"""Conditions: they parse, look at earlier questions that exist, and at answers that can be given."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.condition import DONT_KNOW, Answered, Compares, Condition, Leaf, Ticked, leaves
from cc_assistant.domain.questionnaire import DERIVED_FROM, Question, Questionnaire
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.checks.ids import Ids, Spot
from cc_assistant.knowledge.conditions import ConditionError, parse_condition
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding, nearest
from cc_assistant.knowledge.pack_file import PackFile

_WITH_OPTIONS = ("single", "multi", "scale", "yes-no-dont-know")
_NUMERIC = ("scale", "number")


def condition_findings(contents: Contents, ids: Ids) -> Iterator[Finding]:
    """Yield what is wrong with conditions, and with the options that they rest on."""
    questionnaire: Questionnaire | None = contents.model(layout.QUESTIONNAIRE)
    questions = questionnaire.questions if questionnaire else ()
    for file in contents.of_kind(layout.QUESTIONNAIRE):
        yield from _options(file, questions)
    by_id = {question.id: question for question in questions}
    order = {question.id: index for index, question in enumerate(questions)}
    for spot in ids.conditions:
        try:
            condition = parse_condition(spot.text)
        except ConditionError as error:
            yield Finding(spot.file, spot.way, f"not a condition: {error}", spot.text)
            continue
        if questionnaire is None:
            continue
        for test in leaves(condition):
            yield from _test(spot, test, by_id)
        if spot.way[0] == "questions" and isinstance(spot.way[1], int):
            yield from _position(spot, condition, spot.way[1], order)


def _options(file: PackFile, questions: tuple[Question, ...]) -> Iterator[Finding]:
    for index, question in enumerate(questions):
        way = ("questions", index, "options")
        given = [str(option.id) for option in question.options]
        for position, name in enumerate(given):
            if name in given[:position]:
                yield Finding(file, (*way, position, "id"), f"there is an option '{name}' already", name)
        if bool(given) != (question.kind in _WITH_OPTIONS):
            message = f"a question of the kind {question.kind} has {'no ' if given else ''}options"
            yield Finding(file, way, message, question.kind)
        if question.dont_know != (question.find_out is not None):
            message = "'dont_know: true' goes with a find_out task, and only then"
            yield Finding(file, ("questions", index, "dont_know"), message, str(question.dont_know).lower())


def _test(spot: Spot, test: Leaf, questions: dict[str, Question]) -> Iterator[Finding]:
    if not isinstance(test, Compares | Ticked | Answered):
        return
    if test.name in DERIVED_FROM:
        if message := _wrong_with_derived(test, questions):
            yield Finding(spot.file, spot.way, message, spot.text)
        return
    question = questions.get(test.name)
    if question is None:
        hint = nearest(test.name, [*questions, *DERIVED_FROM])
        yield Finding(spot.file, spot.way, f"there is no question '{test.name}'", spot.text, hint)
    elif not isinstance(test, Answered):
        yield from _answer(spot, test, question)


def _wrong_with_derived(test: Compares | Ticked | Answered, questions: dict[str, Question]) -> str:
    rests_on = DERIVED_FROM[test.name]
    if rests_on not in questions:
        return f"'{test.name}' rests on the question '{rests_on}', which is not there"
    if test.name == "funding_end" and not isinstance(test, Answered):
        return "'funding_end' is a date: only 'answered(funding_end)' can be asked of it"
    if isinstance(test, Ticked) or (isinstance(test, Compares) and isinstance(test.value, str)):
        return f"'{test.name}' is a number: compare it with one"
    return ""


def _answer(spot: Spot, test: Compares | Ticked, question: Question) -> Iterator[Finding]:
    """A test fits the kind of its question, and its value is one of the answers."""
    name, kind = question.id, question.kind
    wrong = ""
    if isinstance(test, Ticked) and kind != "multi":
        wrong = f"'in' is for questions with several answers; '{name}' has one: write {name} == ..."
    elif isinstance(test, Compares) and kind == "multi":
        wrong = f"'{name}' has several answers: write '...' in {name}"
    elif isinstance(test, Compares) and test.operator not in ("==", "!=") and kind not in _NUMERIC:
        wrong = f"'{name}' is not a number: compare it with == or !="
    if wrong:
        yield Finding(spot.file, spot.way, wrong, spot.text)
        return
    if test.value == DONT_KNOW and question.dont_know:
        return
    valid: list[str | int] = [option.id for option in question.options]
    if kind in _WITH_OPTIONS and test.value not in valid:
        message = f"'{test.value}' is not an answer to '{name}'"
        yield Finding(
            spot.file, spot.way, message, spot.text, nearest(test.value, [str(item) for item in valid])
        )
    elif kind in ("number", "date") and isinstance(test.value, str):
        message = f"'{test.value}' is not an answer to '{name}', which is a {kind}"
        yield Finding(spot.file, spot.way, message, spot.text)


def _position(spot: Spot, condition: Condition, index: int, order: dict[str, int]) -> Iterator[Finding]:
    """`ask_when` looks back only; the ``when`` of an effect looks at the answer to its own question."""
    names = {DERIVED_FROM.get(test.name, test.name) for test in leaves(condition) if hasattr(test, "name")}
    if spot.way[-1] == "ask_when":
        for name in sorted(names):
            if order.get(name, -1) >= index:
                message = f"'{name}' does not come earlier: ask_when looks at earlier questions only"
                yield Finding(spot.file, spot.way, message, spot.text)
    elif names and index not in {order.get(name) for name in names}:
        own = next(name for name, place in order.items() if place == index)
        yield Finding(
            spot.file, spot.way, f"does not look at the answer to its own question, '{own}'", spot.text
        )
