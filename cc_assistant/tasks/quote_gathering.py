"""Quotes for tables: gathered from the packs and the library that a table is to be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.errors import NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.coded_quote import CodedPassage, CodedQuote
    from cc_assistant.domain.coding import Code
    from cc_assistant.domain.document import Document
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.matrix import Scope
    from cc_assistant.domain.source import Source
    from cc_assistant.tables.code_paths import CodePaths
    from cc_assistant.tables.gathering import Known
    from cc_assistant.tasks.coding_bench import CodingBench


class Gathered(NamedTuple):
    """What a table is made of: the quotes that are wanted, all there are, the passages, the codes."""

    quotes: list[CodedQuote]
    every: list[CodedQuote]
    passages: list[CodedPassage]
    paths: CodePaths
    notes: tuple[str, ...]


class QuoteGathering:
    """Gathers coded quotes.

    Args:
        bench: packs, documents and codings.
        library: returns all that the packs hold.
        shorts: returns the short reference of each source by its id.
        full: writes a whole reference.
    """

    def __init__(
        self,
        bench: CodingBench,
        library: Callable[[], Library],
        shorts: Callable[[Sequence[Source]], Mapping[str, str]],
        full: Callable[[Source], str],
    ) -> None:
        self._bench = bench
        self._library = library
        self._shorts = shorts
        self._full = full

    def gather(self, scope: Scope, *, passages: bool = False) -> Gathered:
        """Return what lies in a scope; the passages only where they are asked for.

        Raises:
            NotFound: there is no such pack or code.
            UsageError: nothing is named that a table could be made of, or nothing is left.
        """
        from cc_assistant.coding.names import CodeNames
        from cc_assistant.domain.coding import Codebook
        from cc_assistant.tables.code_paths import CodePaths
        from cc_assistant.tables.gathering import Known
        from cc_assistant.tables.properties import taken

        if not scope.packs and not scope.library:
            raise UsageError(
                "It is not said of what the table is to be made.",
                remedy="Name a pack of your own, or add --library for the evidence of the library.",
            )
        folders, notes = self.folders(scope)
        library = self._library() if scope.library else None
        own = Codebook(codes=_joined(self._bench.codebook(folder).codes for folder in folders))
        paths = CodePaths(CodeNames(*self._bench.frames, own).all, library.themes if library else None)
        documents = {folder: self._bench.documents(folder) for folder in folders}
        sources = [one.source for held in documents.values() for one in held]
        known = Known(
            paths=paths,
            shorts=self._shorts([*sources, *(library.sources if library else ())]),
            full=_by_id(self._full),
            cases={case.id: case.name for case in library.cases} if library else {},
        )
        every: list[CodedQuote] = []
        whole: list[CodedPassage] = []
        for folder, held in documents.items():
            for quotes, cut in self._of_pack(folder, held, known, passages=passages):
                every += quotes
                whole += cut
        if library:
            shipped = self._of_library(library, scope, known)
            every += shipped
            whole += _whole(shipped) if passages else ()
        if scope.public_only:
            every = [one for one in every if not one.origin.confidential]
            whole = [one for one in whole if not one.origin.confidential]
        meant = [code for written in scope.wanted.codes for code in _meant(paths, written)]
        return Gathered(taken(every, scope.wanted, meant), every, whole, paths, notes)

    def folders(self, scope: Scope) -> tuple[list[Path], tuple[str, ...]]:
        """Return the folders of the packs that are looked at, and what to say of those that are not.

        Raises:
            NotFound: there is no such pack.
            UsageError: none is left.
        """
        from cc_assistant.knowledge.own_packs import read_manifest

        folders = [self._bench.pack(name) for name in scope.packs]
        if not scope.public_only:
            return folders, ()
        closed = [one for one in folders if read_manifest(one).sensitivity == "confidential"]
        if closed and len(closed) == len(folders) and not scope.library:
            raise UsageError(
                "Without confidential packs nothing is left.",
                remedy="Leave --no-confidential away, or name a public pack too.",
            )
        left = ", ".join(one.name for one in closed)
        said = f"Confidential packs are left out: {left}." if closed else "Confidential packs are left out."
        return [one for one in folders if one not in closed], (said,)

    def _of_pack(
        self, folder: Path, documents: Sequence[Document], known: Known, *, passages: bool
    ) -> Iterator[tuple[list[CodedQuote], list[CodedPassage]]]:
        """Yield quotes and passages of each document of a pack."""
        from cc_assistant.knowledge.documents import locator_of
        from cc_assistant.knowledge.own_packs import read_manifest
        from cc_assistant.tables.gathering import OwnWords

        people = {one.id: one.name for one in self._bench.coders(folder)}
        codings = self._bench.codings(folder)
        manifest = read_manifest(folder)
        for document in documents:
            words = OwnWords(document, manifest, replace(known, people=people), locator_of)
            quotes = words.quotes(one for one in codings if one.document == document.id)
            yield list(quotes), list(words.passages() if passages else ())

    def _of_library(self, library: Library, scope: Scope, known: Known) -> list[CodedQuote]:
        """Return the quotes of packs that are nobody's own."""
        from cc_assistant.tables.gathering import library_quotes

        own_ids = {one.manifest.id for one in self._bench.packs()}
        packs = {
            one.id: one
            for one in library.packs
            if one.id not in own_ids and not (scope.public_only and one.sensitivity == "confidential")
        }
        return list(library_quotes(library, packs, known))


def _whole(shipped: Iterable[CodedQuote]) -> list[CodedPassage]:
    from cc_assistant.domain.coded_quote import CodedPassage

    return [CodedPassage(id=one.id, start=0, end=one.end, origin=one.origin) for one in shipped]


def _by_id(full: Callable[[Source], str]) -> Callable[[Source], str]:
    """Write the reference of each source once."""
    written: dict[str, str] = {}

    def of(source: Source) -> str:
        if source.id not in written:
            written[source.id] = full(source)
        return written[source.id]

    return of


def _joined(books: Iterable[tuple[Code, ...]]) -> tuple[Code, ...]:
    """Return the own codes of several packs; the first of an id counts."""
    return tuple({code.id: code for book in reversed(list(books)) for code in book}.values())


def _meant(paths: CodePaths, written: str) -> tuple[str, ...]:
    found = paths.meant(written)
    if not found:
        near = paths.nearest(written)
        raise NotFound(
            f"There is no code '{written}'.",
            remedy=f"Did you mean {' or '.join(near)}?"
            if near
            else "Write it as cfir:inner-setting.culture.",
        )
    return found
