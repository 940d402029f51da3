"""The references of all shipped sources as they were read and approved by a person.

After a wanted change write them anew with ``python -m tests.export.golden`` and read the difference.
"""

from __future__ import annotations

from pathlib import Path

from cc_assistant.domain.source import Source
from cc_assistant.export.bibtex import to_bibtex
from cc_assistant.export.citation_styles import Style, cite
from cc_assistant.export.ris import to_ris
from cc_assistant.knowledge.loading import load_library

FOLDER = Path(__file__).parent / "golden"
SHIPPED = Path(__file__).parents[2] / "knowledge"
STYLES: tuple[Style, ...] = ("vancouver", "harvard", "apa")


def shipped_sources() -> tuple[Source, ...]:
    """Return all sources of the shipped pack."""
    return load_library([SHIPPED]).sources


def made(sources: tuple[Source, ...]) -> dict[str, str]:
    """Return the text of each golden file by its name."""
    texts = {
        f"{style}.txt": "".join(f"{source.id}\t{cite(source, style)}\n" for source in sources)
        for style in STYLES
    }
    return {**texts, "references.ris": to_ris(sources), "references.bib": to_bibtex(sources)}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in made(shipped_sources()).items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
