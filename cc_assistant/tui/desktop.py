"""Shows a file with the program that the desktop has for it, where there is a desktop."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def opener(environment: Mapping[str, str], platform: str) -> Sequence[str]:
    """Return the command that shows a file on this desktop; nothing where there is none.

    A program that draws in the terminal must never be started over the app, so only the desktop's own
    openers count, and none where the terminal belongs to another computer.

    Args:
        environment: variables of the process.
        platform: as `sys.platform`.
    """
    if "SSH_CONNECTION" in environment:
        return ()
    if platform == "darwin":
        return ("open",)
    if platform.startswith("linux") and (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        found = shutil.which("xdg-open")
        return (found,) if found else ()
    return ()


def open_file(file: Path) -> bool:
    """Show a file beside the app; tells whether that was tried."""
    if sys.platform == "win32":
        os.startfile(file)
        return True
    command = opener(os.environ, sys.platform)
    if not command:
        return False
    nowhere = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [*command, str(file)], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        )
    except OSError:
        return False
    return True
