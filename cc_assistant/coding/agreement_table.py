"""How far coders agree, as a table for people: the same on the command line and on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from cc_assistant.coding.names import CodeNames
from cc_assistant.domain.agreement import Agreement, AgreementReport


def agreement_about(report: AgreementReport, people: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is compared, in lines: coders, documents, and the unit.

    Args:
        report: what is told.
        people: names of coders by their id.
    """
    many = len(report.documents)
    return (
        f"Coders: {', '.join(people.get(coder, coder) for coder in report.coders)}",
        f"Documents that at least two of them coded: {many} ({', '.join(report.documents) or 'none'})",
        f"Unit: {report.unit}; only {report.unit}s that somebody coded are counted",
    )


def agreement_rows(
    report: AgreementReport, names: CodeNames, people: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Return the table, its head first: a row for all codes together, then one for each.

    Cohen's kappa has a column for two coders only. A measure that is not defined is ``-``.
    """
    cohen = ("COHEN",) if len(report.coders) == 2 else ()
    by = (f"BY {people.get(coder, coder)}" for coder in report.coders)
    head = ("CODE", "UNITS", *by, "PERCENT", *cohen, "FLEISS", "ALPHA")
    return [head, *(_row(one, report, names) for one in (report.together, *report.by_code))]


def _row(one: Agreement, report: AgreementReport, names: CodeNames) -> tuple[str, ...]:
    cohen = (_figure(one.cohen),) if len(report.coders) == 2 else ()
    return (
        f"{names.of(one.code).name} ({one.code})" if one.code else "all codes, each with each unit",
        f"{one.units:,}",
        *(f"{one.coded_by[coder]:,}" for coder in report.coders),
        f"{100 * one.percent:.1f}" if one.percent is not None else "-",
        *cohen,
        _figure(one.fleiss),
        _figure(one.alpha),
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
