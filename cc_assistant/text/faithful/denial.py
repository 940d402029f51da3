"""What is denied: whether a sentence denies what its passages say, or says what they deny.

A denial may be worded in many ways ("not defined alike", "variously defined"), so what counts is whether the
place of a passage that speaks of the same denies in any way at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cc_assistant.text.faithful.alignment import Around, around, match, sentences, share_near
from cc_assistant.text.faithful.opposites import OPPOSITES
from cc_assistant.text.faithful.reading import Word
from cc_assistant.text.tokens import stem

EXPLICIT = frozenset(
    """no not never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt
    werent hasnt havent hadnt wont wouldnt couldnt shouldnt aint mustnt neednt nowhere noone
    """.split()
)
"""Words that deny what stands about them."""
_EMPTY = frozenset(
    {("not", "only"), ("not", "just"), ("no", "doubt"), ("not", "least"), ("no", "matter"),
     ("not", "simply"), ("not", "merely"), ("without", "doubt"), ("not", "solely"), ("no", "wonder")}
)  # fmt: skip
_STRONG = frozenset(
    stem(word)
    for word in """
    lack lacking missing miss absent absence shortage scarce scarcity scant sparse few fewer fewest
    little low minority hardly rarely rare seldom barely scarcely fail failed failure unable inability
    refuse refused refusal decline declined reject rejected dispute disputed doubt doubted doubtful deny
    denied unclear unknown uncertain uncertainty ambiguous vague limited inconsistent inconsistency
    uneven unequal except excluded exclude exclusion only sole solely avoid prevent prevented impossible
    free instead rather thin poor poorly insufficient inadequate shortfall gap hard harder difficult
    difficulty struggle reluctant reluctance hesitant hesitate sceptical oppose opposed untouched
    disagree contradict contrary unlike ignored neglected overlooked zero nil wrong wrongly false replace
    replaced substitute alone yet until unless beyond ahead weak behind short too threaten threatened threat
    underused
    """.split()
)
_WEAK = frozenset(
    stem(word)
    for word in """
    difference differ differed different differently varied varies various variously variety vary limit
    barrier obstacle hinder hindered hindrance stop stopped outside loss lost lose problem challenge
    caution cautious wary warn warned guarded object against despite although though but however question
    questioned separate apart drop dropped end ended leave left withdraw withdrew quit cut reduce reduced
    reduction decrease fall fell fallen ignore neglect opposite mere merely just want misleading
    incomplete partial partly negative worse worsen less least lower confusion confused independent
    independently weaker hold held counter complex mixed
    """.split()
)
_PREFIX = re.compile(
    r"(?:un|dis|non|mis)(?=[a-z]{4})"
    r"|(?:in|im|ir|il)(?=(?:effect|effic|approp|access|adequ|suffic|consist|flex|activ|secur|direct|experienc"
    r"|complet|compat|formal|visib|equal|equit|accura|toler|depend|capa|decis|frequent|signific|possib|practic"
    r"|personal|mature|balance|regular|relev|respons|legal|literate|logical|just|soluble|valid))"
)
_OTHER = re.compile(
    r"under|uni(?!nt|m|d)|until|unless|discuss|discip|display|distr|distin|diseas|disab|dispens|dispos|district"
    r"|discov|disast|misse?d?$|mission|distan|disper|discre|discount|discharg"
)
"""What begins like a prefix and is none."""
_BEFORE = 0.6  # what words before a denial count, beside those after it
_CLEAR, _FAINT = 0.9, 0.4  # what denials in other words are worth beside outright ones
_WINDOW = 7  # words between a denial and what it denies


class Denied(NamedTuple):
    """How strongly denials of a sentence and of its passages disagree (0 to 1 each), and the word for people.

    Attributes:
        new: the sentence denies what its passages say without an outright denial.
        unlike: the same, where denials worded in other ways are taken for denials as far as they are clear.
        lost: the passages deny outright what the sentence says without a clear denial.
        gone: the same, and the sentence denies nothing near that place in any way.
        turned: a word and its denied form stand for one another ("coordinated", "uncoordinated").
        word: what is denied.
        lost_word: what the passages deny.
    """

    new: float
    unlike: float
    lost: float
    gone: float
    turned: float
    word: str
    lost_word: str


def denials(said: str, held: Sequence[str]) -> Denied:
    """Compare what a sentence denies with what the texts that it cites deny."""
    mine = sentences(said)
    there = [words for text in held for words in sentences(text)]
    new, unlike, word = 0.0, 0.0, ""
    for words in mine:
        for at in explicit(words):
            found, other_found = _unmatched(words, at, there)
            found, other_found = _worth(words, at) * found, _worth(words, at) * other_found
            if found >= new:
                new, word = found, _told(said, words, at)
            unlike = max(unlike, other_found)
    lost, gone, lost_word = 0.0, 0.0, ""
    for words in there:
        for at in explicit(words):
            other = [word for word in there if word is not words]
            strong, weak = _dropped(words, at, mine, other)
            if strong > lost:
                lost, lost_word = strong, _shared_word(said, words, at, mine)
            gone = max(gone, weak)
    turned, turned_word = max(_turned(said, mine, there), default=(0.0, ""))
    return Denied(new, unlike, lost, gone, turned, word, lost_word if lost >= turned else turned_word)


def _worth(words: Sequence[Word], at: int) -> float:
    """Return how clearly a word denies what follows it: "without" and "neither" often only set a scene."""
    return 0.6 if words[at].word in {"without", "nothing", "nobody"} else 1.0


def explicit(words: Sequence[Word]) -> Iterator[int]:
    """Yield the places of a sentence's words that deny outright."""
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if word.word not in EXPLICIT:
            continue
        if word.word == "no" and (following is None or following.clause != word.clause):
            continue  # "to say no:"
        if (word.word in {"no", "not"} and _bounds(words, at)) or _unless(words, at):
            continue
        if following is None or (word.word, following.word) not in _EMPTY:
            yield at


