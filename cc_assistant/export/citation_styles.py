"""References as text: Vancouver, Harvard and APA.

Sources of the rules: the NLM guide "Citing Medicine" with the six authors of the ICMJE (Vancouver),
Cite Them Right (Harvard) and the Publication Manual of the American Psychological Association, 7th
edition (APA). Where a record does not have what a style asks for (volume and pages, the day of
access), it is left out; nothing is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from cc_assistant.domain.reference import NO_DATE, Author, Reference, reference
from cc_assistant.domain.source import Source

Style = Literal["vancouver", "harvard", "apa"]

AUTHORS_NOT_SHOWN = "[Authors not shown]"

_VANCOUVER_AUTHORS = 6
_HARVARD_AUTHORS = 3
_APA_AUTHORS = 20


def cite(source: Source, style: Style) -> str:
    """Return the reference of a source as plain text in one of the three styles."""
    return _STYLES[style](reference(source))


def _vancouver(of: Reference) -> str:
    names = [f"{author.name} {author.initials}" if author.initials else author.name for author in of.authors]
    if len(names) > _VANCOUVER_AUTHORS or of.more_authors:
        names = [*names[:_VANCOUVER_AUTHORS], "et al"]
    year = _year(of, "[{}?]")
    if of.article:
        what = [of.title, of.container, year]
    else:
        where = "; ".join(part for part in (_capital(of.container), year) if part)
        what = [f"{of.title.removesuffix('.')} [{'thesis' if of.thesis else 'Internet'}]", where]
    if of.unpublished:
        what = [f"{of.title.removesuffix('.')} [unpublished {of.unpublished}]", year]
    link = f"doi: {of.doi}" if of.doi else of.url and f"Available from: {of.url}"
    return _sentences([", ".join(names) or _nobody(of), *what], link)


def _harvard(of: Reference) -> str:
    names = [_inverted(author, "") for author in of.authors]
    if len(names) > _HARVARD_AUTHORS or of.more_authors:
        who = f"{names[0]} et al."
    else:
        who = _listed(names, " and ") or AUTHORS_NOT_SHOWN
    head = f"{who} ({_year(of, 'c. {}')})"
    link = of.link and f"Available at: {of.link}"
    if of.unpublished:
        year = f"({_year(of, 'c. {}')})"
        head = f"{_listed(names, ' and ')} {year} {of.title}" if names else f"{of.title} {year}"
        return _sentences([head, f"Unpublished {of.unpublished}"], None)
    if of.article:
        return _sentences([", ".join(part for part in (f"{head} ‘{of.title}’", of.container) if part)], link)
    return _sentences([f"{head} {of.title}", "Thesis" if of.thesis else None, _capital(of.container)], link)


def _apa(of: Reference) -> str:
    names = [_inverted(author, " ") for author in of.authors]
    if len(names) > _APA_AUTHORS:
        who = f"{', '.join(names[: _APA_AUTHORS - 1])}, . . . {names[-1]}"
    elif of.more_authors:
        who = f"{', '.join(names)}, et al."
    else:
        who = _listed(names, ", & ") or AUTHORS_NOT_SHOWN
    head = [who, f"({_year(of, 'ca. {}')})"]
    if of.unpublished:
        title = f"{of.title} [Unpublished {of.unpublished}]"
        return _sentences([*head, title] if names else [title, head[1]], None)
    if of.thesis:
        return _sentences([*head, f"{of.title} [Thesis, {of.container}]"], of.link)
    return _sentences([*head, of.title, _capital(of.container)], of.link)


_STYLES: dict[Style, Callable[[Reference], str]] = {
    "vancouver": _vancouver,
    "harvard": _harvard,
    "apa": _apa,
}


def _nobody(of: Reference) -> str | None:
    """What stands in the place of authors: nothing where nobody is missing."""
    return None if of.unpublished else AUTHORS_NOT_SHOWN


def _year(of: Reference, estimated: str) -> str:
    if of.year is None:
        return NO_DATE
    return estimated.format(of.year) if of.estimated else str(of.year)


def _capital(container: str | None) -> str | None:
    """Begin a plain word with a capital; leave addresses (coda.io) and names (mPower) as they are."""
    if container and container.split()[0].rstrip(",").isalpha() and container.split()[0].islower():
        return container[0].upper() + container[1:]
    return container


def _inverted(author: Author, between: str) -> str:
    """Return ``Holt, N.J.`` or, with a space between, ``Holt, N. J.``; an organisation as it is."""
    if author.initials is None:
        return author.name
    return f"{author.name}, {between.join(f'{letter}.' for letter in author.initials)}"


def _listed(names: Sequence[str], last: str) -> str:
    """Join names by commas, and the last by its own word."""
    return last.join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _sentences(parts: Sequence[str | None], link: str | None) -> str:
    """End each part with one full stop, unless it ends a sentence already; an address gets none."""
    ended = [
        part if part.endswith((".", "?", "!", ".’", "?’", "!’")) else f"{part}." for part in parts if part
    ]
    return " ".join([*ended, *([link] if link else [])])
