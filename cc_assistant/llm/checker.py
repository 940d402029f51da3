"""Whether a sentence of a language model says what the passages say that it names: sentence by sentence.

A sentence passes when every mark resolves, its quotes, figures, names and addresses stand in what it names,
it denies nothing and turns nothing round, claims no more, and enough of its words and meaning stand there,
more than in the passages that it does not name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cc_assistant.domain.answer import Citation, Dropped, Statement
from cc_assistant.domain.passage import Field
from cc_assistant.llm.fence import Numbered, fenced
from cc_assistant.llm.marks import Marked
from cc_assistant.text.faithful.certainty import overstated
from cc_assistant.text.faithful.cover import cover
from cc_assistant.text.faithful.figures import misplaced_figure, missing_figure
from cc_assistant.text.faithful.names import quotes, strange_address, strange_name, strange_quote
from cc_assistant.text.faithful.polarity import new_denial, turned_direction, turned_word
from cc_assistant.text.faithful.reading import content
from cc_assistant.text.normalise import find_quote
from cc_assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from cc_assistant.domain.ports import Encoder

HEADING = "What the evidence says"
"""Over what a model wrote: it makes no headings of its own, which nothing could be cited for."""

_MEANING = 0.5
"""What meaning counts beside words."""
_HOLDS, _HOLDS_BY_WORDS = 0.6, 0.5
"""How well a sentence has to fit what it names, with a model and without."""
_EACH = 0.45
"""How well it has to fit each single passage that it names."""
_ELSEWHERE = 0.12
"""By so much it may not fit a passage better that it does not name."""
_MOST_QUOTED = 3


class Checker:
    """Checks sentences against numbered passages.

    Args:
        passages: what the model was given.
        encoder: compares by meaning; None compares by words alone.
        places: names that are places wherever they stand (folded).
        question: what was asked; its words may be taken up.
    """

    def __init__(
        self,
        passages: Sequence[Numbered],
        encoder: Encoder | None = None,
        places: Collection[str] = (),
        question: str = "",
    ) -> None:
        self._by_number = {passage.number: passage for passage in passages}
        self._encoder = encoder
        self._places = places
        self._asked = content(question)
        self._vectors: dict[int, npt.NDArray[np.float32]] = {}

    def check(self, sentence: Marked) -> Statement | Dropped:
        """Return the sentence as a statement with its citations, or as dropped with the reason."""
        named = [self._by_number[number] for number in sentence.numbers if number in self._by_number]
        reason = next(self._faults(sentence, named), "")
        if reason:
            return Dropped(
                text=sentence.text, passages=tuple(passage.passage.id for passage in named), reason=reason
            )
        return self._statement(sentence.text, named)

    def _faults(self, sentence: Marked, named: Sequence[Numbered]) -> Iterator[str]:
        """Yield what speaks against a sentence, what is cheap to find first."""
        text = sentence.text
        if not sentence.numbers:
            yield "it names no passage"
        for number in sentence.numbers:
            if number not in self._by_number:
                yield f"there is no passage [{number}]"
        held = [part for passage in named for part in passage.held]
        told = [part for passage in named for part in passage.told]
        years = frozenset(passage.source.year for passage in named if passage.source.year)
        fenced_too = [*held, *map(fenced, held)]
        looked_for: tuple[tuple[Callable[[], str], str], ...] = (
            (lambda: strange_quote(text, fenced_too), "the quoted words “{}” do not stand in what it names"),
            (lambda: strange_address(text, held), "the address {} does not stand in what it names"),
            (lambda: missing_figure(text, held, years), "the figure {} does not stand in what it names"),
            (lambda: misplaced_figure(text, held), "the figure {} is given for something else"),
            (
                lambda: strange_name(text, [*held, *told], self._places),
                "the name {} does not stand in what it names",
            ),
            (lambda: turned_word(text, held), "it turns round whether “{}” is denied"),
            (lambda: new_denial(text, held), "“{}” is denied, and what it names denies nothing"),
            (lambda: turned_direction(text, held), "“{}” goes the opposite way of what it names"),
            (lambda: overstated(text, held), "“{}” says more than what it names"),
        )
        for find, fault in looked_for:
            if word := find():
                yield fault.format(word)
        if fault := self._cover_fault(text, named):
            yield fault

    def _cover_fault(self, text: str, named: Sequence[Numbered]) -> str:
        fits = {number: self._fit(text, [passage]) for number, passage in self._by_number.items()}
        together = self._fit(text, named) if len(named) > 1 else fits[named[0].number]
        if together < (_HOLDS if self._encoder else _HOLDS_BY_WORDS):
            return "too little of it stands in what it names"
        weakest = min(named, key=lambda passage: fits[passage.number])
        if fits[weakest.number] < _EACH:
            return f"passage [{weakest.number}] does not say it"
        best = max(fits, key=lambda number: fits[number])
        if fits[best] > together + _ELSEWHERE:
            return f"it stands in passage [{best}], not in what it names"
        return ""

    def _fit(self, text: str, passages: Sequence[Numbered]) -> float:
        """Return how far a sentence's words and meaning stand in some passages (0 to 1)."""
        held = [part for passage in passages for part in passage.held]
        told = {stem for passage in passages for part in passage.told for stem in content(part)}
        words = cover(text, held, told | self._asked)
        if self._encoder is None:
            return words
        meaning = max(self._likeness(text, passage) for passage in passages)
        return (1 - _MEANING) * words + _MEANING * meaning

    def _likeness(self, text: str, passage: Numbered) -> float:
        if passage.number not in self._vectors:
            assert self._encoder is not None
            sentences = [
                part[span.start : span.end] for part in passage.held for span in sentence_spans(part)
            ]
            self._vectors[passage.number] = self._encoder.encode([*sentences, *passage.held])
        return float((self._vectors[passage.number] @ self._vector(text)).max())

    @lru_cache(maxsize=8)  # noqa: B019 - a checker lives as long as an answer
    def _vector(self, text: str) -> npt.NDArray[np.float32]:
        assert self._encoder is not None
        vector: npt.NDArray[np.float32] = self._encoder.encode([text])[0]
        return vector

    def _statement(self, text: str, named: Sequence[Numbered]) -> Statement:
        citations = tuple(citation for passage in named for citation in _citations(text, passage))
        quoted = any(text == citation.quote for citation in citations)
        return Statement(
            text=text, heading=HEADING, kind="quoted" if quoted else "summary", citations=citations
        )


