"""What an import kept, changed and dropped, and why."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from cc_assistant.domain.frozen import Frozen

Outcome = Literal["new", "updated", "unchanged", "duplicate", "refused"]


class Remark(Frozen):
    """Something that did not come over as it was, in plain words.

    Attributes:
        what: kept but changed, dropped, moved (a coding found elsewhere) or lost.
        name: of what: a picture, a code, a coding, a page.
        why: in one sentence.
        count: how many like it.
    """

    what: Literal["changed", "dropped", "moved", "lost", "note"]
    name: str
    why: str
    count: int = 1


class FileReport(Frozen):
    """What became of one file.

    Attributes:
        file: as it was named.
        outcome: what became of it.
        why: in one sentence, for a file that was refused or is a duplicate.
        document: the id that it has in the pack; None if refused.
        counts: what was kept, by name: pages, paragraphs, turns, passages, codings.
        remarks: what did not come over as it was.
        place: where the file lay.
    """

    file: str
    outcome: Outcome
    why: str = ""
    document: str | None = None
    counts: dict[str, int] = Field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    place: str = ""


class ImportReport(Frozen):
    """What became of each file, in the order in which they were named.

    Attributes:
        pack: the id of the pack.
        files: what became of each.
        at: when it ended.
        stopped: whether somebody stopped it; files that were not reached are not told of.
    """

    pack: str
    files: tuple[FileReport, ...]
    at: datetime | None = None
    stopped: bool = False

    @property
    def refused(self) -> tuple[FileReport, ...]:
        """The files that were not taken in."""
        return tuple(file for file in self.files if file.outcome == "refused")
