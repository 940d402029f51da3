"""What the library screen says of packs, index, faults and health, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from cc_assistant.text.saying import counted
from cc_assistant.tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cc_assistant.domain.fault import Fault
    from cc_assistant.domain.pack import PackState
    from cc_assistant.health import Finding, State
    from cc_assistant.retrieval.index.clean import Cleaned
    from cc_assistant.retrieval.index.status import IndexStatus
    from cc_assistant.tui.widgets.facts import Fact

FRESH = "current"
CONFIDENTIAL = "CONFIDENTIAL: pass on only what its people have agreed to"
_SENSITIVITY = {"public": "Public: may be shown to everybody", "confidential": CONFIDENTIAL}
_FIRST = ("excerpts", "sources", "recommendations", "cases", "themes", "questions")
_LONGEST_LINE = 300
SIGNS: dict[State, tuple[str, str]] = {
    "well": ("Well", "bold $success"),
    "note": ("Note", "bold $warning"),
    "fault": ("FAULT", "bold $error"),
}
"""What a check came to: the word and its style."""


@dataclass(frozen=True)
class IndexView:
    """The index as it lies there. ``fresh``: of the packs as they are now; None where nobody knows."""

    status: IndexStatus
    fresh: bool | None


def size(count: int) -> str:
    """Return a number of bytes for people."""
    return f"{count / 1e6:,.1f} MB"


def day(written: str) -> str:
    """Return a point in time (ISO) as people write it; what is none is returned as it is."""
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return written
    zone = at.tzname() or ""
    return f"{at.day} {at:%B %Y, %H:%M} {zone}".strip()


def pack_title(pack: PackState) -> str:
    """Return the title of a pack, or the name of its folder where it cannot be read."""
    return pack.manifest.title if pack.manifest else f"{Path(pack.folder).name} (not readable)"


def pack_facts(pack: PackState) -> Iterator[Fact]:
    """Say what a pack is and holds, and whether it passes its check."""
    manifest = pack.manifest
    if manifest:
        yield "Version", f"{manifest.version} · licence {manifest.licence} · id {manifest.id}"
        yield "Sensitivity", _SENSITIVITY[manifest.sensitivity]
        if manifest.pseudonyms:
            yield "Names", "Replaced by pseudonyms; n shows them to whoever has the key"
    yield "Folder", pack.folder
    yield "Switched on", f"because {pack.origin}"
    yield "Holds", held(pack.report.counts)
    number = len(pack.report.faults)
    yield "Check", f"NOT PASSED: {counted(number, 'fault')}; Enter lists them" if number else "All well"
    if manifest:
        yield "About", manifest.description


def held(counts: Mapping[str, int]) -> str:
    """Say how much there is, what matters most first."""
    order = [*(name for name in _FIRST if name in counts), *(name for name in counts if name not in _FIRST)]
    told = (f"{counts[name]:,} {_named(name, counts[name])}" for name in order if name != "packs")
    return ", ".join(told) or "nothing"


def _named(things: str, number: int) -> str:
    words = "passages" if things == "excerpts" else things
    if number != 1:
        return words
    first, of, rest = words.partition(" of ")
    one = f"{first.removesuffix('ies')}y" if first.endswith("ies") else first.removesuffix("s")
    return one + of + rest


def index_word(view: IndexView) -> str:
    """Say in a few words how the index is."""
    if view.status.manifest is None:
        return "none"
    return {True: FRESH, False: "older", None: "there"}[view.fresh]


def index_facts(view: IndexView) -> Iterator[Fact]:
    """Say all that is known of the index."""
    status, manifest = view.status, view.status.manifest
    if manifest is None:
        yield "State", f"There is none that can be used. {status.fault}"
    else:
        yield (
            "State",
            {
                True: "Up to date: made from the packs, the model and the program as they are now",
                False: "Older than packs, settings or program: answers come from it until it is built (b)",
                None: "There; whether it is up to date is known when the model is prepared",
            }[view.fresh],
        )
        yield "Fingerprint", manifest.folder
        yield "Built", day(manifest.created)
        yield "Holds", ", ".join(f"{number:,} {name}" for name, number in manifest.counts.items())
        yield "Model", manifest.origin.encoder_name or "none: questions are searched by words only"
    yield "Folder", status.root
    total = sum(build.bytes for build in status.builds) + status.cache_bytes
    if total:
        yield "On disk", f"{size(total)}, of which kept vectors {size(status.cache_bytes)}"
    for build in status.builds:
        if not build.in_use:
            yield "Also there", f"{build.folder}, {size(build.bytes)}. {build.fault or 'No longer used'}"
    if status.unfinished:
        yield "Left behind", f"by builds that were stopped: {', '.join(status.unfinished)}"
    if status.writer:
        yield "At work", f"It is being built by {status.writer}"


def cleaned(done: Cleaned) -> str:
    """Say what a clean-up did."""
    removed = f"Removed {', '.join(done.removed)}" if done.removed else "There was nothing to remove"
    kept = f" Still read by somebody: {', '.join(done.kept_in_use)}." if done.kept_in_use else ""
    return f"{removed}; {size(done.freed_bytes)} are free again.{kept}"


def fault_line(fault: Fault, folders: Sequence[str]) -> Content:
    """Return a fault in two lines: where, and what; cut where it is very long."""
    place = near(fault.file, folders) + (f", line {fault.line}" if fault.line else "")
    nearest = (f"Nearest: {_cut(fault.nearest)}. ", "bold") if fault.nearest else ""
    field = f"  {_cut(fault.field)}" if fault.field else ""
    return Content.assemble((_cut(place), "bold"), field, "\n  ", nearest, _cut(fault.message))


def fault_facts(fault: Fault) -> Iterator[Fact]:
    """Say all of a fault."""
    yield "File", fault.file
    yield "Line", f"{fault.line:,}" if fault.line else ""
    yield "Field", fault.field
    yield "Found", fault.value
    yield "Nearest", fault.nearest or ""
    yield "Wrong", fault.message


def near(file: str, folders: Sequence[str]) -> str:
    """Return a file's place in its pack, below the name of the pack's folder."""
    for folder in folders:
        if Path(file).is_relative_to(folder):
            return (Path(folder).name / Path(file).relative_to(folder)).as_posix()
    return file


def health_word(findings: Sequence[Finding]) -> str:
    """Say in a few words what was found."""
    faults = sum(finding.state == "fault" for finding in findings)
    notes = sum(finding.state == "note" for finding in findings)
    told = [counted(faults, "fault") if faults else "", counted(notes, "note") if notes else ""]
    return ", ".join(filter(None, told)) or "well"


def _cut(text: str) -> str:
    shown = one_line(text)
    return shown if len(shown) <= _LONGEST_LINE else f"{shown[:_LONGEST_LINE]}…"
