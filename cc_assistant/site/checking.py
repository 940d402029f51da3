"""Checks a website: every link and file, sizes and addresses, and every page in Chromium."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cc_assistant.errors import NotFound
from cc_assistant.site import places
from cc_assistant.site.browser import Browser, find_chromium
from cc_assistant.site.reading import ReadPage, read_page
from cc_assistant.site.writing import MARKER, own_files

LARGEST_PAGE = 100_000
"""Bytes of a page."""
_FETCHES = re.compile(r"@import|\burl\((?!['\"]?(?:data:|#))|https?://(?!www\.w3\.org/)")


@dataclass(frozen=True, slots=True)
class SiteFault:
    """Something wrong with a file of the website."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What was checked.

    Attributes:
        pages: how many there are.
        links: how many links between them and to other websites.
        opened: how many pages were opened in Chromium; 0 without it.
        browser: why none was opened; "" where they were.
        largest: the largest page and its bytes.
        faults: everything that is wrong.
    """

    pages: int
    links: int
    opened: int
    browser: str
    largest: tuple[str, int]
    faults: tuple[SiteFault, ...]


def check_site(folder: Path, *, browser: bool) -> SiteReport:
    """Check a website.

    Args:
        folder: of the website.
        browser: open every page in Chromium too, where it is installed.

    Raises:
        NotFound: the folder holds no website of this program.
    """
    folder = folder.absolute()
    expected = own_files(folder)
    if expected is None:
        raise NotFound(
            f"{folder} holds no website that was built here.", remedy="Build it first: 'site build'."
        )
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {MARKER}
    faults = [SiteFault(name, "is missing") for name in sorted(expected - found)]
    faults += [SiteFault(name, "is not part of the website") for name in sorted(found - expected)]
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in sorted(found & expected)}
    pages = {name: read_page(text) for name, text in texts.items() if name.endswith(".html")}
    faults += _of_pages(texts, pages)
    faults += _of_links(pages, found)
    faults += [
        SiteFault(name, f"names an address that would be loaded: {match[0]}")
        for name, text in texts.items()
        if name.startswith("own/") and (match := _FETCHES.search(text))
    ]
    program = find_chromium() if browser else None
    opened = 0
    if program:
        shown = [name for name in pages if name != places.LOST]
        for opened, fault in enumerate(_in_browser(program, folder, shown), 1):  # noqa: B007
            faults += fault
    why = "" if program else "Chromium is not installed" if browser else "not asked for"
    sizes = {name: len(texts[name].encode()) for name in pages}
    return SiteReport(
        pages=len(pages),
        links=sum(len(page.links) for page in pages.values()),
        opened=opened,
        browser=why,
        largest=max(sizes.items(), key=lambda pair: pair[1], default=("", 0)),
        faults=tuple(faults),
    )


def target_of(link: str, page: str) -> tuple[str, str] | None:
    """Return the file and place that a link of a page leads to; None where it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return file, unquote(parts.fragment)


def _of_pages(texts: Mapping[str, str], pages: Mapping[str, ReadPage]) -> Iterator[SiteFault]:
    for name, page in pages.items():
        size = len(texts[name].encode())
        if size > LARGEST_PAGE:
            yield SiteFault(name, f"has {size:,} bytes; {LARGEST_PAGE:,} is the most")
        for fault in page.faults:
            yield SiteFault(name, fault)


def _of_links(pages: Mapping[str, ReadPage], files: set[str]) -> Iterator[SiteFault]:
    reached = {places.START, places.LOST}
    for name, page in pages.items():
        for link in (*page.links, *page.loads):
            if name == places.LOST and link.startswith("../"):
                continue  # it is shown in the place of pages in folders too
            target = target_of(link, name)
            if target is None:
                if link in page.loads or not link.startswith(("https://", "http://")):
                    yield SiteFault(name, f"would load {link}")
                continue
            file, place = target
            if file not in files or file.startswith(".."):
                yield SiteFault(name, f"leads to {link}, which is not there")
            elif place and file in pages and place not in pages[file].ids:
                yield SiteFault(name, f"leads to {link}, a place that is not there")
            reached.add(file)
    for name in sorted(pages.keys() - reached):
        yield SiteFault(name, "cannot be reached from any other page")


def _in_browser(program: str, folder: Path, pages: Sequence[str]) -> Iterator[list[SiteFault]]:
    """Open every page; yield what its console said and what it asked for beyond the website."""
    home = folder.as_uri() + "/"
    with Browser(program) as browser:
        for name in pages:
            browser.visit(home + name)
            complaints, requested = browser.taken()
            yield [
                *(SiteFault(name, f"Chromium says: {words}") for words in complaints),
                *(
                    SiteFault(name, f"asks for {address}")
                    for address in requested
                    if not address.startswith((home, "data:", "blob:"))
                ),
            ]
