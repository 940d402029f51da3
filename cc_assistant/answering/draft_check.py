"""Holds a draft against the evidence: which quotes support a sentence, which contradict it, what has none.

Nothing here understands language: a quote supports a sentence that is near to it in meaning and words,
whose figures stand in it, and that it does not turn round. It contradicts one that is as near, and that it
denies, or says the opposite of in a word, or whose effect its direction speaks against. docs/tables.md says
how often that is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from cc_assistant.answering.evidence import Evidence, Shelf, gather
from cc_assistant.answering.stance import effect_of, stance
from cc_assistant.answering.statements import cite
from cc_assistant.answering.verifier import verify
from cc_assistant.domain.answer import Citation, Statement
from cc_assistant.domain.draft import (
    CheckedDraft,
    DraftQuote,
    DraftSentence,
    DraftVerdict,
    Relation,
    Sureness,
)
from cc_assistant.domain.filters import Filters
from cc_assistant.domain.ranking import Ranking
from cc_assistant.domain.source import Source
from cc_assistant.text.opposites import OPPOSED, turns
from cc_assistant.text.sentences import sentence_spans
from cc_assistant.text.tokens import STOP_WORDS, stem, words

LOOKED_AT = 12
"""Passages that are held against each sentence."""

SHOWN = 4
"""Quotes of one relation that are told."""

_RELATED, _SAME = 0.58, 0.72  # cosine from which on two sentences are about the same, and say much the same
_HELD, _HALF = 0.7, 0.5  # share of its words of content that stand in the passage
_CLOSE = 0.07  # as near as that, quotes on both sides count
_BY_WORDS = 0.2  # what words in common count beside meaning
_SURE, _FAIRLY = 0.8, 0.66

Alike = Callable[[str, Sequence[str]], Sequence[float]]
"""How near in meaning a sentence is to each of some others (cosine)."""


class Search(Protocol):
    """Ranks passages for some words."""

    def __call__(self, question: str, *, filters: Filters, limit: int) -> Ranking:
        """Return the best ``limit`` passages."""
        ...


class Citing(Protocol):
    """Writes references."""

    def shorts(self, sources: Sequence[Source]) -> Mapping[str, str]:
        """Return the short form of each source by its id."""
        ...

    def full(self, source: Source) -> str:
        """Return the whole reference."""
        ...


class _Judged(NamedTuple):
    piece: Evidence
    relation: Relation
    likeness: float
    why: str


class DraftChecker:
    """Finds quotes for and against the sentences of a draft.

    Args:
        search: ranks passages.
        shelf: looks passages and sources up.
        citing: writes references.
        alike: compares meanings; None without a model, then words are compared.
    """

    def __init__(self, search: Search, shelf: Shelf, citing: Citing, alike: Alike | None) -> None:
        self._search = search
        self._shelf = shelf
        self._citing = citing
        self._alike = alike

    def check(self, draft: str, filters: Filters | None = None) -> CheckedDraft:
        """Hold every sentence of a draft against the evidence.

        Args:
            draft: one sentence or many.
            filters: what passages may be used.
        """
        searched_by = ""
        sentences = []
        for span in sentence_spans(draft):
            text = draft[span.start : span.end]
            ranking = self._search(text, filters=filters or Filters(), limit=LOOKED_AT)
            searched_by = ranking.searched_by
            sentences.append(self._sentence(text, span.start, span.end, ranking))
        return CheckedDraft(sentences=tuple(sentences), searched_by=searched_by)

    def _sentence(self, text: str, start: int, end: int, ranking: Ranking) -> DraftSentence:
        evidence = gather(ranking, self._shelf, LOOKED_AT)
        likeness = self._likeness(text, evidence)
        judged = sorted(
            (self._judge(text, piece, near) for piece, near in zip(evidence, likeness, strict=True)),
            key=lambda one: -one.likeness,
        )
        told = {
            relation: [one for one in judged if one.relation == relation][:SHOWN] for relation in _RELATIONS
        }
        verdict = _verdict(told["supports"], told["contradicts"])
        shorts = self._citing.shorts([piece.source for piece in evidence])
        quotes = tuple(self._quote(one, shorts) for relation in _RELATIONS for one in told[relation])
        counted = "contradicts" if verdict == "contradicted" else "supports"
        first = next((one for one in quotes if one.relation == counted), None)
        return DraftSentence(
            text=text,
            start=start,
            end=end,
            verdict=verdict,
            sureness=first.sureness if first else _how_sure(1 - max(likeness, default=0.0)),
            quotes=quotes,
            missing=tuple(_missing(text, judged, ranking)),
        )

    def _likeness(self, text: str, evidence: Sequence[Evidence]) -> list[float]:
        quoted = [cite(piece).quote for piece in evidence]
        pairs = zip(evidence, quoted, strict=True)
        by_words = [_held(text, [piece.passage.text, quote]) for piece, quote in pairs]
        if self._alike is None or not quoted:
            return by_words
        meanings = self._alike(text, quoted)
        return [
            min(1.0, (1 - _BY_WORDS) * near + _BY_WORDS * held)
            for near, held in zip(meanings, by_words, strict=True)
        ]

    def _judge(self, text: str, piece: Evidence, near: float) -> _Judged:
        quote = cite(piece).quote
        held = _held(text, [quote, piece.passage.text])
        if near < _RELATED and not (held >= _HELD and near >= _RELATED - 0.1):
            return _Judged(piece, "near", near, "It is about something near.")
        if why := next(_against(text, quote, piece, held), ""):
            return _Judged(piece, "contradicts", near, why)
        lacking = [one for one in _figures(text) if one not in _figures_of(piece)]
        if lacking:
            return _Judged(piece, "near", near, f"The figure {lacking[0]} does not stand in it.")
        if self._holds(text, cite(piece)):
            return _Judged(piece, "supports", near, "Its words and figures stand in the quote.")
        if near >= _SAME or held >= _HALF:
            return _Judged(piece, "supports", near, "It says much the same.")
        return _Judged(piece, "near", near, "It is about the same; whether it says so is not clear.")

    def _holds(self, text: str, citation: Citation) -> bool:
        """Tell whether an answer that cites this passage might say the sentence."""
        statement = Statement(text=text, heading="", kind="summary", citations=(citation,))
        return bool(verify([statement], self._shelf).statements)

    def _quote(self, one: _Judged, shorts: Mapping[str, str]) -> DraftQuote:
        packs = {pack.id: pack for pack in self._shelf.packs()[1:]}
        pack = packs.get(one.piece.passage.pack)
        return DraftQuote(
            citation=cite(one.piece),
            short=shorts[one.piece.source.id],
            full=self._citing.full(one.piece.source),
            relation=one.relation,
            sureness=_how_sure(one.likeness),
            likeness=round(one.likeness, 3),
            why=one.why,
            pack=pack.title if pack else "",
            confidential=pack is not None and pack.sensitivity == "confidential",
        )


_RELATIONS: tuple[Relation, ...] = ("supports", "contradicts", "near")


def _against(text: str, quote: str, piece: Evidence, held: float) -> Iterator[str]:
    """Yield what in a quote speaks against a sentence on the same matter."""
    if held >= _HALF:
        yield from turns(text, quote)
    if effect_of(text) == "for" and effect_of(quote) == "against" and stance(piece) == "against":
        yield "The sentence reports an effect, the quote none."


def _figures(text: str) -> list[str]:
    return [word for word in words(text) if any(mark.isdigit() for mark in word)]


def _figures_of(piece: Evidence) -> set[str]:
    return {*_figures(piece.passage.text), *_figures(piece.passage.claim or "")}


def _held(text: str, quoted: Sequence[str]) -> float:
    """Return which share of a sentence's words of content stands in some texts, opposites left aside."""
    content = {stem(word) for word in words(text) if word not in STOP_WORDS}
    there = {stem(word) for text_ in quoted for word in words(text_)}
    counted = content - OPPOSED or content
    return len(counted & there) / len(counted) if counted else 0.0


def _how_sure(likeness: float) -> Sureness:
    return "sure" if likeness >= _SURE else "fairly sure" if likeness >= _FAIRLY else "unsure"


def _verdict(supports: Sequence[_Judged], contradicts: Sequence[_Judged]) -> DraftVerdict:
    """Return what the quotes come to: where one side is clearly nearer to the sentence, that side counts."""
    best, worst = (max((one.likeness for one in side), default=0.0) for side in (supports, contradicts))
    if not best and not worst:
        return "unsupported"
    if best and worst and abs(best - worst) < _CLOSE:
        return "disputed"
    return "supported" if best > worst else "contradicted"


def _missing(text: str, judged: Sequence[_Judged], ranking: Ranking) -> Iterator[str]:
    if any(one.relation == "supports" for one in judged):
        return
    for place in ranking.support.unknown_places:
        yield f"No source in the library is about {place}."
    strange = ranking.support.unknown_subjects or ranking.support.unknown_words[:3]
    if strange:
        yield f"Nothing that was found speaks of {', '.join(strange)}."
    figures = [one for one in _figures(text) if not any(one in _figures_of(each.piece) for each in judged)]
    if figures:
        yield f"No quote that is near has the figure {', '.join(figures)}."
