"""Notes of a project: whose memo each of them is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cc_assistant.refi.guid import read_guid
from cc_assistant.refi.naming import one_line
from cc_assistant.refi.xml_tree import Element

MEMO = "Memo"
"""What our exports call the memo of a coding."""


class Notes:
    """Finds notes by what refers to them: a reference at the thing, or a link (as NVivo writes annotations).

    Args:
        project: the root of the file.
        text_of: the text of a note or source.

    Attributes:
        others: notes that nothing referred to, once everything was asked for.
        linked: GUIDs of links that tie a note to a thing.
    """

    def __init__(self, project: Element | None, text_of: Callable[[Element], str]) -> None:
        self._text_of = text_of
        held = project.first("Notes") if project else None
        self._notes = {read_guid(note.get("guid")): note for note in held.all("Note")} if held else {}
        self._asked: set[str] = set()
        self._ties: dict[str, list[str]] = {}
        self.linked: set[str] = set()
        links = project.first("Links") if project else None
        for link in links.all("Link") if links else ():
            ends = read_guid(link.get("originGUID")), read_guid(link.get("targetGUID"))
            for note, thing in (ends, ends[::-1]):
                if note in self._notes and thing and thing not in self._notes:
                    self._ties.setdefault(thing, []).append(note)
                    self.linked.add(read_guid(link.get("guid")))

    def refs(self, element: Element, guid: str) -> list[str]:
        """Return the GUIDs of the notes of a thing."""
        at = [read_guid(ref.get("targetGUID")) for ref in element.all("NoteRef")]
        return [ref for ref in dict.fromkeys([*at, *self._ties.get(guid, ())]) if ref in self._notes]

    def of(self, element: Element, guid: str) -> tuple[str, ...]:
        """Return what the notes of a thing say."""
        refs = self.refs(element, guid)
        self._asked.update(refs)
        return tuple(filter(None, (self._said(self._notes[ref]) for ref in refs)))

    def take(self, guid: str) -> str:
        """Return the bare text of a note."""
        self._asked.add(guid)
        return self._text_of(self._notes[guid]).strip() if guid in self._notes else ""

    def name(self, guid: str) -> str:
        """Return the name of a note."""
        return one_line(self._notes[guid].get("name"))

    @property
    def others(self) -> Iterator[Element]:
        """The notes that were not asked for, or that hold codings of their own."""
        for guid, note in self._notes.items():
            if guid not in self._asked or note.first("PlainTextSelection"):
                yield note

    def _said(self, note: Element) -> str:
        text = "\n\n".join(filter(None, (self._text_of(note).strip(), note.words("Description"))))
        name = one_line(note.get("name"))
        if not name or name == MEMO or text.startswith(name.rstrip(".… ")):
            return text
        return f"{name}: {text}" if text else name
