"""Reads what people say in their own words, and proposes answers for them to confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from cc_assistant.domain.option_words import OptionWords
from cc_assistant.domain.questionnaire import Questionnaire
from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Understanding
from cc_assistant.interview.understanding.amounts import amount_of, amounts_in
from cc_assistant.interview.understanding.clauses import Sentence, read
from cc_assistant.interview.understanding.combining import combined, said_by
from cc_assistant.interview.understanding.guesses import Guesser, guessed
from cc_assistant.interview.understanding.heard import ANSWERED, SAID, SUGGESTED, Heard
from cc_assistant.interview.understanding.learned import FREE, Learned
from cc_assistant.interview.understanding.lexicon import Lexicon
from cc_assistant.interview.understanding.marks import Marks, marks_of
from cc_assistant.interview.understanding.opening import FUNDING, LAUNCH, money_until, openings_in
from cc_assistant.interview.understanding.options import Spoken, options_in, stance_in, value_of
from cc_assistant.interview.understanding.unplaced import unplaced
from cc_assistant.interview.understanding.weighing import proposals
from cc_assistant.interview.understanding.worries import worries_in

_CARRIES = frozenset(
    """
    it its this that they them these those their theyre thats not none yes yep nope still only but
    """.split()
)


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
        self._texts = frozenset(entry.id for entry in questionnaire.questions if entry.kind == "text")
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
        heard: list[Heard] = []
        corrections: list[int] = []
        spoken = Spoken()
        for sentence in sentences:
            marks = marks_of(sentence, self._lexicon, doubt_before=spoken.doubt, others_before=spoken.others)
            corrections += [
                marks.chars(turn.start, turn.end)[1] for turn in marks.turns if turn.means.turn == "rather"
            ]
            here = list(self._in_sentence(text, marks, spoken, heard, today=today, asked=asked, known=known))
            heard += here
            spoken = self._left_open(text, marks, here, spoken)
        if asked in self._lexicon.questions:
            heard += self._reply(sentences, heard, asked)
        found = list(proposals(text, heard, corrections, self._lexicon, known))
        taken = {(entry.start, entry.end) for entry in heard}
        if self._learned:
            said = {option: proposal.sure for option, proposal in said_by(found).items()}
            chances = self._learned.chances(text, said)
            found = combined(text, found, chances, self._lexicon, known=known, asked=asked)
            taken = {(proposal.start, proposal.end) for proposal in found if proposal.sure}
        if self._guess:
            found = [*found, *guessed(text, self._guess(text), found, self._lexicon, known)]
        found.sort(key=lambda one: (not one.sure, self._lexicon.order[one.question], one.start))
        return Understanding(proposals=tuple(found), unplaced=tuple(unplaced(text, sentences, list(taken))))

    @cached_property
    def _learned(self) -> Learned | None:
        return self._open_learned()

    def _in_sentence(
        self,
        text: str,
        marks: Marks,
        spoken: Spoken,
        before: list[Heard],
        *,
        today: date,
        asked: str | None,
        known: Mapping[str, Value],
    ) -> Iterator[Heard]:
        """Yield what one sentence says."""
        goes_on = _goes_on(marks, spoken)
        carried = spoken.questions if goes_on else ()
        if _is_question(text, marks.sentence):
            return
        replies = (asked,) if asked in self._lexicon.questions else ()
        yield from options_in(marks, self._lexicon, asked=replies, carried=spoken.about if goes_on else ())
        yield from amounts_in(marks)
        yield from _corrected_numbers(marks, before)
        yield from worries_in(marks, self._texts)
        after_launch = any(entry.question == LAUNCH for entry in before)
        if LAUNCH in self._lexicon.questions:
            yield from openings_in(text, marks, today=today, asked=asked == LAUNCH, carried=after_launch)
        if FUNDING in self._lexicon.questions:
            told = dict(known)
            told.update({entry.question: entry.value for entry in before if entry.question == LAUNCH})
            yield from money_until(text, marks, today=today, known=told, asked=asked == FUNDING)
        yield from self._carried(marks, carried)

    def _carried(self, marks: Marks, carried: tuple[str, ...]) -> Iterator[Heard]:
        """Yield what a sentence says of the thing that the one before named."""
        own = {cue.means.question for cue in marks.cues if cue.means.role != "blocks"}
        if any(cue.means.role == "names" for cue in marks.cues):
            return
        stand = stance_in(marks, [0])
        if not carried or stand is None:
            return
        stance, start, end = stand
        for question in carried if stance == "unknown" else carried[-1:]:
            value = value_of(self._lexicon, question, stance)
            if value is not None and question not in own:
                yield Heard(question, value, *marks.chars(start, end), SUGGESTED)

    def _left_open(self, text: str, marks: Marks, found: list[Heard], before: Spoken) -> Spoken:
        about = [cue.means.question for cue in marks.cues if cue.means.role == "names"]
        asks = _is_question(text, marks.sentence)
        others = marks.others or any(turn.means.turn in {"elsewhere", "past"} for turn in marks.turns)
        if not about and before.asks and not found and asks:
            about = list(before.questions)
        elif asks and before.asks:
            about = [*before.questions, *about]
        spoken_of = [cue.means.question for cue in marks.cues if cue.means.role in {"names", "about"}]
        return Spoken(
            tuple(dict.fromkeys(about)),
            tuple(dict.fromkeys([*about, *spoken_of])),
            doubt=bool(marks.doubtful),
            asks=asks,
            others=others,
        )

    def _reply(self, sentences: list[Sentence], heard: list[Heard], asked: str | None) -> Iterator[Heard]:
        """Yield what a reply says of the question asked where its words alone would say nothing."""
        if asked is None or not sentences:
            return
        question = self._lexicon.questions[asked]
        start, end = sentences[0].tokens[0].start, sentences[-1].tokens[-1].end
        if question.kind == "text":
            yield Heard(asked, "", start, end, SAID)
            return
        plain_words = [token.word for sentence in sentences for token in sentence.tokens]
        for option in question.options:
            label = [token.word for sentence in read(option.label) for token in sentence.tokens]
            if plain_words in (label, str(option.id).replace("-", " ").split()):
                yield Heard(asked, option.id, start, end, SAID + 1)
                return
        if any(entry.question == asked for entry in heard):
            return
        marks = marks_of(sentences[0], self._lexicon, doubt_before=False, others_before=False)
        if question.kind in {"number", "scale"} and not marks.doubtful:
            number = amount_of(sentences[0].tokens)
            if number is not None:
                yield Heard(asked, number, start, marks.sentence.tokens[-1].end, ANSWERED)
                return
        every = list(range(len(marks.sentence.clauses)))
        stand = stance_in(marks, every)
        if stand is None:
            return
        value = value_of(self._lexicon, asked, stand[0])
        if value is None and question.kind == "yes-no-dont-know" and stand[0] == "have":
            value = "yes"
        if value is not None:
            yield Heard(asked, value, *marks.chars(stand[1], stand[2]), ANSWERED)


def _corrected_numbers(marks: Marks, before: list[Heard]) -> Iterator[Heard]:
    """Yield the number that "no, actually three" puts in the place of the one told last."""
    numbers = [*before, *amounts_in(marks)]
    for turn in marks.turns:
        held = marks.sentence.tokens[turn.end : turn.end + 3]
        if turn.means.turn != "rather" or not held:
            continue
        told = [
            entry for entry in numbers if isinstance(entry.value, int | float) and entry.end <= held[0].start
        ]
        number = amount_of(held)
        if told and number is not None:
            yield Heard(told[-1].question, number, held[0].start, held[-1].end, SAID)


def _goes_on(marks: Marks, spoken: Spoken) -> bool:
    """Tell whether a sentence still speaks of what the one before named."""
    return spoken.asks or marks.sentence.tokens[0].word in _CARRIES


def _is_question(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?")
