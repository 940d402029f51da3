"""The edge of the program: every failure becomes one line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from cc_assistant.cli import exit_codes, output
from cc_assistant.errors import CCAssistantError

if TYPE_CHECKING:
    from typer import Abort, TyperException

TRACEBACK_VARIABLE = "CC_ASSISTANT_TRACEBACK"
NAME = "cc-assistant"


def guarded(command: Callable[[], object]) -> int:  # noqa: PLR0911  (one for each way to end)
    """Run ``command`` and return the exit code that belongs to how it ended.

    A mistake of the user gets one clear line; a fault of the program gets one line and the place of the
    log. With ``CC_ASSISTANT_TRACEBACK=1`` the fault is raised instead.
    """
    try:
        result = command()
        sys.stdout.flush()
    except CCAssistantError as error:
        output.talk(f"{NAME}: {error.title}: {error}")
        return error.exit_code
    except _wrong_call() as error:
        output.talk(f"{NAME}: {_usage(error)}")
        return error.exit_code
    except (KeyboardInterrupt, _abort()):
        return _stopped()
    except BrokenPipeError:
        return _pipe_closed()
    except SystemExit as end:
        # typer ends the process itself when it sees a closed pipe.
        if isinstance(end.__context__, BrokenPipeError):
            return _pipe_closed()
        return end.code if isinstance(end.code, int) else exit_codes.OK
    except OSError as error:
        output.talk(f"{NAME}: {_of_the_system(error)}")
        return exit_codes.FILE
    except Exception as error:
        if os.environ.get(TRACEBACK_VARIABLE):
            raise
        return _fault(error)
    if result == exit_codes.INTERRUPTED:  # typer has made the interrupt its own
        return _stopped()
    return result if isinstance(result, int) else exit_codes.OK


def _wrong_call() -> type[TyperException]:
    """What typer raises for a wrong call; it is loaded only once something is raised."""
    from typer import TyperException

    return TyperException


def _abort() -> type[Abort]:
    from typer import Abort

    return Abort


def _usage(error: TyperException) -> str:
    """Say what was wrong with the call, and which help explains it."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else NAME
    return f"{' '.join(error.format_message().split())} Try '{path} --help'."


def _of_the_system(error: OSError) -> str:
    named = f" '{error.filename}'" if error.filename else ""
    return f"A file cannot be used:{named}: {error.strerror or error}."


def _fault(error: Exception) -> int:
    from cc_assistant.log import record_fault

    log = record_fault(error)
    where = f"Where it happened is in {log}" if log else "The log could not be written"
    output.talk(
        f"{NAME}: This is a fault of the program ({type(error).__name__}). {where}; "
        f"{TRACEBACK_VARIABLE}=1 shows it here."
    )
    return exit_codes.BUG


def _stopped() -> int:
    output.talk(f"{NAME}: Stopped.")
    return exit_codes.INTERRUPTED


def _pipe_closed() -> int:
    """Send what is left of the output nowhere, so that Python's own last flush does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return exit_codes.PIPE_CLOSED
