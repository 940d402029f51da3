"""Signs that speak against a sentence, as numbers: what `weighing` makes a verdict of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import form, sentences
from cc_assistant.text.faithful.attribution import mixed
from cc_assistant.text.faithful.certainty import sureness
from cc_assistant.text.faithful.counterparts import unheld
from cc_assistant.text.faithful.cover import covered
from cc_assistant.text.faithful.denial import denials, denying, explicit
from cc_assistant.text.faithful.direction import directions
from cc_assistant.text.faithful.meaning import Meaning
from cc_assistant.text.faithful.placing import placed
from cc_assistant.text.faithful.quantity import quantified
from cc_assistant.text.faithful.reading import Word
from cc_assistant.text.faithful.weighing import Fault

_MOST_DENIALS = 2
_MOST_MISSING = 8


class Signs(NamedTuple):
    """Signs by name, and by kind of fault the word that they are about."""

    values: dict[str, float]
    words: dict[Fault, str]


def signs(
    said: str, passages: Sequence[tuple[str, ...]], also: Sequence[str] = (), meaning: Meaning | None = None
) -> Signs:
    """Return the signs that speak against a sentence.

    Args:
        said: the sentence.
        passages: the texts of each passage that it cites.
        also: texts besides that it may take up (what tells of the sources, the question).
        meaning: compares by meaning; without it the signs of meaning are left out.
    """
    held = [text for texts in passages for text in texts]
    denial, direction = denials(said, held), directions(said, held)
    sure, figure, cover = sureness(said, held), placed(said, held), covered(said, held, also)
    quantity, unsaid = quantified(said, held), unheld(said, held)
    values = {
        "new denial": denial.new,
        "unlike denial": denial.unlike,
        "lost denial": denial.lost,
        "gone denial": denial.gone,
        "turned word": denial.turned,
        **_counted(said, held),
        "opposite": direction.opposite,
        "absent": direction.absent,
        "opposite head": direction.head,
        "denied way": direction.denied,
        "compared": direction.compared,
        "swapped": max(0.0, figure.swapped),
        "taken": max(0.0, figure.taken),
        "turned figures": figure.turned,
        "counted": float(figure.counted),
        "strong": float(sure.strong),
        "caution": sure.caution,
        "uncovered": 1 - cover.share,
        "missing": min(cover.missing, _MOST_MISSING) / _MOST_MISSING,
        "clause": 1 - cover.least,
        "mixed": max(0.0, mixed(said, passages)),
        "several": float(len(passages) > 1),
        "quantity": quantity.strength,
        "unheld claim": float(bool(unsaid.claim)),
        "unheld share": float(bool(unsaid.share)),
        "unheld way": float(bool(unsaid.way)),
    }
    if meaning is not None:
        turning = meaning.turning(said, passages)
        values |= {
            "unlike": 1 - max(meaning.likeness(said, texts) for texts in passages),
            "nearer undenied": turning.denial,
            "nearer turned": turning.direction,
            "nearer denied": turning.denied,
        }
    words: dict[Fault, str] = {
        "denial": denial.word,
        "lost denial": denial.lost_word,
        "direction": unsaid.way or direction.word,
        "figure": figure.word,
        "claim": unsaid.claim or unsaid.share or sure.word or quantity.word or cover.word,
    }
    return Signs(values, words)


def _counted(said: str, held: Sequence[str]) -> dict[str, float]:
    """Return how the number of denials differs from that of the sentence of the passages that is nearest."""
    mine = [word for words in sentences(said) for word in words]
    own = _forms(mine)
    outright = min(_MOST_DENIALS, _outright(sentences(said)))
    there = [words for text in held for words in sentences(text)]
    clear = sum(denying(word) >= 0.8 for words in there for word in words)
    nearest = max(there, key=lambda words: len(own & _forms(words)), default=())
    theirs = min(_MOST_DENIALS, _outright([nearest]))
    return {
        "denials": float(outright),
        "denials over": float(max(0, outright - clear)),
        "denials over nearest": float(max(0, outright - theirs)),
        "denials short of nearest": float(max(0, theirs - sum(denying(word) >= 0.8 for word in mine))),
    }


def _forms(words: Sequence[Word]) -> set[str]:
    return {form(word) for word in words if word.has_content}


def _outright(read: Sequence[Sequence[Word]]) -> int:
    return sum(1 for words in read for _ in explicit(words))
