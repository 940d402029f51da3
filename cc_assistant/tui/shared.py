"""What all windows share, and how what two of them did is put together so that nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Baskets = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Shared:
    """Questions asked, newest last, and baskets with the ids of passages."""

    asked: tuple[str, ...]
    baskets: Baskets


def merged(before: Shared, ours: Shared, theirs: Shared) -> Shared:
    """Return what both did, one after the other.

    What one took out stays out, what either put in is in. A basket that one removed while the other put
    something into it stays, with that.

    Args:
        before: what both began with.
        ours: what became of it here.
        theirs: what became of it elsewhere.
    """
    return Shared(_asked(before.asked, ours.asked, theirs.asked), _baskets(before, ours, theirs))


def _asked(before: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    known = set(before)
    new = [question for question in ours if question not in known]
    if ours and not new and ours[-1] != (before[-1] if before else ""):
        new = [ours[-1]]  # asked again: it has moved to the end
    fresh = set(new)
    return (*(question for question in theirs if question not in fresh), *new)


def _baskets(before: Shared, ours: Shared, theirs: Shared) -> dict[str, tuple[str, ...]]:
    together: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys((*theirs.baskets, *ours.baskets)):
        was, here, there = (side.baskets.get(name) for side in (before, ours, theirs))
        if here is None or there is None:
            left = here if there is None else there
            added = tuple(ident for ident in left or () if ident not in (was or ()))
            if was is None:
                together[name] = left or ()
            elif added:  # removed on one side, filled on the other
                together[name] = added
            continue
        gone = set(was or ()) - set(here)
        kept = [ident for ident in there if ident not in gone]
        together[name] = tuple(dict.fromkeys((*kept, *(i for i in here if i not in (was or ())))))
    return together
