"""`cc-assistant source`: the record of a source, as text, JSON or for a reference manager."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, StyleOption, chosen_format
from cc_assistant.cli.session import current_services

if TYPE_CHECKING:
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.source import Source


class SourceFormat(StrEnum):
    """How a source is written."""

    text = "text"
    json = "json"
    ris = "ris"
    bibtex = "bibtex"


SourceId = Annotated[str, typer.Argument(metavar="ID", help="The id of a source, such as fixsen2022.")]
SourceFormatOption = Annotated[
    SourceFormat | None, typer.Option("--format", help="How the source is written.", show_default="text")
]

EXAMPLES = (
    "cc-assistant source fixsen2022 --style apa",
    "cc-assistant source fixsen2022 --format ris > fixsen2022.ris",
    "cc-assistant source fixsen2022 --format bibtex",
)


def source(
    source_id: SourceId,
    style: StyleOption = None,
    format_: SourceFormatOption = None,
    json_: JsonOption = False,
) -> None:
    """Show the record of a source and the passages taken from it.

    Needs neither an index nor a model. RIS and BibTeX go into a reference manager.
    """
    chosen = chosen_format(format_, json_, SourceFormat.text, SourceFormat.json)
    services = current_services()
    found, passages = services.knowledge.source(source_id)
    if chosen in {SourceFormat.ris, SourceFormat.bibtex}:
        output.data(services.citing.record(found, chosen.value))
    elif chosen is SourceFormat.json:
        output.data_json(
            {
                "source": found.model_dump(),
                "reference": services.citing.full(found, style),
                "passages": [passage.id for passage in passages],
            }
        )
    else:
        output.data("\n".join(_lines(found, services.citing.full(found, style), passages)))


def _lines(source: Source, reference: str, passages: tuple[Passage, ...]) -> list[str]:
    facts = {
        "Kind": output.plain_words(source.kind),
        "Country": ", ".join(source.country),
        "Setting": source.setting or "",
        "Sample": source.sample or "",
        "Read of it": output.plain_words(source.read),
        "Licence": source.licence or "not stated",
    }
    lines = [output.bold(source.id), "", output.wrapped(reference), "", *output.facts(facts), ""]
    for passage in passages:
        shown = passage.claim or passage.text
        lines.append(output.wrapped(f"{passage.id}  {shown}", hanging=2))
    return lines
