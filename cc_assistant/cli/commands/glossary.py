"""`cc-assistant glossary`: a word of the field in plain language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import FormatOption, JsonOption, chosen_format
from cc_assistant.cli.output import Format
from cc_assistant.cli.session import current_services

if TYPE_CHECKING:
    from cc_assistant.domain.glossary import Term

TermWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="TERM", help="A term, another name for it, or its id; without one, all terms."),
]

EXAMPLES = (
    "cc-assistant glossary PCN",
    "cc-assistant glossary link worker",
    "cc-assistant glossary",
)


def glossary(term: TermWords = None, format_: FormatOption = None, json_: JsonOption = False) -> None:
    """Explain a word of the field, name its other names, and say what it is not.

    Needs neither an index nor a model.
    """
    chosen = chosen_format(format_, json_)
    services = current_services()
    terms = services.glossary.terms
    if not term:
        _list(terms, chosen)
        return
    found = services.knowledge.term(" ".join(term))
    if chosen is Format.json:
        output.data_json([entry.model_dump() for entry in found])
    else:
        names = {entry.id: entry.term for entry in terms}
        markdown = chosen is Format.markdown
        output.data("\n\n".join("\n".join(_lines(entry, names, markdown=markdown)) for entry in found))


def _list(terms: tuple[Term, ...], chosen: Format) -> None:
    if chosen is Format.json:
        output.data_json([entry.model_dump() for entry in terms])
        return
    mark = "- " if chosen is Format.markdown else ""
    output.data("\n".join(f"{mark}{entry.term}" for entry in terms))


def _lines(term: Term, names: dict[str, str], *, markdown: bool) -> list[str]:
    lines = [
        f"## {term.term}" if markdown else output.bold(term.term),
        "",
        output.wrapped(term.definition),
        "",
    ]
    facts = {
        "Also": ", ".join(term.synonyms),
        "Short forms that mean other things too": ", ".join(term.ambiguous),
        "Used in": ", ".join(term.country),
    }
    lines += output.facts(facts, markdown=markdown)
    for other in term.not_the_same_as:
        lines += output.facts(
            {f"Not the same as {names.get(other.id, other.id)}": other.why}, markdown=markdown
        )
    return lines
