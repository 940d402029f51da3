"""Hands out files: written where a person says, or downloaded where a browser shows the app."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from cc_assistant.errors import CCAssistantError
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.files import write_out
from cc_assistant.tui.plain_errors import tell
from cc_assistant.tui.workers import Job

if TYPE_CHECKING:
    from cc_assistant.services import Services

KINDS = {
    ".bib": "application/x-bibtex; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""What browsers are told of a file, by its ending."""

_OTHERWISE = "application/octet-stream"


def deliver(
    node: DOMNode,
    file: Path,
    make: Callable[[Services], bytes],
    *,
    done: Callable[[], object] = lambda: None,
    failed: Callable[[CCAssistantError], object] | None = None,
) -> Job[bytes]:
    """Make a file beside the screen and hand it out: written whole, or downloaded.

    Args:
        node: the screen that asks.
        file: where it is to be written; in a browser only its name counts.
        make: returns its bytes; called in the thread of the services.
        done: called when it is handed out and that has been said.
        failed: called with an error instead; without it the error is shown as a notification.
    """
    app = node.app
    in_browser = app.is_web

    def work(services: Services) -> bytes:
        content = make(services)
        if not in_browser:
            write_out(file, content)
        return content

    def hand_out(content: bytes) -> None:
        if in_browser:
            kind = KINDS.get(file.suffix.casefold(), _OTHERWISE)
            app.deliver_binary(
                io.BytesIO(content), save_directory=Path(), save_filename=file.name, mime_type=kind
            )
            tell(app, f"{file.name} goes to the downloads of your browser.")
        else:
            tell(app, f"Saved: {file}")
        done()

    return desk_of(node).call(node, work, hand_out, failed)
