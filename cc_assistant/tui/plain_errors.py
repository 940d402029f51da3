"""Errors as notifications: what, where, what to do; never read as markup."""

from __future__ import annotations

from typing import Any

from textual.app import App

from cc_assistant.errors import CCAssistantError, UsageError
from cc_assistant.tui.widgets.plain_text import visible


def show_error(app: App[Any], error: CCAssistantError) -> None:
    """Show an error that is for people."""
    app.notify(
        visible(str(error)), title=visible(title_of(error)), severity="error", timeout=12, markup=False
    )


def title_of(error: CCAssistantError) -> str:
    """Return what heads an error on a screen, where nobody typed a command."""
    return "That cannot be done" if type(error) is UsageError else error.title


def tell(app: App[Any], text: str, *, title: str = "") -> None:
    """Tell something in passing."""
    app.notify(visible(text), title=visible(title), markup=False)
