"""The rules of the interview: questions, recommendations and their conditions, parsed once, by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from cc_assistant.domain.checklist import ItemEvidence, Support
from cc_assistant.domain.condition import Condition
from cc_assistant.domain.evidence_link import EvidenceLink
from cc_assistant.domain.questionnaire import Effect, Question, Questionnaire, Section
from cc_assistant.domain.recommendation import Recommendation, Toolkit

EVERY_ITEM = "all"
"""Stands in an effect for every recommendation: a date that sets all dates."""

SERVICE_STAGE, OPENING, FUNDING_MONTHS = "stage", "launch_date", "funding_months"
"""Questions that the rules of dates rest on by name."""

OPEN_STAGES = ("running", "established")
"""Answers to `stage` of a service that sees people already."""


@dataclass(frozen=True, slots=True)
class Lead:
    """What some answers to a question do to a recommendation; ``rec`` may be `EVERY_ITEM`."""

    question: str
    rec: str
    when: Condition
    effect: Effect


@dataclass(frozen=True)
class Rules:
    """Everything that turns answers into questions and items.

    Attributes:
        questionnaire: the questions, in the order in which they are asked.
        toolkit: the recommendations, in the order of their file.
        links: evidence by the id of its recommendation.
        ask_when: when a question is asked, by its id.
        applies_when: when a recommendation is on the list, by its id.
        anchored_when: when its date counts from another day than opening; only where it has an anchor.
        leads: what answers do, in the order of the questions.
    """

    questionnaire: Questionnaire
    toolkit: Toolkit
    links: dict[str, EvidenceLink]
    ask_when: dict[str, Condition]
    applies_when: dict[str, Condition]
    anchored_when: dict[str, Condition]
    leads: tuple[Lead, ...]

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Questions by id, in the order in which they are asked."""
        return {question.id: question for question in self.questionnaire.questions}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Sections by id, in order."""
        return {section.id: section for section in self.questionnaire.sections}

    @cached_property
    def recommendations(self) -> dict[str, Recommendation]:
        """Recommendations by id, in the order of their file."""
        return {recommendation.id: recommendation for recommendation in self.toolkit.recommendations}

    @cached_property
    def evidence(self) -> dict[str, ItemEvidence]:
        """Evidence by the id of its recommendation, as an item shows it."""
        return {
            name: ItemEvidence(
                strength=link.strength,
                basis=link.basis,
                supports=tuple(Support(passage=one.excerpt, because=one.because) for one in link.supports),
                qualifies=tuple(Support(passage=one.excerpt, because=one.because) for one in link.qualifies),
            )
            for name, link in self.links.items()
        }

    @cached_property
    def worries(self) -> frozenset[str]:
        """Questions whose answers, in people's own words, are held against the items by their meaning."""
        return frozenset(lead.question for lead in self.leads if lead.effect == "pins")

    @cached_property
    def leads_of(self) -> dict[str, tuple[Lead, ...]]:
        """What the answers to each question do, by its id."""
        return {
            question: tuple(lead for lead in self.leads if lead.question == question)
            for question in self.questions
        }

    @cached_property
    def leads_to(self) -> dict[str, tuple[Lead, ...]]:
        """What answers do to each recommendation by name, by its id."""
        return {
            recommendation: tuple(lead for lead in self.leads if lead.rec == recommendation)
            for recommendation in self.recommendations
        }


def make_rules(
    questionnaire: Questionnaire,
    toolkit: Toolkit,
    links: Iterable[EvidenceLink],
    parse: Callable[[str], Condition],
) -> Rules:
    """Parse every condition once.

    Args:
        questionnaire: the questions.
        toolkit: the recommendations.
        links: their evidence; the first entry of a recommendation counts.
        parse: makes a tree of the text of a condition; the knowledge was checked, so it does not fail.
    """
    by_recommendation: dict[str, EvidenceLink] = {}
    for link in links:
        by_recommendation.setdefault(link.recommendation, link)
    return Rules(
        questionnaire=questionnaire,
        toolkit=toolkit,
        links=by_recommendation,
        ask_when={question.id: parse(question.ask_when) for question in questionnaire.questions},
        applies_when={item.id: parse(item.applies_when) for item in toolkit.recommendations},
        anchored_when={
            item.id: parse(item.anchor.when) for item in toolkit.recommendations if item.anchor is not None
        },
        leads=tuple(
            Lead(question.id, lead.rec, parse(lead.when), lead.effect)
            for question in questionnaire.questions
            for lead in question.leads_to
        ),
    )
