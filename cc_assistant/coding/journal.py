"""What one coder did in one pack: every step on disk at once, and every step to be undone.

The file holds one step to a line (JSON), is only ever added to, and is replayed when it is opened. So undo
goes back to the first step, also after the program ended, and a kill costs at most the step under way.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal

from pydantic import ValidationError

from cc_assistant.domain.coding import CodeRef, Coding
from cc_assistant.domain.document import Document
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Direction
from cc_assistant.errors import CodingBusy, FileFault, InputError, NotFound
from cc_assistant.os_lock import try_lock, unlock
from cc_assistant.text.span import trimmed


class Step(Frozen):
    """One step: some codings gone, others there.

    ``undo`` and ``redo`` take back or repeat the last one. ``moved`` is none of the coder's: the document
    changed, and what the steps before it did stands elsewhere now.
    """

    kind: Literal["do", "undo", "redo", "moved"] = "do"
    removed: tuple[Coding, ...] = ()
    added: tuple[Coding, ...] = ()
    at: datetime


class _History:
    """Replays steps."""

    def __init__(self) -> None:
        self.codings: dict[str, Coding] = {}
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.ids: set[str] = set()

    def take(self, step: Step) -> None:
        if step.kind == "do":
            self._swap(step.removed, step.added)
            self.done.append(step)
            self.undone.clear()
        elif step.kind == "undo" and self.done:
            last = self.done.pop()
            self._swap(last.added, last.removed)
            self.undone.append(last)
        elif step.kind == "redo" and self.undone:
            again = self.undone.pop()
            self._swap(again.removed, again.added)
            self.done.append(again)
        elif step.kind == "moved":
            self._swap(step.removed, step.added)
            places = {coding.id: (coding.start, coding.end) for coding in step.added}
            self.done = [_elsewhere(one, places) for one in self.done]
            self.undone = [_elsewhere(one, places) for one in self.undone]

    def _swap(self, gone: Iterable[Coding], there: Iterable[Coding]) -> None:
        for coding in gone:
            self.codings.pop(coding.id, None)
        for coding in there:
            self.codings[coding.id] = coding
            self.ids.add(coding.id)


def _elsewhere(step: Step, places: Mapping[str, tuple[int, int]]) -> Step:
    """Return a step with its codings where their words stand now."""

    def placed(codings: Iterable[Coding]) -> tuple[Coding, ...]:
        found = ((coding, places.get(coding.id, (coding.start, coding.end))) for coding in codings)
        return tuple(
            coding.model_copy(update={"start": start, "end": end})
            if end - start == coding.end - coding.start
            else coding
            for coding, (start, end) in found
        )

    return step.model_copy(update={"removed": placed(step.removed), "added": placed(step.added)})


def journal_file(folder: Path, coder: str) -> Path:
    """Return where the journal of a coder lies, whether it is there or not."""
    return folder / f"{coder}.jsonl"


def read_codings(folder: Path) -> tuple[Coding, ...]:
    """Return what all coders of a pack coded, in the order of documents and text; needs no right to write.

    Args:
        folder: of the journals; one that is not there holds none.

    Raises:
        InputError: a journal has a line that cannot be read.
        FileFault: the system does not let us read it.
    """
    found = [
        coding for path in sorted(folder.glob("*.jsonl")) for coding in _replayed(path)[0].codings.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.document, one.start, one.end, str(one.code), one.id)))


class Journal:
    """A coder's journal, open for writing. Close it, or use it in a ``with``.

    Args:
        path: of the file, ``<coder>.jsonl``; it is made when first needed.

    Raises:
        CodingBusy: another window codes as this coder.
        InputError: a line in the middle cannot be read.
        FileFault: the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.coder = path.stem
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = path.open("a+b")
        except OSError as error:
            raise FileFault(f"{path} cannot be written: {error.strerror}.") from None
        if not try_lock(self._file.fileno(), shared=False):
            self._file.close()
            raise CodingBusy(
                f"Another window is coding as {self.coder}.",
                remedy="Go on there, or code under another name.",
            )
        try:
            self._history, whole = _replayed(path)
            self._file.truncate(whole)  # a step that a kill cut short was never confirmed
        except BaseException:
            self.close()
            raise

    @property
    def codings(self) -> tuple[Coding, ...]:
        """What stands now, in the order of documents and text."""
        return tuple(
            sorted(self._history.codings.values(), key=lambda one: (one.document, one.start, one.end, one.id))
        )

    @property
    def undoable(self) -> Step | None:
        """The step that undo would take back."""
        return self._history.done[-1] if self._history.done else None

    @property
    def redoable(self) -> Step | None:
        """The step that redo would repeat."""
        return self._history.undone[-1] if self._history.undone else None

    def code(
        self,
        document: Document,
        start: int,
        end: int,
        codes: Sequence[CodeRef],
        now: datetime,
        *,
        direction: Direction | None = None,
        memo: str = "",
        key: bool = False,
    ) -> tuple[Coding, ...]:
        """Put codes on some words, as one step; those that are on exactly these words already stay.

        Space at the ends of the words is left out.

        Args:
            document: that holds the words.
            start: where they begin, in code points of its text.
            end: where they end, half-open.
            codes: what they speak of.
            now: the time of the step.
            direction: whether they tell of a help or a hindrance.
            memo: a remark.
            key: whether they are a quote to be shown.

        Returns:
            The new codings.

        Raises:
            InputError: there are no such words.
            FileFault: it could not be saved; nothing changed.
        """
        if not 0 <= start < end <= len(document.text) or not document.text[start:end].strip():
            raise InputError("No words are selected.", remedy="Select some, then choose a code.")
        start, end = trimmed(document.text, start, end)
        there = {
            coding.code
            for coding in self._history.codings.values()
            if (coding.document, coding.start, coding.end) == (document.id, start, end)
        }
        ids = self._new_ids()
        added = tuple(
            Coding(
                id=next(ids),
                document=document.id,
                start=start,
                end=end,
                words=document.text[start:end],
                code=code,
                coder=self.coder,
                direction=direction,
                memo=memo,
                key=key,
                made=now,
            )
            for code in dict.fromkeys(codes)
            if code not in there
        )
        if added:
            self._take(Step(added=added, at=now))
        return added

    def remove(self, ids: Sequence[str], now: datetime) -> None:
        """Take codings away, as one step.

        Raises:
            NotFound: there is no such coding.
            FileFault: it could not be saved; nothing changed.
        """
        self._take(Step(removed=tuple(self._coding(name) for name in ids), at=now))

    def change(self, coding_id: str, now: datetime, **update: object) -> Coding:
        """Change memo, direction, key mark, code or borders of a coding, as one step.

        Raises:
            NotFound: there is no such coding.
            FileFault: it could not be saved; nothing changed.
        """
        before = self._coding(coding_id)
        after = Coding.model_validate({**before.model_dump(), **update})
        if after != before:
            self._take(Step(removed=(before,), added=(after,), at=now))
        return after

    def replace(self, removed: Sequence[Coding], added: Sequence[Coding], now: datetime) -> None:
        """Put some codings in the place of others, as one step: for imports that move them.

        Raises:
            FileFault: it could not be saved; nothing changed.
        """
        self._take(Step(removed=tuple(removed), added=tuple(added), at=now))

    def move(self, removed: Sequence[Coding], added: Sequence[Coding], now: datetime) -> None:
        """Put codings where their words stand now, since their document changed; undo passes this over.

        Raises:
            FileFault: it could not be saved; nothing changed.
        """
        self._take(Step(kind="moved", removed=tuple(removed), added=tuple(added), at=now))

    def undo(self, now: datetime) -> Step | None:
        """Take the last step back and return it; None where there is none."""
        step = self.undoable
        if step:
            self._take(Step(kind="undo", at=now))
        return step

    def redo(self, now: datetime) -> Step | None:
        """Repeat the step that was taken back last and return it; None where there is none."""
        step = self.redoable
        if step:
            self._take(Step(kind="redo", at=now))
        return step

    def close(self) -> None:
        """Let others code under this name."""
        if not self._file.closed:
            unlock(self._file.fileno())
            self._file.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _coding(self, coding_id: str) -> Coding:
        if coding_id not in self._history.codings:
            raise NotFound(f"{self.coder} has no coding '{coding_id}'.")
        return self._history.codings[coding_id]

    def _new_ids(self) -> Iterator[str]:
        number = len(self._history.ids)
        while True:
            number += 1
            name = f"{self.coder}-{number}"
            if name not in self._history.ids:
                yield name

    def _take(self, step: Step) -> None:
        line = step.model_dump_json(exclude_defaults=True).encode() + b"\n"
        size = self._file.seek(0, os.SEEK_END)
        try:
            self._file.write(line)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            self._file.truncate(size)
            raise FileFault(
                f"The coding could not be saved in {self.path}: {error.strerror}.",
                remedy="Make room or see that the folder can be written, then do it again.",
            ) from None
        self._history.take(step)


def _replayed(path: Path) -> tuple[_History, int]:
    """Return what the steps of a file add up to, and how many bytes of it are whole steps."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileFault(f"{path} cannot be read: {error.strerror}.") from None
    whole = data.rfind(b"\n") + 1
    history = _History()
    for number, line in enumerate(data[:whole].splitlines(), start=1):
        try:
            history.take(Step.model_validate_json(line))
        except (ValidationError, json.JSONDecodeError) as error:
            raise InputError(
                f"{path}, line {number}: this is no step of a coding.",
                remedy="The file was not changed: mend or remove the line, or restore a copy of the file.",
            ) from error
    return history, whole
