"""Full texts of open-access papers, put together: found, fetched one by one, and taken into a pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import TYPE_CHECKING, NamedTuple

from cc_assistant.domain.import_report import FileReport, ImportReport, Remark
from cc_assistant.errors import CCAssistantError, NotFound, ServerFault, SettingsError

if TYPE_CHECKING:
    from cc_assistant.domain.ports import Progress
    from cc_assistant.domain.source import Source
    from cc_assistant.full_texts.europe_pmc import EuropePmc, Paper, Wanted
    from cc_assistant.full_texts.licences import Licence
    from cc_assistant.full_texts.polite import PoliteClient
    from cc_assistant.tasks.importing import Held, Importing

PACK = "open-access"
"""The pack that takes them where no other is named."""

_FAULTS_IN_A_ROW = 2
"""A server that failed so often in a row is asked no more."""

_WAITS_S = 0.2


def _now() -> datetime:
    return datetime.now().astimezone()


class Asked(NamedTuple):
    """One paper that somebody asked for.

    Attributes:
        given: as it was named.
        paper: how the archive knows it; None where ``why`` tells why it is not asked for.
        source: the record of the library, where it was named by that.
        here: the id of its document, where its text was fetched before.
        why: it cannot be asked for.
    """

    given: str
    paper: Wanted | None = None
    source: Source | None = None
    here: str = ""
    why: str = ""


class Fetching:
    """Fetches full texts into a pack of the user's.

    Args:
        importing: takes the files in.
        source: returns a source of the library by its id; raises `NotFound`.
        switched_on: whether the settings allow it.
        address: of the service.
        contact: e-mail address that is told to the service; "" for none.
        version: of this program, told too.
        now: tells the time, with its zone.
        client: makes what asks the service, from its address, our name and what sleeps.
    """

    def __init__(
        self,
        importing: Importing,
        source: Callable[[str], Source],
        *,
        switched_on: bool,
        address: str,
        contact: str = "",
        version: str = "",
        now: Callable[[], datetime] = _now,
        client: Callable[[str, str, Callable[[float], object]], PoliteClient] | None = None,
    ) -> None:
        self._importing = importing
        self._source = source
        self._switched_on = switched_on
        self.address = address
        self._agent = f"cc-assistant/{version}" + (f" (mailto:{contact})" if contact else "")
        self._now = now
        self._client = client or _client

    def plan(self, named: Sequence[str]) -> list[Asked]:
        """Return what would be asked for; nothing is contacted.

        Args:
            named: ids of sources of the library, DOIs, PMIDs or PMCIDs.

        Raises:
            SettingsError: the settings do not allow it.
        """
        if not self._switched_on:
            raise SettingsError(
                "Fetching papers from the network is switched off.",
                remedy="'cc-assistant settings set full_texts on' allows it; you are asked each time.",
            )
        known = self._known()
        return [self._asked(name, known) for name in dict.fromkeys(named)]

    def fetch(
        self, asked: Sequence[Asked], pack: str = PACK, *, progress: Progress | None = None
    ) -> ImportReport:
        """Fetch papers one after another; each is in the pack before the next is asked for.

        Those that are there already are passed over, so that the same call goes on where one stopped.

        Args:
            asked: what `plan` returned.
            pack: name of the pack; a new one is public.
            progress: hears how far it has come; raises `Cancelled` to stop.
        """
        from cc_assistant.full_texts.europe_pmc import EuropePmc
        from cc_assistant.knowledge.own_packs import pack_folder

        at = 0

        def heard() -> None:
            if progress:
                progress(f"fetching {asked[at].given} ({at + 1} of {len(asked)})", at, len(asked))

        def waits(seconds: float) -> None:
            for _ in range(max(1, round(seconds / _WAITS_S))):
                heard()
                sleep(min(seconds, _WAITS_S))

        folder = pack_folder(self._importing.root, pack)
        reports: list[FileReport] = []
        faults = 0
        with self._client(self.address, self._agent, waits) as client:
            archive = EuropePmc(client)
            for at, one in enumerate(asked):  # noqa: B007  (heard looks at it)
                heard()
                if one.paper is None or one.here or faults >= _FAULTS_IN_A_ROW:
                    reports.append(_not_asked(one))
                    continue
                try:
                    reports.append(self._one(archive, one, pack))
                    faults = 0
                except CCAssistantError as error:
                    if error.exit_code == 130:
                        raise
                    faults = faults + 1 if isinstance(error, ServerFault) else 0
                    reports.append(FileReport(file=one.given, outcome="refused", why=str(error)))
        return ImportReport(pack=folder.name, files=tuple(reports))

    def _asked(self, name: str, known: Sequence[Held]) -> Asked:
        from cc_assistant.full_texts.europe_pmc import Wanted, wanted

        paper, source = wanted(name), None
        if paper is None:
            try:
                source = self._source(name)
            except NotFound as error:
                return Asked(name, why=str(error))
            if not source.doi:
                return Asked(name, source=source, why="Its record has no DOI, by which it could be found.")
            paper = wanted(source.doi) or Wanted("doi", source.doi)
        here = next((held.document.id for held in known if _is(held, paper)), "")
        return Asked(name, paper, source, here)

    def _known(self) -> list[Held]:
        return [held for held in self._importing.documents() if "pmcid" in held.document.details.attributes]

    def _one(self, archive: EuropePmc, one: Asked, pack: str) -> FileReport:
        assert one.paper
        paper = archive.find(one.paper)
        if there := next((held for held in self._known() if _pmcid(held) == paper.pmcid), None):
            return _not_asked(one._replace(here=there.document.id))
        content, licence = archive.full_text(paper)
        with TemporaryDirectory(prefix="cc-assistant-") as scratch:
            file = Path(scratch) / f"{paper.pmcid}.xml"
            file.write_bytes(content)
            report = self._taken_in(file, one, paper, licence, pack)
        asks = tuple(Remark(what="note", name=licence.name, why=f"asks: {what}") for what in licence.asks)
        named = f"{one.given} ({paper.pmcid}, {licence.name})"
        return report.model_copy(update={"file": named, "place": "", "remarks": (*asks, *report.remarks)})

    def _taken_in(self, file: Path, one: Asked, paper: Paper, licence: Licence, pack: str) -> FileReport:
        from cc_assistant.domain.document import Details
        from cc_assistant.knowledge.documents import write_document

        kept = {
            "pmcid": paper.pmcid,
            "pmid": paper.pmid,
            "licence": licence.name,
            "retrieved": self._now().date().isoformat(),
            "from": f"{self.address}/{paper.pmcid}/fullTextXML",
            "about": one.source.id if one.source else "",
        }
        details = Details(attributes={name: value for name, value in kept.items() if value})
        wish = f"{one.source.id}-full-text" if one.source else paper.pmcid
        known = self._importing.has(pack)
        report = self._importing.import_files(
            [file], pack, details, form="jats", ident=wish, sensitivity=None if known else "public"
        ).files[0]
        if report.document:
            held = self._importing.document(report.document)
            source = _record(held.document.source, one, paper, licence)
            write_document(held.pack, held.document.model_copy(update={"source": source}))
        return report


def _client(address: str, agent: str, waits: Callable[[float], object]) -> PoliteClient:
    from cc_assistant.full_texts.polite import PoliteClient

    return PoliteClient(address, agent, waits=waits)


def _not_asked(one: Asked) -> FileReport:
    if one.here:
        why = "Its text was fetched before."
        return FileReport(file=one.given, outcome="unchanged", why=why, document=one.here)
    why = one.why or "It was not asked for: the server failed before."
    return FileReport(file=one.given, outcome="refused", why=why)


def _is(held: Held, paper: Wanted) -> bool:
    document = held.document
    known = {"doi": document.source.doi or "", **document.details.attributes}
    return known.get(paper.register, "").casefold() == paper.ident.casefold()


def _pmcid(held: Held) -> str:
    return held.document.details.attributes.get("pmcid", "")


def _record(read: Source, one: Asked, paper: Paper, licence: Licence) -> Source:
    """Return the record of a paper: what it says itself, then the library's record, then the archive's."""
    known = one.source
    authors = tuple(_names(paper.authors))
    year = int(paper.year) if paper.year.isdigit() and len(paper.year) == 4 else None
    return read.model_copy(
        update={
            "title": known.title if known else read.title,
            "authors": read.authors or (known.authors if known else authors),
            "year": (known.year if known else None) or read.year or year,
            "container": read.container or (known.container if known else None) or paper.journal or None,
            "doi": read.doi or (known.doi if known else None) or paper.doi or None,
            "url": paper.address,
            "kind": known.kind if known else read.kind,
            "country": known.country if known else read.country,
            "setting": known.setting if known else read.setting,
            "sample": known.sample if known else read.sample,
            "licence": licence.name,
            "read": "full-text",
        }
    )


def _names(authors: str) -> Iterator[str]:
    """Yield the names of an archive's line of authors, which ends in a full stop."""
    for name in authors.removesuffix(".").split(","):
        if name.strip():
            yield name.strip()
