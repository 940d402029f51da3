"""The codebook as the standard has it: the frames at the top, the users' own codes, our marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cc_assistant.domain.coding import Code, Codebook, CodeRef
from cc_assistant.refi.frames import Frames, guid_of_code
from cc_assistant.refi.marks import HEADING, HEADING_GUID, MARKS
from cc_assistant.refi.xml_out import Node, as_bytes, held, node, with_text

CODEBOOK_SPACE = "urn:QDA-XML:codebook:1.0"
_MARKS_TOLD = (
    "What CC Assistant knows of a coding beside its code: whether it tells of a barrier or a facilitator, "
    "and whether it is a quote to be shown."
)


def write_codebook_file(codebook: Codebook, frames: Frames, *, origin: str) -> bytes:
    """Return a codebook as a .qdc file.

    Args:
        codebook: the users' own codes.
        frames: the frames to put before them; empty for none.
        origin: name and version of the program.
    """
    nodes = code_nodes(codebook, frames, ())
    return as_bytes(node("CodeBook", {"xmlns": CODEBOOK_SPACE, "origin": origin}, *held("Codes", nodes)))


def code_nodes(
    codebook: Codebook, frames: Frames, used: Iterable[CodeRef], *, marks: bool = False
) -> Iterator[Node]:
    """Yield the top-level codes.

    Args:
        codebook: the users' own codes.
        frames: the frames.
        used: codes on some words; one that is in neither gets an entry of its own.
        marks: whether our marks stand at the end.
    """
    yield from _framed(frames)
    below: dict[str | None, list[Code]] = {}
    own = {code.id for code in codebook.codes}
    for code in codebook.codes:
        below.setdefault(code.parent if code.parent in own else None, []).append(code)
    yield from (_own(code, below) for code in below.get(None, ()))
    known = {*frames.by_guid, *(guid_of_code(CodeRef(frame="own", id=ident)) for ident in own)}
    for ref in sorted(set(used), key=str):
        if guid_of_code(ref) not in known:
            yield _code(guid_of_code(ref), ref.id if ref.frame == "own" else str(ref), codable=True)
    if marks:
        heading = _code(HEADING_GUID, HEADING, codable=False, description=_MARKS_TOLD)
        heading.extend(_code(mark.guid, mark.name, codable=True) for mark in MARKS)
        yield heading


def _framed(frames: Frames) -> Iterator[Node]:
    made: dict[str, Node] = {}
    for code in frames.codes:
        made[code.guid] = _code(
            code.guid, code.name, codable=code.ref is not None, description=code.description
        )
        if code.parent is None:
            yield made[code.guid]  # those below are put into it before anything is written
        else:
            made[code.parent].append(made[code.guid])


def _own(code: Code, below: dict[str | None, list[Code]]) -> Node:
    guid = guid_of_code(CodeRef(frame="own", id=code.id))
    made = _code(guid, code.name, codable=code.codable, description=code.description, colour=code.colour)
    made.extend(_own(child, below) for child in below.get(code.id, ()))
    return made


def _code(guid: str, name: str, *, codable: bool, description: str = "", colour: str | None = None) -> Node:
    made = node("Code", {"guid": guid, "name": name, "isCodable": str(codable).lower(), "color": colour})
    if description:
        made.append(with_text("Description", description))
    return made
