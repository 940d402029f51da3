"""Writes the results of a run as a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cc_assistant.cli.tables import table


def write_report(file: Path, result: dict[str, Any]) -> str:
    """Write the report as Markdown and return it."""
    text = "\n".join(_lines(result)) + "\n"
    file.write_text(text, encoding="utf-8")
    return text


def _lines(result: dict[str, Any]) -> Iterator[str]:
    yield f"# Speed of version {result['version']}"
    yield ""
    yield f"Measured {result['measured']} by `make bench` on {result['machine']}, whose load"
    yield f"was {result['load_before']} when it began (0 is idle). Ours and the plain way"
    yield "(sentence-transformers and a Chroma query) ran in turn in one run: the ratios count, the times are"
    yield "those of this machine. A cold question is a whole process; ours writes a cited answer, the plain"
    yield "way prints ten passages."
    yield ""
    yield "## Asking"
    yield ""
    yield table(_asking(result["asking"]), markdown=True)
    yield ""
    if any(size["vectors_made"] for size in result["asking"]):
        yield "Libraries larger than the shipped one are made from its passages by changing words; made"
        yield "passages have no asks, as those of an imported document. Their vectors are those of shipped"
        yield "texts with noise, for ours and for the plain way alike; nothing about building is measured on"
        yield "them."
        yield ""
    yield "## Building"
    yield ""
    yield table(_building(result["building"]), markdown=True)


def _asking(sizes: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    yield (
        "passages",
        "cold, s",
        "plain, s",
        "times faster",
        "warm p50 / p95, ms",
        "filtered p50 / p95, ms",
        "plain p50 / p95, ms",
        "peak memory, MB",
        "plain, MB",
        "index, MB",
        "plain, MB",
    )
    for size in sizes:
        yield (
            f"{size['passages']:,}",
            f"{size['cold_s']:.2f}",
            f"{size['plain_cold_s']:.2f}",
            f"{size['cold_ratio']:.1f}",
            *(
                f"{size[key]['p50']} / {size[key]['p95']}"
                for key in ("warm_ms", "warm_filtered_ms", "plain_warm_ms")
            ),
            f"{size['peak_mb']}",
            f"{size['plain_peak_mb']}",
            f"{size['index_mb']}",
            f"{size['plain_index_mb']}",
        )


def _building(told: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    yield ("", "ours", "plain way")
    yield ("passages (vectors)", f"{told['passages']:,} ({told['vectors']:,})", f"{told['passages']:,}")
    yield ("first build, model prepared too, s", f"{told['first_build_s']}", "")
    yield ("build from nothing, whole process, s", f"{told['build_s']}", f"{told['plain_build_s']}")
    yield ("passages a second", f"{told['passages_per_s']}", f"{told['plain_passages_per_s']}")
    yield ("vectors a second", f"{told['vectors_per_s']}", f"{told['plain_passages_per_s']}")
    yield ("build after one changed passage, s", f"{told['after_one_change_s']}", "")
    yield ("peak memory of a build, MB", f"{told['build_peak_mb']}", f"{told['plain_build_peak_mb']}")
