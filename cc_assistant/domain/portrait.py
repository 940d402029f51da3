"""A pen portrait: a service told in plain words over three time points, every sentence traced."""

from typing import Self

from pydantic import model_validator

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.ids import CaseId, PassageId, SourceId


class Sentence(Frozen):
    """A sentence and what it rests on: passages, or a source where no passage tells it."""

    text: str
    excerpts: tuple[PassageId, ...] = ()
    source: SourceId | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Self:
        if bool(self.excerpts) == bool(self.source):
            raise ValueError("a sentence rests on excerpts or on a source: give one of the two")
        return self


class Portrait(Frozen):
    """The story of one case."""

    case: CaseId
    title: str
    opening: tuple[Sentence, ...]
    initiation: tuple[Sentence, ...]
    operation: tuple[Sentence, ...]
    maintenance: tuple[Sentence, ...]
    in_the_pandemic: tuple[Sentence, ...] = ()
    what_helped: tuple[Sentence, ...]
    what_got_in_the_way: tuple[Sentence, ...]
    what_others_can_take: tuple[Sentence, ...]
