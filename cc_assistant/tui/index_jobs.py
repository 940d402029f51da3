"""What can be done with the index from the library screen, in the thread that looks after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cc_assistant.tui.library_words import IndexView, cleaned

if TYPE_CHECKING:
    from cc_assistant.services import Services


@dataclass(frozen=True)
class Outcome:
    """What came of a job. ``changed``: another index is in use now."""

    said: str
    changed: bool = False


def index_view(services: Services) -> IndexView:
    """Look at the index. Whether it is up to date takes the model, which is not prepared for that alone."""
    services.forget()
    status = services.keeper.status()
    fresh = None
    if status.manifest is not None and services.model_ready():
        fresh = status.manifest.fingerprint == services.keeper.wanted
    return IndexView(status, fresh)


def build(services: Services) -> Outcome:
    """Build the index of the packs as they are now, unless it is there and whole."""
    before = services.keeper.status().manifest
    services.forget()
    manifest = services.keeper.build()
    if before is not None and before.folder == manifest.folder:
        return Outcome("Nothing had to be built: the index is whole, and up to date.")
    return Outcome(f"The index {manifest.folder} is built, checked and in use.", changed=True)


def verify(services: Services) -> Outcome:
    """Check the index from end to end."""
    manifest = services.keeper.verify()
    return Outcome(f"The index {manifest.folder} is whole: every file, every passage, every sample question.")


def clean(services: Services) -> Outcome:
    """Remove what is no longer used."""
    return Outcome(cleaned(services.keeper.clean()))


JOBS: dict[str, tuple[str, Callable[[Services], Outcome]]] = {
    "build": ("reading the packs", build),
    "verify": ("reading every file", verify),
    "clean": ("removing what is no longer used", clean),
}
"""What is said at the beginning, and what is done."""
