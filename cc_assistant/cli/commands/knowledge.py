"""`cc-assistant knowledge`: checks packs, maps what they cover, learns from marked texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import FormatOption, JsonOption, chosen_format, examples
from cc_assistant.cli.output import Format
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import KnowledgeError
from cc_assistant.text.saying import counted

knowledge_app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Check the knowledge and see what it covers."
)

Folders = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PACK", help="Folders of packs; without any, all that are asked."),
]


@knowledge_app.command(
    epilog=examples(
        "cc-assistant knowledge check",
        "cc-assistant knowledge check ~/evidence/our-interviews",
        "cc-assistant knowledge check --json",
    )
)
def check(packs: Folders = None, format_: FormatOption = None, json_: JsonOption = False) -> None:
    """Check packs and report every fault at once: file, line, field, value and the nearest valid one.

    Checks the form of each file, references, codes, conditions, cycles and doubles. Ends with exit code 4
    where there is a fault.
    """
    chosen = chosen_format(format_, json_)
    report = current_services().check(packs)
    if chosen is Format.json:
        output.data_json(report.model_dump())
    else:
        start = "- " if chosen is Format.markdown else ""
        for line in [*map(str, report.faults), *report.notes]:
            output.data(f"{start}{line}")
        if not report.faults:
            held = ", ".join(f"{name} {count:,}" for name, count in report.counts.items())
            output.data(f"{start}No faults: {held}.")
    if report.faults:
        number = len(report.faults)
        output.talk(f"{counted(number, 'fault')}.")
        raise typer.Exit(KnowledgeError.exit_code)


SvgOption = Annotated[
    Path | None, typer.Option("--svg", metavar="FILE", help="Also draw the map as an SVG picture into FILE.")
]


@knowledge_app.command(
    epilog=examples(
        "cc-assistant knowledge coverage",
        "cc-assistant knowledge coverage --svg coverage.svg",
        "cc-assistant knowledge coverage --json",
    )
)
def coverage(
    packs: Folders = None, svg: SvgOption = None, format_: FormatOption = None, json_: JsonOption = False
) -> None:
    """Map what the evidence covers: CFIR and NPT by phase, each theme, and the thin places.

    A cell counts findings and, in brackets, the sources that they come from.
    """
    chosen = chosen_format(format_, json_)
    found = current_services().knowledge.coverage(packs)
    if svg:
        from cc_assistant.render.heatmap import heatmap_svg

        write_file(svg, heatmap_svg(found))
        output.talk(f"The map is drawn in {svg}.")
    if chosen is Format.json:
        output.data_json(found.model_dump())
    else:
        from cc_assistant.knowledge.coverage_table import coverage_tables

        for heading, rows in coverage_tables(found).items():
            if chosen is Format.markdown:
                output.data(f"## {heading}\n\n{table(rows, markdown=True)}\n")
            else:
                output.data(f"{output.bold(heading)}\n\n{table(map(_below_its_construct, rows))}\n")
            output.data("")


ToOption = Annotated[
    Path | None,
    typer.Option(
        "--to", metavar="FILE", help="Write here, as for a pack to share, and not beside your own caches."
    ),
]


@knowledge_app.command(
    epilog=examples(
        "cc-assistant knowledge learn",
        "cc-assistant knowledge learn --to our-pack/toolkit/understanding.npz",
    )
)
def learn(to: ToOption = None) -> None:
    """Learn from marked texts how people tell of their service, for the interview.

    Reads toolkit/told/ of the packs that are asked. The pack that comes with the program is learned already;
    this is for texts of your own, or another model. Takes a minute or two; the same texts give the same.
    """
    output.talk("Reading the marked texts and learning from them ...")
    file, outcome = current_services().interviewing.own_words.learn(to)
    output.data(f"Learned. It is kept in {file}.")
    output.data(
        f"In texts of writers whom it had not read, {outcome.precision:.0%} of what it would tick was right, "
        f"and it would tick {outcome.recall:.0%} of what they say."
    )


def _below_its_construct(row: Sequence[str]) -> Sequence[str]:
    """Shorten the code of a sub-construct, which stands below its construct, to its own part."""
    *above, own = row[0].split(".")
    return (f".{own}", *row[1:]) if len(above) > 1 else row
