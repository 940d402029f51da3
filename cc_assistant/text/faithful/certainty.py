"""Words that say more than may have been found: all, always, only, proves."""

from __future__ import annotations

from collections.abc import Sequence

from cc_assistant.text.faithful.reading import read

_GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "all every everyone everybody everywhere always each entire entirely whole wholly universally any"
        " both throughout total fully full complete completely",
        "only solely exclusively alone sole just merely nothing",
        "must need needs has have required requires essential necessary crucial vital compulsory"
        " mandatory should",
        "proves proved proven prove proof definitely certainly undoubtedly guarantees guaranteed guarantee"
        " conclusively almost",
        "best worst unique leading most",
    )
)
_STRONG = (
    frozenset(
        "all every everyone everybody everywhere always entirely wholly universally completely".split()
    ),
    frozenset("only solely exclusively".split()),
    frozenset("must compulsory mandatory".split()),
    frozenset(
        "proves proved proven prove proof definitely certainly undoubtedly guarantees guaranteed".split()
    ),
    frozenset("best worst".split()),
)


def overstated(said: str, held: Sequence[str]) -> str:
    """Return the first word of a sentence that says more than what it cites; or "".

    Args:
        said: the sentence.
        held: the texts that it cites.
    """
    there = {word.word for text in held for word in read(text)}
    mine = read(said)
    for at, word in enumerate(mine):
        before = mine[at - 1].word if at else ""
        if before in {"not", "at", "above", "in", "after", "of", "for"}:
            continue  # "not only", "at all", "in all", "after all"
        for strong, group in zip(_STRONG, _GROUPS, strict=True):
            if word.word in strong and not there & (group | strong):
                return said[word.start : word.end]
    return ""
