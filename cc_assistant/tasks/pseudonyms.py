"""Pseudonyms, put together: names found in a pack, reviewed, replaced everywhere at once, and put back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import Cancelled, NotFound
from cc_assistant.tasks import pack_on_disk

if TYPE_CHECKING:
    from cc_assistant.domain.document import Document
    from cc_assistant.domain.pseudonym import Identifier, Proposal, Replaced
    from cc_assistant.privacy.key import Key
    from cc_assistant.privacy.key_folder import KeyFolder
    from cc_assistant.privacy.pack import PackText
    from cc_assistant.privacy.traces import Traces


class Pseudonyms:
    """Looks after the pseudonyms of the user's packs.

    Args:
        root: folder of the user's packs.
        keys: folder of all keys.
        under_way: folder, on the same disk, for what is being written.
        packs: returns the folders of all packs that are asked, whose ids a document may not get.
        states: files of what the app keeps of answers and questions; those of further windows lie beside.
        caches: files made from words of packs that can be made again.
        renew: called when a pack has changed, for nothing to show it as it was; tells what was left.
    """

    def __init__(
        self,
        root: Path,
        keys: Path,
        under_way: Path,
        *,
        packs: Callable[[], Collection[Path]] = tuple,
        states: Sequence[Path] = (),
        caches: Sequence[Path] = (),
        renew: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._root = root
        self._keys = keys
        self._under_way = under_way
        self._packs = packs
        self._states = tuple(dict.fromkeys(states))
        self._caches = caches
        self._renew = renew
        self.traces: Traces | None = None
        """Of the last replacing: what a running app has to take out of what it shows."""
        self.replaced: Replaced | None = None
        """What was replaced with the last import; None where nothing was."""

    def pack(self, name: str) -> Path:
        """Return the folder of one of the user's packs.

        Raises:
            NotFound: there is none of this name; the nearest is named.
        """
        from cc_assistant.knowledge.own_packs import own_pack

        return own_pack(self._root, name)

    def key_folder(self, pack: str) -> KeyFolder:
        """Return where the key of a pack lies, whether there is one or not."""
        from cc_assistant.privacy.key_folder import KeyFolder

        return KeyFolder(self._keys / self.pack(pack).name)

    def are_in(self, pack: str) -> bool:
        """Tell whether names of a pack were replaced, whether the key is here or not."""
        from cc_assistant.knowledge.own_packs import read_manifest

        return read_manifest(self.pack(pack)).pseudonyms

    # -- the list

    def names(self, pack: str) -> tuple[Identifier, ...]:
        """Return the list of names of a pack.

        Raises:
            InputError: the list was edited so that it cannot be read.
        """
        return self.key_folder(pack).names()

    def keep(self, pack: str, names: Sequence[Identifier]) -> None:
        """Keep the list of names of a pack, in place of that which is there."""
        from cc_assistant.privacy.proposing import with_pseudonyms

        missing = not all(name.pseudonym for name in names)
        documents = self._as_they_were(self.pack(pack)).documents if missing else ()
        self.key_folder(pack).keep_names(with_pseudonyms(names, documents))

    def add(self, pack: str, names: Sequence[Identifier]) -> tuple[Identifier, ...]:
        """Add names to the list; of a name that is there, what is said now counts. Return the whole list."""
        from cc_assistant.privacy.listing import together

        self.keep(pack, together(self.names(pack), names))
        return self.names(pack)

    def find(self, pack: str) -> list[Proposal]:
        """Look for what is likely to identify somebody, and add it to the list, open for a decision."""
        from cc_assistant.privacy.proposing import propose

        documents = self._as_they_were(self.pack(pack)).documents
        folder = self.key_folder(pack)
        folder.keep_names(propose(documents, folder.names()))
        return self.proposals(pack)

    def proposals(self, pack: str) -> list[Proposal]:
        """Return the list with how often and where each stands in the documents as they were."""
        from cc_assistant.privacy.proposing import sightings

        documents = self._as_they_were(self.pack(pack)).documents
        return sightings(documents, self.names(pack), _place)

    # -- replacing

    def apply(self, pack: str) -> Replaced:
        """Replace in a pack what is to be replaced, as its list says now; what it says no more comes back.

        Afterwards neither the pack nor the index, nor what the app keeps, holds what was replaced.

        Raises:
            UsageError: two names have one pseudonym, or one holds a name.
            CodingBusy: somebody codes in the pack, or another window replaces.
            FileFault: it cannot be written; nothing has changed.
        """
        from cc_assistant.privacy.proposing import check

        names = [name for name in self.names(pack) if name.decision == "replace"]
        check(names)
        return self._redo(self.pack(pack), names)

    def undo(self, pack: str, key: Path | None = None) -> Replaced:
        """Put the names back. The key goes: it opens nothing any more; the list stays.

        Args:
            pack: its name.
            key: a folder that holds the key, where it was moved away.

        Raises:
            NotFound: there is no key.
            CodingBusy: somebody codes in the pack.
        """
        from cc_assistant.privacy.key_folder import KeyFolder

        folder = self.pack(pack)
        held = KeyFolder(key) if key else self.key_folder(pack)
        found = held.key()
        if found is None:
            raise NotFound(
                f"There is no key to the pseudonyms of {folder.name} in {held.folder}.",
                remedy="Name the folder where you keep it with --key; without it nobody can undo them.",
            )
        return self._redo(folder, [], found)

    def forget_key(self, pack: str) -> Path:
        """Delete the key and the list of names: the pack is anonymous for good. Return where they lay.

        Raises:
            NotFound: there is neither.
        """
        held = self.key_folder(pack)
        if not held.folder.is_dir():
            raise NotFound(f"There is no key to {self.pack(pack).name} in {held.folder}.")
        held.remove()
        return held.folder

    @contextmanager
    def around_import(
        self, pack: Path, files: Sequence[str], names: Sequence[Identifier] = ()
    ) -> Iterator[Path]:
        """Replace names in what is imported into a pack whose names are, or are now to be, replaced.

        The import goes into a copy of the pack, in which names stand as long as it takes: where documents of
        the same files are in the pack already, so that codings find their words. With its names replaced the
        copy takes the place of the pack; a kill leaves the pack as it was, and the copy is removed when the
        program is used next.

        Args:
            pack: the folder of the pack.
            files: names of the files that are imported.
            names: added to the list of names.

        Raises:
            CodingBusy: somebody codes in the pack; nothing was imported.
            UsageError: the names cannot all be replaced; nothing was imported.
        """
        from cc_assistant.privacy.key_folder import KeyFolder
        from cc_assistant.privacy.listing import together
        from cc_assistant.privacy.pack import lift_pack
        from cc_assistant.privacy.proposing import check, with_pseudonyms
        from cc_assistant.privacy.swapping import replacement

        held = KeyFolder(self._keys / pack.name)
        key = held.key()
        if key is None and not names:
            yield pack
            return
        stopped: BaseException | None = None
        with pack_on_disk.nobody_codes(pack), replacement(pack, self._under_way) as new:
            opens = key
            if key:
                now = pack_on_disk.read_pack(new)
                plain = lift_pack(now, key)
                if {document.file for document in plain.documents} & set(files):
                    pack_on_disk.write_pack(new, now, plain, replaced=False)
                    opens = None
            try:
                yield new
            except (Cancelled, KeyboardInterrupt) as stop:  # what came in until then stays
                stopped = stop
            now = pack_on_disk.read_pack(new)
            plain = lift_pack(now, opens) if opens else now
            listed = with_pseudonyms(together(held.names(), names), plain.documents)
            wanted = [name for name in listed if name.decision == "replace"]
            check(wanted)
            held.keep_names(listed)
            drawn, made = self._drawn(pack, plain, wanted)
            if wanted:
                held.keep_key(made.and_before(key))
            pack_on_disk.write_pack(new, now, drawn, replaced=bool(wanted))
        if wanted:
            held.keep_key(made)
        else:
            held.key_file.unlink(missing_ok=True)
        self.replaced = _counted(pack, plain, drawn, made, self._forget(plain, drawn, wanted))
        if stopped:
            raise stopped

    def _redo(self, folder: Path, names: Sequence[Identifier], key: Key | None = None) -> Replaced:
        """Bring a pack back to how it was, and replace these names in it."""
        from cc_assistant.privacy.key_folder import KeyFolder
        from cc_assistant.privacy.pack import lift_pack
        from cc_assistant.privacy.swapping import replacement

        held = KeyFolder(self._keys / folder.name)
        with pack_on_disk.nobody_codes(folder):
            now = pack_on_disk.read_pack(folder)
            before = key or held.key()
            plain = lift_pack(now, before) if before else now
            drawn, made = self._drawn(folder, plain, names)
            if drawn != now or names != list(before.names if before else ()):
                if names:
                    held.keep_key(made.and_before(before))
                with replacement(folder, self._under_way) as new:
                    pack_on_disk.write_pack(new, now, drawn, replaced=bool(names))
                if names:
                    held.keep_key(made)
                else:
                    held.key_file.unlink(missing_ok=True)
        notes = self._forget(plain, drawn, names)
        unknown = [one.id for one in now.documents if before and before.of(one.id, one.text) is None]
        if unknown and not names:
            notes.append(
                f"The key does not know these documents, which stay as they are: {', '.join(unknown)}."
            )
        return _counted(folder, plain, drawn, made, [*notes, *_left(folder, names)])

    def _drawn(self, folder: Path, plain: PackText, names: Sequence[Identifier]) -> tuple[PackText, Key]:
        from cc_assistant.privacy.pack import draw_pack

        return draw_pack(plain, folder.name, names, self._taken(folder))

    def _forget(self, plain: PackText, drawn: PackText, names: Sequence[Identifier]) -> list[str]:
        """Take what was replaced out of everything else that the program keeps."""
        from cc_assistant.privacy.traces import Traces, clean_state

        ids: dict[str, str] = {}
        sources: set[str] = set()
        for was, now in zip(plain.documents, drawn.documents, strict=True):
            sources |= {was.id, now.id}
            if was.id != now.id:
                ids[was.id] = now.id
                ids.update(
                    (entry.id, now.id + entry.id[len(was.id) :])
                    for entry in was.cuts
                    if entry.id.startswith(f"{was.id}-")
                )
        self.traces = Traces(names, ids, sources)
        beside = [other for file in self._states for other in file.parent.glob(f"{file.stem}.*{file.suffix}")]
        gone = sum(clean_state(file, self.traces) for file in dict.fromkeys((*self._states, *beside)))
        for cache in self._caches:
            cache.unlink(missing_ok=True)
        notes = list(self._renew())
        if gone:
            many = "1 answer" if gone == 1 else f"{gone} answers"
            notes.append(f"{many} of the conversation that quoted the pack went: ask again.")
        return notes

    def _as_they_were(self, folder: Path) -> PackText:
        from cc_assistant.privacy.key_folder import KeyFolder
        from cc_assistant.privacy.pack import lift_pack

        now = pack_on_disk.read_pack(folder)
        key = KeyFolder(self._keys / folder.name).key()
        return lift_pack(now, key) if key else now

    def _taken(self, folder: Path) -> set[str]:
        from cc_assistant.knowledge.own_packs import own_packs, taken_ids

        others = [pack for pack in (*self._packs(), *own_packs(self._root)) if pack != folder]
        return taken_ids(others)


def _counted(folder: Path, plain: PackText, drawn: PackText, made: Key, notes: Sequence[str]) -> Replaced:
    """Return what was replaced in a pack, in numbers."""
    from cc_assistant.domain.pseudonym import Replaced

    counts = Counter(swap.there for one in made.documents for swap in one.swaps)
    touched = {one.was for one in made.documents if one.swaps or one.strings or one.id != one.was}
    codings = sum(
        one != two
        for file, lines in plain.lines.items()
        for one, two in zip(lines, drawn.lines[file], strict=True)
    )
    return Replaced(
        pack=folder.name,
        documents=len(touched),
        counts=dict(counts.most_common()),
        codings=codings,
        notes=tuple(notes),
    )


def _place(document: Document, position: int) -> str:
    """Return where a position of a document is, in words."""
    from cc_assistant.text.locators import locator_words

    unit = next((unit for unit in document.units if unit.start <= position < unit.end), None)
    if unit is None:
        return "the whole text"
    speaker = document.speaker_by_id.get(unit.speaker or "")
    return locator_words(unit.locator, speaker.name if speaker else None) or "the whole text"


def _left(folder: Path, names: Sequence[Identifier]) -> Iterator[str]:
    """Yield what was not replaced, though it may name somebody."""
    from cc_assistant.privacy.replacing import Replacing

    if not names:
        return
    replacing = Replacing(names)
    if replacing.ident(folder.name, ()) != folder.name:
        yield f"The name of the pack, {folder.name}, holds a name of the list: it stays."
    if others := pack_on_disk.not_looked_at(folder):
        yield f"These files of the pack were not looked at: {', '.join(others[:8])}."
