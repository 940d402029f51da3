"""A whole pack with pseudonyms, and back: documents, codings of every step, decisions, its title."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from cc_assistant.domain.document import Document
from cc_assistant.domain.pseudonym import Identifier
from cc_assistant.privacy.documents import draw, lift
from cc_assistant.privacy.key import DocumentKey, KeptLine, Key
from cc_assistant.privacy.lines import Way, Words, moved
from cc_assistant.privacy.replacing import Replacing


class PackText(NamedTuple):
    """Everything in a pack that can name somebody.

    Attributes:
        documents: all of them.
        lines: by the name of the file (``codings/ab.jsonl``), each line as JSON.
        strings: other words, by their place: title and description, names of codes, reports of imports.
    """

    documents: tuple[Document, ...]
    lines: Mapping[str, Sequence[Any]]
    strings: Mapping[str, str]


def draw_pack(
    pack: PackText, ident: str, names: Sequence[Identifier], taken: Collection[str] = ()
) -> tuple[PackText, Key]:
    """Replace in a pack.

    Args:
        pack: as it is, without pseudonyms.
        ident: its id.
        names: what by what.
        taken: ids of documents of other packs.

    Returns:
        The pack with pseudonyms, and the key to it.
    """
    replacing = Replacing(names)
    used = {*taken, *(document.id for document in pack.documents)}
    documents: list[Document] = []
    keys: list[DocumentKey] = []
    ways: dict[str, Way] = {}
    for document in pack.documents:
        drawn = draw(document, replacing, used)
        used.add(drawn.document.id)
        documents.append(drawn.document)
        keys.append(drawn.key)
        ways[document.id] = Way(drawn.document.id, drawn.text)
    back = {way.ident: Way(was, way.text.back) for was, way in ways.items()}
    lines, odd = _moved_lines(pack.lines, ways, replacing.words, back)
    ids = {was: way.ident for was, way in ways.items()}
    strings = {place: ids.get(words) or replacing.words(words) for place, words in pack.strings.items()}
    key = Key(
        pack=ident,
        names=tuple(names),
        documents=tuple(keys),
        lines=odd,
        strings=tuple(
            (place, now, pack.strings[place]) for place, now in strings.items() if now != pack.strings[place]
        ),
    )
    return PackText(tuple(documents), lines, strings), key


def lift_pack(pack: PackText, key: Key) -> PackText:
    """Return a pack as it was; documents that the key does not fit stay as they are."""
    documents: list[Document] = []
    ways: dict[str, Way] = {}
    for document in pack.documents:
        fits = key.of(document.id, document.text)
        if fits is None:
            documents.append(document)
            continue
        lifted, text = lift(document, fits)
        documents.append(lifted)
        ways[document.id] = Way(lifted.id, text)
    words = _by_name(key)
    kept = {(one.file, one.number, _plain(one.now)): one.was for one in key.lines}
    lines = {
        file: [
            kept[at] if (at := (file, n, _plain(line))) in kept else moved(line, ways, words)
            for n, line in enumerate(held)
        ]
        for file, held in pack.lines.items()
    }
    were = {(place, now): was for place, now, was in key.strings}
    strings = {place: were.get((place, now), now) for place, now in pack.strings.items()}
    return PackText(tuple(documents), lines, strings)


def _moved_lines(
    lines: Mapping[str, Sequence[Any]], ways: Mapping[str, Way], words: Words, back: Mapping[str, Way]
) -> tuple[dict[str, list[Any]], tuple[KeptLine, ...]]:
    """Return lines in their new places, and those that would not come back to what they were."""
    made: dict[str, list[Any]] = {}
    odd: list[KeptLine] = []
    for file, held in lines.items():
        made[file] = []
        for number, line in enumerate(held):
            now = moved(line, ways, words)
            made[file].append(now)
            if now != line and moved(now, back, lambda words: words) != line:
                odd.append(KeptLine(file=file, number=number, now=now, was=line))
    return made, tuple(odd)


def _by_name(key: Key) -> Words:
    """Return what puts the names back where it is not known how they stood: as they are mostly written."""
    names = {name.pseudonym: name.name for name in key.names if name.pseudonym}

    def back(words: str) -> str:
        for pseudonym in sorted(names, key=len, reverse=True):
            words = words.replace(pseudonym, names[pseudonym])
        return words

    return back


def _plain(line: Any) -> str:
    return json.dumps(line, sort_keys=True)
