"""The codebook of a project or of a .qdc file: codes as they nest, those of the frames, and our marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import chain, count

from cc_assistant.domain.coding import Code, CodeRef
from cc_assistant.domain.import_report import Remark
from cc_assistant.refi.frames import FrameCode, Frames, guid_of_code
from cc_assistant.refi.guid import read_guid
from cc_assistant.refi.marks import BY_GUID, BY_NAME, HEADING, HEADING_GUID, Mark
from cc_assistant.refi.naming import fresh_id, one_line
from cc_assistant.refi.notes import Notes
from cc_assistant.refi.xml_tree import Element

_COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})")
_UNNAMED = "Code without a name"
_ANNOTATION = "Annotation"


class Codes:
    """Reads codes.

    Args:
        elements: the top-level codes of the file.
        known: codes that are there already; one of the same GUID, or of the same name in the same place, is
            taken for the same.
        frames: whose codes are known by the GUIDs that our exports give them.
        notes: what notes say of codes.
        by_name: take codes that are named as those of the frames for these.
        used: GUIDs of codes that are on some words.

    Attributes:
        codes: those that were known and those of the file.
        refs: code by GUID in the file.
        marks: mark by GUID in the file.
        remarks: what did not come over as it was.
    """

    def __init__(
        self,
        elements: Iterable[Element],
        known: Iterable[Code],
        frames: Frames,
        notes: Notes,
        *,
        by_name: bool,
        used: Collection[str],
    ) -> None:
        self._frames = frames
        self._notes = notes
        self._by_name = by_name
        self._used = used
        self._codes = {code.id: code for code in known}
        self._by_guid = {guid_of_code(CodeRef(frame="own", id=code.id)): code.id for code in known}
        self._by_place = {(code.parent, code.name.casefold()): code.id for code in known}
        self._met: set[str] = set()
        self.refs: dict[str, CodeRef] = {}
        self.marks: dict[str, Mark] = {}
        self.remarks: list[Remark] = []
        self.read = 0
        for element in elements:
            self._take(element, None)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes that were known, and those of the file."""
        return tuple(self._codes.values())

    def annotation(self) -> CodeRef:
        """Return the code for what has a note and no code; it is made when first needed."""
        ident = self._by_place.get((None, _ANNOTATION.casefold()))
        if ident is None:
            ident = fresh_id(_ANNOTATION, self._codes, "code")
            self._codes[ident] = Code(id=ident, name=_ANNOTATION)
            self._by_place[None, _ANNOTATION.casefold()] = ident
        return CodeRef(frame="own", id=ident)

    def name_of(self, code: CodeRef) -> str:
        """Return the name of a code as people know it."""
        if code.frame == "own":
            return self._codes[code.id].name
        framed = self._frames.by_guid.get(guid_of_code(code))
        return framed.name if framed else str(code)

    def _take(self, element: Element, parent: str | None, *, marks: bool = False) -> None:
        guid, name = read_guid(element.get("guid")), one_line(element.get("name"))
        if guid in BY_GUID or (marks and name.casefold() in BY_NAME):
            self.marks[guid] = BY_GUID.get(guid) or BY_NAME[name.casefold()]
            return
        if guid == HEADING_GUID or (parent is None and name == HEADING):
            for child in element.all("Code"):
                self._take(child, None, marks=True)
            return
        framed = self._framed(guid, name)
        if framed and framed.ref:
            self.refs[guid] = framed.ref
            if guid not in self._frames.by_guid:
                self._told_of_name(name, framed)
        below = parent
        if not framed or self._has_own(element) or (framed.ref is None and guid in self._used):
            below = self._own(element, guid, name, parent, heading=bool(framed and framed.ref))
        for child in element.all("Code"):
            self._take(child, below)

    def _framed(self, guid: str, name: str) -> FrameCode | None:
        found = self._frames.by_guid.get(guid)
        if found or not self._by_name:
            return found
        if self._frames.is_ambiguous(name):
            why = "several codes of the frames went by this name: it stays a code of your own"
            self.remarks.append(Remark(what="note", name=name, why=why))
        return self._frames.named(name)

    def _told_of_name(self, name: str, framed: FrameCode) -> None:
        why = f"taken for {framed.ref} ({framed.name}), as asked"
        self.remarks.append(Remark(what="changed", name=name, why=why))

    def _has_own(self, element: Element) -> bool:
        """Tell whether anything below a code of a frame is a code of the users' own."""
        for child in element.all("Code"):
            guid, name = read_guid(child.get("guid")), one_line(child.get("name"))
            framed = self._frames.by_guid.get(guid) or (self._frames.named(name) if self._by_name else None)
            if not framed or self._has_own(child):
                return True
        return False

    def _own(self, element: Element, guid: str, name: str, parent: str | None, *, heading: bool) -> str:
        ident = self._by_guid.get(guid) or self._by_place.get((parent, name.casefold()))
        if ident is not None and ident in self._met:
            ident = None  # a second one of this name in this place
        said = "\n\n".join(filter(None, (element.words("Description"), *self._notes.of(element, guid))))
        if ident is None:
            ident = self._new(element, name, parent, said, heading=heading)
        elif said and said != (before := self._codes[ident]).description:
            if before.description:
                why = "the codebook describes it in other words, which stay"
                self.remarks.append(Remark(what="note", name=name, why=why))
            else:
                self._codes[ident] = before.model_copy(update={"description": said})
        self._met.add(ident)
        self.read += 1
        if not heading:
            self.refs[guid] = CodeRef(frame="own", id=ident)
        return ident

    def _new(self, element: Element, name: str, parent: str | None, said: str, *, heading: bool) -> str:
        free = self._free_name(name or _UNNAMED, parent)
        if free != name or len(element.get("name").strip()) > len(name):
            why = f"it is called '{free}' here: codes side by side have names of their own, of one short line"
            self.remarks.append(Remark(what="changed", name=name or _UNNAMED, why=why))
        ident = fresh_id(free, self._codes, "code")
        colour = element.get("color").strip().lower()
        if colour and not _COLOUR.fullmatch(colour):
            self.remarks.append(Remark(what="dropped", name=free, why=f"'{colour[:20]}' is no colour"))
            colour = ""
        if len(colour) == 4:
            colour = "#" + "".join(digit * 2 for digit in colour[1:])
        self._codes[ident] = Code(
            id=ident,
            name=free,
            parent=parent,
            description=said,
            colour=colour or None,
            codable=not heading and element.get("isCodable").strip().lower() not in {"false", "0"},
        )
        self._by_place[parent, free.casefold()] = ident
        return ident

    def _free_name(self, name: str, parent: str | None) -> str:
        names = chain((name,), (f"{name[:190]} ({n})" for n in count(2)))
        return next(found for found in names if (parent, found.casefold()) not in self._by_place)


def sets_remarks(element: Element | None) -> tuple[Remark, ...]:
    """Tell of the sets of a file, which have no place here."""
    if element is None:
        return ()
    return tuple(
        Remark(
            what="dropped",
            name=one_line(one.get("name")) or "a set",
            why="sets have no place here; what they hold was kept",
            count=max(1, len(one.children)),
        )
        for one in element.all("Set")
    )
