"""A worry in somebody's own words: what follows "my worry is that", or stands before "keeps me awake"."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.interview.understanding.clauses import Sentence
from cc_assistant.interview.understanding.heard import SAID, Heard
from cc_assistant.interview.understanding.marks import Marks

_LEADS_IN = frozenset("is are was that s about of the for us me most now right being would be".split())
_LEADS_OUT = frozenset("is are s what thats which that really".split())
_LEAST = 2
_SAYS_LITTLE = frozenset("honestly really though to be honest i think now right frankly tbh anyway".split())
_POINTS_BACK = frozenset("thats that this is its which was my our the main biggest only one real".split())


def worries_in(marks: Marks, questions: frozenset[str], before: Sentence | None = None) -> Iterator[Heard]:
    """Yield what a sentence tells for questions that are answered by a text.

    Args:
        marks: of the sentence.
        questions: ids of such questions.
        before: the sentence before it: "Will anyone come? That's my worry."
    """
    tokens = marks.sentence.tokens
    for cue in marks.cues:
        if cue.means.question not in questions or cue.means.role != "about":
            continue
        if marks.taken_back(cue, hopes=True):
            continue
        first = cue.end
        while first < len(tokens) and tokens[first].word in _LEADS_IN - {"the"}:
            first += 1
        told = any(token.word not in _SAYS_LITTLE for token in tokens[first:])
        if len(tokens) - first >= _LEAST and told:
            yield Heard(cue.means.question, "", tokens[first].start, tokens[-1].end, SAID)
            continue
        last = cue.start
        while last > 0 and tokens[last - 1].word in _LEADS_OUT:
            last -= 1
        if before and all(token.word in _POINTS_BACK for token in tokens[:last]):
            yield Heard(cue.means.question, "", before.tokens[0].start, before.tokens[-1].end, SAID)
        elif last >= _LEAST:
            yield Heard(cue.means.question, "", tokens[0].start, tokens[last - 1].end, SAID)
