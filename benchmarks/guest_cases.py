"""Sentences as a language model might write them, true and false, each with the passages that it had.

Somebody read passages that answer a question and wrote sentences: true ones (tests/llm/faithful.yaml) and
false ones (tests/llm/unfaithful.yaml). From each true one others are made by corrupting it, kind by kind
(tests/llm/corrupting.py). The questions in even places are there to tune on, those in odd places to measure;
tests/llm/faithful-more.yaml holds further true ones to tune on, part of them worded as far from their
passages as can be.

Those "near" are the passages' own sentences, reworded lightly (true) or corrupted. Those that are "fresh"
(tests/llm/fresh.yaml) were written by hand on passages of no other set, true and false, and only measured.
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
from tests.llm.corrupting import MARKS, REDRAWN, REWORDINGS, WORDS

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Encoder
    from cc_assistant.services import Services

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "llm"
Half = Literal["tuned on", "held out"]
HALVES: tuple[Half, ...] = ("tuned on", "held out")
Group = Literal["tuned on", "held out", "near, tuned on", "near, held out", "fresh"]
GROUPS: tuple[Group, ...] = ("tuned on", "held out", "near, tuned on", "near, held out", "fresh")
FAITHFUL = "faithful"
TRUE, FALSE, MORE, FRESH = "faithful.yaml", "unfaithful.yaml", "faithful-more.yaml", "fresh.yaml"
BY_HAND = "by hand: "
_NEAR = 120
"""Passages whose own sentences are taken, of each half."""
_BESIDE = 5
"""Passages that come with each of these."""


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

    def group(self, group: Group) -> list[Case]:
        """Return the sentences of a group."""
        if group == "fresh":
            return [
                case if entry["kind"] == FAITHFUL else case._replace(kind=BY_HAND + entry["kind"])
                for entry, case in self._of_questions([(question, True) for question in _entries(FRESH)])
            ]
        if group == "near, tuned on":
            return self.near("tuned on")
        if group == "near, held out":
            return self.near("held out")
        return self.of(group)

    def near(self, half: Half) -> list[Case]:
        """Return the passages' own sentences, reworded and corrupted, of passages that belong to a half."""
        tuned, fresh = (
            {passage for file in files for question in files[file] for passage in question["passages"]}
            for files in (
                {TRUE: _entries(TRUE)[::2], FALSE: _entries(FALSE)[::2], MORE: _entries(MORE)},
                {FRESH: _entries(FRESH)},
            )
        )
        ids = sorted(
            (
                name
                for name in self._passages
                if (name in tuned) == (half == "tuned on") and name not in fresh
            ),
            key=_number,
        )
        found: list[Case] = []
        for at, name in enumerate(ids[:_NEAR]):
            passages = self._numbered([name, *ids[at + 1 : at + _BESIDE]])
            case = Case(Marked(self._passages[name].claim or "", (1,)), FAITHFUL, "", passages)
            chance = random.Random(_number(name))
            text, held = case.sentence.text, passages[0].held
            found.append(case)
            made = [reword(text, held, chance) for reword in REWORDINGS]
            found += [case._replace(sentence=Marked(one, (1,))) for one in made if one]
            found += self._made(case, 1)
        return found

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
        yield from self._of_questions([*own, *further])

    def _of_questions(
        self, questions: Sequence[tuple[dict[str, Any], bool]]
    ) -> Iterator[tuple[dict[str, Any], Case]]:
        for question, usual in questions:
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
        own = _number(sentence.text)
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


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)


def _entries(file: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    return entries
