"""Lines that begin with `/`: commands where questions are typed."""

from __future__ import annotations

from dataclasses import dataclass

from cc_assistant.tui.commands import COMMANDS

_WITH_WORDS = {"open": "open_number", "passage": "passage"}
_PLAIN = {
    command.slash: f"{'app.' if command.place == 'app' else ''}{command.action}"
    for command in COMMANDS
    if command.slash
}

NAMES: tuple[str, ...] = tuple(sorted({*_PLAIN, *_WITH_WORDS}))
"""What can stand after `/`."""


@dataclass(frozen=True)
class Slash:
    """A command as typed: the action that it runs, or what is wrong with it."""

    action: str = ""
    trouble: str = ""


def read_line(typed: str) -> str | Slash:
    """Return a question, or the command that a line is."""
    if not typed.startswith("/"):
        return typed
    name, _, words = typed[1:].partition(" ")
    words = words.strip()
    if name in _PLAIN:
        return Slash(_PLAIN[name])
    if name == "open":
        if not words.isdecimal():
            return Slash(trouble="Say which citation, such as /open 3.")
        return Slash(f"open_number({int(words)})")
    if name == "passage":
        return (
            Slash(f"passage({words!r})")
            if words
            else Slash(trouble="Say which passage, such as /passage fixsen2022-01.")
        )
    near = [known for known in NAMES if known.startswith(name[:1])]
    hint = f"Do you mean /{near[0]}?" if near else "F1 shows them all."
    return Slash(trouble=f"There is no command /{name}. {hint}")
