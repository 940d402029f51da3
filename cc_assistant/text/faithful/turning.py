"""A sentence turned round: with a denial taken out or put in, or a word replaced by its opposite.

Where the turned sentence is nearer to its passages by meaning, the sentence itself was the turned one.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from cc_assistant.text.faithful.denial import EXPLICIT
from cc_assistant.text.faithful.reading import Word, read

MOST = 3
"""So many variants of a sentence are looked at: each costs the time to encode it."""

_PAIRS = """
more/less fewer/more higher/lower most/least increased/decreased increase/decrease increases/decreases
rose/fell risen/fallen reduced/increased reduce/increase reduces/increases grew/shrank growth/decline
better/worse improved/worsened improve/worsen improves/worsens improvement/deterioration easier/harder
easy/difficult helped/hindered helps/hinders help/hinder above/below before/after positive/negative
strong/weak stronger/weaker strongest/weakest older/younger oldest/youngest rural/urban early/late
earlier/later women/men woman/man female/male cut/raised saved/wasted dropped/climbed low/high
small/large smaller/larger smallest/largest longer/shorter long/short majority/minority enabled/prevented
enable/prevent enables/prevents trust/distrust often/rarely paid/unpaid gained/lost gain/loss up/down
first/last begin/end began/ended start/stop started/stopped many/few accepted/refused accept/refuse
agreed/disagreed agree/disagree supported/opposed support/oppose included/excluded include/exclude
success/failure successful/unsuccessful likely/unlikely clear/unclear common/rare faster/slower
cheap/expensive cheaper/dearer internal/external formal/informal open/closed quick/slow quickly/slowly
declined/rose lowered/raised best/worst good/bad well/badly benefit/harm benefits/harms
encouraged/discouraged encourage/discourage allowed/prevented allow/prevent same/different
similar/different safe/unsafe permanent/temporary able/unable full/partial fully/partly
confident/doubtful strengthened/weakened strengthen/weaken
"""


def _opposites() -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in _PAIRS.split():
        one, other = pair.split("/")
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


_OPPOSITE = _opposites()
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|had|has|have|can|could|did|does|do|should|would|will|may|might)\b"
)


class Variant(NamedTuple):
    """A sentence turned round, and by what."""

    text: str
    by: Literal["denial", "direction"]


def turned(said: str) -> list[Variant]:
    """Return a sentence with one of its denials taken out or one of its words turned round, a few at most."""
    found = []
    for word in read(said):
        if variant := _undenied(said, word) if word.word in EXPLICIT else _opposed(said, word):
            found.append(variant)
        if len(found) == MOST:
            break
    return found


def denied(said: str) -> str:
    """Return a sentence with a denial put in."""
    place = _AUXILIARY.search(said)
    if place:
        return f"{said[: place.end()]} not{said[place.end() :]}"
    return f"It is not true that {said[:1].lower()}{said[1:]}"


def _undenied(said: str, word: Word) -> Variant | None:
    before, written, after = said[: word.start], said[word.start : word.end], said[word.end :]
    if word.word == "cannot":
        text = f"{before}can{after}"
    elif re.search(r"n['’]t$", written):
        text = before + written[:-3] + after
    elif word.word in {"not", "never", "no"}:
        text = before + after.lstrip()
    elif word.word == "without":
        text = f"{before}with{after}"
    elif word.word in {"none", "nobody"}:
        text = f"{before}all{after}"
    else:
        return None
    return Variant(text, "denial")


def _opposed(said: str, word: Word) -> Variant | None:
    opposite = _OPPOSITE.get(word.word)
    return Variant(said[: word.start] + opposite + said[word.end :], "direction") if opposite else None
