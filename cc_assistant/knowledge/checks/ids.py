"""Ids: each is given once, and whatever is named exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cc_assistant.domain.ids import Gives, Kind, Names
from cc_assistant.knowledge.contents import Contents
from cc_assistant.knowledge.finding import Finding, Way, nearest
from cc_assistant.knowledge.marks import marked
from cc_assistant.knowledge.pack_file import PackFile


@dataclass(frozen=True)
class Spot:
    """A text and where it stands."""

    text: str
    file: PackFile
    way: Way


@dataclass(frozen=True)
class Ids:
    """All ids of the packs: where each is given, where each is named; and the conditions.

    ``unread`` is the text of files that could not be read: an id that occurs there is not missed.
    """

    given: dict[Kind, dict[str, Spot]] = field(default_factory=dict)
    again: list[tuple[Kind, Spot]] = field(default_factory=list)
    named: list[tuple[Kind, Spot]] = field(default_factory=list)
    conditions: list[Spot] = field(default_factory=list)
    unread: str = ""

    @classmethod
    def of(cls, contents: Contents, unread: str = "") -> Ids:
        """Gather the ids of all files by the marks in their types."""
        ids = cls(unread=unread)
        for file in contents.files:
            for mark, text, way in marked(file.kind.holds, file.data):
                spot = Spot(text, file, way)
                if isinstance(mark, Gives):
                    known = ids.given.setdefault(mark.kind, {})
                    if text in known:
                        ids.again.append((mark.kind, spot))
                    else:
                        known[text] = spot
                elif isinstance(mark, Names):
                    ids.named.append((mark.kind, spot))
                else:
                    ids.conditions.append(spot)
        return ids

    def unknown(self, kind: Kind, spot: Spot) -> Iterator[Finding]:
        """Yield a finding if nothing of that kind has the id that stands at ``spot``."""
        known = self.given.get(kind, {})
        if spot.text in known or spot.text in self.unread:
            return
        if known or self.unread:
            message = f"there is no {kind} '{spot.text}'"
            yield Finding(spot.file, spot.way, message, spot.text, nearest(spot.text, known))
        else:
            message = (
                f"'{spot.text}' names a {kind}, but no pack here has any: name the pack that has them too"
            )
            yield Finding(spot.file, spot.way, message, spot.text)


def id_findings(ids: Ids) -> Iterator[Finding]:
    """Yield ids given twice and names of what does not exist."""
    for kind, spot in ids.again:
        first = ids.given[kind][spot.text].file.shown
        where = "in this file" if first == spot.file.shown else f"in {first}"
        yield Finding(
            spot.file, spot.way, f"the {kind} '{spot.text}' is given twice: first {where}", spot.text
        )
    for kind, spot in ids.named:
        yield from ids.unknown(kind, spot)
