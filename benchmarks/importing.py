"""Measures importing and indexing beside the encoder alone, in one run, and writes the results.

    make benchimport                    300 pages
    make benchimport PAGES=10000        the whole of it; about two hours on two cores

Pages are made of sentences of the shipped passages in new mixtures, as PDF files of 20 pages. What is
shipped is indexed before, as at a user's. The encoder alone encodes just the texts that the index gives
vectors to (passages and their sentences, each different one once, sorted by length), nothing else. What
counts is the ratio: the time that it takes, to the time that importing and building the index take together.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from cc_assistant import __version__
from cc_assistant.domain.library import Library
from cc_assistant.retrieval.index.encode import texts_of
from cc_assistant.retrieval.index.units import units_of
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.text.sentences import sentence_spans

RESULTS = Path(__file__).resolve().parent / "results"
PAGES_OF_A_FILE = 20
LINES_OF_A_PAGE = 40
CHARACTERS_OF_A_LINE = 88
AT_ONCE = 512


def say(text: str) -> None:
    """Tell how far it has come."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--profile", metavar="FILE", help="write what time went into, for pstats")
    parser.add_argument("--keep", action="store_true", help="write the results by version")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cc-assistant-bench-") as folder:
        os.environ["CC_ASSISTANT_HOME"] = folder
        result = measure(Path(folder), chosen.pages, chosen.profile)
    text = json.dumps(result, indent=1)
    sys.stdout.write(f"{text}\n")
    if chosen.keep:
        (RESULTS / f"{__version__}-importing.json").write_text(f"{text}\n", encoding="utf-8")


def measure(folder: Path, pages: int, profile: str | None) -> dict[str, float | int | str]:
    """Return what was measured."""
    services = Services(Settings())
    say("indexing what is shipped")
    services.keeper.build()
    files = write_files(folder / "files", pages, services.library)
    say(f"importing {len(files)} files")
    began = perf_counter()
    report = services.importing.import_files(files, "pages")
    imported = perf_counter() - began
    assert not report.refused
    assert services.encoder
    alone = 0.0
    services.forget()
    texts = new_texts(services.library)
    say(f"encoding {len(texts):,} texts")
    began = perf_counter()
    for at in range(0, len(texts), AT_ONCE):
        services.encoder.encode(texts[at : at + AT_ONCE])
    alone = perf_counter() - began
    services.forget()
    say("building the index")
    if profile:
        import cProfile

        watching = cProfile.Profile()
        watching.enable()
    began = perf_counter()
    services.keeper.build()
    built = perf_counter() - began
    if profile:
        watching.disable()
        watching.dump_stats(profile)
    return {
        "version": __version__,
        "pages": pages,
        "files": len(files),
        "texts": len(texts),
        "encoder_alone_s": round(alone, 1),
        "import_s": round(imported, 1),
        "index_s": round(built, 1),
        "share_of_the_encoders_speed": round(alone / (imported + built), 3),
    }


def new_texts(library: Library) -> list[str]:
    """Return the different texts of the imported pack that get vectors, the short ones first."""
    passages = [passage for passage in library.passages if passage.pack == "pages"]
    units = (unit for passage in passages for unit in units_of(passage))
    return sorted(set(texts_of(passages, units, ())), key=len)


def write_files(folder: Path, pages: int, library: Library) -> list[Path]:
    """Write the pages and return their files."""
    folder.mkdir()
    chance = random.Random(7)
    sentences = [
        passage.text[start:end] for passage in library.passages for start, end in sentence_spans(passage.text)
    ]
    words = sorted({word for sentence in sentences for word in sentence.split() if word.isalpha()})
    files = []
    for first in range(0, pages, PAGES_OF_A_FILE):
        file = folder / f"report-{first // PAGES_OF_A_FILE:04}.pdf"
        canvas = Canvas(str(file), pagesize=A4)
        for _ in range(min(PAGES_OF_A_FILE, pages - first)):
            y = 790
            for line in page_lines(sentences, words, chance):
                canvas.setFont("Helvetica", 10)
                canvas.drawString(60, y, line)
                y -= 18 if line.endswith("  ") else 13
            canvas.showPage()
        canvas.save()
        files.append(file)
    return files


def page_lines(sentences: list[str], words: list[str], chance: random.Random) -> list[str]:
    """Return the lines of a page; one word of each sentence is another, so that none stands twice."""
    lines: list[str] = []
    while len(lines) < LINES_OF_A_PAGE:
        line = ""
        for _ in range(chance.randint(3, 6)):
            changed = chance.choice(sentences).split()
            changed[chance.randrange(len(changed))] = chance.choice(words)
            for word in changed:
                if len(line) + len(word) > CHARACTERS_OF_A_LINE:
                    lines.append(line)
                    line = ""
                line = f"{line} {word}".strip()
        lines.append(f"{line}  ")
    return lines[:LINES_OF_A_PAGE]


if __name__ == "__main__":
    main()
