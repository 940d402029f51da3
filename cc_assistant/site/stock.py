"""What the website is made of: values only, gathered by `cc_assistant.tasks.site_builder`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cc_assistant.domain.coverage import Coverage
from cc_assistant.domain.library import Library
from cc_assistant.domain.portrait_paper import Drawn


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
class Pictured:
    """The pictures of a pen portrait.

    Attributes:
        drawn: each with the same as a table.
        sources: number, as the pictures name it, and id of each source.
    """

    drawn: tuple[Drawn, ...]
    sources: tuple[tuple[int, str], ...]


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
        pictures: of each pen portrait, by its case.
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
    pictures: Mapping[str, Pictured]
    shorts: Mapping[str, str]
    citations: Mapping[str, str]
    links: Mapping[str, str | None]
    made: date
    program: str
