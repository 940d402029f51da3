"""What tests of interview, checklist and sessions share: typed lines, rules read once, made-up answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cc_assistant.domain.option_words import OptionWords
from cc_assistant.interview import rules
from cc_assistant.knowledge import toolkit_lookup
from tests.cli.conftest import Ran, Run
from tests.interview.sessions_of import SERVICES

CHARITY = str(SERVICES / "rural-charity.yaml")
COUNCIL = str(SERVICES / "council-since-2019.yaml")
ROOM = str(Path(__file__).parent / "answers" / "six-in-a-room.yaml")
TODAY = ("--today", "2026-11-02")
CHARITY_SESSION = "hill-and-vale-connectors-2026-11-02"

Say = Callable[..., Ran]

_toolkit = cache(toolkit_lookup.read_toolkit)
_words = cache(toolkit_lookup.read_option_words)
_made: list[rules.Rules] = []


@pytest.fixture
def own_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without sessions; what is shipped is read once for all tests."""

    def read_toolkit(folders: Sequence[Path]) -> toolkit_lookup.ToolkitFiles:
        return _toolkit(tuple(folders))

    def read_words(folders: Sequence[Path]) -> OptionWords | None:
        return _words(tuple(folders))

    def make_rules(*parts: Any) -> rules.Rules:
        if not _made:
            _made.append(_make_rules(*parts))
        return _made[0]

    monkeypatch.setattr(toolkit_lookup, "read_toolkit", read_toolkit)
    monkeypatch.setattr(toolkit_lookup, "read_option_words", read_words)
    monkeypatch.setattr(rules, "make_rules", make_rules)
    return home


_make_rules = rules.make_rules


@pytest.fixture
def say(run: Run, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Begins an interview, or goes on with one, and types lines into it through a pipe."""

    def _say(*lines: str, options: Sequence[str] = ("--title", "Moor and Dale")) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("interview", *options, *TODAY)

    return _say


def sessions(home: Path) -> Path:
    """Return where the sessions of a home lie."""
    return home / "data" / "sessions"
