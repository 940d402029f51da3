"""The glossary: terms, places and spellings, for readers and for search."""

from typing import Annotated

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import Gives, PassageId, PlaceId, TermId


class Distinction(Frozen):
    """Another term that people mix up with this one, and why it is not the same."""

    id: TermId
    why: str


class Term(Frozen):
    """A word of the field in plain language.

    ``ambiguous``: short forms that also mean other things: recognised, not expanded.
    ``expand``: whether a search for one name should also find the others.
    """

    id: Annotated[str, Gives("glossary term")]
    term: str
    definition: str
    synonyms: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    expand: bool
    country: tuple[str, ...]
    not_the_same_as: tuple[Distinction, ...] = ()


class Place(Frozen):
    """A place: ``within`` are the larger areas that hold it, smallest first; ``also`` its other names.

    ``excerpts`` name this place, not only one inside it.
    """

    id: Annotated[str, Gives("place")]
    place: str
    kind: str
    within: tuple[PlaceId, ...]
    also: tuple[str, ...]
    ambiguous: tuple[str, ...] = ()
    note: str | None = None
    excerpts: tuple[PassageId, ...] = ()


class OtherPlace(Frozen):
    """A place that no source is about, so that a question on it can be told so.

    ``capital_only``: the name is an ordinary word in small letters ("Reading"); ``unless`` are longer
    names in which it means something else.
    """

    name: str
    also: tuple[str, ...] = ()
    capital_only: bool = False
    unless: tuple[str, ...] = ()


class Subject(Frozen):
    """Something that people may ask about, whether the library speaks of it or not.

    It tells what a question is about from words that happen to stand in it. ``also``: its other forms.
    """

    name: str
    also: tuple[str, ...] = ()


class Glossary(Frozen):
    """All words of the field.

    ``elsewhere`` names places that the library does not cover, ``subjects`` what people may ask about;
    ``spellings`` are groups of forms to treat as one.
    """

    terms: tuple[Term, ...] = ()
    places: tuple[Place, ...] = ()
    elsewhere: tuple[OtherPlace, ...] = ()
    subjects: tuple[Subject, ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