def _bounds(words: Sequence[Word], at: int) -> bool:
    """Whether a denial only sets a bound: "no more than 20", "not more than a year"."""
    told = [word.word for word in words[at + 1 : at + 4]]
    return (
        len(told) == 3
        and told[0] in {"more", "less", "fewer", "later", "earlier"}
        and told[1] == "than"
        and (told[2] in {"a", "an", "one", "two", "three", "half"} or told[2][:1].isdigit())
    )


def _unless(words: Sequence[Word], at: int) -> bool:
    """Whether what is denied is said after all: "will not last unless it is funded"."""
    return any(word.word in {"unless", "until"} for word in words[at + 1 :])


def denying(word: Word) -> float:
    """Return how clearly a word denies: 1 outright, 0.8 clearly in another way, 0.4 in a way, 0 not."""
    if word.word in EXPLICIT:
        return 1.0
    if word.stem in _STRONG or _bare(word.word) != word.word:
        return 0.8
    return 0.4 if word.stem in _WEAK else 0.0


def _bare(word: str) -> str:
    """Return a word without the prefix that denies it ("uncoordinated": "coordinated")."""
    found = _PREFIX.match(word)
    return word[found.end() :] if found and not _OTHER.match(word) else word


def _support(
    near: Around, words: Sequence[Word], against: frozenset[str] = frozenset()
) -> tuple[float, float, float, float]:
    """Return how far some words stand in a sentence: at all, and near a denial of each clearness."""
    found = match(near, words)
    shares = [0.0, 0.0, 0.0]
    if found.share:
        clear = [1.0 if word.stem in against else denying(word) for word in words]
        cues = [(at, one) for at, one in enumerate(clear) if one]
        for level, least in enumerate((1.0, 0.8, 0.4)):
            shares[level] = max(
                (share_near(near, words, at, _WINDOW) for at, one in cues if one >= least), default=0.0
            )
    return found.share, shares[0], shares[1], shares[2]


def _against(words: Sequence[Word], at: int) -> frozenset[str]:
    """Return what says the same as denying the next word that goes some way: "rose", "did not fall"."""
    for word in words[at + 1 : at + 4]:
        if OPPOSITES.of(word.stem):
            return OPPOSITES.against(word.stem)
    return frozenset()


def _unmatched(words: Sequence[Word], at: int, there: Sequence[Sequence[Word]]) -> tuple[float, float]:
    """Return how far passages speak of what is denied without an outright denial, without any clear one."""
    near = around(words, at, before=_BEFORE)
    against = _against(words, at)
    found = [_support(near, others, against) for others in there]
    plain = max((one[0] for one in found), default=0.0)
    outright = max((one[1] for one in found), default=0.0)
    clear = max((max(one[1], _CLEAR * one[2], _FAINT * one[3]) for one in found), default=0.0)
    return max(0.0, plain - outright), max(0.0, plain - clear)


def _dropped(
    words: Sequence[Word], at: int, mine: Sequence[Sequence[Word]], other: Sequence[Sequence[Word]]
) -> tuple[float, float]:
    """Return how far the sentence says what is denied at a place, without a clear denial, and without any."""
    near = around(words, at, before=_BEFORE)
    against = _against(words, at)
    found = [_support(near, others, against) for others in mine]
    plain = max((one[0] for one in found), default=0.0)
    clear = max((one[2] for one in found), default=0.0)
    weak = max((one[3] for one in found), default=0.0)
    elsewhere = max((one[0] - one[3] for one in (_support(near, others) for others in other)), default=0.0)
    return max(0.0, plain - clear - 0.5 * elsewhere), max(0.0, plain - weak - 0.5 * elsewhere)


def _shared_word(said: str, words: Sequence[Word], at: int, mine: Sequence[Sequence[Word]]) -> str:
    near = around(words, at, before=_BEFORE)
    for others in mine:
        found = match(near, others)
        if found.at:
            return said[others[found.at[0]].start : others[found.at[0]].end]
    return ""


def _turned(
    said: str, mine: Sequence[Sequence[Word]], there: Sequence[Sequence[Word]]
) -> Iterator[tuple[float, str]]:
    """Yield words of which one text has the denied form and the other the plain one."""
    for one, other, here in ((mine, there, True), (there, mine, False)):
        for words in one:
            for at, word in enumerate(words):
                bare = _bare(word.word)
                if bare == word.word:
                    continue
                if any(third.stem == word.stem for rest in other for third in rest):
                    continue
                root = stem(bare)
                for others in other:
                    for place, plain in enumerate(others):
                        if plain.stem != root:
                            continue
                        if any(third in EXPLICIT for third in _near(others, place) | _near(words, at)):
                            continue
                        share = match(around(words, at), others).share
                        mark = word if here else plain
                        yield 0.3 + 0.7 * share, said[mark.start : mark.end]


def _near(words: Sequence[Word], at: int) -> set[str]:
    return {word.word for word in words[max(0, at - 4) : at + 4]}


def _told(said: str, words: Sequence[Word], at: int) -> str:
    for word in (*words[at + 1 :], *words[:at]):
        if word.has_content:
            return said[word.start : word.end]
    return said[words[at].start : words[at].end]
