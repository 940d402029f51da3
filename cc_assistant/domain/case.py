"""A case: a published service with its dated events."""

from typing import Annotated, Literal

from pydantic import Field

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import Gives, PassageId, SourceId
from cc_assistant.domain.passage import Phase


class Event(Frozen):
    """Something that happened to the service. ``date`` stands as the source gives it."""

    date: str
    phase: Phase
    event: str
    source: SourceId


class Case(Frozen):
    """A service that several sources tell of; ``excerpts`` are the passages that belong to it.

    ``like``: how the interview's questions on host, kind of help and area would be answered for it, by the
    ids of questions and options, so that people find services like their own.
    """

    id: Annotated[str, Gives("case")]
    name: str
    place: str
    host_organisation: str
    model_of_delivery: str
    started: int | None
    timeline: tuple[Event, ...]
    partners: tuple[str, ...]
    people_served: str
    figures: tuple[str, ...]
    note: str | None = None
    excerpts: tuple[PassageId, ...]
    like: dict[Literal["host", "model", "place"], tuple[str, ...]] = Field(default_factory=dict)
