"""What phrases alone read in a text, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Proposal
from cc_assistant.interview.understanding.amounts import amount_of, amounts_in, months_after
from cc_assistant.interview.understanding.clauses import Sentence
from cc_assistant.interview.understanding.heard import SAID, SUGGESTED, Heard
from cc_assistant.interview.understanding.lexicon import Lexicon
from cc_assistant.interview.understanding.marks import Marks, marks_of
from cc_assistant.interview.understanding.opening import FUNDING, LAUNCH, money_until, openings_in
from cc_assistant.interview.understanding.options import Spoken, options_in, stance_in, value_of
from cc_assistant.interview.understanding.replies import is_short, labelled, only, reply
from cc_assistant.interview.understanding.weighing import proposals
from cc_assistant.interview.understanding.worries import worries_in

_CARRIES = frozenset(
    """
    it its this that they them these those their theyre thats not none yes yep nope still only but
    """.split()
)


_TAILS = frozenset("and then what after that next right ok okay yes no eh".split())


class Reading(NamedTuple):
    """What phrases read.

    Attributes:
        proposals: what they propose.
        taken: the words that this rests on (half-open, code points).
        replied: questions whose answer is a reply: to the question asked, or to the word before a colon.
    """

    proposals: list[Proposal]
    taken: list[tuple[int, int]]
    replied: frozenset[str]


class PhraseReader:
    """Reads by phrases.

    Args:
        lexicon: the questions and the phrases.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._texts = frozenset(name for name, entry in lexicon.questions.items() if entry.kind == "text")

    def read(
        self,
        text: str,
        sentences: Sequence[Sentence],
        *,
        today: date,
        asked: str | None,
        known: Mapping[str, Value],
    ) -> Reading:
        """Read a text; the arguments are those of `InterviewReader.understand`.

        Args:
            text: what somebody typed.
            sentences: of the text.
            today: "in six weeks" counts from it.
            asked: id of the question that the text replies to.
            known: answers that stand already.
        """
        heard: list[Heard] = []
        corrections: list[int] = []
        replied: set[str] = set()
        spoken = Spoken()
        for sentence in sentences:
            marks = marks_of(sentence, self._lexicon, doubt_before=spoken.doubt, others_before=spoken.others)
            corrections += [
                marks.chars(turn.start, turn.end)[1] for turn in marks.turns if turn.means.turn == "rather"
            ]
            here = list(self._in_sentence(text, marks, spoken, heard, today=today, asked=asked, known=known))
            if not marks.others:
                for question, found, short in self._labelled(text, marks, today, known):
                    here = [entry for entry in here if entry.question != question] + found
                    if short:
                        replied.add(question)
            heard += here
            spoken = self._left_open(text, marks, here, spoken)
        if asked in self._lexicon.questions:
            replied.add(asked)
            heard += reply(sentences, heard, asked, self._lexicon)
        told = list(proposals(text, heard, corrections, self._lexicon, known))
        return Reading(told, [(entry.start, entry.end) for entry in heard], frozenset(replied))

    def _labelled(
        self, text: str, marks: Marks, today: date, known: Mapping[str, Value]
    ) -> Iterator[tuple[str, list[Heard], bool]]:
        """Yield the questions named before a colon, what follows says of each, and whether that is short."""
        for question, start in labelled(text, marks):
            value = only(text, start, marks.sentence.end)
            found: list[Heard] = []
            for sentence in value:
                own = marks_of(sentence, self._lexicon, doubt_before=False, others_before=False)
                found += self._in_sentence(text, own, Spoken(), [], today=today, asked=question, known=known)
            found = [entry for entry in found if entry.question == question]
            found += reply(value, found, question, self._lexicon)
            if found:
                yield question, found, is_short(value)

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
        yield from worries_in(marks, self._texts, spoken.sentence)
        after_launch = any(entry.question == LAUNCH for entry in before)
        if LAUNCH in self._lexicon.questions:
            yield from openings_in(text, marks, today=today, asked=asked == LAUNCH, carried=after_launch)
        if FUNDING in self._lexicon.questions:
            yield from months_after(marks, FUNDING)
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
            sentence=marks.sentence,
        )


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
    """Tell whether a sentence asks; "money to March, then?" tells something and asks after the rest."""
    if not text[sentence.start : sentence.end].rstrip("\"'”’)").endswith("?"):
        return False
    last = sentence.clauses[-1]
    tail = [token.word for token in sentence.tokens[last.start : last.end]]
    return len(sentence.clauses) == 1 or not _TAILS.issuperset(tail)
