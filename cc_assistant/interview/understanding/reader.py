"""Reads what people say in their own words, and proposes answers for them to confirm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property

from cc_assistant.domain.option_words import OptionWords
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Understanding
from cc_assistant.interview.dates import find_dates
from cc_assistant.interview.understanding.clauses import Sentence, read
from cc_assistant.interview.understanding.combining import combined, said_in
from cc_assistant.interview.understanding.guesses import Guesser, guessed
from cc_assistant.interview.understanding.learned import FREE, Learned
from cc_assistant.interview.understanding.lexicon import Lexicon
from cc_assistant.interview.understanding.phrase_reader import PhraseReader
from cc_assistant.interview.understanding.replies import answers_nothing, is_short
from cc_assistant.interview.understanding.unplaced import unplaced

_BESIDE_A_DAY = 2  # words: "sometime in", "probably by"


class InterviewReader:
    """Reads free text against a questionnaire.

    Args:
        questionnaire: the questions.
        words: how people say their answers.
        learned: gives what was learned from marked texts, when a text is first read; None where there is
            nothing, or no model: then phrases alone understand.
        guess: reads the text as well; what only it finds is offered as a guess.

    Attributes:
        free: questions that are answered by a number, a date or a text.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        words: OptionWords,
        learned: Callable[[], Learned | None] = lambda: None,
        guess: Guesser | None = None,
    ) -> None:
        self._open_learned = learned
        self._guess = guess
        self._lexicon = Lexicon(words, questionnaire)
        self._phrases = PhraseReader(self._lexicon)
        self.free = frozenset(entry.id for entry in questionnaire.questions if entry.kind in FREE)

    def understand(
        self, text: str, *, today: date, asked: str | None = None, known: Mapping[str, Value] | None = None
    ) -> Understanding:
        """Read a text.

        Args:
            text: what somebody typed or pasted, of any length.
            today: "in six weeks" counts from it.
            asked: id of the question that the text replies to.
            known: answers that stand already: what repeats them is not proposed again.

        Returns:
            What it seems to say, for the person to confirm. Nothing in it is taken over by itself.
        """
        known = known or {}
        sentences = list(read(text))
        if asked and answers_nothing(text):
            return Understanding(proposals=(), unplaced=tuple(unplaced(text, sentences, [])))
        found, taken, replied = self._phrases.read(text, sentences, today=today, asked=asked, known=known)
        if self._learned:
            chances = self._learned.chances(text, said_in(found))
            found = combined(
                text,
                found,
                chances,
                self._lexicon,
                known=known,
                replied=replied,
                trusted=_trusted(text, sentences, today, asked, replied),
            )
            taken = [(proposal.start, proposal.end) for proposal in found if proposal.sure]
        if self._guess:
            found = [*found, *guessed(text, self._guess(text), found, self._lexicon, known)]
        found.sort(key=lambda one: (not one.sure, self._lexicon.order[one.question], one.start))
        return Understanding(proposals=tuple(found), unplaced=tuple(unplaced(text, sentences, taken)))

    @cached_property
    def _learned(self) -> Learned | None:
        return self._open_learned()


def _trusted(
    text: str, sentences: Sequence[Sentence], today: date, asked: str | None, replied: frozenset[str]
) -> frozenset[str] | None:
    """Return of which questions a short reply speaks: that asked; None where there is no short reply.

    A day alone ("sometime in spring") says nothing of a question with options: phrases know what it may mean.
    """
    if asked is None or not is_short(sentences):
        return None
    days = sum(len(text[said.start : said.end].split()) for said in find_dates(text, today=today))
    return frozenset() if days and len(text.split()) - days <= _BESIDE_A_DAY else replied
