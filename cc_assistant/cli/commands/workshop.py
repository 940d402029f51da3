"""`cc-assistant workshop`: in the room, on the screen; or what a group said and decided, from a file."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.boundary import NAME
from cc_assistant.cli.commands.interview import AnswersOption, DryRunOption
from cc_assistant.cli.days import TodayOption, read_day
from cc_assistant.cli.options import JsonOption, LongOption
from cc_assistant.cli.paper_output import PaperFormatOption, PaperOutOption, wish
from cc_assistant.cli.session import current_services
from cc_assistant.errors import UsageError

ChecklistOption = Annotated[
    bool, typer.Option("--checklist", help="Write the whole checklist, not the handout.")
]

JoinOption = Annotated[
    str | None,
    typer.Option(
        "--join",
        metavar="ADDRESS[:PORT]",
        help="Let phones in at this address of this computer at once, such as 192.168.1.20.",
    ),
]

EXAMPLES = (
    "cc-assistant workshop",
    "cc-assistant workshop --join 192.168.1.20",
    "cc-assistant workshop --answers our-workshop.yaml",
    "cc-assistant workshop --answers our-workshop.yaml -o handout.docx",
    "cc-assistant workshop --answers our-workshop.yaml --checklist -o checklist.pdf",
)


def workshop(
    *,
    answers: AnswersOption = None,
    dry_run: DryRunOption = False,
    checklist: ChecklistOption = False,
    out: PaperOutOption = None,
    format_: PaperFormatOption = None,
    json_: JsonOption = False,
    long: LongOption = False,
    today: TodayOption = None,
    join: JoinOption = None,
) -> None:
    """Run a workshop on the screen, or take one down from a file.

    Without a file it opens the app: people answer by hands, one after the other or on their phones, see how
    the answers lie, talk and decide; docs/workshop.md tells how. With --answers it takes people, their
    answers, hands, decisions, reasons and parked topics from a file, makes a session, and writes the
    handout; docs/schemas/workshop-answers.schema.json describes the file.
    """
    if answers is None:
        raise typer.Exit(_in_the_room(join or ""))
    if join:
        raise UsageError("--join and --answers cannot go together.", remedy="A file has its answers already.")
    from cc_assistant.cli.checklists import deliver_checklist, deliver_handout, tell_hidden

    day = read_day("--today", today)
    wanted = wish(format_, json_, out)
    interviewing = current_services().interviewing.on(day)
    made = interviewing.from_file(answers, workshop=True)
    tell_hidden(interviewing, made)
    if not dry_run:
        interviewing.sessions.begin(made).close()
    if checklist:
        deliver_checklist(interviewing, made, wanted, long=long)
    else:
        deliver_handout(interviewing, made, wanted)
    if not dry_run:
        output.talk(f"Session {made.id}. Its record: {NAME} sessions show {made.id}")


def _in_the_room(join: str) -> int:
    from cc_assistant.phones.addresses import read_address
    from cc_assistant.tui.launch import open_app, reason_against

    if join:
        read_address(join)
    if not (output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout)):
        raise UsageError(
            "A workshop runs on the screen of a terminal; there is none.",
            remedy="Run it in one, or give --answers FILE.",
        )
    if reason := reason_against(os.environ, sys.stdout.encoding):
        raise UsageError(reason, remedy="Give --answers FILE, which works everywhere.")
    return open_app(current_services(), f"app.workshop({join!r})")
