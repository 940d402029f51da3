"""The folder of a user's sessions: list, find, begin, rename, put away, take in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cc_assistant.domain.session import Session
from cc_assistant.errors import CCAssistantError, FileFault, NotFound, UsageError
from cc_assistant.interview.sessions.file import (
    LIST,
    SessionFile,
    held,
    previous,
    read_session,
    write_session,
)
from cc_assistant.interview.sessions.form import from_bytes

_LONGEST = 40
DELETED = "deleted"
"""Where deleted sessions go, inside the folder: people change their minds."""


@dataclass(frozen=True)
class Listed:
    """One line of the list: a session, or what is wrong with its file."""

    path: Path
    session: Session | None
    fault: str = ""


class SessionFolder:
    """All sessions of a user.

    Args:
        root: the folder; it is made when first needed.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def listed(self) -> tuple[Listed, ...]:
        """Return every session, the one changed last first; files that cannot be read come at the end."""
        found = [_listed(path) for path in sorted(self.root.glob("*.json")) if not path.name.startswith(".")]
        good = [entry for entry in found if entry.session]
        good.sort(key=lambda entry: entry.session.changed.timestamp() if entry.session else 0, reverse=True)
        return (*good, *(entry for entry in found if not entry.session))

    def path(self, name: str) -> Path:
        """Return the file of a session.

        Args:
            name: its id, the beginning of its id or title where no other begins so, or the path of a file.

        Raises:
            NotFound: no session goes by this name; the message names the nearest.
            UsageError: several do.
        """
        if name.endswith(".json") or "/" in name or "\\" in name:
            return Path(name).expanduser()
        exact = self.root / f"{name}.json"
        if _is_id(name) and exact.is_file():
            return exact
        sought = name.casefold().strip()
        entries = self.listed()
        fitting = [
            entry
            for entry in entries
            if sought and any(text.casefold().startswith(sought) for text in _names(entry))
        ]
        if len(fitting) == 1:
            return fitting[0].path
        if fitting:
            ids = ", ".join(entry.path.stem for entry in fitting)
            raise UsageError(
                f"Several sessions begin with '{name}': {ids}.", remedy="Write more of the name."
            )
        raise NotFound(f"There is no session '{name}'.{_nearest(name, entries)}", remedy=LIST)

    def read(self, name: str) -> Session:
        """Return a session without the right to write it; errors as `path` and `read_session`."""
        return read_session(self.path(name))

    def open(self, name: str) -> SessionFile:
        """Open a session to work on it; errors as `path` and `SessionFile`."""
        return SessionFile(self.path(name))

    def begin(self, session: Session) -> SessionFile:
        """Write a new session and open it to work on it."""
        return SessionFile(self.root / f"{session.id}.json", session)

    def new_id(self, title: str, today: date) -> str:
        """Return an id that no session has: words of the title, and the day."""
        stem = f"{_slug(title) or 'session'}-{today.isoformat()}"
        ids = (stem, *(f"{stem}-{number}" for number in range(2, 10_000)))
        return next(found for found in ids if not (self.root / f"{found}.json").exists())

    def rename(self, name: str, title: str, now: datetime) -> Session:
        """Give a session another title; its id and its file stay."""
        with self.open(name) as file:
            file.save(file.session.model_copy(update={"title": title, "changed": now}))
            return file.session

    def delete(self, name: str) -> Path:
        """Put a session into the folder of deleted ones, and return where it is now.

        Raises:
            SessionBusy: it is open in another window.
            FileFault: it cannot be moved.
        """
        path = self.path(name)
        if not path.is_file():
            raise NotFound(f"There is no session file {path}.", remedy=LIST)
        away = _free(path.parent / DELETED / path.name)
        with held(path):
            try:
                away.parent.mkdir(exist_ok=True)
                path.replace(away)
                previous(path).unlink(missing_ok=True)
            except OSError as error:
                raise FileFault(f"{path} cannot be moved: {error.strerror}.") from None
        return away

    def take_in(self, file: Path, today: date) -> Session:
        """Copy a session file from elsewhere into the folder, under an id that is free.

        Raises:
            NotFound, FileFault, InputError: as `read_session`.
        """
        session = read_session(file)
        if not _is_id(session.id) or (self.root / f"{session.id}.json").exists():
            session = session.model_copy(update={"id": self.new_id(session.title, today)})
        write_session(self.root / f"{session.id}.json", session)
        return session

    def before(self, name: str) -> Session | None:
        """Return a session as it was before the last sitting, or None."""
        path = previous(self.path(name))
        return from_bytes(path.read_bytes(), path) if path.is_file() else None


def _listed(path: Path) -> Listed:
    try:
        return Listed(path, read_session(path))
    except CCAssistantError as error:
        return Listed(path, None, error.message)


def _names(entry: Listed) -> Iterator[str]:
    yield entry.path.stem
    if entry.session:
        yield entry.session.title


def _nearest(name: str, entries: tuple[Listed, ...]) -> str:
    from rapidfuzz import process

    best = process.extractOne(name, [text for entry in entries for text in _names(entry)], score_cutoff=60)
    return f" Nearest: '{best[0]}'." if best else ""


def _is_id(text: str) -> bool:
    return re.fullmatch(r"[a-z0-9][a-z0-9-]{0,79}", text) is not None


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")


def _free(path: Path) -> Path:
    numbered = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))
    return next(found for found in (path, *numbered) if not found.exists())
