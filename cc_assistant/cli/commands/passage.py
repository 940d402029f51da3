"""`cc-assistant passage`: one passage, exactly as stored, with where it comes from and how it is coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import FormatOption, JsonOption, StyleOption, chosen_format
from cc_assistant.cli.output import Format
from cc_assistant.cli.session import current_services

if TYPE_CHECKING:
    from cc_assistant.domain.passage import Passage
    from cc_assistant.domain.source import Source

PassageId = Annotated[str, typer.Argument(metavar="ID", help="The id of a passage, such as fixsen2022-01.")]

EXAMPLES = (
    "cc-assistant passage fixsen2022-01",
    "cc-assistant passage fixsen2022-01 --json",
)


def passage(
    passage_id: PassageId,
    style: StyleOption = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
) -> None:
    """Show a passage exactly as stored, its place in its source, and its codes.

    Needs neither an index nor a model.
    """
    chosen = chosen_format(format_, json_)
    services = current_services()
    found, source = services.knowledge.passage(passage_id)
    reference = services.citing.full(source, style)
    if chosen is Format.json:
        output.data_json(
            {"passage": found.model_dump(), "source": source.model_dump(), "reference": reference}
        )
    else:
        closed = found.pack in services.packs.confidential()
        markdown = chosen is Format.markdown
        output.data("\n".join(_lines(found, source, reference, markdown=markdown, confidential=closed)))


def _lines(
    passage: Passage, source: Source, reference: str, *, markdown: bool, confidential: bool
) -> list[str]:
    heading = f"## {passage.id}" if markdown else output.bold(passage.id)
    lines = [heading, ""]
    if passage.claim:
        lines += [output.wrapped(passage.claim), ""]
    lines += [output.wrapped(passage.text), ""]
    facts = {
        "Place in the source": passage.locator,
        "Source": reference,
        "Read of the source": output.plain_words(source.read),
        "Stated or read into it": "stated by the source" if passage.confidence == "direct" else "our reading",
        "Phase": ", ".join(passage.phase),
        "Pandemic": output.plain_words(passage.pandemic),
        "Perspective": ", ".join(passage.perspective),
        "Direction": passage.direction,
        "Themes": ", ".join(passage.themes),
        "CFIR": ", ".join(passage.cfir),
        "NPT": ", ".join(passage.npt),
        "Case": passage.case or "",
        "Remark of the coder": passage.note or "",
        "Pack": f"{passage.pack}, confidential" if confidential else passage.pack,
    }
    return lines + output.facts(facts, markdown=markdown)
