"""What the website is made of: values only, gathered by `cc_assistant.site_builder`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cc_assistant.domain.coverage import Coverage
from cc_assistant.domain.library import Library


@dataclass(frozen=True, slots=True)
class HostAdvice:
    """What one kind of host means for a service.

    Attributes:
        id: the answer of the questionnaire.
        label: the same in words.
        adds: ids of recommendations that this host brings.
        raises: ids of those that it makes more pressing.
        others: ids of those that hold whatever the host, unless an answer says that they are done.
    """

    id: str
    label: str
    adds: tuple[str, ...]
    raises: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A pen portrait as a page shows it.

    Attributes:
        body: HTML, with headings from the second level on, and no style or script of its own.
        pictures: files that it shows, by their name in the folder of portraits.
    """

    body: str
    pictures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stock:
    """All that the pages tell.

    Attributes:
        library: what the public packs hold.
        coverage: where there is evidence, and how much.
        heatmap: the same as a picture (SVG).
        rules: the rules of the interview, compiled for the browser.
        stems: the words of each recommendation that a worry may share.
        hosts: advice by the kind of host.
        shorts: how a text names each source, by its id.
        citations: the whole reference of each source, by its id.
        links: the address of each source, by its id; None where it has none.
        made: the day that the pages name.
        program: version of the program.
    """

    library: Library
    coverage: Coverage
    heatmap: str
    rules: dict[str, Any]
    stems: dict[str, list[str]]
    hosts: tuple[HostAdvice, ...]
    shorts: Mapping[str, str]
    citations: Mapping[str, str]
    links: Mapping[str, str | None]
    made: date
    program: str
