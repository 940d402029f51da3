"""Exit codes: those of the errors, and the few that no error of ours has."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant import errors

OK = 0
FILE = errors.FileFault.exit_code
BUG = 70
INTERRUPTED = errors.Cancelled.exit_code
PIPE_CLOSED = 141


def table() -> list[tuple[int, str]]:
    """Return every exit code with what it means, in order: the table of the documentation."""
    rows = {
        OK: "All went well. A question that the evidence does not answer is a result, too.",
        errors.CCAssistantError.exit_code: "A failure that has no code of its own.",
        BUG: "A fault of the program itself; one line says so and names the log.",
        PIPE_CLOSED: "The reader of the output went away (as `head` does).",
    }
    for error in _all(errors.CCAssistantError):
        if error.__module__ != errors.__name__:  # says the same more closely, and may not be loaded
            continue
        told, also = rows.get(error.exit_code), _first_line(error)
        rows[error.exit_code] = f"{told} Or {also[0].lower()}{also[1:]}" if told else also
    return sorted(rows.items())


def _all(kind: type[errors.CCAssistantError]) -> Iterator[type[errors.CCAssistantError]]:
    for error in kind.__subclasses__():
        yield error
        yield from _all(error)


def _first_line(error: type[errors.CCAssistantError]) -> str:
    """Return what the error's docstring says first, up to the part that is for programmers."""
    return (error.__doc__ or error.title).strip().partition("\n")[0].partition(";")[0].rstrip(".") + "."
