"""Where the program begins: opens the app, or reads which command is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cc_assistant.cli import output
from cc_assistant.cli.boundary import NAME, guarded
from cc_assistant.cli.session import current_services, new_session
from cc_assistant.tui.launch import open_app, reason_against


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; without a command open the app, where a terminal can.

    Args:
        arguments: the words after the program's name; those of the process when None.
    """
    words = sys.argv[1:] if arguments is None else arguments
    output.prepare_streams()
    with new_session():
        return guarded(_open_app if not words and _shows_app() else lambda: _command(words))


def _shows_app() -> bool:
    """Tell whether the app can be shown, without loading the commands: a person waits for it."""
    at_terminal = output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout)
    return at_terminal and not reason_against(os.environ, sys.stdout.encoding)


def _open_app() -> int:
    return open_app(current_services())


def _command(words: Sequence[str]) -> object:
    from cc_assistant.cli.app import app

    return app(words, prog_name=NAME, standalone_mode=False)


def run() -> None:
    """Run the process's command and end the process with its exit code."""
    sys.exit(main())
