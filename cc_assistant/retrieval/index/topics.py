"""Topics: themes and constructs as texts, so that a question can be compared with them by meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cc_assistant.domain.library import Library

TopicKind = Literal["theme", "theme-phrase", "cfir", "npt", "source"]


class Topic(NamedTuple):
    """A text that stands for something.

    For a theme (label and description, or a phrase of an asker), for a construct (name and definition),
    or for what a source is about (title and setting; ``id`` is then its number).
    """

    kind: TopicKind
    id: str
    text: str


def topics_of(library: Library) -> Iterator[Topic]:
    """Yield all topics of a library, those of one theme together; sources by their number."""
    for theme in library.themes.themes if library.themes else ():
        yield Topic("theme", theme.id, f"{theme.label}. {theme.description}")
        for phrase in theme.asked_as:
            yield Topic("theme-phrase", theme.id, phrase)
    for construct in library.cfir.constructs if library.cfir else ():
        yield Topic("cfir", construct.id, f"{construct.name}: {construct.definition}")
    for component in library.npt.components if library.npt else ():
        yield Topic("npt", component.id, f"{component.name}: {component.definition}")
    if library.themes:  # a library of documents only has no titles that say more than the documents
        for number, source in enumerate(library.sources):
            yield Topic("source", str(number), f"{source.title}. {source.setting or ''}".strip())
