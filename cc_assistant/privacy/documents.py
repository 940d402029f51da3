"""A document with pseudonyms: its text, and whatever else is said in and of it. And the way back."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from itertools import count
from typing import Any, NamedTuple

from cc_assistant.domain.document import Cut, Document
from cc_assistant.privacy.key import DocumentKey, sha256_of_text
from cc_assistant.privacy.replacing import Replacing, Swapped
from cc_assistant.text.span import trimmed

_FIXED = frozenset(
    """
    version form sha256 imported kind start end year read phase pandemic perspective on sensitivity text cuts
    numbered interviewer page paragraph turn at row table unit country doi
    """.split()
)
"""Fields that hold no words of people, or that are replaced in another way."""

_IDS = frozenset({"id", "speaker", "case"})


class Drawn(NamedTuple):
    """A document with its pseudonyms, the way from the text before, and the key that leads back."""

    document: Document
    text: Swapped
    key: DocumentKey


def draw(document: Document, replacing: Replacing, taken: Container[str] = ()) -> Drawn:
    """Replace in a document.

    Args:
        document: as it is.
        replacing: what by what.
        taken: ids that it cannot get.
    """
    swapped = replacing.text(document.text)
    beside = (document.file, document.source.title, *document.source.authors, document.id)
    ident = _free(replacing.ident(document.id, beside), document.id, taken)
    data = document.model_dump(mode="json")
    strings: dict[str, tuple[str, str]] = {}
    speakers = _speaker_ids(document, replacing)

    def put(path: str, field: str, value: str) -> str:
        if field == "id" and path in {"id", "source/id"}:
            return ident
        if field in _IDS and field != "case":
            return speakers.get(value, value)
        now = replacing.ident(value, beside) if field == "case" else replacing.words(value)
        if now != value:
            strings[path] = (now, value)
        return now

    data = _walked(data, put)
    cuts, odd = _cuts(document, ident, swapped)
    moved = {
        "text": swapped.after,
        "cuts": [entry.model_dump() for entry in cuts],
        "units": [
            {**unit, "start": swapped.start(unit["start"]), "end": swapped.end(unit["end"])}
            for unit in data["units"]
        ],
    }
    strings |= {f"speaker {now}": (now, was) for was, now in speakers.items() if now != was}
    made = Document.model_validate({**data, **moved})
    key = DocumentKey(
        id=made.id,
        was=document.id,
        sha256=sha256_of_text(made.text),
        swaps=swapped.swaps,
        strings=strings,
        cuts=document.cuts if odd else None,
    )
    return Drawn(made, swapped, key)


def lift(document: Document, key: DocumentKey) -> tuple[Document, Swapped]:
    """Return a document as it was before, and the way from its text now to that before."""
    away = _way_back(document.text, key)
    speakers = {now: was for path, (now, was) in key.strings.items() if path.startswith("speaker ")}

    def put(path: str, field: str, value: str) -> str:
        if field == "id" and path in {"id", "source/id"}:
            return key.was
        if field in _IDS and field != "case":
            return speakers.get(value, value)
        now, was = key.strings.get(path, ("", ""))
        return was if value == now and path in key.strings else value

    data = _walked(document.model_dump(mode="json"), put)
    cuts = key.cuts
    if cuts is None:
        cuts = tuple(
            entry.model_copy(
                update={
                    "id": _renamed(entry.id, document.id, key.was),
                    "start": away.start(entry.start),
                    "end": away.end(entry.end),
                }
            )
            for entry in document.cuts
        )
    units = [
        {**unit, "start": away.start(unit["start"]), "end": away.end(unit["end"])} for unit in data["units"]
    ]
    cut = [entry.model_dump() for entry in cuts]
    return Document.model_validate({**data, "text": away.after, "units": units, "cuts": cut}), away


def _way_back(text: str, key: DocumentKey) -> Swapped:
    """Swaps are kept by their places in the text before; turn them round."""
    from cc_assistant.privacy.replacing import Swap

    back: list[Swap] = []
    grown = 0
    for swap in key.swaps:
        back.append(Swap(swap.start + grown, swap.there, swap.gone))
        grown += len(swap.there) - len(swap.gone)
    return Swapped(text, back)


def _cuts(document: Document, ident: str, swapped: Swapped) -> tuple[list[Cut], bool]:
    """Move passages; a name across the border of two falls to the first. Tell whether there was one."""
    made: list[Cut] = []
    odd = False
    for entry in document.cuts:
        whole = swapped.span(entry.start, entry.end)
        start, end = swapped.end(entry.start), swapped.end(entry.end)
        start, end = trimmed(swapped.after, start, end) if start < end else (start, end)
        odd = odd or (start, end) != whole or swapped.back.span(start, end) != (entry.start, entry.end)
        if start < end:
            name = _renamed(entry.id, document.id, ident)
            made.append(entry.model_copy(update={"id": name, "start": start, "end": end}))
    return made, odd


def _speaker_ids(document: Document, replacing: Replacing) -> dict[str, str]:
    found: dict[str, str] = {}
    for speaker in document.speakers:
        wanted = replacing.ident(speaker.id, (speaker.name,))
        taken = {*found.values(), *(one.id for one in document.speakers if one.id != speaker.id)}
        found[speaker.id] = _free(wanted, speaker.id, taken)
    return found


def _free(wanted: str, was: str, taken: Container[str]) -> str:
    if wanted == was:
        return was
    return next(name for name in (wanted, *(f"{wanted}-{n}" for n in range(2, 100_000))) if name not in taken)


def _renamed(passage: str, was: str, now: str) -> str:
    return now + passage[len(was) :] if passage.startswith(f"{was}-") else passage


def _walked(value: Any, put: Callable[[str, str, str], str], path: str = "", field: str = "") -> Any:
    """Return data with every string of people put anew; ``put`` gets its place, its field and itself."""
    if isinstance(value, str):
        return put(path, field, value)
    if isinstance(value, list):
        return [_walked(item, put, _below(path, n), field) for n, item in enumerate(value)]
    if isinstance(value, Mapping):
        if field == "attributes":
            return dict(_attributes(value, put, path))
        return {
            name: item if name in _FIXED else _walked(item, put, _below(path, name), name)
            for name, item in value.items()
        }
    return value


def _attributes(
    value: Mapping[str, str], put: Callable[[str, str, str], str], path: str
) -> Iterator[tuple[str, str]]:
    for number, (name, said) in zip(count(), value.items()):
        kind = "case" if name == "case" else "said"
        yield put(f"{path}/{number} name", "name", name), put(f"{path}/{number} said", kind, said)


def _below(path: str, name: object) -> str:
    return f"{path}/{name}" if path else str(name)
