"""A workshop that is led step by step and killed at any moment, over and over, and goes on where it was.

    python -m tests.tui.workshop_killed FOLDER KILLS

A process of its own, and a small one: a fork copies the tables of all memory, and a test run has much.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Session
from cc_assistant.interview import asking
from cc_assistant.interview.live_workshop import LiveWorkshop
from cc_assistant.interview.sessions.file import SessionFile, read_session
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.workshop_table import Table
from tests.knowledge.packs import SHIPPED

PEOPLE = ("AB", "CD", "EF", "GH", "IJ", "KL")
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
LONGEST_SAVE_S = 0.004
MOST_STEPS = 25
TYPED = {"number": "12", "date": "in 30 weeks", "text": "Nobody refers"}

News = Callable[[Callable[[], object]], Iterator[str]]
"""Takes a step, and yields what the session holds since."""


def main(folder: str, kills: str) -> None:
    """Kill workshop after workshop; write how many steps were confirmed, or stop at one that was lost."""
    interviewing = Interviewing([SHIPPED], now=lambda: NOW)
    _ = interviewing.rules, interviewing.groups
    chance = random.Random(5309)
    confirmed: list[str] = []
    steps = workshops = 0
    for number in range(int(kills)):
        path = Path(folder) / f"{workshops}.json"
        if not path.exists():
            made = asking.start(interviewing.rules, path.stem, "Moor", NOW, kind="workshop")
            SessionFile(path, made).close()
            confirmed = []
        told, ended = _killed(interviewing, path, number, chance)
        confirmed += told
        steps += len(told)
        kept = set(_kept(read_session(path)))  # the lock died with its window
        if lost := [one for one in confirmed if one not in kept]:
            sys.exit(f"Confirmed and lost, kill {number}, {path}: {lost}")
        workshops += ended
    sys.stdout.write(f"{steps} {workshops}")


def _killed(
    interviewing: Interviewing, path: Path, number: int, chance: random.Random
) -> tuple[list[str], bool]:
    """Kill a workshop some moment after some steps; return what it confirmed, and whether that was all."""
    after, moment = chance.randint(1, MOST_STEPS), chance.uniform(0, LONGEST_SAVE_S)
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with SessionFile(path) as file:
                for step in _led(interviewing, file, random.Random(number)):
                    os.write(tell, f"{step}\n".encode())
                os.write(tell, b"end\n")
                time.sleep(60)
        finally:
            os._exit(0)
    os.close(tell)
    told = b""
    while told.count(b"\n") < after and not told.endswith(b"end\n") and (more := os.read(hear, 65536)):
        told += more
    at = time.perf_counter() + moment
    while time.perf_counter() < at:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(hear, 65536):
        told += more
    os.close(hear)
    lines = told.decode().split("\n")[:-1]
    return [line for line in lines if line != "end"], "end" in lines


def _led(interviewing: Interviewing, file: SessionFile, chance: random.Random) -> Iterator[str]:
    """Lead the workshop on from where it is; yield each thing that was taken, once it is said to be saved."""
    live = LiveWorkshop(interviewing.rules, file, interviewing.now)
    table = Table(live, interviewing.rules, interviewing.now)

    def news(step: Callable[[], object]) -> Iterator[str]:
        before = set(_kept(file.session))
        step()
        yield from sorted(set(_kept(file.session)) - before)

    here = {person.initials for person in file.session.people}
    for initials in PEOPLE:
        if initials not in here:
            yield from news(partial(table.add, initials))
    table.arrive()
    while table.round:
        question = table.round.question
        if table.round.stage == "gather":
            yield from _gathered(table, question, chance, news)
            table.decide()
            table.type(_typed(question, chance))
            yield from news(partial(table.type, chance.choice("amo")))
            yield from news(partial(table.type, f"Because of {question.id}"))
        else:  # it was killed between decision and reason
            table.type("")
        if chance.random() < 0.2:
            yield from news(partial(table.park, f"AB: the car park, at {question.id}"))
    for item in interviewing.checklist(file.session).nearest:
        if not item.mark.owner:
            yield from news(partial(table.own, item.id, "CD in 6 weeks"))


def _gathered(table: Table, question: Question, chance: random.Random, news: News) -> Iterator[str]:
    for person in table.live.silent(question.id):
        yield from news(partial(table.type, f"{person.initials} {_typed(question, chance)}"))
    if question.options and chance.random() < 0.3:
        table.other_way()
        for _ in question.options:
            yield from news(partial(table.type, str(1 + len(question.id) % 6)))
        table.other_way()


def _typed(question: Question, chance: random.Random) -> str:
    if question.options:
        return str(chance.randint(1, len(question.options)))
    return TYPED[question.kind]


def _kept(session: Session) -> Iterator[str]:
    """Yield everything that people said and decided, one line each."""
    for person in session.people:
        yield f"here {person.initials}"
    for name, record in session.records.items():
        for given in record.given:
            yield json.dumps(["said", name, given.person, given.value])
        for hands in record.hands:
            yield json.dumps(["hands", name, hands.value, hands.count])
        if record.value is not None or record.how == "open":
            yield json.dumps(["decided", name, record.value, record.how])
        if record.reason:
            yield json.dumps(["because", name, record.reason])
    for topic in session.parked:
        yield json.dumps(["parked", topic.text, topic.by])
    for item, mark in session.marks.items():
        yield json.dumps(["mark", item, mark.owner, str(mark.due)])


if __name__ == "__main__":
    main(*sys.argv[1:])
