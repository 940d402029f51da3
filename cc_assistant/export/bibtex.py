"""References as BibTeX, for LaTeX and for reference managers.

Texts stay in Unicode, which biber and every manager read; only what TeX takes as a command is escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cc_assistant.domain.reference import Author, Reference, reference
from cc_assistant.domain.source import Source
from cc_assistant.export.record_notes import NO_REMARKS, notes

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_NEEDS_ESCAPE = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
# In an address only braces and backslashes can end the field early; they may be written as %xx.
_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def to_bibtex(sources: Iterable[Source], remarks: Mapping[str, Sequence[str]] = NO_REMARKS) -> str:
    """Return the sources as BibTeX text, one entry after the other, each with a key of its own.

    Args:
        sources: what to write.
        remarks: by the id of a source, further notes for its entry.
    """
    used: set[str] = set()
    return "\n".join(_entry(source, _key(source.id, used), remarks.get(source.id, ())) for source in sources)


def _entry(source: Source, key: str, remarks: Sequence[str]) -> str:
    of = reference(source)
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source, of, remarks))
    return f"@{_type(of)}{{{key},\n{fields}}}\n"


def _type(of: Reference) -> str:
    if of.article:
        return "article"
    if of.thesis:
        return "phdthesis"
    return "unpublished" if of.unpublished else "misc"


def _fields(source: Source, of: Reference, remarks: Sequence[str]) -> Iterator[tuple[str, str]]:
    names = [_author(author) for author in of.authors]
    if of.more_authors:
        names.append("others")
    if names:
        yield "author", " and ".join(names)
    # A second pair of braces keeps the capitals of the title as they are.
    yield "title", f"{{{_escaped(of.title)}}}"
    if of.container:
        yield (
            {"article": "journal", "phdthesis": "school"}.get(_type(of), "howpublished"),
            _escaped(of.container),
        )
    if of.year is not None:
        yield "year", str(of.year)
    if of.doi:
        yield "doi", of.doi.translate(_ADDRESS)
    if of.url:
        yield "url", of.url.translate(_ADDRESS)
    yield "note", _escaped(" ".join((*notes(source, of), *remarks)))


def _author(author: Author) -> str:
    if author.initials is None:
        return f"{{{_escaped(author.name)}}}"
    return f"{_escaped(author.name)}, {' '.join(f'{letter}.' for letter in author.initials)}"


def _escaped(text: str) -> str:
    return _NEEDS_ESCAPE.sub(lambda found: _ESCAPES[found[0]], " ".join(text.split()))


def _key(source_id: str, used: set[str]) -> str:
    """Return a key of ASCII letters, digits and hyphens that no entry before has."""
    plain = unicodedata.normalize("NFKD", source_id).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9-]+", "-", plain).strip("-") or "source"
    key, number = stem, 2
    while key.casefold() in used:
        key, number = f"{stem}-{number}", number + 1
    used.add(key.casefold())
    return key
