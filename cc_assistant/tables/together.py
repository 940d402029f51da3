"""Codes that stand together: on the same words, in the same passage, in the same document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from cc_assistant.domain.coded_quote import CodedQuote
from cc_assistant.domain.matrix import Level, Line, Pair, Scope, Together, TogetherUnit
from cc_assistant.tables.code_paths import CodePaths
from cc_assistant.tables.matrix import confidential_note
from cc_assistant.tables.properties import in_order, lines_of

_SAID: dict[TogetherUnit, str] = {
    "words": "Counted: pairs of quotes that share words, one with each code (a quote with both is one). "
    "Jaccard: characters that have both codes, of those that have either.",
    "passage": "Counted: passages that have words with each of the two codes. "
    "Jaccard: passages with both, of those with either.",
    "document": "Counted: documents that have words with each of the two codes. "
    "Jaccard: documents with both, of those with either.",
}
Codes = dict[str, list[int]]
"""Places of the quotes of each code."""


def make_together(
    quotes: Sequence[CodedQuote],
    paths: CodePaths,
    *,
    scope: Scope,
    columns_by: str,
    level: Level,
    unit: TogetherUnit,
    command: str,
    made: str,
) -> Together:
    """Count for each two codes how often they stand together.

    Args:
        quotes: those that the filters let through.
        paths: of the codes.
        scope: what the quotes are of.
        columns_by: which codes: of a frame, ``own``, ``theme``, or ``codes`` for all.
        level: how far down their paths codes are told.
        unit: within what two codes count as together.
        command: makes the table again.
        made: date (ISO).
    """
    lines: dict[str, Line] = {}
    held: Codes = {}
    for place, quote in enumerate(quotes):
        for given in quote.given:
            for line in lines_of(columns_by, level, quote.origin, given):
                lines[line.id] = line
                if place not in held.setdefault(line.id, [])[-1:]:
                    held[line.id].append(place)
    codes = in_order(lines.values(), paths)
    ids = [line.id for line in codes]
    alone, pairs = _by_words(ids, held, quotes) if unit == "words" else _by_unit(ids, held, quotes, unit)
    return Together(
        scope=scope,
        unit=unit,
        unit_said=_SAID[unit],
        level=level,
        columns_by=columns_by,
        command=command,
        made=made,
        codes=codes,
        alone=alone,
        pairs=tuple(sorted(pairs, key=lambda pair: (-pair.both, -pair.jaccard))),
        quotes=tuple(quotes),
        notes=(*_left_out(quotes, unit), *confidential_note(quotes)),
    )


def _by_words(
    codes: Sequence[str], held: Codes, quotes: Sequence[CodedQuote]
) -> tuple[dict[str, int], list[Pair]]:
    of_code = {code: set(places) for code, places in held.items()}
    sharing = list(_sharing(quotes))
    spans = {code: _merged(quotes, held[code]) for code in codes}
    lengths = {code: _length(spans[code]) for code in codes}
    pairs = []
    for one, other in combinations(codes, 2):
        a, b = of_code[one], of_code[other]
        met = [pair for pair in sharing if (pair[0] in a and pair[1] in b) or (pair[1] in a and pair[0] in b)]
        if met:
            both = _shared(spans[one], spans[other])
            either = lengths[one] + lengths[other] - both
            places = tuple(sorted({place for pair in met for place in pair}))
            pairs.append(
                Pair(one=one, other=other, both=len(met), jaccard=round(both / either, 4), quotes=places)
            )
    return {code: len(held[code]) for code in codes}, pairs


def _by_unit(
    codes: Sequence[str], held: Codes, quotes: Sequence[CodedQuote], unit: TogetherUnit
) -> tuple[dict[str, int], list[Pair]]:
    units = {code: {u for place in held[code] for u in _units(quotes[place], unit)} for code in codes}
    pairs = []
    for one, other in combinations(codes, 2):
        both = units[one] & units[other]
        if both:
            places = {
                place
                for place in (*held[one], *held[other])
                if not both.isdisjoint(_units(quotes[place], unit))
            }
            either = len(units[one] | units[other])
            pairs.append(
                Pair(
                    one=one,
                    other=other,
                    both=len(both),
                    jaccard=round(len(both) / either, 4),
                    quotes=tuple(sorted(places)),
                )
            )
    return {code: len(units[code]) for code in codes}, pairs


def _units(quote: CodedQuote, unit: TogetherUnit) -> tuple[str, ...]:
    return quote.passages if unit == "passage" else (quote.origin.document,)


def _text_of(quote: CodedQuote) -> str:
    """Return in which text the positions of a quote count: an excerpt of the library is one of its own."""
    return quote.id if quote.origin.library else f"{quote.origin.pack}/{quote.origin.document}"


def _sharing(quotes: Sequence[CodedQuote]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places of quotes that share a character, each quote with itself among them."""
    texts: dict[str, list[int]] = {}
    for place, quote in enumerate(quotes):
        texts.setdefault(_text_of(quote), []).append(place)
        yield place, place
    for places in texts.values():
        places.sort(key=lambda place: quotes[place].start)
        for at, place in enumerate(places):
            for after in places[at + 1 :]:
                if quotes[after].start >= quotes[place].end:
                    break
                yield place, after


Spans = dict[str, list[tuple[int, int]]]


def _merged(quotes: Sequence[CodedQuote], places: Iterable[int]) -> Spans:
    """Return the stretches of each text that some quotes cover, in order, none of them overlapping."""
    found: Spans = {}
    for quote in sorted((quotes[place] for place in places), key=lambda one: one.start):
        held = found.setdefault(_text_of(quote), [])
        if held and quote.start <= held[-1][1]:
            held[-1] = (held[-1][0], max(held[-1][1], quote.end))
        else:
            held.append((quote.start, quote.end))
    return found


def _length(spans: Spans) -> int:
    return sum(end - start for held in spans.values() for start, end in held)


def _shared(one: Spans, other: Spans) -> int:
    total = 0
    for text in one.keys() & other.keys():
        first, second = iter(one[text]), iter(other[text])
        a, b = next(first, None), next(second, None)
        while a and b:
            total += max(0, min(a[1], b[1]) - max(a[0], b[0]))
            if a[1] <= b[1]:
                a = next(first, None)
            else:
                b = next(second, None)
    return total


def _left_out(quotes: Sequence[CodedQuote], unit: TogetherUnit) -> Iterator[str]:
    outside = sum(not quote.passages for quote in quotes)
    if unit == "passage" and outside:
        yield f"Not counted: {outside} of the quotes, in no passage (headings, the interviewer)."
