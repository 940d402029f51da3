"""Opens the app in the terminal that the program was started from."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cc_assistant.services import Services

_QUIET = {
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TQDM_DISABLE": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""What keeps libraries from writing over the screen."""

_TURN_S = 0.001


def reason_against(environment: Mapping[str, str], encoding: str | None) -> str:
    """Say why a terminal cannot show the app; "" where it can.

    Args:
        environment: variables of the process.
        encoding: of standard output.
    """
    if environment.get("TERM", "") in {"dumb", "unknown"}:
        return f"This terminal (TERM={environment['TERM']}) can show lines only."
    if (encoding or "").casefold().replace("-", "") != "utf8":
        return "This terminal does not take UTF-8, which the app needs for its lines and quotation marks."
    return ""


def open_app(services: Services, first: str = "") -> int:
    """Run the app until it is left; returns the exit code of the process.

    Args:
        services: what its screens work with.
        first: an action that is run when it has begun; "" for none.
    """
    # Looking for garbage among what is only being loaded takes a tenth of the time to the first frame.
    gc.disable()
    # Threads that build and load let go of the interpreter this often, so that keys are not kept waiting.
    sys.setswitchinterval(_TURN_S)
    from multiprocessing import resource_tracker

    from cc_assistant.tui.app import AssistantApp

    os.environ.update(_QUIET)
    # Under a running app it could not be started: standard error is the app's then.
    resource_tracker.ensure_running()
    app = AssistantApp(services, first)
    app.run()
    code = app.return_code or 0
    if app.desk.busy:
        # A thread inside a model or a build cannot be stopped from here. What it makes is put in
        # its place only when it is whole, so the process may end without it.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code
