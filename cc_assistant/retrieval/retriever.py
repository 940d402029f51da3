"""The retriever: from a question to ranked passages, each with the parts of its score."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.ranking import Ranked, Ranking
from cc_assistant.retrieval import fusion, signals
from cc_assistant.retrieval.asked import asked
from cc_assistant.retrieval.candidates import Candidates, find_candidates
from cc_assistant.retrieval.filtering import allowed
from cc_assistant.retrieval.reading import Reader
from cc_assistant.retrieval.space import Space
from cc_assistant.retrieval.spelling import Speller
from cc_assistant.retrieval.support import NO_SUPPORT, measure_support

if TYPE_CHECKING:
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder

    Floats = npt.NDArray[np.float32]
    Positions = npt.NDArray[np.intp]

BY_MEANING = "meaning and words"
BY_WORDS = "words"


class Retriever:
    """Ranks passages by words and, where there is an encoder, by meaning.

    Args:
        space: the index, made ready.
        encoder: the model that the index was built with; None searches by words only.
        clock: seconds, for the timing that a ranking reports.
        weights: of the signals.
    """

    def __init__(
        self,
        space: Space,
        encoder: Encoder | None,
        clock: Callable[[], float],
        weights: fusion.Weights | None = None,
    ) -> None:
        self._space = space
        self._encoder = encoder if space.index.has_vectors else None
        self._clock = clock
        self._weights = weights or fusion.Weights()
        self._reader = Reader(
            space.lexicon,
            space.analyser,
            space.codes,
            Speller(space.words.known, self._is_word),
            space.concept_share,
        )

    def search(
        self,
        question: str,
        *,
        conversation: Conversation | None = None,
        filters: Filters | None = None,
        limit: int = 100,
    ) -> Ranking:
        """Rank the passages that the filters let through.

        Args:
            question: as typed.
            conversation: the turns before it.
            filters: set by people; see `Filters`.
            limit: how many passages to return.

        Returns:
            The ranking; passages that tell the same finding are joined to the best of them.
        """
        started = self._clock()
        reading = self._reader.read(question, conversation or Conversation())
        read = self._clock()
        wanted = asked(reading, self._encoder, self._space)
        encoded = self._clock()
        mask = allowed(self._space.index, filters or Filters())
        found = find_candidates(wanted, self._space, mask, self._weights)
        ranked: tuple[Ranked, ...] = ()
        support = NO_SUPPORT
        if len(found.pool) and (reading.terms or wanted.vector is not None):
            own, weighed = fusion.fuse(found.parts, self._weights)
            sources = self._space.sources[found.pool]
            scores = signals.lean_on_source(own, sources, fusion.SOURCE_SHARE)
            weighed["source"] = scores - own  # so that what is explained adds up
            order = np.argsort(-scores, kind="stable")
            support = measure_support(wanted, found, order, self._space, self._encoder)
            ranked = self._joined(found, order, scores, weighed, limit)
        ended = self._clock()
        return Ranking(
            understanding=reading.understanding(question),
            support=support,
            passages=ranked,
            themes={ident: round(near, 4) for ident, near in wanted.themes.items()},
            searched_by=BY_WORDS if wanted.vector is None else BY_MEANING,
            considered=self._space.count if mask is None else int(mask.sum()),
            timing_ms={
                "read": _ms(started, read),
                "encode": _ms(read, encoded),
                "search": _ms(encoded, ended),
            },
        )

    def _is_word(self, word: str) -> bool:
        known = self._encoder is not None and self._encoder.knows_word(word)
        return known or self._space.knows_stem(word)

    def _joined(
        self,
        found: Candidates,
        order: Positions,
        scores: Floats,
        weighed: dict[str, Floats],
        limit: int,
    ) -> tuple[Ranked, ...]:
        """The first ``limit`` findings, each with the passages that tell it too."""
        first = self._space.index.first_told
        shown: dict[int, int] = {}
        same: dict[int, list[int]] = {}
        for at in order:
            position = int(found.pool[at])
            finding = int(first[position])
            if finding in shown:
                same.setdefault(finding, []).append(position)
            elif len(shown) < limit:
                shown[finding] = int(at)
        ids = self._space.index.ids([int(found.pool[at]) for at in shown.values()])
        twins = {finding: tuple(self._space.index.ids(others)) for finding, others in same.items()}
        return tuple(
            Ranked(
                id=ident,
                score=float(scores[at]),
                parts={name: round(float(part[at]), 4) for name, part in weighed.items()},
                best=found.span(at, self._space),
                same_as=twins.get(finding, ()),
            )
            for ident, (finding, at) in zip(ids, shown.items(), strict=True)
        )


def _ms(start: float, end: float) -> float:
    return round((end - start) * 1000, 2)
