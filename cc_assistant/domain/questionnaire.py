"""The guided questionnaire. What its conditions mean is written at the top of `questionnaire.yaml`."""

from typing import Annotated, Literal

from pydantic import StrictInt, StrictStr

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import CfirId, ConditionText, Gives, Names, NptId, RoleId

QuestionKind = Literal["single", "multi", "scale", "number", "date", "text", "yes-no-dont-know"]
Effect = Literal["adds", "raises", "dates", "pins"]

DERIVED_FROM = {"weeks_to_launch": "launch_date", "funding_end": "funding_months"}
"""Values that are worked out and never asked, and the question on which each rests."""


class Section(Frozen):
    """A part of the interview; ``minutes`` is how long it takes."""

    id: Annotated[str, Gives("section")]
    title: str
    intro: str
    minutes: int


class Option(Frozen):
    """An answer to choose; steps of a scale have a number as their id."""

    id: StrictInt | StrictStr
    label: str


class FindOut(Frozen):
    """The small task that "I don't know" puts on the checklist.

    ``weeks`` count from opening; a negative number is before it.
    """

    task: str
    ask: tuple[RoleId, ...]
    weeks: int


class LeadsTo(Frozen):
    """What some answers do to a recommendation; ``rec`` is an id, or 'all' where they set dates."""

    rec: str
    when: ConditionText
    effect: Effect


class Question(Frozen):
    """One question, why it is asked, and what its answers lead to."""

    id: Annotated[str, Gives("question")]
    section: Annotated[str, Names("section")]
    text: str
    help: str
    why_we_ask: str
    kind: QuestionKind
    dont_know: bool
    find_out: FindOut | None = None
    options: tuple[Option, ...]
    ask_when: ConditionText
    short_route: bool
    follow_up: tuple[str, ...]
    cfir: tuple[CfirId, ...]
    npt: tuple[NptId, ...]
    leads_to: tuple[LeadsTo, ...]


class Questionnaire(Frozen):
    """All questions in the order in which they are asked."""

    version: int
    intro: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
