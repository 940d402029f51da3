"""The codebook of a pack: the users' own codes beside the frames, and who codes. One file, always whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from cc_assistant.domain.coding import Code, Codebook, Coder
from cc_assistant.errors import FileFault, InputError, NotFound, UsageError
from cc_assistant.files import replace_file
from cc_assistant.text.free_id import free_id
from cc_assistant.text.saying import counted

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LONGEST_NAME = 200
"""Characters of the name of a code."""

Step = Literal["up", "down", "in", "out"]
"""Where a code can go."""


def read_codebook(path: Path) -> Codebook:
    """Return the codebook of a file; an empty one where there is none.

    Raises:
        InputError: it is no codebook, or a damaged one.
        FileFault: the system does not let us read it.
    """
    try:
        return Codebook.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Codebook()
    except OSError as error:
        raise FileFault(f"{path} cannot be read: {error.strerror}.") from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        way = ".".join(map(str, fault["loc"]))
        raise InputError(
            f"{path} is no codebook: {way} {fault['msg']}.", remedy="The file was not changed."
        ) from None


def write_codebook(path: Path, codebook: Codebook) -> None:
    """Write a codebook: afterwards it is on disk, or the old one stands.

    Raises:
        FileFault: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, codebook.model_dump_json(indent=1) + "\n")
    except OSError as error:
        raise FileFault(f"The codebook could not be saved in {path}: {error.strerror}.") from None


def with_code(
    book: Codebook, name: str, *, parent: str | None = None, description: str = "", colour: str | None = None
) -> tuple[Codebook, Code]:
    """Return the codebook with one more code, and the code.

    Raises:
        UsageError: it has no name, a name that its neighbours have, or a colour that is none.
        NotFound: there is no such parent.
    """
    if parent is not None:
        code_of(book, parent)
    code = Code(
        id=free_id(name, {entry.id for entry in book.codes}, "code"),
        name=_named(book, name, parent),
        parent=parent,
        description=description.strip(),
        colour=_coloured(colour),
    )
    return book.model_copy(update={"codes": (*book.codes, code)}), code


def with_changed_code(book: Codebook, code_id: str, **update: object) -> Codebook:
    """Return the codebook with a code renamed, described, coloured or moved below another.

    Raises:
        NotFound: there is no such code or parent.
        UsageError: its neighbours have the name, or it would stand below itself.
    """
    before = code_of(book, code_id)
    after = Code.model_validate({**before.model_dump(), **update})
    if after.parent is not None:
        code_of(book, after.parent)
        if code_id in {after.parent, *_above(book, after.parent)}:
            raise UsageError(f"'{after.name}' cannot stand below itself.", remedy="Choose another place.")
    if (after.name, after.parent) != (before.name, before.parent):
        _named(book, after.name, after.parent, but=code_id)
    after = after.model_copy(update={"colour": _coloured(after.colour)})
    codes = tuple(after if code.id == code_id else code for code in book.codes)
    return book.model_copy(update={"codes": codes})


def in_order(book: Codebook) -> Iterator[tuple[int, Code]]:
    """Yield every code below the one it belongs to, as the codebook orders them, with how deep it stands."""
    known = {code.id for code in book.codes}
    below: dict[str | None, list[Code]] = {}
    for code in book.codes:
        below.setdefault(code.parent if code.parent in known else None, []).append(code)
    waiting = [(0, code) for code in reversed(below.get(None, []))]
    while waiting:
        deep, code = waiting.pop()
        yield deep, code
        waiting += [(deep + 1, inner) for inner in reversed(below.get(code.id, []))]


def with_place(book: Codebook, code_id: str, parent: str | None, place: int | None = None) -> Codebook:
    """Return the codebook with a code put below another; what stands below it comes along.

    Args:
        book: to change.
        code_id: the code.
        parent: the code that it stands below from now on; None puts it at the top.
        place: how many of its new neighbours stand before it; None puts it after all of them.

    Raises:
        NotFound: there is no such code or parent.
        UsageError: its neighbours have the name, or it would stand below itself.
    """
    moved = with_changed_code(book, code_id, parent=parent)
    code = code_of(moved, code_id)
    others = [one for one in moved.codes if one.id != code_id]
    near = [number for number, one in enumerate(others) if one.parent == parent]
    at = len(near) if place is None else max(0, min(place, len(near)))
    others.insert(near[at] if at < len(near) else near[-1] + 1 if near else len(others), code)
    return moved.model_copy(update={"codes": tuple(others)})


