"""The packs, put together: which are confidential, and where their passages may be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.errors import KnowledgeError, NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.pack import Manifest, Sensitivity
    from cc_assistant.domain.privacy import SendConsent, SendPolicy


def _now() -> datetime:
    return datetime.now().astimezone()


class PackKeeper:
    """Tells who may see which pack, from what is on disk: a yes taken back elsewhere counts at once.

    Args:
        root: folder of the user's own packs.
        packs: returns the folders of all packs that are asked, with what switched each on.
        consents: file that keeps every yes to sending.
        now: tells the time, with its zone.
    """

    def __init__(
        self,
        root: Path,
        packs: Callable[[], Mapping[Path, str]],
        consents: Path,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._root = root
        self._packs = packs
        self._consents = consents
        self._now = now

    def manifests(self) -> dict[Path, Manifest]:
        """Return what each pack that is asked says of itself; one that cannot be read is left out."""
        from cc_assistant.knowledge.own_packs import own_packs, read_manifest

        found: dict[Path, Manifest] = {}
        for folder in dict.fromkeys([*self._packs(), *own_packs(self._root)]):
            try:
                found[folder] = read_manifest(folder)
            except KnowledgeError:
                continue  # it counts as confidential: what is not known to be public is not sent
        return found

    def manifest(self, pack: str) -> Manifest:
        """Return what a pack says of itself, by its name.

        Raises:
            NotFound: there is none; the nearest is named.
        """
        from cc_assistant.knowledge.finding import nearest

        by_id = {manifest.id: manifest for manifest in self.manifests().values()}
        found = by_id.get(pack) or next((m for m in by_id.values() if m.title == pack), None)
        if found:
            return found
        hint = nearest(pack, list(by_id))
        remedy = f"Did you mean {hint}?" if hint else f"There are: {', '.join(by_id) or 'none'}."
        raise NotFound(f"There is no pack '{pack}'.", remedy=remedy)

    def confidential(self) -> frozenset[str]:
        """Return the ids of the packs that are confidential."""
        return frozenset(m.id for m in self.manifests().values() if m.sensitivity == "confidential")

    def set_sensitivity(self, pack: str, sensitivity: Sensitivity) -> Manifest:
        """Say of one of the user's packs whom it is for. Every yes to sending it ends.

        Raises:
            NotFound: there is no such pack.
            UsageError: it is none of the user's own, or holds documents that are confidential by themselves.
            FileFault: it cannot be written.
        """
        from cc_assistant.knowledge.own_packs import make_pack, own_pack, pack_folder

        folder = pack_folder(self._root, pack)
        if not (folder / "pack.yaml").is_file():
            manifest = self.manifest(pack)
            raise UsageError(
                f"{manifest.id} does not lie in your packs folder.",
                remedy="What a pack says of itself stands in its pack.yaml, 'sensitivity'.",
            )
        made = make_pack(own_pack(self._root, pack), pack, sensitivity)
        self.revoke(folder.name)
        return made

    # -- sending

    def policy(self) -> SendPolicy:
        """Return what may be sent where, as it stands now.

        Raises:
            InputError: the file that keeps it is damaged.
            FileFault: it cannot be read.
        """
        from cc_assistant.domain.privacy import SendPolicy

        public = frozenset(m.id for m in self.manifests().values() if m.sensitivity == "public")
        return SendPolicy(public=public - self.confidential(), consents=self.consents())

    def consents(self) -> tuple[SendConsent, ...]:
        """Return every yes that stands; one to a pack that is gone ends."""
        from cc_assistant.privacy.consents import read_consents, write_consents

        kept = read_consents(self._consents)
        if not kept:
            return ()
        there = {manifest.id for manifest in self.manifests().values()}
        stands = tuple(yes for yes in kept if yes.pack in there)
        if stands != kept:
            write_consents(self._consents, stands)
        return stands

    def allow(self, pack: str, address: str) -> SendConsent:
        """Say yes: passages of a pack may be sent to an address, until it is taken back.

        Raises:
            NotFound: there is no such pack.
            UsageError: the address names no computer.
            FileFault: it cannot be kept.
        """
        from cc_assistant.domain.privacy import SendConsent, origin_of
        from cc_assistant.privacy.consents import write_consents

        to = origin_of(address)
        if not to:
            raise UsageError(f"'{address}' is no address.", remedy="Write it like http://127.0.0.1:11434.")
        yes = SendConsent(pack=self.manifest(pack).id, address=to, given=self._now())
        others = tuple(o for o in self.consents() if (o.pack, o.address) != (yes.pack, yes.address))
        write_consents(self._consents, (*others, yes))
        return yes

    def revoke(self, pack: str, address: str | None = None) -> tuple[SendConsent, ...]:
        """Take a yes back, for an address or for all, and return what was taken back.

        Raises:
            FileFault: it cannot be kept.
        """
        from cc_assistant.domain.privacy import origin_of
        from cc_assistant.privacy.consents import write_consents

        kept = self.consents()
        to = origin_of(address) if address else None
        gone = tuple(yes for yes in kept if yes.pack == pack and to in {None, yes.address})
        if gone:
            write_consents(self._consents, tuple(yes for yes in kept if yes not in gone))
        return gone
