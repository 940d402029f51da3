"""What a team decides where its coders differ: kept beside their codings, which stay as they gave them.

So agreement can be told at any time as it was before anybody talked. What was decided becomes codings of a
coder of its own, `AGREED`; which disagreements are decided is kept in a file that is only added to.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from cc_assistant.domain.agreement import Disagreement
from cc_assistant.domain.coding import Coder, CodeRef
from cc_assistant.domain.frozen import Frozen
from cc_assistant.errors import FileFault, InputError

AGREED = Coder(id="agreed", name="Agreed")
"""Whose codings hold what was decided."""


class Decision(Frozen):
    """One disagreement, and what it was decided to be; ``codes`` is empty for none, None for open again."""

    about: Disagreement
    codes: tuple[CodeRef, ...] | None = None
    at: datetime


class Decisions:
    """What was decided so far.

    Args:
        made: every decision, in order: a later one on the same disagreement counts.
    """

    def __init__(self, made: Iterable[Decision] = ()) -> None:
        self._codes = {_key(one.about): one.codes for one in made}

    def of(self, about: Disagreement) -> tuple[CodeRef, ...] | None:
        """Return what a disagreement was decided to be; None where it is open.

        A coder who codes its words anew opens it again.
        """
        return self._codes.get(_key(about))


def read_decisions(path: Path) -> Decisions:
    """Return what was decided.

    Raises:
        InputError: a line cannot be read.
        FileFault: the system does not let us read it.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Decisions()
    except OSError as error:
        raise FileFault(f"{path} cannot be read: {error.strerror}.") from None
    found: list[Decision] = []
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            found.append(Decision.model_validate_json(line))
        except ValidationError:
            raise InputError(
                f"{path}, line {number}: this is no decision.", remedy="The file was not changed."
            ) from None
    return Decisions(found)


def keep_decision(path: Path, decision: Decision) -> None:
    """Add a decision: afterwards it is on disk.

    Raises:
        FileFault: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(decision.model_dump_json(exclude_none=True).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise FileFault(f"The decision could not be saved in {path}: {error.strerror}.") from None


def _key(about: Disagreement) -> tuple[object, ...]:
    return (about.document, about.start, about.end, tuple(sorted(about.codes.items())))
