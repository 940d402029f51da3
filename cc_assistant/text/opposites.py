"""Where one sentence turns another round: by a denial, or by a word with the opposite sense.

A word turns only what stands about it: "not" in "whose first language is not English" says nothing of the
rest of the sentence, and "rose" in "fell in Frome while it rose in Somerset" nothing of Frome.

`faithful.opposites` lists opposites as well, and the two are kept apart on purpose. Here a pair that is found
decides alone what is told to the writer of a draft, so it holds pairs that rarely mean anything else ("clear"
and "unclear", "repaid" and "missed"). There a pair is one sign among others, whose weights were learned with
that very list, and it may hold words that often go no way ("before", "first", "women").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.text.tokens import STOP_WORDS, stem, words

_ABOUT = 5
"""Words on either side that a word is about."""

_DENIALS = frozenset(
    """no not never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt
    werent hasnt havent hadnt wont wouldnt couldnt shouldnt hardly barely failed fails fail""".split()
)
_PAIRS = (
    (
        "rise rose risen increase increased increasing increases grew grow grown climbed up",
        "fall falls fell fallen decrease decreased decline declined drop dropped down reduce reduces reduced "
        "cut lower lowered",
    ),
    ("more higher most greater exceeded above many", "fewer less lower least below few"),
    (
        "improve improved improves better gain gained benefit benefited",
        "worsen worsened worsens worse lose lost harm harmed deteriorated",
    ),
    (
        "help helps helped helping enable enabled facilitate facilitated ease eased encourage encourages",
        "hinder hinders hindered hamper hampers hampered block blocks blocked prevent prevents prevented "
        "obstruct discourage discourages discouraged undermine undermines undermined bar bars deter deters",
    ),
    ("easy easier simple smooth", "hard harder difficult complex struggled"),
    ("clear clearly defined certain", "unclear uncertain vague ambiguous confused"),
    ("enough adequate sufficient plenty ample", "lack lacked lacks lacking insufficient scarce shortage"),
    (
        "strong much robust firm strengthen strengthened strengthens",
        "weak little scant limited patchy weaken weakened weakens",
    ),
    ("same uniform identical alike similar equal", "varied varies vary differed differ different unequal"),
    ("high", "low"),
    ("quick quickly fast", "slow slowly"),
    ("early", "late"),
    ("long", "short"),
    ("wide widened", "narrow narrowed"),
    ("safe", "unsafe risky"),
    ("willing keen", "unwilling reluctant"),
    ("aware", "unaware"),
    ("satisfied pleased happy", "dissatisfied unhappy frustrated"),
    ("confident", "anxious worried"),
    ("positive positively", "negative negatively"),
    ("success successful succeeded", "failure unsuccessful"),
    ("open opened", "closed shut"),
    ("start started began begun joined", "stop stopped ended left"),
    ("paid", "unpaid"),
    ("trained", "untrained"),
    ("present", "absent"),
    ("trust trusted confidence", "distrust mistrust suspicion"),
    ("like liked prefer preferred prefers welcomed valued", "dislike disliked resisted rejected opposed"),
    ("likely likelier", "unlikely unlikelier"),
    ("always usually often", "never rarely seldom"),
    ("ahead outpaced outstripped", "lagged lags behind"),
    ("repaid kept met reached achieved", "missed defaulted"),
    (
        "accept accepted agree agreed support supports supported confirm confirmed",
        "refuse refused declined dispute disputed disagree doubt doubted reject rejected contradict",
    ),
    ("secure stable permanent", "insecure unstable temporary precarious"),
    ("free affordable cheap", "expensive costly unaffordable"),
    ("include included inclusive", "exclude excluded"),
    ("appropriate suitable", "inappropriate unsuitable"),
)


def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for pair, both in enumerate(_PAIRS):
        for side, told in enumerate(both):
            for word in told.split():
                found.setdefault(stem(word), set()).add((pair, side))
    return {word: frozenset(sides) for word, sides in found.items()}


_SIDES = _sides()
"""Stem -> the pairs that it belongs to, and on which side it stands."""

OPPOSED = frozenset(_SIDES)
"""Stems of all words that have an opposite."""


def turns(one: str, other: str) -> Iterator[str]:
    """Yield, in words, what in one text turns another round.

    A denial and an opposite that stand side by side undo each other ("not easy", "hard").

    Args:
        one: a sentence.
        other: what it is held against.
    """
    here, there = words(one), words(other)
    denied = [_denials(here, there), _denials(there, here)]
    differs = len(denied[0]) % 2 != len(denied[1]) % 2
    undone = False
    for at, where in _opposed(here, there):
        near = [
            any(abs(d - place) <= _ABOUT for d in held)
            for held, place in zip(denied, (at, where), strict=True)
        ]
        if differs and any(near):
            undone = True
        else:
            yield f"The sentence says ‘{here[at]}’, the quote ‘{there[where]}’."
    if differs and not undone:
        yield "One denies what the other says."


def _opposed(here: Sequence[str], there: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield places of words in a text and of opposites that stand about the same in another."""
    for at, word in enumerate(here):
        for pair, side in _SIDES.get(stem(word), ()):
            about = _about(here, at)
            same = [_shared(about, there, place) for place in _places(there, pair, side)]
            turned = [(_shared(about, there, place), place) for place in _places(there, pair, 1 - side)]
            most, where = max(turned, default=(0, 0))
            if most > max(same, default=0):
                yield at, where


def _places(text: Sequence[str], pair: int, side: int) -> list[int]:
    return [at for at, word in enumerate(text) if (pair, side) in _SIDES.get(stem(word), ())]


def _denials(text: Sequence[str], other: Sequence[str]) -> list[int]:
    """Return where a text denies something that the other speaks of."""
    held = {stem(word) for word in other if word not in STOP_WORDS}
    denials = (at for at, word in enumerate(text) if word in _DENIALS)
    return [at for at in denials if not held.isdisjoint(_about(text, at))]


def _about(text: Sequence[str], at: int) -> set[str]:
    near = (*text[max(0, at - _ABOUT) : at], *text[at + 1 : at + 1 + _ABOUT])
    return {stem(word) for word in near if word not in STOP_WORDS and word not in _DENIALS}


def _shared(about: set[str], text: Sequence[str], at: int) -> int:
    return len(about & _about(text, at))
