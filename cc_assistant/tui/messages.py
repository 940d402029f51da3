"""What widgets and threads tell the screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from cc_assistant.tui.warm import Warmth

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Citation
    from cc_assistant.domain.filters import Filters
    from cc_assistant.domain.ranking import Noticed


@dataclass
class Warmed(Message):
    """The assistant became readier: what can be used now."""

    warmth: Warmth


@dataclass
class Progressed(Message):
    """A long job has come so far. ``total`` 0: nothing is known."""

    stage: str
    done: int
    total: int


@dataclass
class Said(Message):
    """The program has something to say beside a result."""

    text: str


@dataclass
class AskWanted(Message):
    """Someone wants this question asked."""

    question: str


@dataclass
class EvidenceWanted(Message):
    """Someone wants passages listed in Evidence: found by a question or filters, or ``listed`` by ids."""

    question: str = ""
    filters: Filters | None = None
    listed: tuple[str, ...] = ()
    title: str = ""


@dataclass
class CitationWanted(Message):
    """Someone wants to see what a statement rests on. ``card`` numbers the answer in the talk."""

    card: int
    citation: Citation


@dataclass
class PassageWanted(Message):
    """Someone wants to see a passage."""

    passage: str


@dataclass
class NoticedTaken(Message):
    """A facet noticed in a question is to become a filter (``keep``) or to be left out of the question."""

    noticed: Noticed
    keep: bool


@dataclass
class FilterDropped(Message):
    """A filter is to go."""

    facet: str
    value: str


@dataclass
class StateChanged(Message):
    """What is kept has changed: baskets, filters, conversation."""


@dataclass
class PreferencesChanged(Message):
    """Colours, layout or keys have changed."""
