"""The report of an import as people read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cc_assistant.domain.import_report import FileReport, ImportReport, Outcome

OUTCOMES: dict[Outcome, str] = {
    "new": "New",
    "updated": "Updated",
    "unchanged": "Unchanged",
    "duplicate": "Duplicate",
    "refused": "Not imported",
}
"""What became of a file, in words."""

_TOLD_SINGLY = 12
"""So many documents of one file are told one by one."""
_WHAT = {
    "changed": "changed",
    "dropped": "left out",
    "moved": "coding moved",
    "lost": "coding lost",
    "note": "note",
}


class ReportLine(NamedTuple):
    """A line of a report; ``deep`` is 1 for a remark."""

    text: str
    deep: int = 0


def summary(report: ImportReport) -> str:
    """Say in one sentence what became of all files."""
    counts = {words: sum(file.outcome == name for file in report.files) for name, words in OUTCOMES.items()}
    told = ", ".join(f"{words.lower()} {count}" for words, count in counts.items() if count)
    passages = sum(file.counts.get("passages", 0) for file in report.files)
    stopped = " Stopped before the end; the same import goes on from there." if report.stopped else ""
    read = f"{passages:,} {_counted('passages', passages)} read."
    return f"Pack {report.pack}: {told or 'nothing'}; {read}{stopped}"


def report_lines(report: ImportReport) -> Iterator[ReportLine]:
    """Yield what became of all files.

    Many documents of one file, such as references, of which nothing else is to be said, are told together.
    """
    for _, group in groupby(report.files, key=lambda one: (one.file, one.outcome, bool(one.remarks))):
        files = list(group)
        if len(files) <= _TOLD_SINGLY or files[0].remarks:
            yield from (line for file in files for line in file_lines(file))
        else:
            held = Counter[str]()
            for file in files:
                held.update(file.counts)
            told = ", ".join(f"{count:,} {_counted(what, count)}" for what, count in held.items())
            names = f"{files[0].document} to {files[-1].document}"
            which = f"{OUTCOMES[files[0].outcome]}: {files[0].file} as {len(files):,} documents, {names}"
            yield ReportLine(f"{which}{': ' if told else ''}{told}")


def file_lines(file: FileReport) -> Iterator[ReportLine]:
    """Yield what became of one file, and what did not come over as it was."""
    name = f" as {file.document}" if file.document else ""
    held = ", ".join(f"{count:,} {_counted(what, count)}" for what, count in file.counts.items())
    told = file.why or held
    yield ReportLine(f"{OUTCOMES[file.outcome]}: {file.file}{name}{': ' if told else ''}{told}")
    for remark in file.remarks:
        count = f" ({remark.count})" if remark.count > 1 else ""
        yield ReportLine(f"{_WHAT[remark.what]}: {remark.name}{count}: {remark.why}", deep=1)


def _counted(things: str, count: int) -> str:
    """Return the name of things as it is for one of them, where there is one: row of tables."""
    if count != 1:
        return things
    first, of, rest = things.partition(" of ")
    return f"{first[:-3]}y{of}{rest}" if first.endswith("ies") else f"{first.removesuffix('s')}{of}{rest}"


def report_markdown(report: ImportReport) -> str:
    """Return a report to be kept or passed on: what failed first."""
    at = f", {report.at:%Y-%m-%d %H:%M}" if report.at else ""
    parts = [f"# Import into {report.pack}{at}", "", summary(report), ""]
    for file in sorted(report.files, key=lambda one: one.outcome != "refused"):
        parts += [f"{'  ' * line.deep}- {line.text}" for line in file_lines(file)]
    return "\n".join(parts) + "\n"
