"""The coding frames as codes of a project: headings, GUIDs, and names by which others know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from cc_assistant.domain.coding import CodeFrame, CodeRef
from cc_assistant.domain.frame import CfirFrame, NptFrame
from cc_assistant.domain.frozen import Frozen
from cc_assistant.refi.guid import guid_of


class FrameCode(Frozen):
    """A code of a frame, or a heading (``ref`` is None); ``former`` are names of older versions."""

    guid: str
    name: str
    parent: str | None
    description: str = ""
    ref: CodeRef | None = None
    former: tuple[str, ...] = ()


class Frames(Frozen):
    """All codes of the frames, each after the one it stands below."""

    codes: tuple[FrameCode, ...] = ()

    @cached_property
    def by_guid(self) -> dict[str, FrameCode]:
        """Codes and headings by the GUID that our exports give them."""
        return {code.guid: code for code in self.codes}

    @cached_property
    def by_name(self) -> dict[str, FrameCode | None]:
        """Codes by the names they go by, plainly written; None where several do.

        A present name outdoes a former one: "Compatibility" of 2022 is no other's old name.
        """
        now = _once((_plain(code.name), code) for code in self.codes if code.ref)
        former = _once((_plain(name), code) for code in self.codes if code.ref for name in code.former)
        return {**former, **now}

    def named(self, name: str) -> FrameCode | None:
        """Return the code that goes by a name; None where there is none, or several."""
        return self.by_name.get(_plain(name))

    def is_ambiguous(self, name: str) -> bool:
        """Tell whether several codes went by a name in an older version."""
        return self.by_name.get(_plain(name), ...) is None


def guid_of_code(code: CodeRef) -> str:
    """Return the GUID that our exports give to a code."""
    return guid_of("code", str(code))


def frames_of(cfir: CfirFrame | None, npt: NptFrame | None) -> Frames:
    """Return the frames as codes: CFIR by domain and construct, NPT by mechanism and component."""
    return Frames(codes=(*(_cfir(cfir) if cfir else ()), *(_npt(npt) if npt else ())))


def _cfir(frame: CfirFrame) -> Iterator[FrameCode]:
    top = _heading("cfir", "", f"CFIR {frame.version}", None, "")
    yield top
    for domain in frame.domains:
        head = _heading("cfir", domain.id, domain.name, top.guid, domain.definition)
        yield head
        for part in domain.subdomains:
            yield _heading("cfir", f"{domain.id}/{part.id}", part.name, head.guid, part.definition)
    for code in frame.constructs:
        above = f"{code.domain}/{code.subdomain}" if code.subdomain else code.domain
        parent = (
            guid_of_code(CodeRef(frame="cfir", id=code.parent))
            if code.parent
            else _heading_guid("cfir", above)
        )
        ref = CodeRef(frame="cfir", id=code.id)
        yield _code(ref, code.name, parent, code.definition, code.from_2009)


def _npt(frame: NptFrame) -> Iterator[FrameCode]:
    top = _heading("npt", "", f"NPT {frame.version}", None, "")
    yield top
    for mechanism in frame.mechanisms:
        yield _heading("npt", mechanism.id, mechanism.name, top.guid, mechanism.definition)
    for code in frame.components:
        ref = CodeRef(frame="npt", id=code.id)
        yield _code(ref, code.name, _heading_guid("npt", code.mechanism), code.definition, ())


def _heading_guid(frame: CodeFrame, name: str) -> str:
    return guid_of("heading", f"{frame}:{name}")


def _heading(frame: CodeFrame, ident: str, name: str, parent: str | None, description: str) -> FrameCode:
    return FrameCode(guid=_heading_guid(frame, ident), name=name, parent=parent, description=description)


def _code(ref: CodeRef, name: str, parent: str, description: str, former: tuple[str, ...]) -> FrameCode:
    return FrameCode(
        guid=guid_of_code(ref), name=name, parent=parent, description=description, ref=ref, former=former
    )


def _once(named: Iterator[tuple[str, FrameCode]]) -> dict[str, FrameCode | None]:
    found: dict[str, FrameCode | None] = {}
    for name, code in named:
        found[name] = code if name not in found or found[name] is code else None
    return found


def _plain(name: str) -> str:
    """A name without case, signs, ways of spelling, and what coders put before it (``C.2 Culture``)."""
    words = re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("&", " and ")).strip()
    words = words.replace("isation", "ization")
    return re.sub(r"^(?:(?:[a-z]|[ivx]+)? ?\d+ )+", "", words)
