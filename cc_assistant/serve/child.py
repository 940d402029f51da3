"""What runs for one tab: the terminal app, drawn for a browser. `python -m cc_assistant.serve.child`."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

_LOOKING_AFTER = 2.0


def main() -> None:
    """Run the app; end with the server that started it."""
    _keep_the_channel_clean()
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    from cc_assistant.services import Services
    from cc_assistant.tui.app import AssistantApp

    AssistantApp(Services()).run()


def _keep_the_channel_clean() -> None:
    """Give standard output to the drawing alone; what anything else prints goes to standard error.

    A single stray line of a library would be read as a broken packet.
    """
    channel = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.__stdout__ = os.fdopen(channel, "w", encoding="utf-8")  # type: ignore[misc]


def _end_with_parent(parent: int) -> None:
    """Quit when the server is gone, even where it was killed and could not say so."""
    while os.getppid() == parent:
        time.sleep(_LOOKING_AFTER)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_LOOKING_AFTER)
    os._exit(1)


if __name__ == "__main__":
    main()
