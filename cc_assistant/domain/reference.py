"""A reference: a source as a bibliography needs it, and its short form for use in a text.

Records say in words what a page did not show ("and 9 more authors", "undated page; year estimated").
Here such words become facts, so that every style says them in its own way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.source import Source

NO_DATE = "n.d."

_PERSON = re.compile(r"(?P<family>[^\W\d_][\w'’-]*(?: [\w'’-]+){0,2}) (?P<initials>[^\W\d_]{1,3})")
_NOT_INITIALS = frozenset({"UK", "USA", "US", "EU", "NHS"})
_MORE_AUTHORS = re.compile(r"and (?:\d+ |many )?(?:more|other|others)\b.*", re.IGNORECASE)
_NOT_SHOWN = re.compile(
    r"\b(?:authors?|journal|publisher|names?)\b.*\bnot (?:shown|given|named)\b", re.IGNORECASE
)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_YEAR_REMARK = re.compile(r"\s*\([^()]*\b(?:undated|year (?:estimated|inferred|of))\b[^()]*\)", re.IGNORECASE)
_RESEARCH = frozenset(
    {
        "qualitative-study",
        "mixed-methods",
        "quantitative",
        "trial",
        "systematic-review",
        "realist-review",
        "scoping-review",
        "protocol",
        "article",
    }
)
_UNPUBLISHED = {"interview": "interview", "survey": "survey answers", "document": "document"}
_LONGEST_NAME = 40
_TITLE_WORDS = 5
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with"})


class Author(Frozen):
    """A person (family name and initials, such as "NJ") or an organisation (name alone)."""

    name: str
    initials: str | None = None


class Reference(Frozen):
    """What the styles write. ``more_authors``: there are others that the page read did not name.

    ``unpublished`` names what was never published (``interview``), so that no style looks for an address.
    ``authors`` is empty where none was shown. ``estimated``: the page gives no year, and ``year`` is
    inferred. ``container`` is the journal or publisher, None where it was not shown or is the author.
    """

    id: str
    authors: tuple[Author, ...]
    more_authors: bool
    year: int | None
    estimated: bool
    title: str
    container: str | None
    doi: str | None
    url: str | None
    article: bool
    thesis: bool
    unpublished: str = ""

    @property
    def link(self) -> str | None:
        """The address that lasts longest: that of the DOI, else that of the page."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url


def reference(source: Source) -> Reference:
    """Return the bibliographic facts of a source."""
    shown = [name for name in source.authors if not _MORE_AUTHORS.fullmatch(name)]
    authors = tuple(author for name in shown if (author := _author(name)))
    container = _YEAR_REMARK.sub("", source.container or "").strip()
    estimated = container != (source.container or "") and source.year is not None
    thesis = container.startswith("Thesis, ")
    persons = bool(authors) and all(author.initials for author in authors)
    return Reference(
        id=source.id,
        authors=authors,
        more_authors=len(shown) < len(source.authors),
        year=source.year,
        estimated=estimated,
        title=source.title,
        container=_container(container.removeprefix("Thesis, "), authors),
        doi=source.doi,
        url=source.url,
        article=source.doi is not None or (source.kind in _RESEARCH and persons and not thesis),
        thesis=thesis,
        unpublished=_UNPUBLISHED.get(source.kind, "") if not (source.doi or source.url or container) else "",
    )


def _author(name: str) -> Author | None:
    """Return a person, an organisation, or None for words that say that no author was shown."""
    person = _PERSON.fullmatch(name)
    if person and person["initials"].isupper() and person["initials"] not in _NOT_INITIALS:
        return Author(name=person["family"], initials=person["initials"])
    if _NOT_SHOWN.match(name) or name.casefold() == "not shown":
        return None
    return Author(name=_REMARK.sub("", name))


def _container(container: str, authors: tuple[Author, ...]) -> str | None:
    if _NOT_SHOWN.match(container):
        return None
    # "Oxford publication page (journal not shown)": the remark goes, the place stays.
    remark = _REMARK.search(container)
    if remark and _NOT_SHOWN.search(remark[0]):
        container = container[: remark.start()]
    if any(author.name.casefold() == container.casefold() for author in authors):
        return None
    return container or None


def short_form(source: Source) -> str:
    """Return how a text names a source: ``Pescheny et al. 2018``, ``NHS England 2020``, ``Nesta n.d.``."""
    of = reference(source)
    return f"{_short_names(of)} {of.year or NO_DATE}"


def short_forms(sources: Iterable[Source]) -> dict[str, str]:
    """Return the short form of each source by its id; those that would be alike get letters.

    The letters follow the order of the ids: ``Wildman et al. 2019a``, ``Nesta n.d.-b``.
    """
    plain = {source.id: short_form(source) for source in sources}
    alike = Counter(plain.values())
    used: Counter[str] = Counter()
    lettered = dict(plain)
    for name in sorted(plain):
        form = plain[name]
        if alike[form] > 1:
            hyphen = "-" if form.endswith(NO_DATE) else ""
            lettered[name] = f"{form}{hyphen}{_letters(used[form])}"
            used[form] += 1
    return lettered


def _letters(index: int) -> str:
    """Return a, b, ... z, aa, ab, ... for 0, 1, ..."""
    rest, last = divmod(index, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("a") + last)


def _short_names(of: Reference) -> str:
    names = [_short_name(author) for author in of.authors]
    if not names:
        return f"“{_shortened(of.title, _TITLE_WORDS)}”"
    if len(names) > 2 or of.more_authors:
        return f"{names[0]} et al."
    return " and ".join(names)


def _short_name(author: Author) -> str:
    if author.initials:
        return author.name
    name = author.name.split(",")[0].removeprefix("The ")
    return name if len(name) <= _LONGEST_NAME else _shortened(name, _TITLE_WORDS)


def _shortened(text: str, words: int) -> str:
    """Keep the first words, and no small word or comma at the end."""
    every = text.split()
    if len(every) <= words:
        return text
    kept = every[:words]
    while len(kept) > 1 and kept[-1].casefold() in _SMALL_WORDS:
        kept.pop()
    return " ".join(kept).rstrip(",;:-– ") + " …"
