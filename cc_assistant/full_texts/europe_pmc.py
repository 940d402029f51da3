"""Europe PMC: finds a paper by DOI, PMID or PMCID and gives its full text as JATS.

Its interface: https://europepmc.org/RestfulWebService (search, and fullTextXML by PMCID).
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from cc_assistant.errors import InputError, ServerFault
from cc_assistant.full_texts.licences import Licence, licence_in, stated_in, words_of
from cc_assistant.full_texts.polite import Answered, PoliteClient

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_PMCID = re.compile(r"PMC\d{1,12}", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid:\s*)?(\d{4,12})", re.IGNORECASE)
_OPEN = re.compile(r"creative\s?commons|public domain", re.IGNORECASE)
_XML = {"application/xml", "text/xml"}
_END = re.compile(rb"</(?:[a-z0-9]+:)?article>\s*(?:</[a-z0-9:-]+>\s*)*\Z")


class Refused(InputError):
    """A paper that cannot be had, or must not be taken; the message says why."""


class Wanted(NamedTuple):
    """A paper by its name in one of the registers: ``doi``, ``pmid`` or ``pmcid``."""

    register: str
    ident: str

    @property
    def query(self) -> str:
        """What Europe PMC is asked."""
        if self.register == "pmid":
            return f"EXT_ID:{self.ident} AND SRC:MED"
        return f'{self.register.upper()}:"{self.ident}"' if self.register == "doi" else f"PMCID:{self.ident}"


class Paper(NamedTuple):
    """What Europe PMC knows of a paper."""

    pmcid: str
    title: str
    doi: str
    pmid: str
    authors: str
    journal: str
    year: str
    licence: Licence

    @property
    def address(self) -> str:
        """Where people read it."""
        return f"https://europepmc.org/article/PMC/{self.pmcid.removeprefix('PMC')}"


def wanted(written: str) -> Wanted | None:
    """Return the paper that somebody names by a DOI, PMCID or PMID; None where it is none of these."""
    text = written.strip()
    if found := _PMCID.fullmatch(text):
        return Wanted("pmcid", found[0].upper())
    if found := _DOI.fullmatch(text):
        return Wanted("doi", found[1].rstrip(".,;)").replace('"', ""))
    if found := _PMID.fullmatch(text):
        return Wanted("pmid", found[1])
    return None


class EuropePmc:
    """Finds papers and gives their full text.

    Args:
        client: of its REST interface.
    """

    def __init__(self, client: PoliteClient) -> None:
        self._client = client

    def find(self, paper: Wanted) -> Paper:
        """Return what is known of a paper that is open access under a licence that lets us keep it.

        Raises:
            Refused: it is not known, has no full text there, or no such licence.
            ServerFault: the server cannot be asked, or answers otherwise than it should.
        """
        query = {"query": paper.query, "resultType": "core", "format": "json", "pageSize": "5"}
        found = self._results(self._client.get("search", query))
        matching = [one for one in found if _is(one, paper)]
        if not matching:
            raise Refused(f"Europe PMC does not know {paper.ident}.")
        with_text = [one for one in matching if _PMCID.fullmatch(_said(one, "pmcid"))]
        if not with_text:
            raise Refused("Europe PMC has no full text of it.", remedy="It knows the abstract only.")
        one = with_text[0]
        stated = _said(one, "license")
        if _said(one, "isOpenAccess") != "Y":
            raise Refused("It is not open access: it may be read there, but not fetched.")
        licence = licence_in(stated)
        if licence is None:
            why = f"its licence is '{stated}'" if stated else "no licence is stated"
            raise Refused(f"It may not be kept: {why}.", remedy="Only CC BY licences and CC0 allow it.")
        journal = one.get("journalInfo")
        named = journal.get("journal") if isinstance(journal, dict) else None
        return Paper(
            pmcid=_said(one, "pmcid").upper(),
            title=_said(one, "title"),
            doi=_said(one, "doi"),
            pmid=_said(one, "pmid"),
            authors=_said(one, "authorString"),
            journal=_said(named, "title") if isinstance(named, dict) else "",
            year=_said(one, "pubYear"),
            licence=licence,
        )

    def full_text(self, paper: Paper) -> tuple[bytes, Licence]:
        """Return the full text of a paper as JATS XML, whole, and its licence: what it states itself counts.

        Raises:
            Refused: there is none, or the paper itself states a licence that does not let us keep it.
            ServerFault: the server cannot be asked, or sends something else or a part.
        """
        answered = self._client.get(f"{paper.pmcid}/fullTextXML")
        if answered.status == 404:
            raise Refused("Europe PMC has no full text of it as XML.")
        self._is_well(answered, _XML)
        if b"<article" not in answered.content[:20_000]:
            raise ServerFault("What came is no article in JATS.", remedy="Nothing of it was kept.")
        if not _END.search(answered.content[-2_000:]):
            raise ServerFault("Only a part of the article came.", remedy="Try once more.")
        stated = stated_in(answered.content)
        own = licence_in(stated)
        if stated and own is None and not _OPEN.search(stated):
            raise Refused(f"It may not be kept: the paper itself says '{words_of(stated)[:120]}'.")
        return answered.content, own or paper.licence

    def _results(self, answered: Answered) -> list[dict[str, Any]]:
        self._is_well(answered, {"application/json"})
        try:
            found = json.loads(answered.content)["resultList"]["result"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise _strange() from None
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise _strange()
        return found

    def _is_well(self, answered: Answered, kinds: set[str]) -> None:
        if answered.status != 200:
            raise ServerFault(
                f"The server answered {answered.status}.", remedy="Look at the setting full_texts_address."
            )
        if answered.kind not in kinds:
            raise ServerFault(
                f"The server sent '{answered.kind[:60]}' where {' or '.join(sorted(kinds))} was due.",
                remedy="Look at the setting full_texts_address, and whether this network wants a log-in.",
            )


def _is(found: dict[str, Any], paper: Wanted) -> bool:
    return _said(found, paper.register).casefold() == paper.ident.casefold()


def _said(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _strange() -> ServerFault:
    return ServerFault(
        "The server answered in a form that is not known.", remedy="Look at the setting full_texts_address."
    )
