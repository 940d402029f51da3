"""Sentences as a language model might write them, true and false, each with the passages that it had.

Somebody read passages that answer a question and wrote sentences: true ones (tests/llm/faithful.yaml) and
false ones (tests/llm/unfaithful.yaml). From each true one others are made by corrupting it, kind by kind
(tests/llm/corrupting.py). The questions in even places are there to tune on, those in odd places to measure;
tests/llm/faithful-more.yaml holds further true ones to tune on, part of them worded as far from their
passages as can be.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml

from cc_assistant.llm.checker import Checker
from cc_assistant.llm.fence import Numbered, numbered
from cc_assistant.llm.marks import Marked, sentences_of
from cc_assistant.text.tokens import fold
from tests.llm.corrupting import MARKS, REDRAWN, WORDS

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Encoder
    from cc_assistant.services import Services

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "llm"
Half = Literal["tuned on", "held out"]
HALVES: tuple[Half, ...] = ("tuned on", "held out")
FAITHFUL = "faithful"
TRUE, FALSE, MORE = "faithful.yaml", "unfaithful.yaml", "faithful-more.yaml"
BY_HAND = "by hand: "


class Case(NamedTuple):
    """A sentence with its marks, of what kind it is, its question and the passages that came with it.

    ``usual``: worded as a model would, not as far from the passages as can be.
    """

    sentence: Marked
    kind: str
    question: str
    passages: tuple[Numbered, ...]
    usual: bool = True

    @property
    def faithful(self) -> bool:
        """Whether it should pass."""
        return self.kind == FAITHFUL


class Cases:
    """Reads the sentences of one half.

    Args:
        services: hold the passages.
    """

    def __init__(self, services: Services) -> None:
        library = services.library
        self._passages = {passage.id: passage for passage in library.passages}
        self._sources = {source.id: source for source in library.sources}
        self._citing = services.citing
        self._places = frozenset(
            fold(name) for place in services.glossary.places for name in (place.place, *place.also)
        )

    def of(self, half: Half, draws: int = 1, *, more: bool = False) -> list[Case]:
        """Return the sentences of a half: true ones, those made false of them, and those false by hand.

        Args:
            half: which.
            draws: how often what can be corrupted in several places is.
            more: add those that are worded far from their passages.
        """
        found: list[Case] = []
        for _, case in self._read(TRUE, half, more=more):
            found.append(case)
            found += self._made(case, draws)
        for entry, case in self._read(FALSE, half):
            found.append(case._replace(kind=BY_HAND + entry["kind"]))
        return found

    def checker(self, case: Case, encoder: Encoder | None) -> Checker:
        """Return a checker for the passages of a case."""
        return Checker(case.passages, encoder, self._places, case.question)

    def _read(self, file: str, half: Half, *, more: bool = False) -> Iterator[tuple[dict[str, Any], Case]]:
        own = [(question, True) for question in _entries(file)[HALVES.index(half) :: 2]]
        further = [(question, question["usual"]) for question in (_entries(MORE) if more else [])]
        for question, usual in (*own, *further):
            passages = self._numbered(question["passages"])
            for entry in question["sentences"]:
                for sentence in sentences_of(entry["text"])[:1]:
                    yield entry, Case(sentence, FAITHFUL, question["question"], passages, usual)

    def _numbered(self, ids: Sequence[str]) -> tuple[Numbered, ...]:
        known = [self._passages[passage] for passage in ids]
        return numbered(
            [
                (passage, self._sources[passage.source], self._citing.short(self._sources[passage.source]))
                for passage in known
            ]
        )

    def _made(self, case: Case, draws: int) -> Iterator[Case]:
        sentence = case.sentence
        held = [text for one in case.passages if one.number in sentence.numbers for text in one.held]
        own = int(hashlib.sha256(sentence.text.encode()).hexdigest()[:8], 16)
        seen = {sentence.text}
        for draw in range(draws):
            chance = random.Random(own + draw)
            for kind, corrupt in WORDS.items():
                if draw and kind not in REDRAWN:
                    continue
                made = corrupt(sentence.text, held, chance)
                if made and made not in seen:
                    seen.add(made)
                    yield case._replace(sentence=sentence._replace(text=made), kind=kind)
        chance = random.Random(own)
        for kind, mark in MARKS.items():
            numbers = mark(sentence.numbers, len(case.passages), chance)
            if numbers is not None:
                yield case._replace(sentence=sentence._replace(numbers=numbers), kind=kind)


def _entries(file: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    return entries
