"""Words for options: each phrase can be read, and each option exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.option_words import OptionWords, QuestionCues
from cc_assistant.domain.questionnaire import Question
from cc_assistant.knowledge import layout
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding, Way, nearest
from cc_assistant.knowledge.pack_file import PackFile
from cc_assistant.text.phrases import PhraseError, parse

_FREE = ("number", "date", "text")


def option_word_findings(contents: Contents) -> Iterator[Finding]:
    """Yield what is wrong in the words for options, beside questions that do not exist."""
    questionnaire = contents.model(layout.QUESTIONNAIRE)
    questions = {entry.id: entry for entry in questionnaire.questions} if questionnaire else {}
    for file in contents.of_kind(layout.OPTION_WORDS):
        yield from _phrases(file, file.model)
        seen: set[str] = set()
        for index, cues in enumerate(file.model.questions):
            way: Way = ("questions", index)
            if cues.question in seen:
                message = f"'{cues.question}' has its words already: join the two entries"
                yield Finding(file, (*way, "question"), message, cues.question)
            seen.add(cues.question)
            if question := questions.get(cues.question):
                yield from _options(file, way, cues, question)


def _options(file: PackFile, way: Way, cues: QuestionCues, question: Question) -> Iterator[Finding]:
    named = [
        *((("options", at, "option"), entry.option) for at, entry in enumerate(cues.options)),
        *((("stances", stance), option) for stance, option in cues.stances.items()),
    ]
    known = {option.id for option in question.options} | ({DONT_KNOW} if question.dont_know else set())
    for place, option in named:
        if question.kind in _FREE and option not in known:
            if question.kind != "number" or not isinstance(option, int):
                message = f"the question '{question.id}' has no options, it is answered by a {question.kind}"
                yield Finding(file, (*way, *place), message, option)
        elif option not in known:
            message = f"the question '{question.id}' has no option '{option}'"
            yield Finding(file, (*way, *place), message, option, nearest(option, [str(x) for x in known]))


def _phrases(file: PackFile, words: OptionWords) -> Iterator[Finding]:
    for way, phrases in _all(words):
        for position, phrase in enumerate(phrases):
            try:
                parse(phrase, words.words)
            except PhraseError as error:
                yield Finding(file, (*way, position), f"this phrase cannot be read: {error}", phrase)


def _all(words: OptionWords) -> Iterator[tuple[Way, Sequence[str]]]:
    groups: tuple[tuple[str, Mapping[str, Sequence[str]]], ...] = (
        ("words", words.words),
        ("stances", {str(name): phrases for name, phrases in words.stances.items()}),
        ("turns", {str(name): phrases for name, phrases in words.turns.items()}),
    )
    for field, lists in groups:
        for name, phrases in lists.items():
            yield (field, name), phrases
    for index, cues in enumerate(words.questions):
        way: Way = ("questions", index)
        for field in ("names", "about", "amounts", "blocks"):
            yield (*way, field), getattr(cues, field)
        for at, entry in enumerate(cues.options):
            yield (*way, "options", at, "says"), entry.says
            yield (*way, "options", at, "there"), entry.there
