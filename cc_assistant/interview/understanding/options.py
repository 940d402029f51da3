"""Options said in a sentence: by phrases of their own, or by how the thing asked for stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.option_words import Stance
from cc_assistant.interview.understanding.clauses import Sentence
from cc_assistant.interview.understanding.heard import ANSWERED, SAID, SUGGESTED, Heard
from cc_assistant.interview.understanding.lexicon import Cue, Lexicon
from cc_assistant.interview.understanding.marks import Marks
from cc_assistant.text.phrases import Found

_STRONGEST: tuple[Stance, ...] = ("unknown", "none", "planned", "partly", "have")
_GOES_ON = frozenset(
    "it its this that they these those which who but though although only none nothing".split()
)


class Spoken(NamedTuple):
    """What a sentence left open for the next.

    Attributes:
        questions: what it named, in order.
        about: what it spoke of, named or not.
        doubt: whether it told of something unknown.
        asks: whether it was a question.
        others: whether it spoke of somebody else's service, or of the past.
        sentence: itself.
    """

    questions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    doubt: bool = False
    asks: bool = False
    others: bool = False
    sentence: Sentence | None = None


def options_in(
    marks: Marks, lexicon: Lexicon, *, asked: Sequence[str], carried: Sequence[str]
) -> Iterator[Heard]:
    """Yield the options that a sentence says.

    Args:
        marks: of the sentence.
        lexicon: the questions and their words.
        asked: questions that the sentence answers although it does not name them.
        carried: questions that the sentence before was about.
    """
    named = [cue for cue in marks.cues if cue.means.role == "names"]
    context = _Context(marks, lexicon, asked, carried)
    said: set[str] = set()
    for cue in marks.cues:
        question, role, option = cue.means
        if option is None or (role == "there" and not context.holds(cue)):
            continue
        if question not in asked and _gives_way(marks, lexicon, cue, context):
            continue
        if not marks.taken_back(cue, hopes=lexicon.cues[question].hopes):
            said.add(question)
            option = _as_it_stands(marks, lexicon, cue) or option
            yield Heard(
                question, option, *marks.chars(cue.start, cue.end), SAID if role == "says" else ANSWERED
            )
    for cue in named:
        if stand := _stance(marks, cue, named):
            yield from _by_stance(marks, lexicon, cue, stand, said=said)


def _as_it_stands(marks: Marks, lexicon: Lexicon, cue: Found[Cue]) -> str | int | None:
    """Return what the words say beside "will" or "partly", where they would say that the thing is there."""
    stances = lexicon.cues[cue.means.question].stances
    if cue.means.option != stances.get("have") or cue.means.option is None:
        return None
    for stance in ("partly", "planned"):
        beside = any(
            mark.means.stance == stance and marks.clause_of(mark) == marks.clause_of(cue)
            for mark in marks.stances
        )
        if beside and stance in stances:
            return stances[stance]
    return None


def _by_stance(
    marks: Marks, lexicon: Lexicon, about: Found[Cue], stand: tuple[Stance, int, int], *, said: set[str]
) -> Iterator[Heard]:
    stance, start, end = stand
    question = about.means.question
    if _claimed(marks, lexicon, about):
        return
    value = value_of(lexicon, question, stance)
    if value is None or (question in said and stance != "unknown"):
        return
    if stance != "unknown" and any(
        turn.means.turn in {"elsewhere", "past"} and turn.end <= about.start for turn in marks.turns
    ):
        return
    first, last = min(about.start, start), max(about.end, end)
    yield Heard(question, value, *marks.chars(first, last), SUGGESTED)


class _Context:
    """Which clauses of a sentence speak of which questions.

    Where several options may be ticked, people enumerate: the whole sentence counts.
    """

    def __init__(self, marks: Marks, lexicon: Lexicon, asked: Sequence[str], carried: Sequence[str]) -> None:
        self._marks = marks
        self._lexicon = lexicon
        self._asked = asked
        self._clauses: dict[str, set[int]] = {question: _first_and_on(marks, 0) for question in carried}
        for cue in marks.cues:
            if cue.means.role in {"names", "about"}:
                reach = _first_and_on(marks, marks.clause_of(cue))
                self._clauses.setdefault(cue.means.question, set()).update(reach)

    def holds(self, cue: Found[Cue]) -> bool:
        """Tell whether a phrase that needs it stands where its question is spoken of, or was asked."""
        question = cue.means.question
        if question in self._asked:
            return True
        clauses = self._clauses.get(question, set())
        if self._lexicon.questions[question].kind == "multi":
            return bool(clauses)
        return any(clause in clauses for clause in self._marks.goes_back(self._marks.clause_of(cue)))


def _first_and_on(marks: Marks, clause: int) -> set[int]:
    """Return a clause, its neighbours, and those after it that go on with "it" or "they" or have no verb."""
    return {clause - 1, clause, clause + 1, *_goes_on(marks, clause, ())}


def _gives_way(marks: Marks, lexicon: Lexicon, cue: Found[Cue], context: _Context) -> bool:
    """Tell whether another question has the first claim to the words of an option."""
    first = lexicon.cues[cue.means.question].gives_way
    return any(
        other.start < cue.end
        and cue.start < other.end
        and (other.means.role == "says" or (other.means.role == "there" and context.holds(other)))
        for other in marks.cues
        if other.means.question in first
    )


def _claimed(marks: Marks, lexicon: Lexicon, named: Found[Cue]) -> bool:
    """Tell whether the clause names something that has the first claim to what is said in it."""
    first = lexicon.cues[named.means.question].gives_way
    clause = marks.clause_of(named)
    return any(
        other.means.question in first
        and other.means.role in {"names", "says"}
        and marks.clause_of(other) == clause
        for other in marks.cues
    )


def value_of(lexicon: Lexicon, question: str, stance: Stance) -> str | int | None:
    """Return the option that a stance means for a question, None if it means none."""
    if stance == "unknown":
        return DONT_KNOW if lexicon.questions[question].dont_know else None
    stances: Mapping[Stance, str | int] = lexicon.cues[question].stances
    return stances.get(stance)


def _stance(marks: Marks, about: Found[Cue], abouts: Sequence[Found[Cue]]) -> tuple[Stance, int, int] | None:
    """Return how the thing stands, with the tokens that say so."""
    own = marks.clause_of(about)
    if own in marks.doubtful:
        return "unknown", about.start, about.end
    found = stance_in(marks, [own], about)
    if found is None or found[0] == "have":
        later = _goes_on(marks, own, abouts)
        found = stance_in(marks, later, about) or found
    if found is None and marks.sentence.clauses[own].fragment:
        for clause in reversed(marks.goes_back(own)[:-1]):
            if found := stance_in(marks, [clause], about):
                break
    return found


def stance_in(
    marks: Marks, clauses: Sequence[int], about: Found[Cue] | None = None
) -> tuple[Stance, int, int] | None:
    """Return the strongest stance said in some clauses, outside the words of ``about``."""
    here = [
        stance
        for stance in marks.stances
        if marks.clause_of(stance) in clauses
        and (about is None or stance.end <= about.start or about.end <= stance.start)
    ]
    if not here:
        return None
    strongest = min(here, key=lambda stance: _STRONGEST.index(stance.means.stance))
    return strongest.means.stance, strongest.start, strongest.end


def _goes_on(marks: Marks, clause: int, abouts: Sequence[Found[Cue]]) -> list[int]:
    """Return the clauses after this one that still speak of the same thing."""
    others = {marks.clause_of(cue) for cue in abouts} - {clause}
    going = []
    for later in range(clause + 1, len(marks.sentence.clauses)):
        first, after, fragment = marks.sentence.clauses[later]
        words = {token.word for token in marks.sentence.tokens[first : min(first + 2, after)]}
        if later in others or not (fragment or words & _GOES_ON):
            break
        going.append(later)
    return going
