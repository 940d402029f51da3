"""What a tab keeps: a conversation of its own, and the baskets and questions that all tabs share."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from cc_assistant.domain.filters import Filters
from cc_assistant.os_lock import try_lock
from cc_assistant.tui.state import EvidenceView, State, Store

_FOR_A_TURN = 3.0
_A_MOMENT = 0.02

Baskets = Mapping[str, tuple[str, ...]]


def exchange(own: Path, shared: Path) -> None:
    """Give what a tab has changed in baskets and questions to all, and the tab what others have changed.

    Called when a tab's app begins and when it ends. A tab that is new begins with the baskets, colours
    and questions of all, and with no conversation.

    Args:
        own: the state of the tab; beside it lies what it was like at the last exchange.
        shared: the state of the terminal app, which all tabs share.

    Raises:
        OSError: it cannot be kept.
    """
    last = own.with_suffix(".last.json")
    shared.parent.mkdir(parents=True, exist_ok=True)
    with _in_turn(shared.with_suffix(".lock")):
        kept, mine = _read(shared) or State(), _read(own)
        before = _read(last) if mine else None
        mine = mine or begun(kept)
        before = before or mine
        if not shared.exists():
            kept = kept.changed(baskets=before.baskets, asked=before.asked)
        told = merged(kept, before, mine)
        if told != kept:
            _write(shared, told)
        mine = mine.changed(baskets=told.baskets, basket=_in_use(mine, told), asked=told.asked)
        _write(own, mine)
        _write(last, mine)


def begun(kept: State) -> State:
    """Return the state that a new tab begins with."""
    return kept.changed(mode="ask", answers=(), filters=Filters(), evidence=EvidenceView())


def merged(kept: State, before: State, mine: State) -> State:
    """Return what all share after a tab has changed its state from ``before`` to ``mine``.

    What it put into a basket is added, what it took out is gone; others' changes stand.
    """
    asked = kept.asked
    for question in mine.asked:
        if question not in before.asked:
            asked = (*(other for other in asked if other != question), question)
    baskets = _baskets(kept.baskets, before.baskets, mine.baskets)
    told = kept.changed(asked=asked, baskets=baskets)
    return told.changed(basket=_in_use(told, told))


def _baskets(kept: Baskets, before: Baskets, mine: Baskets) -> dict[str, tuple[str, ...]]:
    told: dict[str, tuple[str, ...]] = {}
    for name, held in kept.items():
        if name in mine:
            told[name] = _passages(held, before.get(name, ()), mine[name])
        elif held != before.get(name):  # made or changed by others
            told[name] = held
    told |= {n: held for n, held in mine.items() if n not in kept and held != before.get(n)}
    return told or dict(State().baskets)


def _passages(kept: Sequence[str], before: Sequence[str], mine: Sequence[str]) -> tuple[str, ...]:
    if kept == before:
        return tuple(mine)
    left = [ident for ident in kept if ident in mine or ident not in before]
    return tuple(dict.fromkeys([*left, *(ident for ident in mine if ident not in before)]))


def _in_use(state: State, told: State) -> str:
    return state.basket if state.basket in told.baskets else next(iter(told.baskets))


def _read(file: Path) -> State | None:
    """Return a state; None where there is none, or none that can be read: that is put aside."""
    state = Store(file).read()
    return state if file.exists() else None


def _write(file: Path, state: State) -> None:
    store = Store(file)
    store.write(state)
    store.close()
    if store.trouble:
        raise OSError(store.trouble)


@contextmanager
def _in_turn(file: Path) -> Iterator[None]:
    """Wait for one's turn; whoever holds it for seconds has hung, and is not waited for."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + _FOR_A_TURN
        while not try_lock(descriptor, shared=False) and time.monotonic() < end:
            time.sleep(_A_MOMENT)
        yield
    finally:
        os.close(descriptor)