def with_step(book: Codebook, code_id: str, step: Step) -> Codebook:
    """Return the codebook with a code a step further; as it is where it can go no further that way.

    Args:
        book: to change.
        code_id: the code.
        step: ``up`` and ``down`` among its neighbours, ``in`` below the one before it, ``out`` beside the
            one that it stands below.

    Raises:
        NotFound: there is no such code.
        UsageError: the neighbours that it would get have its name.
    """
    code = code_of(book, code_id)
    near = [one.id for one in book.codes if one.parent == code.parent]
    at = near.index(code_id)
    if step in {"up", "down"}:
        to = at + (1 if step == "down" else -1)
        return with_place(book, code_id, code.parent, to) if 0 <= to < len(near) else book
    if step == "in":
        return with_place(book, code_id, near[at - 1]) if at else book
    if code.parent is None:
        return book
    above = code_of(book, code.parent)
    beside = [one.id for one in book.codes if one.parent == above.parent]
    return with_place(book, code_id, above.parent, beside.index(above.id) + 1)


def without_code(book: Codebook, code_id: str, uses: int) -> Codebook:
    """Return the codebook without a code; those below it move up to its place.

    Args:
        book: to change.
        code_id: the code.
        uses: how many codings have it.

    Raises:
        NotFound: there is no such code.
        UsageError: it is in use.
    """
    gone = code_of(book, code_id)
    if uses:
        raise UsageError(
            f"'{gone.name}' is on {counted(uses, 'quote')}.",
            remedy="Give these another code first, then remove it.",
        )
    return book.model_copy(
        update={
            "codes": tuple(
                code.model_copy(update={"parent": gone.parent}) if code.parent == code_id else code
                for code in book.codes
                if code.id != code_id
            )
        }
    )


def with_coder(book: Codebook, name: str) -> tuple[Codebook, Coder]:
    """Return the codebook with somebody who codes, and who that is; known by name, they are there already.

    Raises:
        UsageError: there is no name.
    """
    name = name.strip()
    if not name:
        raise UsageError("A coder has a name.", remedy="Initials are enough.")
    known = next((coder for coder in book.coders if coder.name.casefold() == name.casefold()), None)
    if known:
        return book, known
    coder = Coder(id=free_id(name, {entry.id for entry in book.coders}, "coder"), name=name[:LONGEST_NAME])
    return book.model_copy(update={"coders": (*book.coders, coder)}), coder


def code_of(book: Codebook, code_id: str) -> Code:
    """Return a code by its id.

    Raises:
        NotFound: there is none.
    """
    found = next((code for code in book.codes if code.id == code_id), None)
    if found is None:
        raise NotFound(f"The codebook has no code '{code_id}'.")
    return found


def path_of(book: Codebook, code_id: str) -> tuple[str, ...]:
    """Return the names of a code and of all above it, the outermost first.

    Raises:
        NotFound: there is no such code.
    """
    names = [code_of(book, entry).name for entry in (code_id, *_above(book, code_id))]
    return tuple(reversed(names))


def _above(book: Codebook, code_id: str) -> list[str]:
    found: list[str] = []
    parent = code_of(book, code_id).parent
    while parent is not None and parent not in found:
        found.append(parent)
        parent = code_of(book, parent).parent
    return found


def _named(book: Codebook, name: str, parent: str | None, but: str | None = None) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UsageError(
            f"A code has a name of 1 to {LONGEST_NAME} characters.", remedy="Type a shorter one."
        )
    near = (code for code in book.codes if code.parent == parent and code.id != but)
    if any(code.name.casefold() == name.casefold() for code in near):
        raise UsageError(f"There is a code '{name}' here already.", remedy="Choose another name.")
    return name


def _coloured(colour: str | None) -> str | None:
    if colour is not None and not _COLOUR.fullmatch(colour):
        raise UsageError(f"'{colour}' is no colour.", remedy="Write it like #3366cc.")
    return colour.lower() if colour else None
