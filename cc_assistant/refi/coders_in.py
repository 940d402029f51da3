"""Who coded: the users of a project as coders."""

from __future__ import annotations

from collections.abc import Iterable

from cc_assistant.domain.coding import Coder
from cc_assistant.domain.import_report import Remark
from cc_assistant.refi.guid import guid_of, read_guid
from cc_assistant.refi.naming import fresh_id, one_line
from cc_assistant.refi.xml_tree import Element


class Coders:
    """Reads users; ``of`` finds who made something.

    Args:
        project: the root of the file.
        known: coders that are there already, taken for the same by GUID or name.
        origin: the program that wrote the file, by whose name somebody unknown goes.
    """

    def __init__(self, project: Element, known: Iterable[Coder], origin: str) -> None:
        self._coders = {coder.id: coder for coder in known}
        self._by_guid = {guid_of("coder", coder.id): coder.id for coder in self._coders.values()}
        self._by_name = {coder.name.casefold(): coder.id for coder in self._coders.values()}
        self._ids: dict[str, str] = {}
        self._nobody = one_line(origin, 60) or "an unknown program"
        users = project.first("Users")
        for number, user in enumerate(users.all("User") if users else (), start=1):
            name = one_line(user.get("name")) or one_line(user.get("id")) or f"Coder {number}"
            guid = read_guid(user.get("guid"))
            self._ids[guid] = self._by_guid.get(guid) or self._coder(name, user.get("id"))
        first = read_guid(project.get("creatingUserGUID") or project.get("creatingUser"))
        self._usual = self._ids.get(first) or (
            next(iter(self._ids.values())) if len(self._ids) == 1 else None
        )
        self.unnamed = 0

    @property
    def coders(self) -> tuple[Coder, ...]:
        """The coders that were known, and those of the file."""
        return tuple(self._coders.values())

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Tell of what nobody is named for."""
        if not self.unnamed:
            return ()
        why = "the file does not say who coded them"
        name = self._coders[self._usual].name if self._usual else self._nobody
        return (Remark(what="note", name=f"codings by {name}", why=why, count=self.unnamed),)

    def of(self, *elements: Element) -> str:
        """Return the id of who made the first of some things of which it is known."""
        for element in elements:
            guid = read_guid(element.get("creatingUser") or element.get("creatingUserGUID"))
            if guid in self._ids:
                return self._ids[guid]
        self.unnamed += 1
        if self._usual is None:
            self._usual = self._coder(f"Coder in {self._nobody}", "")
        return self._usual

    def _coder(self, name: str, wanted: str) -> str:
        if name.casefold() in self._by_name:
            return self._by_name[name.casefold()]
        ident = fresh_id(wanted or name, self._coders, "coder")
        self._coders[ident] = Coder(id=ident, name=name)
        self._by_name[name.casefold()] = ident
        return ident
