"""How people's own words are understood, put together: phrases, and what was learned from marked texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant import paths
from cc_assistant.errors import NotFound
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.domain.fault import Fault
    from cc_assistant.domain.option_words import OptionWords
    from cc_assistant.domain.ports import Encoder
    from cc_assistant.domain.questionnaire import Questionnaire
    from cc_assistant.domain.told import Told
    from cc_assistant.interview.understanding import InterviewReader
    from cc_assistant.interview.understanding.clues import Option
    from cc_assistant.interview.understanding.guesses import Guesser
    from cc_assistant.interview.understanding.learned import Learned, Weights
    from cc_assistant.interview.understanding.learning import Outcome

_AGAIN = "'cc-assistant knowledge learn' learns it anew, in a minute or two."
_ANY_DAY = date(2026, 1, 1)


class OwnWords:
    """Understands people's own words.

    Args:
        packs: folders of the packs, the most important first.
        questionnaire: the questions.
        encoder: gives the model when it is first wanted, None without one.
        say: tells the user what happens beside the result.
        guess: reads a text as well; None where nobody does.
    """

    def __init__(
        self,
        packs: Sequence[Path],
        questionnaire: Questionnaire,
        encoder: Callable[[], Encoder | None],
        say: Callable[[str], None],
        guess: Guesser | None = None,
    ) -> None:
        self._guess = guess
        self._packs = packs
        self._questionnaire = questionnaire
        self._encoder = encoder
        self._say = say
        self.own_file = paths.cache_folder() / "understanding.npz"

    @made_once
    def words(self) -> OptionWords | None:
        """How people put their answers; None where no pack says."""
        from cc_assistant.knowledge.toolkit_lookup import read_option_words

        return read_option_words(self._packs)

    @made_once
    def reader(self) -> InterviewReader | None:
        """What understands answers in people's own words; None where no pack says how people put them."""
        from cc_assistant.interview.understanding import InterviewReader

        if self.words is None:
            return None
        return InterviewReader(self._questionnaire, self.words, self._learned, self._guess)

    def state(self) -> str:
        """Tell why only phrases understand; empty where what was learned fits packs and model."""
        from cc_assistant.knowledge.told_texts import told_files

        if not told_files(self._packs):
            return ""  # nothing to learn from, so nothing is missed
        encoder = self._encoder()
        if encoder is None:
            return ""  # that the model is missing is told where the model is
        return "" if self._fitting(encoder) else f"What was learned from marked texts does not fit. {_AGAIN}"

    def faults(self) -> list[Fault]:
        """Return what is wrong in the marked texts."""
        return self._told()[1]

    def learn(self, to: Path | None = None) -> tuple[Path, Outcome]:
        """Learn from the marked texts, and return the file that holds the result, and how well it did.

        Args:
            to: the file; without it, one of the user's own.

        Raises:
            NotFound: there is nothing to learn from, or no model.
            KnowledgeError: a marked text is faulty.
        """
        from cc_assistant.interview.understanding import InterviewReader
        from cc_assistant.interview.understanding.combining import said_in
        from cc_assistant.interview.understanding.learned import options_of
        from cc_assistant.interview.understanding.learning import Lesson, learn
        from cc_assistant.interview.understanding.weights_file import save_weights
        from cc_assistant.knowledge.finding import knowledge_error
        from cc_assistant.retrieval.remembered import remembered

        encoder = self._encoder()
        if encoder is None:
            raise NotFound("There is no model.", remedy="'cc-assistant doctor' tells why.")
        told, faults = self._told()
        if faults:
            raise knowledge_error(faults)
        if not told or self.words is None:
            raise NotFound("No pack has marked texts.", remedy="They lie in toolkit/told/ of a pack.")
        phrases = InterviewReader(self._questionnaire, self.words)

        def heard(text: str) -> Mapping[Option, bool]:
            return said_in(phrases.understand(text, today=_ANY_DAY).proposals)

        lesson = Lesson(
            told=told,
            examples=self._examples(self.words),
            options=options_of(self._questionnaire),
            several=self._several,
            made_from=(self.fingerprint, encoder.identity),
        )
        vectors = paths.cache_folder() / "understanding-vectors.sqlite"
        outcome = learn(lesson, remembered(encoder, vectors), heard)
        file = to or self.own_file
        file.parent.mkdir(parents=True, exist_ok=True)
        save_weights(file, outcome.weights)
        return file, outcome

    @made_once
    def fingerprint(self) -> str:
        """What is learned from: marked texts, example sentences, options."""
        from cc_assistant.interview.understanding.learned import options_of
        from cc_assistant.knowledge.told_texts import digest_of, told_files

        examples = [(text, sorted(map(str, said))) for text, said in self._examples(self.words)]
        parts = [digest_of(told_files(self._packs)), examples, options_of(self._questionnaire)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    @property
    def _several(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self._questionnaire.questions if entry.kind == "multi")

    def _examples(self, words: OptionWords | None) -> list[tuple[str, frozenset[Option]]]:
        from cc_assistant.interview.understanding.learned import options_of

        known = set(options_of(self._questionnaire))
        return [
            (text, frozenset({(entry.question, option.option)}))
            for entry in (words.questions if words else ())
            for option in entry.options
            for text in option.like
            if (entry.question, option.option) in known
        ]

    def _told(self) -> tuple[list[list[Told]], list[Fault]]:
        from cc_assistant.knowledge.told_texts import read_told, told_files

        return read_told(told_files(self._packs), self._questionnaire.questions)

    def _learned(self) -> Learned | None:
        """What was learned, opened when the first text is read; says so where it does not fit."""
        from cc_assistant.interview.understanding.learned import Learned

        encoder = self._encoder()
        if encoder is None:
            return None
        weights = self._fitting(encoder)
        if weights is None:
            if why := self.state():
                self._say(f"{why} Until then only known phrases are understood.")
            return None
        return Learned(weights, encoder.encode, self._several)

    def _fitting(self, encoder: Encoder) -> Weights | None:
        """Return what was learned from these packs with this model; None where nothing fits."""
        from cc_assistant.interview.understanding.weights_file import load_weights
        from cc_assistant.knowledge.told_texts import LEARNED

        for file in (*(pack / LEARNED for pack in self._packs), self.own_file):
            weights = load_weights(file)
            if weights and weights.made_from == (self.fingerprint, encoder.identity):
                return weights
        return None
