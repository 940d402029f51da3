"""Where each thing has its page: the one place that knows the addresses of the website."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

START = "index.html"
ADVICE = "advice/index.html"
INTERVIEW = "interview.html"
SEARCH = "search.html"
EVIDENCE = "evidence/index.html"
THEMES = "themes/index.html"
FRAMES = "frames/index.html"
HEATMAP = "frames/heatmap.svg"
PORTRAITS = "portraits/index.html"
GLOSSARY = "glossary/index.html"
ABOUT = "about.html"
METHODS = "methods.html"
LIMITS = "limits.html"
LICENCE = "licence.html"
LOST = "404.html"
"""Shown by servers in the place of a page that is not there."""


def sources(letters: str) -> str:
    """Return the page that lists the sources with these first letters."""
    return f"evidence/sources-{letters}.html"


def advice(recommendation: str) -> str:
    """Return the page of a recommendation."""
    return f"advice/{recommendation.removeprefix('rec-')}.html"


def phase(name: str) -> str:
    """Return the page of the advice for a phase."""
    return f"advice/phase-{name}.html"


def host(name: str) -> str:
    """Return the page of the advice for a kind of host."""
    return f"advice/host-{name}.html"


def theme(name: str) -> str:
    """Return the page of a theme."""
    return f"themes/{name}.html"


def source(name: str, part: int = 1) -> str:
    """Return the page of a source and its excerpts; one with very many has several parts."""
    return f"evidence/{name}.html" if part == 1 else f"evidence/{name}.part-{part}.html"


def passage(name: str, source_id: str, part: int = 1) -> str:
    """Return the place of an excerpt."""
    return f"{source(source_id, part)}#{name}"


def code(frame: str, name: str) -> str:
    """Return the page of a construct or component."""
    return f"frames/{frame}-{name.replace('.', '-')}.html"


def portrait(case: str) -> str:
    """Return the page of a pen portrait."""
    return f"portraits/{case}.html"


def picture(name: str) -> str:
    """Return the file of a picture of a portrait."""
    return f"portraits/{name}.svg"


def in_dark(file: str) -> str:
    """Return the file of a picture as dark pages show it."""
    return f"{file.removesuffix('.svg')}.dark.svg"


def glossary(letters: str) -> str:
    """Return the page of some letters of the glossary."""
    return f"glossary/{letters}.html"


def spread(names: Iterable[str], most: int) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield names by their first letters, so many at most to a page where letters allow it.

    Args:
        names: in any order.
        most: how many names a page holds at most, unless one letter has more.
    """
    pages: list[list[str]] = []
    for _, held in groupby(sorted(names, key=in_alphabet), key=_letter):
        letter = list(held)
        if not pages or len(pages[-1]) + len(letter) > most:
            pages.append([])
        pages[-1] += letter
    for page in pages:
        first, last = _letter(page[0]), _letter(page[-1])
        yield (first if first == last else f"{first}-{last}"), page


def in_alphabet(name: str) -> str:
    """Return what a name is put in order by: its letters and digits, without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in plain if char.isascii() and (char.isalnum() or char == " ")).lstrip()


def _letter(name: str) -> str:
    return in_alphabet(name)[:1] or "z"
