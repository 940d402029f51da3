"""Codes by a property of who says something: how many passages, and which share of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.domain.coded_quote import CodedPassage, CodedQuote
from cc_assistant.domain.matrix import Level, Line, Scope, Share, Shares
from cc_assistant.tables.code_paths import CodePaths
from cc_assistant.tables.matrix import confidential_note
from cc_assistant.tables.properties import in_order, lines_of, of_origin

_UNIT = (
    "Each cell counts passages that have words with the code, and their share of all passages of the column, "
    "coded or not."
)


def make_shares(
    quotes: Sequence[CodedQuote],
    passages: Sequence[CodedPassage],
    paths: CodePaths,
    *,
    scope: Scope,
    by: str,
    columns_by: str,
    level: Level,
    command: str,
    made: str,
) -> Shares:
    """Count passages with each code in each group.

    Args:
        quotes: those that the filters let through.
        passages: all that the shares are of.
        paths: of the codes.
        scope: what the quotes are of.
        by: a property of whom words come from: it makes the groups.
        columns_by: which codes.
        level: how far down their paths codes are told.
        command: makes the table again.
        made: date (ISO).
    """
    groups: dict[str, Line] = {}
    sizes: dict[str, int] = {}
    of_passage: dict[str, tuple[str, ...]] = {}
    for passage in passages:
        lines = of_origin(by, passage.origin)
        of_passage[passage.id] = tuple(line.id for line in lines)
        for line in lines:
            groups[line.id] = line
            sizes[line.id] = sizes.get(line.id, 0) + 1
    codes: dict[str, Line] = {}
    found: dict[tuple[str, str], dict[str, None]] = {}
    places: dict[tuple[str, str], dict[int, None]] = {}
    for place, quote in enumerate(quotes):
        for given in quote.given:
            for line in lines_of(columns_by, level, quote.origin, given):
                codes[line.id] = line
                for passage_id in quote.passages:
                    for group in of_passage.get(passage_id, ()):
                        found.setdefault((line.id, group), {})[passage_id] = None
                        places.setdefault((line.id, group), {})[place] = None
    outside = sum(not quote.passages for quote in quotes)
    return Shares(
        scope=scope,
        by=by,
        columns_by=columns_by,
        level=level,
        command=command,
        made=made,
        unit=_UNIT,
        codes=in_order(codes.values(), paths),
        groups=in_order(groups.values(), paths),
        sizes=sizes,
        shares=tuple(
            Share(
                code=code, group=group, passages=len(held), of=sizes[group], quotes=tuple(places[code, group])
            )
            for (code, group), held in found.items()
        ),
        quotes=tuple(quotes),
        outside=outside,
        notes=(*_left_out(outside), *confidential_note(quotes)),
    )


def _left_out(outside: int) -> Iterator[str]:
    if outside:
        yield f"Not counted: {outside} of the quotes, in no passage (headings, the interviewer)."
