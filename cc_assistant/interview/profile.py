"""How ready a service is, by what CFIR says helps or hinders and by the work that NPT names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cc_assistant.domain.checklist import Item, Readiness
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.truth import holds
from cc_assistant.interview.answers import Answers
from cc_assistant.interview.rules import Rules

KIND_OF_HELP = "model"
"""What is ruled out by the kind of help that people chose is not needed: it is not in place."""
_NO_ANSWER = ""
"""An answer that no option has: what would be on the list if this one had been given is in place now."""


@dataclass(frozen=True, slots=True)
class Group:
    """A CFIR domain or an NPT mechanism; ids of its parts begin with its own."""

    frame: Literal["cfir", "npt"]
    id: str
    name: str

    def holds(self, recommendation: Recommendation | Item) -> bool:
        """Tell whether an item bears on it."""
        codes = recommendation.cfir if self.frame == "cfir" else recommendation.npt
        return any(code.partition(".")[0] == self.id for code in codes)


def groups_of(cfir: CfirFrame | None, npt: NptFrame | None) -> tuple[Group, ...]:
    """Return the domains of CFIR and the constructs of NPT in the order of their frames."""
    return (
        *(Group("cfir", domain.id, domain.name) for domain in (cfir.domains if cfir else ())),
        *(Group("npt", mechanism.id, mechanism.name) for mechanism in (npt.mechanisms if npt else ())),
    )


def readiness(
    rules: Rules, answers: Answers, items: Sequence[Item], groups: Sequence[Group]
) -> tuple[Readiness, ...]:
    """Count for each group what is in place, what is to do, and what of that is not sure.

    Args:
        rules: the recommendations.
        answers: those that count.
        items: the list; own items and what has to be found out bear on no count.
        groups: see `groups_of`.
    """
    listed = [item for item in items if item.kind == "recommendation"]
    on_list = {item.id for item in listed}
    in_place: list[Recommendation | Item] = [
        one
        for one in rules.toolkit.recommendations
        if one.id not in on_list and _in_place(rules, answers, one)
    ]
    in_place += [item for item in listed if item.mark.status == "done"]
    to_do = [item for item in listed if item.mark.status in {"to-do", "in-progress"}]
    return tuple(
        Readiness(
            frame=group.frame,
            id=group.id,
            name=group.name,
            in_place=sum(map(group.holds, in_place)),
            to_do=sum(map(group.holds, to_do)),
            unknown=sum(group.holds(item) for item in to_do if item.untold),
        )
        for group in groups
    )


def _in_place(rules: Rules, answers: Answers, recommendation: Recommendation) -> bool:
    """Tell whether an answer says that something is done, by which it is not on the list."""
    asked = {
        lead.question
        for lead in rules.leads_to[recommendation.id]
        if lead.effect == "adds" and lead.question != KIND_OF_HELP
    }
    return any(
        holds(rules.applies_when[recommendation.id], {**answers.values, question: _NO_ANSWER})
        for question in asked
        if isinstance(answers.values.get(question), str)
    )
