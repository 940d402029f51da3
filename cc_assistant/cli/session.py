"""The services of the command that runs: one set for each run, shared by what it calls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cc_assistant.cli import output
from cc_assistant.cli.progress import ProgressLine
from cc_assistant.services import Services

_running: ContextVar[Services] = ContextVar("services")


@contextmanager
def new_session() -> Iterator[Services]:
    """Make the services of one run of the program."""
    services = Services(progress=ProgressLine(), say=output.talk)
    before = _running.set(services)
    try:
        yield services
    finally:
        _running.reset(before)


def current_services() -> Services:
    """Return the services of the run that is under way."""
    return _running.get()
