"""Scores how well answers are understood from free text, on descriptions with the answers they give."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Understanding
from cc_assistant.errors import NotFound
from cc_assistant.evaluation.judged import read_form
from cc_assistant.text.tokens import words

Understand = Callable[[str, date, str | None], Understanding]
"""Reads a text on a day, as the reply to a question or to none."""

_ENOUGH = 0.5  # share of the words of a worry that have to be there


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


class Description(Frozen):
    """What somebody typed, and the answers that a careful reader takes from it."""

    id: str
    text: str
    today: date
    asked: str | None = None
    answers: dict[str, Annotated[Value, BeforeValidator(_as_tuple)]] = Field(default_factory=dict)
    also_accepted: dict[str, tuple[Any, ...]] = Field(default_factory=dict)


class Descriptions(Frozen):
    """A file of judged descriptions; a date is right within ``date_tolerance_days``."""

    date_tolerance_days: int
    descriptions: tuple[Description, ...]


class DescriptionScore(Frozen):
    """How one description did, each answer as "question: value"."""

    id: str
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


class UnderstandingReport(Frozen):
    """Scores over a file of judged descriptions.

    ``option_precision`` and ``option_recall`` leave out numbers, dates and texts.
    """

    descriptions: int
    assigned: int
    precision: float
    expected: int
    recall: float
    option_precision: float
    option_recall: float
    scores: tuple[DescriptionScore, ...]


def read_descriptions(path: Path) -> Descriptions:
    """Read a file of judged descriptions (YAML).

    Raises:
        NotFound: there is no such file.
        InputError: it is not of the form that docs/quality.md describes.
    """
    return read_form(path, Descriptions)


def read_sets(path: Path) -> dict[str, Descriptions]:
    """Read the judged descriptions of a file, or of each file of a folder, by the name of the file.

    Raises:
        NotFound: there is no such file, or none in the folder.
        InputError: one is not of the form that docs/quality.md describes.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    if not files:
        raise NotFound(f"There is no file of judged descriptions in {path}.")
    return {file.name: read_descriptions(file) for file in files}


def score_understanding(
    judged: Descriptions, understand: Understand, free: Collection[str] = ()
) -> UnderstandingReport:
    """Read every description and score what was understood and would stand ticked.

    Each ticked option counts as one value, every other answer as one. Values that can be defended, but
    that nobody need find, count for nothing.

    Args:
        judged: the descriptions.
        understand: reads a text.
        free: questions that are answered by a number, a date or a text.
    """
    scores = tuple(_score(one, judged.date_tolerance_days, understand) for one in judged.descriptions)
    every, options = _Counts.of(scores), _Counts.of(scores, without=free)
    return UnderstandingReport(
        descriptions=len(scores),
        assigned=every.right + every.wrong,
        precision=every.precision,
        expected=every.right + every.missed,
        recall=every.recall,
        option_precision=options.precision,
        option_recall=options.recall,
        scores=scores,
    )


class _Counts(NamedTuple):
    """How many values were right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @classmethod
    def of(cls, scores: Sequence[DescriptionScore], without: Collection[str] = ()) -> _Counts:
        """Count over descriptions; an "I don't know" is an option of any question."""

        def counted(values: Iterable[str]) -> int:
            pairs = (value.partition(": ")[::2] for value in values)
            return sum(question not in without or value == DONT_KNOW for question, value in pairs)

        return cls(*(sum(counted(getattr(one, field)) for one in scores) for field in cls._fields))

    @property
    def precision(self) -> float:
        """The share of right values among those assigned."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of expected values that were assigned."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def _score(one: Description, tolerance: int, understand: Understand) -> DescriptionScore:
    understood = understand(one.text, one.today, one.asked).answers()
    expected, accepted = list(_values(one.answers)), list(_values(one.also_accepted))
    right, wrong = [], []
    for question, value in _values(understood):
        match = next((pair for pair in expected if _same(pair, (question, value), tolerance)), None)
        if match is not None:
            expected.remove(match)
            right.append(f"{question}: {value}")
        elif not any(_same(pair, (question, value), tolerance) for pair in accepted):
            wrong.append(f"{question}: {value}")
    return DescriptionScore(
        id=one.id, right=tuple(right), wrong=tuple(wrong), missed=tuple(f"{q}: {v}" for q, v in expected)
    )


def _values(answers: Mapping[str, Value | tuple[Any, ...]]) -> Iterator[tuple[str, Any]]:
    for question, value in answers.items():
        for single in value if isinstance(value, tuple) else (value,):
            yield question, single


def _same(wanted: tuple[str, Any], found: tuple[str, Any], tolerance: int) -> bool:
    (question, value), (named, given) = wanted, found
    if question != named:
        return False
    if value == given:
        return True
    if isinstance(value, str) and isinstance(given, str) and DONT_KNOW not in (value, given):
        days = [_day(value), _day(given)]
        if days[0] and days[1]:
            return abs((days[0] - days[1]).days) <= tolerance
        if " " in value or " " in given:
            held = set(words(given))
            parts = words(value)
            return bool(parts) and sum(word in held for word in parts) >= _ENOUGH * len(parts)
    return False


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
