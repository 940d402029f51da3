"""Measures how soon an answer of the interview brings the next question and the changed checklist.

    make benchinterview
    python -m benchmarks.interview --questions 20

The app runs as a whole process at a terminal of its own and answers the full route, question by question. A
time begins with Enter and ends when the text has arrived at the terminal; by then the answer is on disk.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.speed import RESULTS, circumstances, say, spread
from benchmarks.terminal import Terminal
from cc_assistant import __version__, paths
from cc_assistant.cli.tables import table
from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Session
from cc_assistant.interview import asking
from cc_assistant.interview.said import in_words
from cc_assistant.interview.sessions.file import read_session
from cc_assistant.interview.values import read_value
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.state import State

SIZES = ((80, 24), (160, 48))
WANTED_MS = 50
NAME = "measured"
TYPED = {"number": "12", "text": "That nobody refers people"}
WEEKS_AHEAD = 30
QUIT = "\x11"
PACE_S = 0.3
"""Between what came and the next key: nobody types faster through questions."""

_SEEN = 24
"""Characters of a text that are awaited: so many stand on one line."""


@dataclass(frozen=True)
class Step:
    """One answer: ``question`` is the beginning of the next question's text, "" at the end."""

    typed: str
    session: Session
    question: str
    growth: str


class Way:
    """The answers that are given, and what they lead to.

    Args:
        columns: of the terminal: the checklist is told on a line, or beside the question.
    """

    def __init__(self, columns: int) -> None:
        self._interviewing = Interviewing([paths.shipped("knowledge")])
        self._wide = columns > SIZES[0][0]

    def begin(self) -> Path:
        """Write the session at its first question, and open the app there; returns its file."""
        session = asking.start(
            self._interviewing.rules, NAME, "Measured", self._interviewing.now(), route="full"
        )
        with self._interviewing.sessions.begin(session) as file:
            self._session = file.session
        state = paths.app_state()
        state.parent.mkdir(parents=True, exist_ok=True)
        state.write_text(State(mode="interview", session=NAME).model_dump_json(), encoding="utf-8")
        return self._interviewing.sessions.path(NAME)

    @property
    def first(self) -> str:
        """The text of the first question."""
        return self._text(self._session)

    def steps(self) -> Iterator[Step]:
        """Yield answer after answer."""
        rules, now = self._interviewing.rules, self._interviewing.now()
        while self._session.at:
            question = rules.questions[self._session.at]
            typed = self._typed(question)
            value = read_value(question, typed, now.date())
            self._session = asking.answer(self._session, rules, question.id, value, now)
            items = len(self._interviewing.checklist(self._session).items)
            beside = f"“{in_words(question, value)}"[:_SEEN]
            growth = beside if self._wide else f"Checklist: {items} item"
            yield Step(typed, self._session, self._text(self._session), growth)

    def _text(self, session: Session) -> str:
        return self._interviewing.rules.questions[session.at].text[:_SEEN] if session.at else ""

    def _typed(self, question: Question) -> str:
        if question.options:
            return "1"
        if question.kind == "date":
            day = self._interviewing.today + timedelta(weeks=WEEKS_AHEAD)
            return f"{day.day}/{day.month}/{day.year}"
        return TYPED[question.kind]


def answered(columns: int, rows: int, most: int) -> dict[str, Any]:
    """Answer questions at a terminal of this size, and measure each."""
    way = Way(columns)
    file = way.begin()
    terminal = Terminal(["-m", "cc_assistant"], {}, columns, rows)
    terminal.until(way.first)
    terminal.stay(2.0)
    questions: list[float] = []
    lists: list[float] = []
    for step in way.steps():
        if not step.question or len(questions) == most:
            break
        terminal.type(step.typed)
        terminal.stay(PACE_S)
        pressed = terminal.type("\r")
        questions.append(1000 * terminal.until(step.question, since=pressed))
        if read_session(file).records != step.session.records:
            raise RuntimeError(f"'{step.question}' was shown before the answer was saved.")
        lists.append(1000 * terminal.until(step.growth, since=pressed))
        terminal.stay(PACE_S)
    terminal.leave(QUIT)
    return {
        "columns": columns,
        "rows": rows,
        "answers": len(questions),
        "question_ms": spread(questions),
        "checklist_ms": spread(lists),
    }


def plain(columns: int, rows: int, keys: int = 40) -> dict[str, float]:
    """Type into the least app that the same toolkit can make: how fast can this machine be at all?"""
    terminal = Terminal(["-m", "benchmarks.plain_app"], {}, columns, rows)
    terminal.until("What would you like to know?")
    told: list[float] = []
    for number in range(keys):
        word = "bcdfghjklm"[: number % 10 + 1]
        told.append(1000 * terminal.until(word, since=terminal.type(word[-1])))
        terminal.stay(PACE_S / 3)
        if len(word) == 10:
            terminal.type("\x15")
            terminal.stay(PACE_S)
    terminal.leave(QUIT)
    return spread(told)


def report(result: dict[str, Any]) -> str:
    """Return what was measured as Markdown."""
    rows = [
        ("", "wanted", *(f"{at['columns']} x {at['rows']}" for at in result["sizes"])),
        ("answers", "", *(str(at["answers"]) for at in result["sizes"])),
    ]
    for name, wanted, field in (
        ("Enter to next question, p50 / p95, ms", str(WANTED_MS), "question_ms"),
        ("Enter to changed checklist, p50 / p95, ms", str(WANTED_MS), "checklist_ms"),
        ("letter in a plain app, p50 / p95, ms", "", "plain_ms"),
    ):
        rows.append((name, wanted, *(f"{at[field]['p50']} / {at[field]['p95']}" for at in result["sizes"])))
    loads = result["loads"]
    return "\n".join(
        [
            f"# The interview of version {result['version']}",
            "",
            f"Measured {result['measured']} by `make benchinterview` on {result['machine']}.",
            f"Its load was {loads[0]} when it began and {loads[-1]} at the end (0 is idle).",
            "The app ran as a whole process at a terminal of its own; a time ends when the text has arrived",
            "there. At each next question the answer was found on disk. The plain app is a line to type in,",
            "made with the same toolkit: what a key takes there no app can do without.",
            "",
            table(rows, markdown=True),
            "",
        ]
    )


def main() -> None:
    """Measure, and write results and report."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--questions", type=int, default=40, help="how many are answered at each size")
    options = parser.parse_args()
    loads = [os.getloadavg()[0]]
    sizes = []
    for columns, rows in SIZES:
        say(f"Answering at {columns} x {rows} ...")
        home = Path(tempfile.mkdtemp(prefix="cc-assistant-interview-"))
        os.environ[paths.HOME_VARIABLE] = str(home)
        os.environ["CC_ASSISTANT_MODEL"] = "none"
        try:
            sizes.append({**answered(columns, rows, options.questions), "plain_ms": plain(columns, rows)})
        finally:
            shutil.rmtree(home, ignore_errors=True)
    loads.append(os.getloadavg()[0])
    result = {
        "version": __version__,
        **circumstances(),
        "sizes": sizes,
        "loads": [round(load, 2) for load in loads],
    }
    RESULTS.mkdir(exist_ok=True)
    name = f"{__version__}-interview"
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    told = report(result)
    (RESULTS / f"{name}.md").write_text(told, encoding="utf-8")
    sys.stdout.write(told)


if __name__ == "__main__":
    main()
