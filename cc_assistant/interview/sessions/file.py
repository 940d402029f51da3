"""One session file, open for writing: locked against a second writer, and whole at any moment."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType

from cc_assistant.domain.session import Session
from cc_assistant.errors import FileFault, InputError, NotFound, SessionBusy
from cc_assistant.files import replace_file
from cc_assistant.interview.sessions.form import from_bytes, to_bytes
from cc_assistant.os_lock import try_lock, unlock

LIST = "See: cc-assistant sessions list"
_MOST = 20_000_000
"""Bytes: more than any session could have; a wrong file is not read into memory."""


def read_session(path: Path) -> Session:
    """Return the session of a file, without the right to write it.

    Raises:
        NotFound: there is no such file.
        FileFault: the system does not let us read it.
        InputError: it is not a session, or a damaged one.
    """
    try:
        if path.stat().st_size > _MOST:
            raise FileFault(f"{path} is too large to be a session.")
        return from_bytes(path.read_bytes(), path)
    except InputError as error:
        if not (before := previous(path)).is_file():
            raise
        back = f"Bring back what it was before the last sitting: cc-assistant sessions import {before}"
        raise InputError(error.message, remedy=f"{error.remedy} {back}") from error
    except FileNotFoundError:
        raise NotFound(
            f"There is no session file {path}.", remedy="See: cc-assistant sessions list"
        ) from None
    except OSError as error:
        raise FileFault(f"{path} cannot be read: {error.strerror}.") from None


def write_session(path: Path, session: Session) -> None:
    """Write a session file: afterwards it is on disk, or the old one stands.

    Raises:
        FileFault: the disk is full, or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, to_bytes(session))
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise FileFault(
            f"The session could not be saved in {path}: {error.strerror}.",
            remedy="Make room on the disk, then try again: what you typed is still on the screen."
            if full
            else "See that the folder can be written, then try again.",
        ) from None


class SessionFile:
    """A session that is being worked on. Close it, or use it in a ``with``.

    Args:
        path: of the file; what it holds is read at once.
        session: what a new file begins with; without it, the file has to be there.

    Attributes:
        session: as it is on disk.

    Raises:
        SessionBusy: another window has it open.
        NotFound, FileFault, InputError: as `read_session`.
    """

    def __init__(self, path: Path, session: Session | None = None) -> None:
        self.path = path
        self._holding = ExitStack()
        self._holding.enter_context(held(path))
        self._kept = session is not None  # a new one has no state before this sitting
        try:
            self.session = read_session(path) if session is None else _begun(path, session)
        except BaseException:
            self.close()
            raise

    def save(self, session: Session) -> None:
        """Put a session in the place of the one before; it is on disk when this returns.

        The file as it was when it was opened is kept beside it, as ``previous``, before the first change.

        Raises:
            FileFault: it could not be written; the file and ``session`` stay as they were.
        """
        if not self._kept:
            write_session(previous(self.path), self.session)
            self._kept = True
        write_session(self.path, session)
        self.session = session

    def close(self) -> None:
        """Let others write."""
        self._holding.close()

    def __enter__(self) -> SessionFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def previous(path: Path) -> Path:
    """Return where the session is kept as it was before the last sitting."""
    return path.with_name(f".{path.stem}.previous.json")


def is_held(path: Path) -> bool:
    """Tell whether somebody has a session file open to write it, this program or another."""
    try:
        with _lock_of(path).open("rb") as stream:
            # Without a holder's name nobody holds it, and its lock is left alone.
            return bool(stream.read(1)) and not try_lock(stream.fileno(), shared=True)
    except OSError:
        return False


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the only right to write a session file.

    Raises:
        SessionBusy: another window holds it.
        FileFault: the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = _lock_of(path).open("a+b")
    except OSError as error:
        raise FileFault(
            f"The folder {path.parent} cannot be written: {error.strerror}.",
            remedy="Sessions are saved after every answer: choose a folder that can be written.",
        ) from None
    with stream:
        if not try_lock(stream.fileno(), shared=False):
            raise SessionBusy(
                f"The session {path.stem} is open in another window{_holder(path)}.",
                remedy="Go on there, or close it there first.",
            )
        stream.truncate(0)
        stream.write(json.dumps({"pid": os.getpid()}).encode())
        stream.flush()
        try:
            yield
        finally:
            stream.truncate(0)
            unlock(stream.fileno())


def _begun(path: Path, session: Session) -> Session:
    if path.exists():
        raise FileFault(f"{path} exists already.", remedy="Choose another name.")
    write_session(path, session)
    return session


def _holder(path: Path) -> str:
    try:
        told = json.loads(_lock_of(path).read_bytes())
        return f" (process {told['pid']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _lock_of(path: Path) -> Path:
    return path.with_name(f".{path.stem}.lock")
