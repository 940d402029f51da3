"""Replies: to the question on the screen, and to the word before a colon ("Volunteers: yes")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cc_assistant.domain.questionnaire import Question
from cc_assistant.interview.understanding.amounts import amount_of
from cc_assistant.interview.understanding.clauses import Sentence, read
from cc_assistant.interview.understanding.heard import ANSWERED, SAID, Heard
from cc_assistant.interview.understanding.lexicon import Lexicon
from cc_assistant.interview.understanding.marks import Marks, marks_of
from cc_assistant.interview.understanding.options import stance_in, value_of

_FEW = 5
"""So many words are a short reply: they speak of the question that they reply to, hardly of another."""
_LONGEST_LABEL = 5
_BESIDE = 2
"""So many words may stand beside the label: "a) lead:", "Our team:"."""
_POINTS_AT = frozenset("the this that another other which".split())
_SUBJECTS = frozenset("i we you they he she it who there".split())
_NO_ANSWER = re.compile(
    r"(?:(?:sorry|well|hmm+|er+m*|um+|ok|okay)[,.]?\s+)?(?:"
    r"(?:please\s+)?see\s+(?:above|below|previous)|as\s+(?:above|before)|nothing\s+(?:to\s+add|more|else)|n/?a|pass|skip"
    r"|(?:we(?:['’]?ll|\s+shall|\s+will)|let['’]?s)\s+(?:have\s+to\s+)?(?:wait\s+and\s+)?see"
    r"|(?:it\s+)?(?:all\s+)?depends|it['’]?s\s+complicated|(?:i\s+)?can['’]?t\s+say\s+(?:more|any\s*more)|next|hello|hi|test"
    r"|what\s+do\s+you\s+mean|why\s+do\s+you\s+ask|ask\s+me\s+(?:later|again)|later|not\s+now|come\s+back\s+to\s+(?:this|it)"
    r")[.!?\s]*",
    re.IGNORECASE,
)


def answers_nothing(text: str) -> bool:
    """Tell whether somebody puts the question off, and says nothing else: "see above", "we'll see"."""
    return bool(_NO_ANSWER.fullmatch(text.strip()))


def is_short(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a text is so short that it speaks of one thing."""
    return sum(len(sentence.tokens) for sentence in sentences) <= _FEW


def reply(
    sentences: Sequence[Sentence], heard: Sequence[Heard], asked: str, lexicon: Lexicon
) -> Iterator[Heard]:
    """Yield what a reply says of the question asked where its words alone would say nothing.

    Args:
        sentences: of the reply.
        heard: what its words say.
        asked: id of the question.
        lexicon: knows it.
    """
    if not sentences:
        return
    question = lexicon.questions[asked]
    start, end = sentences[0].tokens[0].start, sentences[-1].tokens[-1].end
    words = [token.word for sentence in sentences for token in sentence.tokens]
    option = _labelled_so(question, words)
    number = _number_told(question, sentences[0], lexicon)
    said = [entry.weight for entry in heard if entry.question == asked]
    if question.kind == "text":
        yield Heard(asked, "", start, end, SAID)
    elif option is not None:
        yield Heard(asked, option, start, end, SAID + 1)
    elif number is not None and SAID not in said:
        yield Heard(asked, number, start, sentences[0].tokens[-1].end, SAID)
    elif not said:
        yield from _as_it_stands(question, sentences[0], lexicon)


def _labelled_so(question: Question, words: Sequence[str]) -> int | str | None:
    """Return the option that is called by exactly these words."""
    for option in question.options:
        label = [token.word for sentence in read(option.label) for token in sentence.tokens]
        if words in (label, str(option.id).replace("-", " ").split()):
            return option.id
    return None


def _number_told(question: Question, sentence: Sentence, lexicon: Lexicon) -> int | float | None:
    marks = marks_of(sentence, lexicon, doubt_before=False, others_before=False)
    counts = question.kind in {"number", "scale"} and sentence.tokens[0].word not in _POINTS_AT
    return amount_of(sentence.tokens) if counts and not marks.doubtful else None


def _as_it_stands(question: Question, sentence: Sentence, lexicon: Lexicon) -> Iterator[Heard]:
    """Yield what "not yet" or "it is in place" means for a question."""
    marks = marks_of(sentence, lexicon, doubt_before=False, others_before=False)
    stand = stance_in(marks, list(range(len(marks.sentence.clauses))))
    if stand is None:
        return
    value = value_of(lexicon, question.id, stand[0])
    if value is None and question.kind == "yes-no-dont-know" and stand[0] == "have":
        value = "yes"
    if value is not None:
        yield Heard(question.id, value, *marks.chars(stand[1], stand[2]), ANSWERED)


def labelled(text: str, marks: Marks) -> Iterator[tuple[str, int]]:
    """Yield the questions that the words before a colon name, and where what stands after it begins.

    Args:
        text: the whole text.
        marks: of the sentence.
    """
    tokens = marks.sentence.tokens
    for at in range(1, min(_LONGEST_LABEL + 1, len(tokens))):
        if ":" not in text[tokens[at - 1].end : tokens[at].start]:
            continue
        before = [cue for cue in marks.cues if cue.means.role == "labels" and cue.end <= at]
        covered = {number for cue in before for number in range(cue.start, cue.end)}
        if any(token.word in _SUBJECTS for number, token in enumerate(tokens[:at]) if number not in covered):
            return
        longest = max((cue.end - cue.start for cue in before), default=0)
        for question in dict.fromkeys(
            cue.means.question for cue in before if cue.end - cue.start == longest and longest >= at - _BESIDE
        ):
            yield question, tokens[at].start
        return


def only(text: str, start: int, end: int) -> list[Sentence]:
    """Return the sentences of a part of a text, at their places in the whole."""
    return list(read(" " * start + text[start:end]))
