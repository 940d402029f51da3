"""Reads what people type, a line at a time: at a terminal with editing, in a pipe as it comes."""

from __future__ import annotations

import re
import sys

from cc_assistant.cli import output

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class LineReader:
    """Lines of standard input.

    Attributes:
        at_terminal: whether a person types them, and sees the result.
    """

    def __init__(self, prompt: str = "> ") -> None:
        self._prompt = prompt
        self.at_terminal = output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout)
        if self.at_terminal:
            import readline  # noqa: F401  (gives `input` its history and line editing)
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")

    def next(self) -> str | None:
        """Return the next line with its white space in order, or None at the end of input."""
        if not self.at_terminal:
            line = sys.stdin.readline()
            return _clean(line) if line else None
        try:
            return _clean(input(self._prompt))
        except EOFError:
            output.talk("")
            return None


def _clean(line: str) -> str:
    text = line.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return " ".join(_CONTROL.sub(" ", text).split())