def _citations(text: str, passage: Numbered) -> list[Citation]:
    """Return where a passage says a sentence: what it quotes, else what covers it."""
    found: list[tuple[Field, int, int]] = []
    fields: tuple[tuple[Field, str], ...] = (
        ("claim", passage.passage.claim or ""),
        ("text", passage.passage.text),
    )
    for name, stored in fields:
        if stored and (whole := find_quote(text, stored)):
            return [_citation(passage, name, whole.start, whole.end)]
    for quote in quotes(text):
        for name, stored in fields:
            if stored and (span := find_quote(quote, stored)):
                found.append((name, span.start, span.end))
                break
    parts = [
        (name, span.start, span.end) for name, stored in fields for span in sentence_spans(stored) if stored
    ]
    # The claim comes first: where it covers as much as any, it is the one.
    while parts and len(found) < _MOST_QUOTED:
        have = [_words(passage, part) for part in found]
        before = cover(text, have) if have else 0.0
        best = max(parts, key=lambda part: cover(text, [*have, _words(passage, part)]))
        if found and cover(text, [*have, _words(passage, best)]) <= before:
            break
        found.append(best)
        parts.remove(best)
    return [_citation(passage, *part) for part in dict.fromkeys(found)]


def _words(passage: Numbered, part: tuple[Field, int, int]) -> str:
    name, start, end = part
    return passage.passage.field(name)[start:end]


def _citation(passage: Numbered, field: Field, start: int, end: int) -> Citation:
    return Citation(
        passage=passage.passage.id,
        source=passage.source.id,
        locator=passage.passage.locator,
        field=field,
        quote=passage.passage.field(field)[start:end],
        start=start,
        end=end,
    )
