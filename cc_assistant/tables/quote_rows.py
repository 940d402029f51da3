"""Quotes as rows of a table and as notes in a document: with everything that is known of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cc_assistant.domain.coded_quote import CodedQuote, Given, Origin
from cc_assistant.domain.report import Head, QuoteNote, Sheet, Value
from cc_assistant.tables.code_paths import FAMILIES


def quote_sheet(quotes: Sequence[CodedQuote], name: str) -> Sheet:
    """Return one row for each quote, with all that is known of it; attributes get columns of their own."""
    attributes = list(dict.fromkeys(attribute for quote in quotes for attribute in quote.origin.attributes))
    heads = (*_QUOTE_HEADS, *(Head(text=attribute, width=16) for attribute in attributes))
    rows = (
        (*_quote_row(number, quote), *(quote.origin.attributes.get(one, "") for one in attributes))
        for number, quote in enumerate(quotes, start=1)
    )
    return Sheet(name=name, heads=heads, rows=tuple(rows), fixed=2, printed=_PRINTED)


def reference_sheet(quotes: Sequence[CodedQuote]) -> Sheet:
    """Return the sources of some quotes."""
    many: dict[str, int] = {}
    for quote in quotes:
        many[quote.origin.source.id] = many.get(quote.origin.source.id, 0) + 1
    rows: list[tuple[Value, ...]] = [
        (
            origin.short,
            origin.full,
            many[origin.source.id],
            "confidential" if origin.confidential else "",
            origin.pack_title,
            origin.source.id,
        )
        for origin in origins_of(quotes)
    ]
    widths = {"Reference (short)": 26, "Reference": 80, "Quotes": 8, "Mark": 12, "Pack": 24, "Source": 18}
    heads = tuple(Head(text=text, width=width) for text, width in widths.items())
    return Sheet(name="References", heads=heads, rows=tuple(rows))


_PRINTED = 7
"""Quote, codes, key mark, place, speaker and reference: what fits on paper. The Word file prints all."""

_QUOTE_HEADS = tuple(
    Head(text=text, width=width)
    for text, width in {
        "No.": 5,
        "Quote": 60,
        "Codes": 48,
        "Key": 6,
        "Place": 22,
        "Speaker": 14,
        "Reference (short)": 24,
        "Before": 34,
        "After": 34,
        "Claim": 40,
        "Coder": 12,
        "Memo": 30,
        "Direction": 12,
        "Case": 16,
        "Role": 14,
        "Perspective": 14,
        "Phase": 12,
        "Period": 12,
        "Date": 11,
        "Mark": 12,
        "Pack": 22,
        "Document": 14,
        "Passages": 16,
        "Quote id": 18,
        "Reference": 60,
    }.items()
)


def _quote_row(number: int, quote: CodedQuote) -> tuple[Value, ...]:
    origin = quote.origin
    return (
        number,
        quote.quote,
        "\n".join(code_words(quote.given)),
        "key" if quote.key else "",
        quote.locator,
        origin.speaker,
        origin.short,
        quote.before,
        quote.after,
        quote.claim,
        _once(given.coder for given in quote.given),
        "\n".join(_memos(quote.given)),
        _once(given.direction or "" for given in quote.given),
        origin.case_name,
        origin.role,
        "; ".join(one.replace("-", " ") for one in origin.perspective),
        "; ".join(origin.phase),
        "" if origin.pandemic == "not-specific" else origin.pandemic,
        origin.on.isoformat() if origin.on else "",
        "confidential" if origin.confidential else "",
        origin.pack_title,
        origin.document,
        "; ".join(quote.passages),
        quote.id,
        origin.full,
    )


def code_words(given: Iterable[Given]) -> list[str]:
    """Return each code with its whole path, and who gave it which direction."""
    coders: dict[str, list[str]] = {}
    for one in given:
        path = " > ".join((FAMILIES[one.family], *(step.name for step in one.path)))
        said = ": ".join(part for part in (one.coder, one.direction or "") if part)
        coders.setdefault(path, []).append(said)
    return [f"{path} ({'; '.join(said)})" if any(said) else path for path, said in coders.items()]


def _memos(given: Iterable[Given]) -> list[str]:
    told = (
        f"{one.coder} on {one.path[-1].name}: {one.memo}" if one.coder else one.memo
        for one in given
        if one.memo
    )
    return list(dict.fromkeys(told))


def quote_notes(quotes: Sequence[CodedQuote]) -> Iterator[QuoteNote]:
    """Yield each quote as documents tell it."""
    for number, quote in enumerate(quotes, start=1):
        origin = quote.origin
        facts = (
            ("Codes", "; ".join(code_words(quote.given))),
            ("Claim", quote.claim),
            ("Before", quote.before),
            ("After", quote.after),
            ("Place", quote.cited),
            ("Speaker", origin.speaker),
            ("Who and when", _who_and_when(quote)),
            ("Memo", "; ".join(_memos(quote.given))),
            ("Pack", f"{origin.pack_title}{' (confidential)' if origin.confidential else ''}"),
        )
        key = ", key quote" if quote.key else ""
        yield QuoteNote(
            title=f"{number}. {origin.short}{key}",
            words=quote.quote,
            facts=tuple((name, value) for name, value in facts if value.strip()),
        )


def _who_and_when(quote: CodedQuote) -> str:
    origin = quote.origin
    return _once(
        part
        for part in (
            origin.case_name,
            origin.role,
            ", ".join(one.replace("-", " ") for one in origin.perspective),
            ", ".join(origin.phase),
            "" if origin.pandemic == "not-specific" else f"{origin.pandemic} the pandemic",
            origin.on.isoformat() if origin.on else "",
            *(f"{name}: {value}" for name, value in origin.attributes.items()),
        )
    )


def _once(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


def origins_of(quotes: Sequence[CodedQuote]) -> list[Origin]:
    """Return where some quotes come from, each source once, in the order of their references."""
    first = {quote.origin.source.id: quote.origin for quote in reversed(quotes)}
    return sorted(first.values(), key=lambda one: (one.full.casefold(), one.source.id))
