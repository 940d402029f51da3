"""Gathers coded words with where they stand and who says them: from documents, and from the library."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from cc_assistant.domain.coded_quote import CodedPassage, CodedQuote, CodeFamily, Given, Origin
from cc_assistant.domain.coding import Coding
from cc_assistant.domain.document import Cut, Document, Unit
from cc_assistant.domain.library import Library
from cc_assistant.domain.pack import Manifest
from cc_assistant.domain.passage import Passage, Phase
from cc_assistant.domain.source import Source
from cc_assistant.tables.code_paths import CodePaths

AROUND = 240
"""Characters of the document that are told on either side of a quote."""

Locate = Callable[[Document, Cut], str]
"""Says where some words of a document stand."""


@dataclass(frozen=True)
class Known:
    """What is known beside the words.

    Attributes:
        paths: of the codes.
        shorts: short form of each source by its id.
        full: writes the whole reference of a source.
        cases: names of cases by their id.
        people: names of coders by their id.
    """

    paths: CodePaths
    shorts: Mapping[str, str]
    full: Callable[[Source], str]
    cases: Mapping[str, str]
    people: Mapping[str, str] = field(default_factory=dict)


class OwnWords:
    """The coded words and the passages of one document.

    Args:
        document: the document.
        manifest: of the pack that holds it.
        known: codes, references, names.
        locate: says where words stand.
    """

    def __init__(self, document: Document, manifest: Manifest, known: Known, locate: Locate) -> None:
        self._document = document
        self._manifest = manifest
        self._known = known
        self._locate = locate
        self._full = known.full(document.source)
        self._starts = [unit.start for unit in document.units]
        self._cut_ends = [cut.end for cut in document.cuts]

    def quotes(self, codings: Iterable[Coding], around: int = AROUND) -> Iterator[CodedQuote]:
        """Yield each stretch of words that somebody coded, in the order of the text."""
        by_place: dict[tuple[int, int], list[Coding]] = {}
        for coding in codings:
            by_place.setdefault((coding.start, coding.end), []).append(coding)
        for (start, end), held in sorted(by_place.items()):
            yield self._quote(start, end, held, around)

    def passages(self) -> Iterator[CodedPassage]:
        """Yield the passages."""
        for cut in self._document.cuts:
            origin = self._origin(self._document.units[cut.unit])
            yield CodedPassage.model_construct(id=cut.id, start=cut.start, end=cut.end, origin=origin)

    def _quote(self, start: int, end: int, held: Sequence[Coding], around: int) -> CodedQuote:
        document = self._document
        unit = max(0, bisect_right(self._starts, start) - 1)
        at = bisect_right(self._cut_ends, start)
        within = []
        for cut in document.cuts[at:]:
            if cut.start >= end:
                break
            within.append(cut.id)
        words = document.text[start:end]
        place = Cut.model_construct(id="", start=start, end=end, unit=unit)
        return CodedQuote.model_construct(
            id=f"{document.id}:{start}-{end}",
            mark=mark_of(document.id, words),
            quote=words,
            claim="",
            before=_before(document.text, start, around),
            after=_after(document.text, end, around),
            start=start,
            end=end,
            locator=self._locate(document, place) if document.units else "",
            passages=tuple(within),
            origin=self._origin(document.units[unit] if document.units else None),
            given=tuple(sorted((self._given(one) for one in held), key=self._order)),
        )

    def _given(self, coding: Coding) -> Given:
        return Given.model_construct(
            family=coding.code.frame,
            path=self._known.paths.of(coding.code.frame, coding.code.id),
            coder=self._known.people.get(coding.coder, coding.coder),
            direction=coding.direction,
            memo=coding.memo,
            key=coding.key,
        )

    def _order(self, given: Given) -> tuple[int, str]:
        return self._known.paths.place(given.code), given.coder

    def _origin(self, unit: Unit | None) -> Origin:
        document, details = self._document, self._document.details
        speaker = document.speaker_by_id.get((unit.speaker if unit else None) or "")
        said = speaker.attributes if speaker else {}
        case = said.get("case") or details.case or ""
        perspective = (speaker.perspective,) if speaker and speaker.perspective else details.perspective
        phases = tuple(
            one for one in get_args(Phase) if one in said.get("phase", "").replace(",", " ").split()
        )
        confidential = "confidential" in {self._manifest.sensitivity, details.sensitivity}
        return Origin.model_construct(
            pack=self._manifest.id,
            pack_title=self._manifest.title,
            confidential=confidential,
            library=False,
            document=document.id,
            source=document.source,
            short=self._known.shorts[document.source.id],
            full=self._full,
            speaker=speaker.name if speaker else "",
            role=(speaker.role if speaker else "") or details.role,
            case=case,
            case_name=self._known.cases.get(case, case),
            phase=phases or details.phase,
            pandemic=details.pandemic,
            perspective=perspective,
            on=details.on,
            attributes={
                **details.attributes,
                **{name: value for name, value in said.items() if name not in {"case", "phase"}},
            },
        )


def library_quotes(library: Library, packs: Mapping[str, Manifest], known: Known) -> Iterator[CodedQuote]:
    """Yield the coded excerpts of the library; documents of the user's own are left out.

    Args:
        library: all packs read together.
        packs: manifests of the packs whose excerpts are wanted, by id.
        known: codes, references, names.
    """
    for passage in library.passages:
        if passage.pack in packs:
            given = tuple(_given_of(passage, known.paths))
            yield CodedQuote.model_construct(
                id=passage.id,
                mark=mark_of(passage.source, passage.text),
                quote=passage.text,
                claim=passage.claim or "",
                before="",
                after="",
                start=0,
                end=len(passage.text),
                locator=passage.locator,
                passages=(passage.id,),
                origin=_origin_of(passage, library, packs[passage.pack], known),
                given=given,
            )


def _given_of(passage: Passage, paths: CodePaths) -> Iterator[Given]:
    held: tuple[tuple[CodeFamily, tuple[str, ...]], ...] = (
        ("cfir", passage.cfir),
        ("npt", passage.npt),
        ("theme", passage.themes),
    )
    for family, codes in held:
        for code in codes:
            yield Given.model_construct(
                family=family,
                path=paths.of(family, code),
                coder="",
                direction=passage.direction,
                memo=passage.note or "",
                key=False,
            )


def _origin_of(passage: Passage, library: Library, manifest: Manifest, known: Known) -> Origin:
    return Origin.model_construct(
        pack=manifest.id,
        pack_title=manifest.title,
        confidential=manifest.sensitivity == "confidential",
        library=True,
        document=passage.source,
        source=library.source_by_id[passage.source],
        short=known.shorts[passage.source],
        full=known.full(library.source_by_id[passage.source]),
        speaker="",
        role="",
        case=passage.case or "",
        case_name=known.cases.get(passage.case or "", passage.case or ""),
        phase=passage.phase,
        pandemic=passage.pandemic,
        perspective=passage.perspective,
        on=None,
        attributes={},
    )


def mark_of(document: str, words: str) -> str:
    """Return what names some words of a document wherever in it they stand."""
    return hashlib.sha256(f"{document}\n{' '.join(words.split())}".encode("utf-8", "replace")).hexdigest()[
        :12
    ]


def _before(text: str, start: int, around: int) -> str:
    words = text[max(0, start - around) : start]
    return f"… {words.partition(' ')[2]}" if start > around else words


def _after(text: str, end: int, around: int) -> str:
    words = text[end : end + around]
    return f"{words.rpartition(' ')[0]} …" if end + around < len(text) else words
