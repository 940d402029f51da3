"""A draft of a pen portrait: what people write of their own service, and what advisers say of it."""

from __future__ import annotations

from datetime import date as day
from typing import Literal, Self

from pydantic import field_validator, model_validator

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Phase

CommentState = Literal["open", "accepted", "answered"]


class Comment(Frozen):
    """What an adviser said of a sentence.

    Attributes:
        id: names it within its draft, such as ``c3``.
        sentence: id of the sentence.
        of: the sentence as it stood when the comment was made.
        state: ``accepted`` where the sentence was or will be changed, ``answered`` where it stays.
        reply: why; an answer always has one.
        by: who accepted or answered, on which day.
    """

    id: str
    sentence: str
    of: str
    author: str
    date: day
    text: str
    state: CommentState = "open"
    reply: str = ""
    by: str = ""
    on: day | None = None

    @model_validator(mode="after")
    def _answered_with_words(self) -> Self:
        if self.state == "answered" and not self.reply:
            raise ValueError("an answer has words: fill in 'reply'")
        return self


class DraftSentence(Frozen):
    """A sentence of a draft and what it rests on; without passages it is named as having no trace.

    ``id`` is what comments hold on to; it never changes, whatever becomes of the words.
    """

    id: str = ""
    text: str
    excerpts: tuple[str, ...] = ()


class DraftEvent(Frozen):
    """Something that happened. ``date`` as people write it: 2021, March 2021, 2019 to 2021."""

    date: str
    phase: Phase
    event: str
    excerpts: tuple[str, ...] = ()

    @field_validator("date", mode="before")
    @classmethod
    def _year_alone(cls, value: object) -> object:
        return str(value) if isinstance(value, int) else value


class DraftEvidence(Frozen):
    """One coded finding that a draft was begun with, for people to choose from; the portrait ignores it."""

    phase: tuple[Phase, ...] = ()
    passage: str
    who: str = ""
    says: str
    tells: str = ""
    cfir: tuple[str, ...] = ()
    npt: tuple[str, ...] = ()


class DraftPortrait(Frozen):
    """A draft as it stands in its file. Everything that is empty is left out of the portrait, and said.

    ``of`` says what its evidence comes from: packs of the user's own by their ids, or none for a case.
    """

    version: Literal[1] = 1
    case: str
    of: tuple[str, ...] = ()
    confidential: bool = False
    title: str
    name: str
    place: str = ""
    host_organisation: str = ""
    model_of_delivery: str = ""
    started: int | None = None
    people_served: str = ""
    figures: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    timeline: tuple[DraftEvent, ...] = ()
    opening: tuple[DraftSentence, ...] = ()
    initiation: tuple[DraftSentence, ...] = ()
    operation: tuple[DraftSentence, ...] = ()
    maintenance: tuple[DraftSentence, ...] = ()
    in_the_pandemic: tuple[DraftSentence, ...] = ()
    what_helped: tuple[DraftSentence, ...] = ()
    what_got_in_the_way: tuple[DraftSentence, ...] = ()
    what_others_can_take: tuple[DraftSentence, ...] = ()
    evidence: tuple[DraftEvidence, ...] = ()
    review: tuple[Comment, ...] = ()


class DraftFault(Frozen):
    """Something in a draft that does not hold. ``sentence`` is its id, "" for the draft as a whole."""

    sentence: str
    about: str
    fault: str
