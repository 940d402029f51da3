"""The words of `option-words.yaml`, made ready to be looked for all at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cc_assistant.domain.option_words import OptionWords, Stance, Turn
from cc_assistant.domain.questionnaire import Question, Questionnaire
from cc_assistant.text.phrases import PhraseBook, parse


class Cue(NamedTuple):
    """What a phrase of a question says; ``option`` only where the phrase stands for one."""

    question: str
    role: Literal["says", "there", "labels", "names", "about", "blocks", "amount"]
    option: str | int | None = None


class Stands(NamedTuple):
    """How something stands."""

    stance: Stance


class Turns(NamedTuple):
    """What takes other words back."""

    turn: Turn


Meaning = Cue | Stands | Turns


class Lexicon:
    """All phrases, parsed once.

    Args:
        words: the file.
        questionnaire: its questions; words for others are left aside.
    """

    def __init__(self, words: OptionWords, questionnaire: Questionnaire) -> None:
        self.questions: dict[str, Question] = {entry.id: entry for entry in questionnaire.questions}
        self.cues = {entry.question: entry for entry in words.questions if entry.question in self.questions}
        self.order = {entry.id: number for number, entry in enumerate(questionnaire.questions)}
        self.book: PhraseBook[Meaning] = PhraseBook(
            (parse(phrase, words.words), meaning) for phrase, meaning in _all(words) if _asked(meaning, self)
        )


def _asked(meaning: Meaning, lexicon: Lexicon) -> bool:
    return not isinstance(meaning, Cue) or meaning.question in lexicon.questions


def _all(words: OptionWords) -> Iterator[tuple[str, Meaning]]:
    for stance, phrases in words.stances.items():
        yield from ((phrase, Stands(stance)) for phrase in phrases)
    for turn, phrases in words.turns.items():
        yield from ((phrase, Turns(turn)) for phrase in phrases)
    for entry in words.questions:
        name = entry.question
        yield from ((phrase, Cue(name, "labels")) for phrase in entry.labels)
        yield from ((phrase, Cue(name, "names")) for phrase in entry.names)
        yield from ((phrase, Cue(name, "about")) for phrase in entry.about)
        yield from ((phrase, Cue(name, "blocks")) for phrase in entry.blocks)
        yield from ((phrase, Cue(name, "amount")) for phrase in entry.amounts)
        for option in entry.options:
            yield from ((phrase, Cue(name, "says", option.option)) for phrase in option.says)
            yield from ((phrase, Cue(name, "there", option.option)) for phrase in option.there)
