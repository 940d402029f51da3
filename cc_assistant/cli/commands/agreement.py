"""`cc-assistant agreement`: how far coders agree, in which unit, and where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.commands.code import OnlyCode, Pack
from cc_assistant.cli.options import JsonOption
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.agreement import AgreementReport, Disagreement

EXAMPLES = (
    "cc-assistant agreement our-interviews",
    "cc-assistant agreement our-interviews --coders AB,CD --unit passage",
    "cc-assistant agreement our-interviews --code culture --disagreements",
)

CodersOption = Annotated[
    str,
    typer.Option(
        "--coders", metavar="A,B", help="Whom to compare, with commas between.", show_default="all who coded"
    ),
]
DisagreementsOption = Annotated[
    bool, typer.Option("--disagreements", help="The words that were coded differently too.")
]


class UnitName(StrEnum):
    """What is compared."""

    character = "character"
    passage = "passage"
    document = "document"


UnitOption = Annotated[
    UnitName, typer.Option("--unit", help="What is compared: each character, passage or document.")
]


def agreement(
    *,
    pack: Pack,
    coders: CodersOption = "",
    unit: UnitOption = UnitName.character,
    code: OnlyCode = None,
    disagreements: DisagreementsOption = False,
    json_: JsonOption = False,
) -> None:
    """Tell how far coders agree: percent, Cohen's and Fleiss' kappa, Krippendorff's alpha.

    Only what somebody coded is compared, in documents that at least two of them coded: text that nobody
    coded would make everybody agree. A measure that is not defined is shown as -.
    """
    bench = current_services().coding
    folder = bench.pack(pack)
    names = bench.names(folder)
    only = [names.find(one) for one in code or ()]
    wanted = [name.strip() for name in coders.split(",") if name.strip()]
    report = bench.agreement(folder, wanted, unit.value, only)
    if json_:
        output.data_json(report.model_dump(mode="json"))
        return
    people = {one.id: one.name for one in bench.coders(folder)}
    output.data("\n".join(_lines(report, names, people, differing=disagreements)))


def _lines(
    report: AgreementReport, names: CodeNames, people: Mapping[str, str], *, differing: bool
) -> Iterator[str]:
    from cc_assistant.coding.agreement_table import agreement_about, agreement_rows

    yield from agreement_about(report, people)
    yield ""
    yield table(agreement_rows(report, names, people))
    if report.disagreements:
        yield ""
        yield f"{len(report.disagreements)} stretches of text were coded differently."
    if differing:
        for number, one in enumerate(report.disagreements, start=1):
            yield ""
            yield from _differing(number, one, names, people)


def _differing(number: int, one: Disagreement, names: CodeNames, people: Mapping[str, str]) -> Iterator[str]:
    yield output.bold(f"{number}. {one.document}, {one.start}-{one.end}")
    yield output.wrapped(f"‘{' '.join(one.words.split())}’", indent=3)
    for coder, codes in one.codes.items():
        given = ", ".join(names.of(code).name for code in codes) or "no code"
        yield output.wrapped(f"{people.get(coder, coder)}: {given}", indent=3, hanging=2)
