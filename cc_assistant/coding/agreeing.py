"""From the codings of several coders to units that can be compared, and what the measures say of them.

Only what somebody coded is compared: text that nobody coded would make everybody agree. A coder is taken to
have looked at a document if they coded anything in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cc_assistant.coding.measures import (
    Rated,
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    percent_agreement,
)
from cc_assistant.domain.agreement import Agreement, AgreementReport, AgreementUnit, Disagreement
from cc_assistant.domain.coding import CodeRef, Coding
from cc_assistant.domain.document import Document

Codes = frozenset[CodeRef]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A unit of text, with the codes that each coder gave it; None where a coder did not look."""

    document: str
    start: int
    end: int
    codes: tuple[Codes | None, ...]
    weight: int


def compare_coders(
    documents: Sequence[Document],
    codings: Iterable[Coding],
    coders: Sequence[str],
    unit: AgreementUnit = "character",
    only: Sequence[CodeRef] = (),
) -> AgreementReport:
    """Tell how far coders agree.

    Args:
        documents: what may have been coded.
        codings: of any coders; those of others are left out.
        coders: ids of those to compare, at least two.
        unit: what is compared: each character, each passage or each document.
        only: the codes to look at; all that were used if empty.

    Raises:
        ValueError: There are fewer than two coders.
    """
    if len(coders) < 2:
        raise ValueError("Agreement takes two coders or more.")
    wanted = frozenset(only)
    theirs = [
        coding for coding in codings if coding.coder in coders and (not wanted or coding.code in wanted)
    ]
    found = {document.id: document for document in documents}
    both = [name for name in found if len({one.coder for one in theirs if one.document == name}) > 1]
    exact = [stretch for name in both for stretch in _stretches(found[name], theirs, coders)]
    units = exact if unit == "character" else _joined(exact, found, unit)
    codes = sorted({code for stretch in units for given in stretch.codes for code in given or ()}, key=str)
    by_code = {code: _rated(units, code) for code in codes}
    return AgreementReport(
        unit=unit,
        coders=tuple(coders),
        documents=tuple(both),
        together=_measured(None, [row for rows in by_code.values() for row in rows], coders),
        by_code=tuple(_measured(code, rows, coders) for code, rows in by_code.items()),
        disagreements=tuple(_disagreements(exact, found, coders)),
    )


def _stretches(document: Document, codings: Sequence[Coding], coders: Sequence[str]) -> list[Stretch]:
    """Cut the coded text of a document where any coding begins or ends."""
    here = [coding for coding in codings if coding.document == document.id]
    looked = {coding.coder for coding in here}
    borders = sorted({border for coding in here for border in (coding.start, coding.end)})
    found = []
    for start, end in pairwise(borders):
        over = [coding for coding in here if coding.start <= start and coding.end >= end]
        if over:
            codes = tuple(
                frozenset(one.code for one in over if one.coder == coder) if coder in looked else None
                for coder in coders
            )
            found.append(Stretch(document.id, start, end, codes, end - start))
    return found


def _joined(
    exact: Sequence[Stretch], documents: Mapping[str, Document], unit: AgreementUnit
) -> list[Stretch]:
    """Join stretches to passages or documents: a unit has every code that any of its words has."""
    spans = [
        (document.id, start, end)
        for document in documents.values()
        for start, end in (
            [(0, len(document.text))]
            if unit == "document"
            else [(cut.start, cut.end) for cut in document.cuts]
        )
    ]
    found = []
    for name, start, end in spans:
        inside = [
            stretch
            for stretch in exact
            if stretch.document == name and stretch.start < end and stretch.end > start
        ]
        if inside:
            columns = zip(*(stretch.codes for stretch in inside), strict=True)
            codes = tuple(_union(column) for column in columns)
            found.append(Stretch(name, start, end, codes, 1))
    return found


def _union(column: Iterable[Codes | None]) -> Codes | None:
    given = [codes for codes in column if codes is not None]
    return frozenset().union(*given) if given else None


def _rated(units: Sequence[Stretch], code: CodeRef) -> list[Rated]:
    return [
        Rated(tuple(None if given is None else code in given for given in stretch.codes), stretch.weight)
        for stretch in units
    ]


def _measured(code: CodeRef | None, rows: Sequence[Rated], coders: Sequence[str]) -> Agreement:
    return Agreement(
        code=code,
        units=int(sum(row.weight for row in rows)),
        coded_by={
            coder: int(sum(row.weight for row in rows if row.ratings[place]))
            for place, coder in enumerate(coders)
        },
        percent=percent_agreement(rows),
        cohen=cohen_kappa(rows) if len(coders) == 2 else None,
        fleiss=fleiss_kappa(rows),
        alpha=krippendorff_alpha(rows),
    )


def _disagreements(
    exact: Sequence[Stretch], documents: Mapping[str, Document], coders: Sequence[str]
) -> list[Disagreement]:
    """Return the runs of text that were coded differently, each as long as nothing in it changes."""
    runs: list[Stretch] = []
    for stretch in exact:
        given = {codes for codes in stretch.codes if codes is not None}
        if len(given) < 2:
            continue
        last = runs[-1] if runs else None
        if last and (last.document, last.end, last.codes) == (stretch.document, stretch.start, stretch.codes):
            runs[-1] = Stretch(last.document, last.start, stretch.end, last.codes, 1)
        else:
            runs.append(stretch)
    return [
        Disagreement(
            document=run.document,
            start=run.start,
            end=run.end,
            words=documents[run.document].text[run.start : run.end],
            codes={
                coder: tuple(sorted(codes, key=str))
                for coder, codes in zip(coders, run.codes, strict=True)
                if codes is not None
            },
        )
        for run in runs
    ]
