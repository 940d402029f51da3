"""Saves what the people of a workshop take home."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.tui.delivery import deliver
from cc_assistant.tui.desk import desk_of
from cc_assistant.tui.screens.save_as import SaveScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.dom import DOMNode

    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.session import Session
    from cc_assistant.services import Services


def save_handout(node: DOMNode, session: Session, checklist: Checklist) -> None:
    """Ask for the name of the file, and hand it out in the form that its ending says."""

    def ask(endings: Sequence[tuple[str, str]]) -> None:
        suggested = f"{session.id}-handout.pdf"
        node.app.push_screen(SaveScreen("Save the handout", suggested, endings), save)

    def save(file: Path | None) -> None:
        if file:
            deliver(node, file, lambda services: _made(services, session, checklist, file.name))

    desk_of(node).call(
        node, lambda services: [(form.ending, form.label) for form in services.papers.forms("handout")], ask
    )


def _made(services: Services, session: Session, checklist: Checklist, name: str) -> bytes:
    form = services.papers.form_of_file(name)
    assert form  # the dialog lets no other ending through
    return services.papers.file(services.papers.handout(session, checklist), form)
