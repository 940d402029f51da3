"""A pack with all its words, as it lies on disk: read, written anew, and kept from change meanwhile."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.errors import CodingBusy, FileFault, InputError

if TYPE_CHECKING:
    from cc_assistant.privacy.pack import PackText

_REPORTS = "imports/*.json"
_LINES = ("codings/*.jsonl", "decisions.jsonl")
_CODEBOOK = "codebook.json"
_LOOKED_AT = ("documents", "codings", "decisions.jsonl", _CODEBOOK, "pack.yaml", "imports")


def read_pack(folder: Path) -> PackText:
    """Return all words of a pack.

    Raises:
        InputError: a file of it is damaged.
    """
    from cc_assistant.coding.codebook import read_codebook
    from cc_assistant.knowledge.documents import read_documents
    from cc_assistant.knowledge.own_packs import read_manifest
    from cc_assistant.privacy.pack import PackText

    manifest = read_manifest(folder)
    strings = {"title": manifest.title, "description": manifest.description}
    for code in read_codebook(folder / _CODEBOOK).codes:
        strings |= {f"{code.id} name": code.name, f"{code.id} description": code.description}
    for path in sorted(folder.glob(_REPORTS)):
        strings |= _strings(json.loads(path.read_bytes()), path.relative_to(folder).as_posix())
    lines = {
        path.relative_to(folder).as_posix(): list(_lines(path))
        for pattern in _LINES
        for path in sorted(folder.glob(pattern))
    }
    return PackText(tuple(read_documents(folder)), lines, strings)


def _lines(path: Path) -> Iterator[Any]:
    data = path.read_bytes()
    for number, line in enumerate(data[: data.rfind(b"\n") + 1].splitlines(), start=1):
        try:
            yield json.loads(line)
        except ValueError:
            raise InputError(
                f"{path}, line {number}: this is no step of a coding.",
                remedy="Mend or remove the line, or restore a copy of the file. Nothing has changed.",
            ) from None


def write_pack(new: Path, now: PackText, made: PackText, *, replaced: bool) -> None:
    """Write other words into the copy of a pack.

    Args:
        new: folder of the copy.
        now: the words that it holds.
        made: those that it is to hold.
        replaced: whether names are replaced in them.
    """
    from cc_assistant.coding.codebook import read_codebook, write_codebook
    from cc_assistant.files import replace_file
    from cc_assistant.knowledge.documents import remove_document, write_document
    from cc_assistant.knowledge.own_packs import read_manifest, write_manifest

    for document in now.documents:
        remove_document(new, document.id)
    for document in made.documents:
        write_document(new, document)
    for file, lines in made.lines.items():
        text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
        (new / file).write_bytes(text.encode())
    strings: Mapping[str, str] = made.strings
    for path in new.glob(_REPORTS):
        report = _filled(json.loads(path.read_bytes()), path.relative_to(new).as_posix(), strings)
        replace_file(path, json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    book = read_codebook(new / _CODEBOOK)
    if book.codes:
        codes = [
            code.model_copy(
                update={"name": strings[f"{code.id} name"], "description": strings[f"{code.id} description"]}
            )
            for code in book.codes
        ]
        write_codebook(new / _CODEBOOK, book.model_copy(update={"codes": tuple(codes)}))
    said = {"title": strings["title"], "description": strings["description"], "pseudonyms": replaced}
    write_manifest(new, read_manifest(new).model_copy(update=said))


def _strings(value: Any, place: str) -> dict[str, str]:
    """Return all strings of some JSON by their places."""
    if isinstance(value, str):
        return {place: value}
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {at: held for name, item in inner for at, held in _strings(item, f"{place}/{name}").items()}


def _filled(value: Any, place: str, strings: Mapping[str, str]) -> Any:
    """Return some JSON with these strings in their places."""
    if isinstance(value, str):
        return strings.get(place, value)
    if isinstance(value, list):
        return [_filled(item, f"{place}/{name}", strings) for name, item in enumerate(value)]
    if isinstance(value, dict):
        return {name: _filled(item, f"{place}/{name}", strings) for name, item in value.items()}
    return value


def not_looked_at(folder: Path) -> list[str]:
    """Return the files of a pack of which `read_pack` reads nothing."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in _LOOKED_AT
    )


@contextmanager
def nobody_codes(folder: Path) -> Iterator[None]:
    """Keep everybody from coding in a pack meanwhile.

    Raises:
        CodingBusy: somebody does already.
    """
    from cc_assistant.os_lock import try_lock, unlock

    with ExitStack() as held:
        for path in sorted(folder.glob("codings/*.jsonl")):
            try:
                file = held.enter_context(path.open("r+b"))
            except OSError as error:
                raise FileFault(f"{path} cannot be written: {error.strerror}.") from None
            if not try_lock(file.fileno(), shared=False):
                raise CodingBusy(
                    f"{path.stem} is coding in {folder.name} in another window.",
                    remedy="Close the coding screen there, then try again. Nothing has changed.",
                )
            held.callback(unlock, file.fileno())
        if sys.platform == "win32":
            held.close()  # a folder with open files cannot be replaced there
        yield
