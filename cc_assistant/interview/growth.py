"""What an answer did to the checklist: what appeared, became more pressing or went, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cc_assistant.domain.checklist import Because, Checklist, Item


@dataclass(frozen=True, slots=True)
class Grown:
    """An item, and the answers that did something to it, in plain words."""

    item: Item
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """What changed from one list to the next.

    Attributes:
        appeared: an answer brought them. Before, they were not there, or only because nothing was told.
        raised: an answer made them more pressing.
        gone: they are no longer there.
        pinned: they bear on the main worry now.
        opening: the opening date where it is another now, and dates count from it; else None.
    """

    appeared: tuple[Grown, ...] = ()
    raised: tuple[Grown, ...] = ()
    gone: tuple[Item, ...] = ()
    pinned: tuple[Item, ...] = ()
    opening: date | None = None

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.appeared or self.raised or self.gone or self.pinned or self.opening)


def growth(before: Checklist, after: Checklist) -> Growth:
    """Tell what changed from one list to the next, in the order of the list."""
    then = {item.id: item for item in before.items}
    on_list = {item.id for item in after.items}
    appeared, raised = [], []
    for item in after.items:
        old = then.get(item.id)
        new = _news(old, item)
        if old is None or any(reason.effect == "adds" for reason in new):
            appeared.append(Grown(item, tuple(reason.words for reason in new)))
        elif item.raised and not old.raised:
            raised.append(Grown(item, tuple(reason.words for reason in new)))
    return Growth(
        appeared=tuple(appeared),
        raised=tuple(raised),
        gone=tuple(item for item in before.items if item.id not in on_list),
        pinned=tuple(item for item in after.pinned if item.id not in then or not then[item.id].pinned),
        opening=after.opening if after.opening != before.opening else None,
    )


def _news(old: Item | None, item: Item) -> list[Because]:
    """Return the reasons that are answers and were not there before."""
    told = {reason.words for reason in old.because} if old else set()
    return [reason for reason in item.because if reason.value is not None and reason.words not in told]
