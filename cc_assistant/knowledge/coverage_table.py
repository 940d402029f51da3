"""Coverage as rows of a table, for the terminal and for spreadsheets. The first row is the heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.domain.coverage import Amount, CodeCoverage, Coverage

Row = tuple[str, ...]


def coverage_tables(coverage: Coverage) -> dict[str, list[Row]]:
    """Return the whole map as tables by heading."""
    return {
        "CFIR constructs": list(code_rows(coverage.cfir)),
        "NPT components": list(code_rows(coverage.npt)),
        "Themes": list(theme_rows(coverage)),
        "Thin places": list(thin_rows(coverage)),
    }


def code_rows(codes: Sequence[CodeCoverage]) -> Iterator[Row]:
    """Yield one row per CFIR construct or NPT component: findings, and sources in brackets."""
    yield ("code", "name", "initiation", "operation", "maintenance", "total")
    for code in codes:
        amounts = (code.initiation, code.operation, code.maintenance, code.total)
        yield (code.id, code.name, *map(_in_words, amounts))


def theme_rows(coverage: Coverage) -> Iterator[Row]:
    """Yield one row per theme, with its findings by direction and by perspective."""
    yield ("theme", "name", "total", "directions", "perspectives")
    for theme in coverage.themes:
        splits = (theme.directions, theme.perspectives)
        counts = (", ".join(f"{value} {number}" for value, number in split.items()) for split in splits)
        yield (theme.id, theme.label, _in_words(theme.total), *counts)


def thin_rows(coverage: Coverage) -> Iterator[Row]:
    """Yield one row per code or theme on which little can be said."""
    yield ("kind", "id", "name", "why it is thin")
    for place in coverage.thin:
        yield (place.kind, place.id, place.name, "; ".join(place.reasons))


def _in_words(amount: Amount) -> str:
    return f"{amount.findings} ({amount.sources})" if amount.findings else "-"
