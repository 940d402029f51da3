"""Which answers are possible: whether some answers make a condition true, over all that can be given.

Every test is turned into a test on a variable that is free of the others: a question that is asked only
sometimes has no answer while its own condition fails, options that may be ticked together are a variable
each, numbers are cut where conditions cut them. Then values are tried, variable by variable, until nothing
is left of the condition (backtracking search: Davis, Logemann and Loveland 1962).
"""

from __future__ import annotations

from dataclasses import replace
from math import floor

from cc_assistant.domain.condition import (
    DONT_KNOW,
    Always,
    And,
    Answered,
    Compares,
    Condition,
    Leaf,
    Not,
    Or,
    Ticked,
    leaves,
)
from cc_assistant.domain.questionnaire import DERIVED_FROM, Questionnaire
from cc_assistant.domain.session import Value
from cc_assistant.domain.truth import holds
from cc_assistant.knowledge.conditions import parse_condition

NEVER = Not(Always())
_TICKED = "ticked"
_WEEKS = "weeks_to_launch"
_COPY = "'"
"""Ends the name of a variable that stands for another answer to the same question."""


Left = Condition | bool
"""What is left of a condition when some variables have values; settled if it is true or false."""


class Possible:
    """What answers to a questionnaire can make true. Its conditions have to be without fault."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questions = {question.id: question for question in questionnaire.questions}
        self._asked: dict[str, Condition] = {}
        for question in questionnaire.questions:  # in order: a condition looks back only
            self._asked[question.id] = self._free(parse_condition(question.ask_when))

    def ever(self, condition: Condition) -> bool:
        """Tell whether some answers make the condition true."""
        # That nothing was answered is always possible.
        return holds(condition, {}) or self._search(self._free(condition))

    def always(self, condition: Condition) -> bool:
        """Tell whether all answers make the condition true."""
        return holds(condition, {}) and not self._search(self._free(Not(condition)))

    def turned_by(self, question: str, condition: Condition, when: Condition) -> bool:
        """Tell whether another answer to the question makes the condition false, where ``when`` made it true.

        What the answer shows or hides is left out: only tests on the question itself are turned.
        """
        other = self._free(condition, copied=question)
        return self._search(And((self._free(when), self._free(condition), Not(other))))

    def brought_by(self, question: str, condition: Condition, unless: Condition) -> bool:
        """Tell whether an answer to a question can make a condition true that is false without it.

        Args:
            question: id of the question.
            condition: to be made true.
            unless: answers to leave out.
        """
        without = _untold(condition, question)
        return self.ever(And((Not(unless), Not(without), condition)))

    def _free(self, condition: Condition, copied: str = "") -> Condition:
        match condition:
            case Not(part):
                return Not(self._free(part, copied))
            case And(parts):
                return And(tuple(self._free(part, copied) for part in parts))
            case Or(parts):
                return Or(tuple(self._free(part, copied) for part in parts))
            case Always():
                return condition
            case leaf:
                return self._free_leaf(leaf, copied)

    def _free_leaf(self, leaf: Compares | Ticked | Answered, copied: str) -> Condition:
        name = DERIVED_FROM.get(leaf.name, leaf.name)
        asked = self._asked[name]
        test = _copy_of(self._test(leaf)) if name == copied else self._test(leaf)
        return test if isinstance(asked, Always) else And((asked, test))

    def _test(self, leaf: Compares | Ticked | Answered) -> Condition:
        if leaf.name == _WEEKS:
            return _of_weeks(leaf)
        if leaf.name in DERIVED_FROM:
            return And((Answered(DERIVED_FROM[leaf.name]), Answered(leaf.name)))
        if isinstance(leaf, Ticked):
            return self._ticked(leaf.name, leaf.value)
        if isinstance(leaf, Answered) and self._questions[leaf.name].kind == "multi":
            return Or(tuple(self._ticked(leaf.name, option) for option in self._options(leaf.name)))
        return leaf

    def _ticked(self, name: str, option: object) -> Condition:
        """Tell that an option is ticked; "I don't know" counts only where nothing else is."""
        ticked = Answered(f"{name}:{option}")
        if option != DONT_KNOW:
            return ticked
        others = tuple(Answered(f"{name}:{other}") for other in self._options(name) if other != DONT_KNOW)
        return And((ticked, Not(Or(others))))

    def _options(self, name: str) -> list[int | str]:
        return [option.id for option in self._questions[name].options]

    def _search(self, condition: Condition) -> bool:
        compared: dict[str, set[str | int | float]] = {}
        for leaf in leaves(condition):
            if isinstance(leaf, Compares):
                compared.setdefault(leaf.name.rstrip(_COPY), set()).add(leaf.value)
        domains: dict[str, list[Value | None]] = {}

        def some_hold(left: Left) -> bool:
            if isinstance(left, bool):
                return left
            name = next(leaf.name for leaf in leaves(left) if not isinstance(leaf, Always))
            plain = name.rstrip(_COPY)
            if plain not in domains:
                domains[plain] = self._domain(plain, compared.get(plain, set()))
            return any(some_hold(_given(left, name, value)) for value in domains[plain])

        return some_hold(_given(condition, "", None))

    def _domain(self, name: str, compared: set[str | int | float]) -> list[Value | None]:
        """Return one answer of each kind that the comparisons tell apart, and None for no answer."""
        question = self._questions.get(name)
        if question is None:
            return [None, _TICKED]
        values: list[Value]
        if question.kind in {"number", "date"}:
            cuts = {value for value in compared if not isinstance(value, str)}
            dated = question.kind == "date"
            values = [*_weeks(cuts)] if dated else [number for number in _between(cuts) if number >= 0]
        elif question.kind == "text":
            values = [*compared, "other words"]
        elif question.kind == "scale":
            values = [option.id for option in question.options]
        else:
            options = [option.id for option in question.options]
            others = [option for option in options if option not in compared and option != DONT_KNOW]
            values = [*(option for option in options if option in compared), *others[:1]]
        if question.dont_know and DONT_KNOW not in values:
            values.append(DONT_KNOW)
        return [None, *values]


def text_of(condition: Condition) -> str:
    """Write a condition as it stands in a file."""
    match condition:
        case Not(part):
            return f"not ({text_of(part)})"
        case And(parts):
            texts = (f"({text_of(part)})" if isinstance(part, Or) else text_of(part) for part in parts)
            return " and ".join(texts)
        case Or(parts):
            return " or ".join(text_of(part) for part in parts)
        case leaf:
            return _text_of_leaf(leaf)


def _text_of_leaf(leaf: Leaf) -> str:
    match leaf:
        case Compares(name, operator, value):
            return f"{name} {operator} {_quoted(value)}"
        case Ticked(value, name):
            return f"{_quoted(value)} in {name}"
        case Answered(name):
            return f"answered({name})"
    return "always"


def names_in(condition: Condition) -> set[str]:
    """Return the questions whose answers a condition looks at, also through derived values."""
    named = {leaf.name for leaf in leaves(condition) if not isinstance(leaf, Always)}
    return {DERIVED_FROM.get(name, name) for name in named}


def _given(condition: Condition, name: str, value: Value | None) -> Left:
    """Return what is left of a condition when one variable has a value."""
    match condition:
        case Not(part):
            inner = _given(part, name, value)
            return (not inner) if isinstance(inner, bool) else Not(inner)
        case And(parts):
            return _all_given(And, parts, name, value, settles=False)
        case Or(parts):
            return _all_given(Or, parts, name, value, settles=True)
        case Always():
            return True
        case leaf:
            if leaf.name != name:
                return leaf
            return holds(leaf, {} if value is None else {name: value})


def _all_given(
    kind: type[And] | type[Or], parts: tuple[Condition, ...], name: str, value: Value | None, *, settles: bool
) -> Left:
    """Join what is left of parts: one that ``settles`` settles all, one that is the opposite says nothing."""
    left: list[Condition] = []
    for part in parts:
        inner = _given(part, name, value)
        if not isinstance(inner, bool):
            left.append(inner)
        elif inner is settles:
            return settles
    if not left:
        return not settles
    return left[0] if len(left) == 1 else kind(tuple(left))


def _of_weeks(leaf: Compares | Ticked | Answered) -> Condition:
    """A date stands for its weeks to opening; where there is none, no test on weeks is true."""
    date = DERIVED_FROM[_WEEKS]
    known = Or((Compares(date, "<", 0), Compares(date, ">=", 0)))
    if isinstance(leaf, Compares):
        return And((known, Compares(date, leaf.operator, leaf.value)))
    return known


def _between(cuts: set[int | float]) -> list[float]:
    """Return numbers at, before and after each cut."""
    return sorted({number + step for number in cuts or {0} for step in (-0.5, 0, 0.5)})


def _weeks(cuts: set[int | float]) -> list[int]:
    """Return weeks at, before and after each cut: whole ones, for no others are counted."""
    return sorted({floor(number) + step for number in cuts or {0} for step in (-1, 0, 1)})


def _copy_of(condition: Condition) -> Condition:
    """Return the condition over another answer to the same question."""
    match condition:
        case Not(part):
            return Not(_copy_of(part))
        case And(parts):
            return And(tuple(_copy_of(part) for part in parts))
        case Or(parts):
            return Or(tuple(_copy_of(part) for part in parts))
        case Always():
            return condition
        case leaf:
            return replace(leaf, name=leaf.name + _COPY)


def _untold(condition: Condition, question: str) -> Condition:
    """Return the condition as it is without an answer to the question: each test on it is false."""
    match condition:
        case Not(part):
            return Not(_untold(part, question))
        case And(parts):
            return And(tuple(_untold(part, question) for part in parts))
        case Or(parts):
            return Or(tuple(_untold(part, question) for part in parts))
        case Always():
            return condition
        case leaf:
            return NEVER if DERIVED_FROM.get(leaf.name, leaf.name) == question else leaf


def _quoted(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)
