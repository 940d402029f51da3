"""What a facilitator does at the table, step by step: each is on disk before the next thing is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from cc_assistant.interview import asking, workshop
from cc_assistant.interview.fitting import ValueFault
from cc_assistant.interview.route import path_back
from cc_assistant.interview.values import read_value
from cc_assistant.tui import workshop_line as line
from cc_assistant.tui.workshop_company import Company
from cc_assistant.tui.workshop_round import WAYS, Round, Stage, answers, begun, chosen, to_decide, to_how
from cc_assistant.tui.workshop_words import called, is_decided

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Route, Value
    from cc_assistant.interview.live_workshop import LiveWorkshop
    from cc_assistant.interview.rules import Rules
    from cc_assistant.tui.workshop_company import Company
from cc_assistant.tui.workshop_round import Way

_BEFORE: dict[Stage, Stage] = {"talk": "gather", "decide": "talk", "how": "decide", "why": "how"}
"""Where "back" leads within a question."""


class Table(Company):
    """Leads a group through the questions.

    Every method that takes a step raises what `interview.workshop` and `interview.asking` raise, and then
    nothing has changed.

    Args:
        live: the workshop; it saves.
        rules: the questions.
        now: tells the time.

    Attributes:
        round: where the group is with the question; None at the end.
        way: how answers are gathered at the screen, kept from question to question.
    """

    def __init__(self, live: LiveWorkshop, rules: Rules, now: Callable[[], datetime]) -> None:
        super().__init__(live, rules, now)
        self.way: Way = "people"
        self.round: Round | None = None

    @property
    def question(self) -> Question | None:
        """What is before the group; None at the end."""
        return self.rules.questions.get(self.session.at) if self.session.at else None

    def arrive(self) -> None:
        """Take up the question at which the session is."""
        question = self.question
        self.round = begun(question, self.session, self.way) if question else None
        self._ask()

    def _ask(self) -> None:
        """Let phones answer while answers are gathered, and at no other time."""
        now = self.round
        gathering = now is not None and now.stage == "gather"
        self.live.ask(now.question.id if now and gathering else None)
        if now and gathering:
            self.follow()

    def follow(self) -> None:
        """Give the turn to somebody who is still to answer, if whose turn it was has answered."""
        now = self.round
        if now is None:
            return
        silent = [person.id for person in self.live.silent(now.question.id)]
        if now.turn in silent:
            return
        order = [person.id for person in self.session.people]
        later = order[order.index(now.turn) :] if now.turn in order else order
        now.turn = next((name for name in [*later, *order] if name in silent), None)

    # -- what is typed

    def type(self, text: str) -> None:
        """Take a line; "" goes on to what comes next."""
        now = self.round
        assert now is not None
        if not text:
            self._go_on(now)
        elif now.stage == "gather" and now.way == "people":
            self._person(now, text)
        elif now.stage == "gather":
            self._hands(now, text)
        elif now.stage == "how":
            self._how(now, text)
        elif now.stage == "why":
            self._because(now, text)
        else:
            to_how(now, self.session, read_value(now.question, text, self.now().date()))
            self._ask()

    def _go_on(self, now: Round) -> None:
        if now.stage == "gather":
            now.stage = "talk"
            self._ask()
        elif now.stage == "talk":
            to_decide(now, self.session)
        elif now.stage == "decide":
            value = chosen(now, self.session)
            if value is None:
                raise ValueFault("Nothing is chosen.", remedy="Choose an answer, or type /open.")
            to_how(now, self.session, value)
        elif now.stage == "how":
            self._settle(now, WAYS[now.at])
        else:
            self.go_on()

    def _person(self, now: Round, text: str) -> None:
        names = called(self.session)
        said = line.read_answered(now.question, text, self.now().date(), names, now.turn)
        if said.value is None:
            now.turn = said.person
            return
        self.live.take(said.person, now.question.id, said.value, said.remark)
        now.turn = said.person
        self.follow()

    def _hands(self, now: Round, text: str) -> None:
        session, question = self.session, now.question
        if question.options:
            ids = [option.id for option in question.options]
            counts = line.read_counts(text)
            if now.at + len(counts) > len(ids):
                raise ValueFault("Those are more numbers than answers.", remedy="Count again.")
            for place, count in enumerate(counts, now.at):
                value: Value = (ids[place],) if question.kind == "multi" else ids[place]
                session = workshop.show_hands(
                    session, self.rules, question.id, value, count=count, now=self.now()
                )
            self.live.save(session)
            now.at = min(now.at + len(counts), len(ids) - 1)
        else:
            value, count = line.read_hands(question, text, self.now().date())
            self.live.save(
                workshop.show_hands(session, self.rules, question.id, value, count=count, now=self.now())
            )

    def _how(self, now: Round, text: str) -> None:
        way = next((way for way in WAYS if way.startswith(text.casefold())), None)
        if text.isdecimal() and 0 < int(text) <= len(WAYS):
            way = WAYS[int(text) - 1]
        if way is None:
            raise ValueFault("That is not a way to decide.", remedy="Type a, m or o.")
        self._settle(now, way)

    # -- decisions

    def _settle(self, now: Round, way: workshop.Together) -> None:
        value = None if way == "open" else now.value
        self.live.save(
            workshop.decide(self.session, self.rules, now.question.id, value, how=way, now=self.now())
        )
        now.stage = "why"
        self._ask()

    def _because(self, now: Round, text: str) -> None:
        record = self.session.records[now.question.id]
        way: workshop.Together = "agreed" if record.how == "own" else record.how
        value = None if way == "open" else record.value
        session = workshop.decide(
            self.session,
            self.rules,
            now.question.id,
            value,
            how=way,
            now=self.now(),
            reason=asking.some_words(text),
        )
        self.live.save(asking.move_on(session, self.rules, self.now()))
        self.arrive()

    def decide(self) -> None:
        """Go to the decision from wherever the group is with the question."""
        if self.round:
            to_decide(self.round, self.session)
            self._ask()

    def leave_open(self) -> None:
        """Leave the question open: it becomes a task."""
        if self.round:
            self._settle(self.round, "open")

    def gather(self) -> None:
        """Ask everybody again; what was said stays until they say something else."""
        if self.round:
            self.round.stage, self.round.at = "gather", 0
            self._ask()

    def other_way(self) -> None:
        """Change between a show of hands and one person after the other."""
        self.way = "people" if self.way == "hands" else "hands"
        if self.round:
            self.round.way, self.round.stage, self.round.at = self.way, "gather", 0
            self._ask()

    # -- rows

    def move(self, step: int) -> None:
        """Point at another row, at another person, or show another prompt."""
        now = self.round
        if now is None:
            return
        if now.stage == "talk":
            now.prompt += step
        elif now.stage == "gather" and now.way == "people":
            order = [person.id for person in self.session.people]
            if order:
                at = order.index(now.turn) if now.turn in order else -1
                now.turn = order[(at + step) % len(order)]
        else:
            rows = len(WAYS) if now.stage == "how" else len(answers(now, self.session))
            now.at = max(0, min(rows - 1, now.at + step))

    def point(self, place: int) -> bool:
        """Point at a row that was clicked; returns whether that says all."""
        now = self.round
        if now is None or now.stage in {"talk", "decided", "why"}:
            return False
        if now.stage == "gather" and now.way == "people":
            if now.turn and now.question.options and now.question.kind != "multi":
                self._person(now, str(place + 1))
            return False
        now.at = place
        if now.stage == "decide" and now.question.kind == "multi":
            now.ticks ^= {place}
            return False
        return now.stage in {"decide", "how"}

    def tick(self) -> None:
        """Tick the row that is pointed at, where several may be."""
        now = self.round
        if now and now.stage == "decide" and now.question.kind == "multi":
            now.ticks ^= {now.at}

    # -- from question to question

    def go_on(self) -> None:
        """Go to the next open question, or to the end."""
        self.live.save(asking.move_on(self.session, self.rules, self.now()))
        self.arrive()

    def skip(self) -> None:
        """Pass the question over."""
        if self.round:
            self.live.save(asking.skip(self.session, self.rules, self.round.question.id, self.now()))
            self.arrive()

    def jump(self, question: str) -> None:
        """Go to a question."""
        self.live.save(asking.jump(self.session, self.rules, question, self.now()))
        self.arrive()

    def back(self) -> bool:
        """Go a stage back, or to the question before; returns whether there was one."""
        now = self.round
        if now and now.stage in _BEFORE:
            now.stage = _BEFORE[now.stage]
            now.at = 0
            if now.stage == "decide":
                to_decide(now, self.session)
            self._ask()
            return True
        if now and now.stage == "gather" and is_decided(self.session.records.get(now.question.id)):
            self.arrive()
            return True
        if not path_back(self.session, asking.count(self.session, self.rules, self.now())):
            return False
        self.live.save(asking.back(self.session, self.rules, self.now()))
        self.arrive()
        return True

    def choose_route(self) -> None:
        """Change between the quick and the full route."""
        other: Route = "full" if self.session.route == "quick" else "quick"
        self.live.save(asking.choose_route(self.session, self.rules, other, self.now()))
        self.arrive()
