"""The checklist of a session: what its answers, marks and the day make of the rules.

How it is made stands at the top of `recommendations.yaml`; each numbered rule has a module of its own:
`due` (2), `order` (3 and 4), `worry` (4), `reasons` (5).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cc_assistant.domain.checklist import (
    FIND_OUT,
    OWN,
    Because,
    Checklist,
    FirstStep,
    Item,
)
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.recommendation import Recommendation
from cc_assistant.domain.session import Mark, OwnItem, Session
from cc_assistant.domain.truth import holds
from cc_assistant.interview.answers import Answers, count_answers, months_later
from cc_assistant.interview.date_check import check_date
from cc_assistant.interview.due import Calendar, due_of, later
from cc_assistant.interview.find_out import Unknown, unknowns
from cc_assistant.interview.order import Planned, in_order, lifted
from cc_assistant.interview.profile import Group, readiness
from cc_assistant.interview.reasons import because, leads_at_work, untold
from cc_assistant.interview.route import questions_to_review
from cc_assistant.interview.rules import EVERY_ITEM, FUNDING_MONTHS, Lead, Rules
from cc_assistant.interview.worry import Similarity, best_matching, candidate

_CLOSED = {"done", "not-for-us"}
_UNMARKED = Mark()
_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class _State:
    """What every item is made from."""

    rules: Rules
    session: Session
    answers: Answers
    calendar: Calendar
    leads: Mapping[str, Sequence[Lead]]

    def mark(self, item: str) -> Mark:
        return self.session.marks.get(item, _UNMARKED)

    def closed(self, item: str) -> bool:
        return self.mark(item).status in _CLOSED


def build(
    rules: Rules,
    session: Session,
    today: date,
    *,
    groups: Sequence[Group] = (),
    similarity: Similarity | None = None,
) -> Checklist:
    """Return the checklist that a session makes on a day.

    Args:
        rules: the questions and recommendations.
        session: answers, marks and own items.
        today: the day for which it is made; nothing else is asked of a clock.
        groups: what readiness is counted for (see `profile.groups_of`).
        similarity: tells how near texts are in meaning, for the main worry; without it words alone decide.
    """
    answers = count_answers(rules, session.records, today)
    calendar = _calendar(rules, answers)
    at_work = leads_at_work(rules, answers)
    listed = [
        recommendation
        for recommendation in rules.toolkit.recommendations
        if holds(rules.applies_when[recommendation.id], answers.values)
    ]
    on_list = {recommendation.id for recommendation in listed}
    leads: dict[str, list[Lead]] = {recommendation.id: [] for recommendation in listed}
    for lead in at_work:
        if lead.rec in on_list:
            leads[lead.rec].append(lead)
    state = _State(rules, session, answers, calendar, leads)

    not_known = unknowns(rules, answers, at_work, on_list, calendar)
    alone = [unknown for unknown in not_known if not unknown.brings]
    drafts = [
        *(_find_out_item(state, unknown) for unknown in alone),
        *(_recommended_item(state, recommendation) for recommendation in listed),
        *(_own_item(state, own) for own in session.own_items),
    ]
    items = _put_in_order(state, drafts)
    items = _with_first_steps(items, [unknown for unknown in not_known if unknown.brings])
    worry, pinned = _worry(state, at_work, similarity)
    items = [item.model_copy(update={"pinned": True}) if item.id in pinned else item for item in items]
    askable = questions_to_review(rules, session, answers)
    return Checklist(
        title=session.title,
        made=today,
        opening=answers.opening,
        funding_end=answers.funding_end,
        running=answers.running,
        items=tuple(items),
        not_on=tuple(id_ for id_ in rules.recommendations if id_ not in on_list),
        readiness=readiness(rules, answers, items, groups),
        date_check=check_date(answers, items),
        worry=worry,
        notes=session.notes,
        parked=session.parked,
        answered=sum(name in answers.values for name in askable),
        askable=len(askable),
    )


def _calendar(rules: Rules, answers: Answers) -> Calendar:
    """Return the days to count from; where none is known all lead time is taken to be still there."""
    longest = min((item.lead_time_weeks for item in rules.toolkit.recommendations), default=0)
    opening = answers.opening or later(answers.today, -longest)
    months = answers.values.get(FUNDING_MONTHS)
    return Calendar(
        today=answers.today,
        opening=answers.opening,
        funding_end=answers.funding_end,
        running=answers.running,
        assumed_opening=opening,
        assumed_funding_end=answers.funding_end
        or months_later(opening, months if isinstance(months, int | float) else _A_YEAR),
    )


def _recommended_item(state: _State, recommendation: Recommendation) -> Item:
    id_, rules, answers = recommendation.id, state.rules, state.answers
    leads = state.leads[id_]
    raised = any(lead.effect == "raises" for lead in leads)
    priority = lifted(recommendation.priority) if raised else recommendation.priority
    anchored = recommendation.anchor and holds(rules.anchored_when[id_], answers.values)
    due, check = due_of(recommendation, priority, recommendation.anchor if anchored else None, state.calendar)
    not_told = untold(rules, answers, rules.applies_when[id_])
    return Item(
        id=id_,
        kind="recommendation",
        title=recommendation.title,
        rationale=recommendation.rationale,
        steps=recommendation.steps,
        done_when=recommendation.done_when,
        phase=recommendation.phase,
        priority=priority,
        raised=raised,
        check=check,
        due=due,
        who=recommendation.who,
        effort=recommendation.effort,
        needs=tuple(need for need in recommendation.depends_on if need in state.leads),
        cfir=recommendation.cfir,
        npt=recommendation.npt,
        eric=recommendation.eric,
        themes=recommendation.themes,
        because=because(rules, answers, leads, not_told),
        untold=not_told,
        evidence=rules.evidence.get(id_),
        mark=state.mark(id_),
    )


def _find_out_item(state: _State, unknown: Unknown) -> Item:
    step = unknown.step
    id_ = FIND_OUT + step.question
    question = state.rules.questions[step.question]
    phase: Phase = "operation" if state.calendar.running or step.due.weeks > 0 else "initiation"
    return Item(
        id=id_,
        kind="find-out",
        title=step.task,
        rationale=question.why_we_ask,
        done_when=f"You can answer the question “{question.text}”",
        phase=phase,
        priority="should",
        due=step.due,
        who=step.ask,
        cfir=question.cfir,
        npt=question.npt,
        because=(
            Because(
                question=step.question,
                value=state.answers.values[step.question],
                effect="adds",
                words=f"{question.text} You do not know yet.",
            ),
        ),
        mark=state.mark(id_),
    )


def _own_item(state: _State, own: OwnItem) -> Item:
    id_ = OWN + own.id
    mark, opening = state.mark(id_), state.calendar.opening
    before = mark.due <= opening if mark.due and opening else not state.calendar.running
    return Item(
        id=id_,
        kind="own",
        title=own.title,
        steps=own.steps,
        done_when=own.done_when,
        phase="initiation" if before else "operation",
        priority="should",
        due=state.calendar.of_their_own(mark.due),
        mark=mark,
    )


def _put_in_order(state: _State, drafts: Sequence[Item]) -> list[Item]:
    by_id = {item.id: item for item in drafts}
    plan = in_order([_planned(state, item) for item in drafts], state.calendar.place)
    ordered = []
    for planned in plan:
        item = by_id[planned.id]
        due = planned.due
        if planned.closed and due.now:
            due = due.model_copy(update={"now": False})
        ordered.append(item if due is item.due else item.model_copy(update={"due": due}))
    return ordered


def _planned(state: _State, item: Item) -> Planned:
    own_date = item.mark.due
    return Planned(
        id=item.id,
        due=state.calendar.of_their_own(own_date) if own_date else item.due,
        fixed=bool(own_date) or _is_anchored(state, item),
        closed=state.closed(item.id),
        priority=item.priority,
        raised=item.raised,
        brought=item.kind != "recommendation" or any(lead.effect == "adds" for lead in state.leads[item.id]),
        needs=item.needs,
    )


def _is_anchored(state: _State, item: Item) -> bool:
    """Tell whether the date of a recommendation comes from its anchor."""
    condition = state.rules.anchored_when.get(item.id)
    return condition is not None and holds(condition, state.answers.values)


def _with_first_steps(items: Sequence[Item], not_known: Sequence[Unknown]) -> list[Item]:
    """Put each thing to find out above the steps of the earliest item that its answer brings."""
    steps: dict[str, list[FirstStep]] = {}
    for unknown in not_known:
        first = next(item.id for item in items if item.id in unknown.brings)
        steps.setdefault(first, []).append(unknown.step)
    return [
        item.model_copy(update={"first_steps": tuple(steps[item.id])}) if item.id in steps else item
        for item in items
    ]


def _worry(state: _State, leads: Sequence[Lead], similarity: Similarity | None) -> tuple[str, frozenset[str]]:
    """Return the main worry as it was told, and the ids of the items that bear on it."""
    told = [lead for lead in leads if lead.effect == "pins"]
    words = [str(state.answers.values[lead.question]) for lead in told]
    pinned: set[str] = set()
    for lead, worry in zip(told, words, strict=True):
        candidates = [
            candidate(state.rules, state.rules.recommendations[id_])
            for id_ in state.leads
            if lead.rec in {id_, EVERY_ITEM} and not state.closed(id_)
        ]
        pinned.update(best_matching(worry, candidates, similarity))
    return " ".join(words), frozenset(pinned)
