"""Writes what was measured of the app as a table, beside what it is held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cc_assistant.cli.tables import table

FIRST_S, KEY_MS, ANSWER_MS, PEAK_MB = 0.5, 50, 100, 450


def write_report(file: Path, result: dict[str, Any]) -> str:
    """Write the report as Markdown and return it."""
    text = "\n".join(_lines(result)) + "\n"
    file.write_text(text, encoding="utf-8")
    return text


def _lines(result: dict[str, Any]) -> Iterator[str]:
    loads = result["loads"]
    yield f"# The terminal app of version {result['version']}"
    yield ""
    yield f"Measured {result['measured']} by `make benchapp` on {result['machine']}."
    yield f"Its load was {loads[0]} when it began and {loads[-1]} before the index was built (0 is idle)."
    yield "The app ran as a whole process at a terminal of its own, 120 columns by 40 rows; a time ends when"
    yield "the awaited text has arrived there. The plain app, a line to type in made with the same toolkit,"
    yield "ran in turn with it: the ratios count, the times are those of this machine."
    yield ""
    yield table(_libraries(result["libraries"]), markdown=True)
    yield ""
    yield "Keys are letters typed at a person's pace, each timed until it is shown. An answer is timed from"
    yield "Enter to its first part on the screen, after three questions that are not counted. A step is a"
    yield "line down the list of all passages. Memory counts the pages of the index's files that were read in"
    yield "place, which the system takes back when it needs room; the line below it leaves them out."
    yield ""
    yield "## While an index is built"
    yield ""
    yield table(_building(result["building"]), markdown=True)


def _libraries(libraries: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    yield ("", "wanted", *(f"{library['passages']:,} passages" for library in libraries))
    rows: tuple[tuple[str, str, Callable[[dict[str, Any]], str]], ...] = (
        ("start to first frame, median, s", f"{FIRST_S}", lambda at: f"{at['first_ms']['p50'] / 1000:.2f}"),
        ("the same, plain app, s", "", lambda at: f"{at['plain_first_ms']['p50'] / 1000:.2f}"),
        ("times the plain app", "", lambda at: f"{at['first_ms']['p50'] / at['plain_first_ms']['p50']:.1f}"),
        ("start to answers by meaning, s", "", lambda at: f"{at['warm_s']}"),
        ("Enter to answer, p50 / p95, ms", f"{ANSWER_MS}", lambda at: _both(at["answer_ms"])),
        ("key to repaint, p50 / p95, ms", f"{KEY_MS}", lambda at: _both(at["key_ms"])),
        ("step down the list, p50 / p95, ms", f"{KEY_MS}", lambda at: _both(at["scroll_ms"])),
        ("to the end of the list, ms", "", lambda at: f"{at['last_ms']}"),
        ("most memory, MB", f"{PEAK_MB}", lambda at: f"{at['peak_mb']}"),
        ("without the index's files, MB", "", lambda at: f"{at['own_mb']}"),
    )
    for name, wanted, told in rows:
        yield (name, wanted, *(told(library) for library in libraries))


def _building(told: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    yield ("", "wanted", "ours", "plain app, idle")
    yield (
        f"key to repaint, p50 / p95 of {told['keys']} keys, ms",
        f"{KEY_MS}",
        _both(told["key_ms"]),
        _both(told["plain_key_ms"]),
    )
    yield ("most memory, MB", f"{PEAK_MB}", f"{told['peak_mb']}", "")


def _both(spread: dict[str, float]) -> str:
    return f"{spread['p50']} / {spread['p95']}"
