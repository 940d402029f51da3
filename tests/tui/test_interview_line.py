"""What a line typed at a question is taken for."""

from __future__ import annotations

import pytest

from cc_assistant.tui.interview_line import COMMANDS, Line, read_line
from cc_assistant.tui.screens.interview import InterviewScreen


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("/skip", "command", "skip"),
        ("back", "command", "back"),
        ("/BACK", "command", "back"),
        ("/note ask Anne first", "note", "ask Anne first"),
        ("/foo", "unknown", "/foo"),
        ("w", "why", "w"),
        ("why?", "why", "why?"),
        ("Why does that matter?", "why", "Why does that matter?"),
        ("why do you ask that", "why", "why do you ask that"),
        ("?rural transport", "library", "rural transport"),
        ("What helps link workers stay?", "library", "What helps link workers stay?"),
        ("GP?", "answer", "GP?"),
        ("?", "answer", "?"),
        ("We are a charity. Is that what you mean by host?", "answer", None),
        ("why not a charity and a council together, both of them, since we cannot decide", "answer", None),
        ("2", "answer", "2"),
    ],
)
def test_a_line_is_taken_for_what_it_looks_like(typed: str, kind: str, text: str | None) -> None:
    assert read_line(typed, words_wanted=False) == Line(kind, typed if text is None else text)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["back", "skip this", "/foo bar", "What if nobody comes?"])
def test_where_words_are_asked_for_only_marked_commands_are_commands(typed: str) -> None:
    assert read_line(typed, words_wanted=True) == Line("answer", typed)


def test_each_command_has_something_that_does_it() -> None:
    for action in COMMANDS.values():
        assert hasattr(InterviewScreen, f"action_{action}"), action
