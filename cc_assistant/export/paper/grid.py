"""A table of a paper, for workbooks and CSV; and the tables that several papers have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cc_assistant.domain.paper import ChecklistPaper, PaperReference, RecordPaper
from cc_assistant.export.record_notes import READ

Value = str | int | float | date | None


@dataclass(frozen=True)
class Grid:
    """A table.

    Attributes:
        name: of its sheet.
        columns: heads with their widths in characters.
        rows: as many values each as there are columns.
        choices: what a column may hold, by its head: offered to whoever fills it in.
        kept: how many columns stay in sight.
        printed: how many columns go on paper; all if None.
        details: heads of wordy columns: in a workbook they stand on a sheet of their own, so that the rows
            of this one stay low; a CSV has all in one.
    """

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Value, ...], ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kept: int = 1
    printed: int | None = None
    details: tuple[str, ...] = ()

    def sheets(self) -> Iterator[Grid]:
        """Yield the table as a workbook sets it out: what is worked with, then the details."""
        if not self.details:
            yield self
            return
        wordy = [at for at, (head, _) in enumerate(self.columns) if head in self.details]
        yield replace(self._of([at for at in range(len(self.columns)) if at not in wordy]), details=())
        yield replace(
            self._of([*range(self.kept), *wordy]), name="Details", choices=(), printed=None, details=()
        )

    def _of(self, columns: Sequence[int]) -> Grid:
        return replace(
            self,
            columns=tuple(self.columns[at] for at in columns),
            rows=tuple(tuple(row[at] for at in columns) for row in self.rows),
        )


def notes_grid(paper: ChecklistPaper | RecordPaper) -> Iterator[Grid]:
    """Yield what was noted and parked, where anything was."""
    if paper.notes or paper.parked:
        yield Grid(
            name="Notes",
            columns=(("Kind", 12), ("Text", 80), ("By", 16)),
            rows=(
                *(("Note", note.text, None) for note in paper.notes),
                *(("Parked", one.text, one.by) for one in paper.parked),
            ),
        )


def references_grid(references: Sequence[PaperReference]) -> Grid:
    """Return the references of a paper."""
    return Grid(
        name="References",
        columns=(("No.", 6), ("Reference", 90), ("Read", 34), ("Country", 20), ("Passages", 40), ("Id", 20)),
        rows=tuple(
            (
                one.number,
                one.text,
                READ[one.read],
                "; ".join(one.country),
                "; ".join(one.passages),
                one.source,
            )
            for one in references
        ),
    )
