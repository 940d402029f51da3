"""An evidence file: one source and what was taken from it."""

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Excerpt, Passage
from cc_assistant.domain.source import Source


class EvidenceFile(Frozen):
    """`evidence/<source id>.yaml`: the bibliographic record, then the coded excerpts."""

    source: Source
    excerpts: tuple[Excerpt, ...] = ()

    def passages(self, pack: str) -> tuple[Passage, ...]:
        """Return the excerpts as passages of the pack with that id."""
        return tuple(
            Passage.model_construct(**excerpt.__dict__, source=self.source.id, pack=pack)
            for excerpt in self.excerpts
        )
