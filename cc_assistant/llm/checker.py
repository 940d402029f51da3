"""Whether a sentence of a language model says what the passages say that it names: sentence by sentence.

A sentence passes when every mark resolves, its quotes, figures, names and addresses stand in what it names,
it denies nothing and turns nothing round, claims no more, and enough of its words and meaning stand there,
more than in the passages that it does not name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from cc_assistant.domain.answer import Citation, Dropped, Statement
from cc_assistant.domain.passage import Field
from cc_assistant.llm.fence import Numbered, fenced
from cc_assistant.llm.marks import Marked
from cc_assistant.text.faithful.additions import own_part
from cc_assistant.text.faithful.cover import cover
from cc_assistant.text.faithful.edits import edited
from cc_assistant.text.faithful.figures import missing_figure
from cc_assistant.text.faithful.meaning import Meaning
from cc_assistant.text.faithful.names import quotes, strange_address, strange_name, strange_quote
from cc_assistant.text.faithful.orders import strange_order
from cc_assistant.text.faithful.parties import exchanged_party, strange_party
from cc_assistant.text.faithful.placing import miscounted
from cc_assistant.text.faithful.signs import Signs, signs
from cc_assistant.text.faithful.support import Held, Worth, support
from cc_assistant.text.faithful.weighing import Fault
from cc_assistant.text.faithful.weights import BY_WORDS, WITH_MEANING
from cc_assistant.text.normalise import find_quote
from cc_assistant.text.sentences import sentence_spans

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Encoder

HEADING = "What the evidence says"
"""Over what a model wrote: it makes no headings of its own, which nothing could be cited for."""

_TOO_LITTLE = "too little of it stands in what it names"
_WORDS: dict[Fault, str] = {
    "figure": "the figure {} is given for something else",
    "denial": "“{}” is denied, and what it names does not deny it",
    "lost denial": "what it names denies “{}”",
    "direction": "“{}” goes the opposite way of what it names",
    "claim": "“{}” says more than what it names",
}
"""What is said of a fault that was weighed, with the word that it is about."""
_UNCOVERED, _UNLIKE = 0.75, 0.5
"""What shares neither words nor meaning with what it names is not of it, whatever else it may look like."""
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
        self._places = places
        self._question = question
        self._meaning = Meaning(encoder.encode) if encoder else None
        self._weighings = WITH_MEANING if encoder else BY_WORDS
        self._held = {passage.number: Held(passage.held, passage.told) for passage in passages}
        self._worth = Worth(list(self._held.values()))

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
        yield from self.strange(text, named)
        if part := self._own_part(text, named):
            yield f"“{part}” stands nowhere in what it names"
        yield from self._unsupported(text, named)
        found = self.signs(text, named)
        if found.values["uncovered"] > _UNCOVERED and found.values.get("unlike", 1.0) > _UNLIKE:
            yield _TOO_LITTLE
        for fault, words in _WORDS.items():
            if self._weighings[fault].score(found.values) > 0:
                yield words.format(found.words[fault]) if found.words[fault] else _TOO_LITTLE

    def strange(self, text: str, named: Sequence[Numbered]) -> list[str]:
        """Return what a sentence has of quotes, addresses, figures and names that stand nowhere there."""
        held = [part for passage in named for part in passage.held]
        told = [part for passage in named for part in passage.told]
        years = frozenset(passage.source.year for passage in named if passage.source.year)
        found = (
            ("the quoted words “{}” do not stand in what it names",
             strange_quote(text, [*held, *map(fenced, held)])),
            ("“{}” is of an order, not of the evidence", strange_order(text)),
            ("the address {} does not stand in what it names", strange_address(text, held)),
            ("the figure {} does not stand in what it names", missing_figure(text, held, years)),
            ("the name {} does not stand in what it names",
             strange_name(text, [*held, *told], self._places)),
            ("what it names says otherwise than “{}”", edited(text, held).what),
            ("what it names does not speak of “{}”", strange_party(text, [*held, *told, self._question])),
            ("what it names says it of others than “{}”", exchanged_party(text, held)),
            ("the figure {} is one of something else there", miscounted(text, held)),
        )  # fmt: skip
        return [words.format(word) for words, word in found if word]

    def _own_part(self, text: str, named: Sequence[Numbered]) -> str:
        """Return a part of a sentence that stands nowhere in what it names; or ""."""
        meaning = self._meaning

        def likeness(part: str) -> float:
            return max(meaning.likeness(part, passage.held) for passage in named) if meaning else 0.0

        held = [part for passage in named for part in passage.held]
        told = [part for passage in named for part in passage.told]
        return own_part(text, held, [self._question, *told], likeness if meaning else None)

    def _unsupported(self, text: str, named: Sequence[Numbered]) -> Iterator[str]:
        """Yield the passage that says least of a sentence, if it says too little."""
        weighing = self._weighings["support"]
        scores = {
            passage.number: weighing.score(self.support(text, passage.number, named)) for passage in named
        }
        weakest = min(scores, key=lambda number: scores[number])
        if scores[weakest] >= 0:
            return
        if len(named) > 1:
            yield f"passage [{weakest}] does not say it"
            return
        others = {
            passage.number: weighing.score(self.support(text, passage.number, [passage]))
            for passage in self._by_number.values()
            if passage.number != weakest
        }
        best = max(others, key=lambda number: others[number], default=weakest)
        said_there = best != weakest and others[best] > 0
        yield f"it stands in passage [{best}], not in what it names" if said_there else _TOO_LITTLE

    def support(self, text: str, number: int, named: Sequence[Numbered]) -> dict[str, float]:
        """Return the signs that a passage says a sentence that names it and others."""
        held = self._held
        cited = [held[passage.number] for passage in named]
        return support(
            text, held[number], cited, list(held.values()), worth=self._worth, meaning=self._meaning
        )

    def signs(self, text: str, named: Sequence[Numbered]) -> Signs:
        """Return the signs that speak against a sentence and the passages that it names."""
        also = [self._question, *(part for passage in named for part in passage.told)]
        return signs(text, [passage.held for passage in named], also, self._meaning)

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
