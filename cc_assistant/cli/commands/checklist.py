"""`cc-assistant checklist`: what a session makes, by today's rules, in every form."""

from __future__ import annotations

from typing import Annotated

import typer

from cc_assistant.cli.days import read_day
from cc_assistant.cli.options import JsonOption, LongOption
from cc_assistant.cli.paper_output import PaperFormatOption, PaperOutOption, wish

SessionArgument = Annotated[
    str,
    typer.Argument(
        metavar="SESSION|FILE",
        help="A session by its name or the beginning of it, a session file, or a file of answers (YAML).",
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="The day for which it is made.", show_default="today"),
]
HandoutOption = Annotated[
    bool, typer.Option("--handout", help="What people take home: the first ten, what was decided.")
]

EXAMPLES = (
    "cc-assistant checklist hill-and-vale",
    "cc-assistant checklist hill-and-vale -o checklist.pdf",
    "cc-assistant checklist hill-and-vale --format ics > due-dates.ics",
    "cc-assistant checklist rural-charity.yaml --on 2026-11-02 --json",
    "cc-assistant checklist our-workshop --handout -o handout.docx",
)


def checklist(
    *,
    session: SessionArgument,
    out: PaperOutOption = None,
    format_: PaperFormatOption = None,
    json_: JsonOption = False,
    long: LongOption = False,
    handout: HandoutOption = False,
    on: OnOption = None,
) -> None:
    """Write the checklist of a session: the first ten with their reasons, then everything by phase.

    It is made anew from the answers by today's rules. `cc-assistant mark` ticks its items.
    """
    from cc_assistant.cli.checklists import (
        deliver_checklist,
        deliver_handout,
        on_day,
        session_named,
        tell_hidden,
    )

    day = read_day("--on", on)
    wanted = wish(format_, json_, out)
    interviewing = on_day(day)
    found = session_named(interviewing, session)
    tell_hidden(interviewing, found)
    if handout:
        deliver_handout(interviewing, found, wanted)
    else:
        deliver_checklist(interviewing, found, wanted, long=long)
