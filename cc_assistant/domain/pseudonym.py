"""Pseudonyms: what identifies somebody in the documents of a pack, and what stands there instead."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from cc_assistant.domain.frozen import Frozen

IdentifierKind = Literal[
    "person",
    "place",
    "organisation",
    "gp-practice",
    "hospital",
    "school",
    "address",
    "postcode",
    "phone",
    "email",
    "web",
    "handle",
    "nhs-number",
    "national-insurance",
    "case-number",
    "date-of-birth",
    "other",
]
Decision = Literal["open", "replace", "keep"]


class Identifier(Frozen):
    """Somebody or something that words of a pack identify.

    Attributes:
        name: as it is mostly written; it is what people know the entry by.
        also: other ways in which it is written, such as a first name or another spacing of a number.
        pseudonym: what stands in its place; empty where one is still to be made.
        kind: what it is.
        decision: ``replace`` it, ``keep`` it as it stands, or ``open``: nobody has looked yet.
        rule: how it was found, in plain words; empty where somebody listed it.
        any_case: whether small letters count too. None: they do, but for names that are also words (Will).
    """

    name: str
    also: tuple[str, ...] = ()
    pseudonym: str = ""
    kind: IdentifierKind = "person"
    decision: Decision = "open"
    rule: str = ""
    any_case: bool | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All ways in which it is written, each once."""
        return tuple(dict.fromkeys(form for form in (self.name, *self.also) if form.strip()))


class Sighting(Frozen):
    """Where something that identifies stands: the words, and what is around them, spaces and all."""

    model_config = ConfigDict(str_strip_whitespace=False)

    document: str
    place: str
    before: str
    words: str
    after: str


class Proposal(Frozen):
    """An identifier with how often it stands in the documents of a pack, and the first places."""

    identifier: Identifier
    count: int
    sightings: tuple[Sighting, ...]


class Replaced(Frozen):
    """What became of a pack: how often what was replaced, and what people have to know besides.

    ``counts`` are by pseudonym; ``notes`` name what was left and why, in whole sentences.
    """

    pack: str
    documents: int
    counts: dict[str, int]
    codings: int = 0
    notes: tuple[str, ...] = ()

    @property
    def places(self) -> int:
        """How many places were replaced together."""
        return sum(self.counts.values())
