"""The codings of one pack as an import needs them: moved or taken away where words moved or went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from cc_assistant.coding.journal import Journal, journal_file, read_codings
from cc_assistant.domain.coding import Coding


class PackCodings:
    """Codings of all coders in a folder of journals.

    Args:
        folder: of the journals.
        now: tells the time, with its zone.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder = folder
        self._now = now

    def of(self, document: str) -> Sequence[Coding]:
        """Return the codings of a document, by all coders."""
        return [coding for coding in read_codings(self._folder) if coding.document == document]

    def replace(self, removed: Sequence[Coding], added: Sequence[Coding]) -> None:
        """Put some codings in the place of others: one step for each coder, which each can undo.

        Raises:
            CodingBusy: one of the coders is at work; nothing changed.
            FileFault: it could not be saved.
        """
        self._swap(removed, added, moved=False)

    def move(self, removed: Sequence[Coding], added: Sequence[Coding]) -> None:
        """Put codings where their words stand now, since their document changed; no step to be undone.

        Raises:
            CodingBusy: one of the coders is at work; nothing changed.
            FileFault: it could not be saved.
        """
        self._swap(removed, added, moved=True)

    def _swap(self, removed: Sequence[Coding], added: Sequence[Coding], *, moved: bool) -> None:
        coders = dict.fromkeys(coding.coder for coding in (*removed, *added))
        with ExitStack() as held:
            # All are held before one is changed.
            journals = [held.enter_context(Journal(journal_file(self._folder, coder))) for coder in coders]
            for journal in journals:
                swap = journal.move if moved else journal.replace
                swap(
                    [coding for coding in removed if coding.coder == journal.coder],
                    [coding for coding in added if coding.coder == journal.coder],
                    self._now(),
                )
