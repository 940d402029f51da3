"""What somebody does not know becomes a task: to find out, from whom, by when.

The rules stand at the top of `questionnaire.yaml` (fields dont_know and find_out). To them comes one: the day
of opening itself cannot be counted from opening, so where it is not known it is found out soon.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from cc_assistant.domain.checklist import FirstStep
from cc_assistant.interview.answers import Answers
from cc_assistant.interview.due import Calendar
from cc_assistant.interview.fitting import is_dont_know
from cc_assistant.interview.rules import OPENING, Lead, Rules

WITHIN = 2
"""Weeks from today in which a service that is open finds out what it did not know, and any other when it
will open."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question that was answered "I don't know".

    Attributes:
        step: what to do about it.
        brings: ids of the items on the list that the answer brings or raises: the first of them in order
            shows the step; without any it is an item of its own.
    """

    step: FirstStep
    brings: frozenset[str]


def unknowns(
    rules: Rules, answers: Answers, leads: Sequence[Lead], on_list: Container[str], calendar: Calendar
) -> tuple[Unknown, ...]:
    """Return what has to be found out, in the order of the questions.

    Args:
        rules: the questions.
        answers: those that count.
        leads: what the answers do.
        on_list: ids of the recommendations on the list.
        calendar: the days to count from.
    """
    return tuple(
        Unknown(
            step=FirstStep(
                question=question.id,
                task=question.find_out.task,
                ask=question.find_out.ask,
                due=(
                    calendar.counted(WITHIN, "today")
                    if calendar.running or question.id == OPENING
                    else calendar.counted(question.find_out.weeks, "opening")
                ),
            ),
            brings=frozenset(
                lead.rec
                for lead in leads
                if lead.question == question.id and lead.effect in {"adds", "raises"} and lead.rec in on_list
            ),
        )
        for question in rules.questionnaire.questions
        if question.find_out and is_dont_know(answers.values.get(question.id))
    )
