"""What is done with the app at a terminal. Each prints what it measured as JSON, times in milliseconds.

python -m benchmarks.app_way first RUNS            start to first frame, in turn with a plain app
python -m benchmarks.app_way keys KEYS             key to repaint of a plain app
python -m benchmarks.app_way building KEYS         key to repaint while an index is built
python -m benchmarks.app_way asking QUESTIONS      Enter to answer, keys, scrolling, most memory
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path
from typing import Any

from benchmarks.terminal import Terminal
from cc_assistant import paths

OURS, PLAIN = ["-m", "cc_assistant"], ["-m", "benchmarks.plain_app"]
WELCOME = "What would you like to know?"
WARM = "Searches by meaning and words"
ANSWERED = ("In short", "The library holds no evidence")
CLEAR, QUIT, EVIDENCE, ASK, DOWN, LAST = "\x15", "\x11", "\x1bOR", "\x1bOQ", "\x1b[B", "\x1b[F"
SCROLLED = 60
"""Steps down the list of passages."""


def first(runs: int) -> dict[str, Any]:
    """Start both, in turn, and wait for the same words."""
    told: dict[str, list[float]] = {"ours": [], "plain": []}
    for _ in range(runs):
        for name, arguments in (("plain", PLAIN), ("ours", OURS)):
            _forget()
            terminal = Terminal(arguments, {})
            told[name].append(1000 * terminal.until(WELCOME))
            terminal.kill()
    return told


def keys(many: int) -> dict[str, Any]:
    """Type into a plain app."""
    terminal = Terminal(PLAIN, {})
    terminal.until(WELCOME)
    told = _typed(terminal, many)
    terminal.leave(QUIT)
    return {"keys": told}


def building(many: int) -> dict[str, Any]:
    """Type into the app while it builds the index, as long as it does."""
    _forget()
    terminal = Terminal(OURS, {})
    terminal.until(WELCOME)
    told = _typed(terminal, many, stop=WARM)
    return {"keys": told, "peak_mb": terminal.leave(QUIT)}


def asking(file: Path) -> dict[str, Any]:
    """Ask every question once the app is warm, go through the list of passages, and leave."""
    _forget()
    terminal = Terminal(OURS, {})
    first_frame = terminal.until(WELCOME)
    warm = terminal.until(WARM)
    typed = _typed(terminal, 60)
    answers = []
    for question in json.loads(file.read_text(encoding="utf-8")):
        terminal.type(question)
        terminal.until(question[-20:])
        terminal.rest(0.2)
        answers.append(1000 * terminal.until(*ANSWERED, since=terminal.type("\r"), below=question[:40]))
        terminal.stay(0.7)
    terminal.type(EVIDENCE)
    terminal.until("passages")
    terminal.stay(0.7)
    terminal.type("\r")
    terminal.stay(1.0)
    scrolled = []
    for place in range(2, 2 + SCROLLED):
        scrolled.append(1000 * terminal.until(f">[ ]  {place:,}  ", since=terminal.type(DOWN)))
        terminal.stay(0.03)
    last = 1000 * terminal.until(">[ ]  ", since=terminal.type(LAST))
    terminal.stay(0.7)
    own = terminal.own_mb()
    return {
        "own_mb": own,
        "first_s": first_frame,
        "warm_s": warm,
        "keys": typed,
        "answers": answers[3:],
        "scrolled": scrolled,
        "last": last,
        "peak_mb": terminal.leave(QUIT),
    }


def _typed(terminal: Terminal, many: int, stop: str = "\0") -> list[float]:
    """Type letters at a person's pace; return the milliseconds until each is shown after those before it."""
    chance = random.Random(0)
    told: list[float] = []
    word = ""
    while len(told) < many:
        if len(word) == 12:
            word = ""
            terminal.type(CLEAR)
            terminal.stay(0.1)
        word += chance.choice("bcdfghjklmnpqrtvwxz")
        pressed = terminal.type(word[-1])
        told.append(1000 * terminal.until(word, since=pressed))
        terminal.stay(chance.uniform(0.05, 0.15))
        if terminal.shows(stop):
            break
    terminal.type(CLEAR)
    terminal.stay(0.2)
    return told


def _forget() -> None:
    """Begin as if the app had never been opened."""
    paths.app_state().unlink(missing_ok=True)


def main(what: str, given: str) -> None:
    """Do one of them; only in a home that is there for it, as what the app keeps is taken away."""
    if not os.environ.get(paths.HOME_VARIABLE):
        raise SystemExit(f"{paths.HOME_VARIABLE} must name a folder that may be used up.")
    told = {"first": first, "keys": keys, "building": building}
    sys.stdout.write(json.dumps(asking(Path(given)) if what == "asking" else told[what](int(given))))


if __name__ == "__main__":
    main(*sys.argv[1:])
