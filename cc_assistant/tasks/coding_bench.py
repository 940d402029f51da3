"""Coding, put together: packs and their documents, who codes what, suggestions, and agreement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.errors import UsageError
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.coding.deciding import Decisions
    from cc_assistant.coding.journal import Journal
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.coding.pack_codings import PackCodings
    from cc_assistant.domain.agreement import AgreementReport, AgreementUnit, Disagreement
    from cc_assistant.domain.coding import Codebook, Coder, CodeRef, Coding
    from cc_assistant.domain.document import Document
    from cc_assistant.domain.frame import CfirFrame, NptFrame
    from cc_assistant.domain.library import Library
    from cc_assistant.domain.pack import Manifest
    from cc_assistant.domain.ports import Encoder
    from cc_assistant.tasks.code_suggesting import CodeSuggesting


def _now() -> datetime:
    return datetime.now().astimezone()


class OwnPack(NamedTuple):
    """A pack of the user's own; ``documents`` counts them, ``manifest`` is what it says of itself."""

    folder: Path
    manifest: Manifest
    documents: int


class CodingBench:
    """Everything that coding on the screen and on the command line needs.

    Args:
        root: folder of the user's packs.
        packs: returns the folders of all packs that are asked, which hold the frames.
        library: returns all that the packs hold: its coded passages are learned from.
        encoder: gives the model when it is first wanted, None without one.
        vectors: file for vectors of what is learned from; it need not exist.
        now: tells the time, with its zone.
    """

    def __init__(  # noqa: PLR0917
        self,
        root: Path,
        packs: Callable[[], Sequence[Path]],
        library: Callable[[], Library],
        encoder: Callable[[], Encoder | None] = lambda: None,
        vectors: Path | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._root = root
        self._packs = packs
        self._library = library
        self._encoder = encoder
        self._vectors = vectors
        self.now = now

    # -- packs and documents

    def packs(self) -> list[OwnPack]:
        """Return the user's packs that hold documents."""
        from cc_assistant.knowledge.documents import document_files
        from cc_assistant.knowledge.own_packs import own_packs, read_manifest

        found = ((folder, len(document_files(folder))) for folder in own_packs(self._root))
        return [OwnPack(folder, read_manifest(folder), many) for folder, many in found if many]

    def pack(self, name: str) -> Path:
        """Return the folder of a pack by its name.

        Raises:
            NotFound: there is none; the nearest is named.
        """
        from cc_assistant.knowledge.own_packs import own_pack

        return own_pack(self._root, name)

    def documents(self, pack: Path) -> list[Document]:
        """Return the documents of a pack.

        Raises:
            KnowledgeError: one of them is damaged.
        """
        from cc_assistant.knowledge.documents import read_documents

        return list(read_documents(pack))

    def document(self, pack: Path, document: str) -> Document:
        """Return a document of a pack by its id.

        Raises:
            NotFound: the pack has none of this id.
            KnowledgeError: it is damaged.
        """
        from cc_assistant.errors import NotFound
        from cc_assistant.knowledge.documents import document_files, read_document

        files = {path.stem: path for path in document_files(pack)}
        if document not in files:
            raise NotFound(
                f"There is no document '{document}' in the pack {pack.name}.",
                remedy=f"It has {', '.join(list(files)[:8]) or 'none yet'}{' …' if len(files) > 8 else ''}.",
            )
        return read_document(files[document])

    # -- codes

    @made_once
    def frames(self) -> tuple[CfirFrame | None, NptFrame | None]:
        """The coding frames."""
        from cc_assistant.knowledge.toolkit_lookup import read_frames

        return read_frames(self._packs())

    def codebook(self, pack: Path) -> Codebook:
        """Return the own codes of a pack.

        Raises:
            InputError: the file is no codebook.
        """
        from cc_assistant.coding.codebook import read_codebook

        return read_codebook(pack / "codebook.json")

    def keep_codebook(self, pack: Path, book: Codebook) -> None:
        """Keep the own codes of a pack: afterwards they are on disk.

        Raises:
            FileFault: they cannot be written.
        """
        from cc_assistant.coding.codebook import write_codebook

        write_codebook(pack / "codebook.json", book)

    def names(self, pack: Path | None, book: Codebook | None = None) -> CodeNames:
        """Return all codes that can be given in a pack, with their names; None: those of the frames."""
        from cc_assistant.coding.names import CodeNames
        from cc_assistant.domain.coding import Codebook as NoCodes

        own = book or (self.codebook(pack) if pack else NoCodes())
        return CodeNames(*self.frames, own)

    # -- codings

    def codings(self, pack: Path) -> tuple[Coding, ...]:
        """Return what all coders of a pack coded, in the order of documents and text."""
        from cc_assistant.coding.journal import read_codings

        return read_codings(pack / "codings")

    def coders(self, pack: Path) -> list[Coder]:
        """Return who codes in a pack: those of its codebook, and those that have a journal only."""
        from cc_assistant.domain.coding import Coder as Somebody

        named = {coder.id: coder for coder in self.codebook(pack).coders}
        stems = (path.stem for path in sorted((pack / "codings").glob("*.jsonl")))
        return list({**{stem: Somebody(id=stem, name=stem) for stem in stems}, **named}.values())

    def journal(self, pack: Path, coder: str) -> Journal:
        """Open the journal of somebody by name or id, for writing; close it when done.

        Raises:
            UsageError: there is no name.
            CodingBusy: another window codes as this coder.
        """
        from cc_assistant.coding.codebook import with_coder
        from cc_assistant.coding.deciding import AGREED
        from cc_assistant.coding.journal import Journal, journal_file

        if coder.strip().casefold() == AGREED.name.casefold():
            raise UsageError(
                f"'{coder.strip()}' is the name of what coders agreed on.", remedy="Take another."
            )
        known = next((one.id for one in self.coders(pack) if one.id == coder), None)
        if known is None:
            before = self.codebook(pack)
            book, somebody = with_coder(before, coder)
            if book != before:
                self.keep_codebook(pack, book)
            known = somebody.id
        return Journal(journal_file(pack / "codings", known))

    def for_import(self, pack: Path) -> PackCodings:
        """Return the codings of a pack as an import needs them."""
        from cc_assistant.coding.pack_codings import PackCodings

        return PackCodings(pack / "codings", self.now)

    # -- suggestions

    @made_once
    def suggesting(self) -> CodeSuggesting:
        """Suggests codes for words."""
        from cc_assistant.tasks.code_suggesting import CodeSuggesting

        return CodeSuggesting(
            frames=lambda: self.frames,
            names=self.names,
            codings=self.codings,
            library=self._library,
            encoder=self._encoder,
            vectors=self._vectors,
        )

    # -- agreement

    def agreement(
        self,
        pack: Path,
        coders: Sequence[str] = (),
        unit: AgreementUnit = "character",
        only: Sequence[CodeRef] = (),
    ) -> AgreementReport:
        """Tell how far coders agree.

        Args:
            pack: the folder of the pack.
            coders: names or ids; all but what was agreed on, if empty.
            unit: what is compared.
            only: the codes to look at; all that were used if empty.

        Raises:
            UsageError: fewer than two people coded, or one that is named did not.
        """
        from cc_assistant.coding.agreeing import compare_coders
        from cc_assistant.coding.deciding import AGREED

        codings = self.codings(pack)
        known = self.coders(pack)
        having = {coding.coder for coding in codings}
        if not coders:
            chosen = [one.id for one in known if one.id in having and one.id != AGREED.id]
        else:
            chosen = list(dict.fromkeys(_coder_named(name, known, having) for name in coders))
        if len(chosen) < 2:
            raise UsageError(
                f"Agreement takes two coders; in {pack.name} {_counted(chosen)} coded.",
                remedy="Let somebody else code the same documents under another name.",
            )
        return compare_coders(self.documents(pack), codings, chosen, unit, only)

    def decisions(self, pack: Path) -> Decisions:
        """Return what was decided where coders differed."""
        from cc_assistant.coding.deciding import read_decisions

        return read_decisions(pack / "decisions.jsonl")

    def decide(
        self, pack: Path, document: Document, about: Disagreement, codes: Sequence[CodeRef] | None
    ) -> None:
        """Keep what was decided on a disagreement, as codings of what was agreed on.

        Args:
            pack: the folder of the pack.
            document: that holds the words.
            about: the disagreement.
            codes: what it is to be; empty for no code at all, None opens it again.

        Raises:
            FileFault: it cannot be written.
            CodingBusy: another window decides.
        """
        from cc_assistant.coding.deciding import AGREED, Decision, keep_decision
        from cc_assistant.coding.journal import Journal, journal_file
        from cc_assistant.text.span import trimmed

        book = self.codebook(pack)
        if AGREED not in book.coders:
            self.keep_codebook(pack, book.model_copy(update={"coders": (*book.coders, AGREED)}))
        with Journal(journal_file(pack / "codings", AGREED.id)) as journal:
            place = trimmed(document.text, about.start, about.end)
            before = [
                one.id
                for one in journal.codings
                if (one.document, one.start, one.end) == (about.document, *place)
            ]
            if before:
                journal.remove(before, self.now())
            if codes:
                journal.code(document, about.start, about.end, codes, self.now())
        kept = None if codes is None else tuple(codes)
        keep_decision(pack / "decisions.jsonl", Decision(about=about, codes=kept, at=self.now()))


def _coder_named(name: str, known: Sequence[Coder], having: set[str]) -> str:
    found = next((one for one in known if name.strip().casefold() in {one.id, one.name.casefold()}), None)
    if found is None or found.id not in having:
        names = ", ".join(one.name for one in known if one.id in having)
        raise UsageError(f"Nobody called '{name}' coded here.", remedy=f"There are: {names or 'none yet'}.")
    return found.id


def _counted(chosen: Sequence[str]) -> str:
    return f"only {chosen[0]}" if chosen else "nobody"
