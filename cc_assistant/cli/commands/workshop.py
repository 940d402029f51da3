"""`cc-assistant workshop`: what a group said and decided, from a file, with the handout it takes home."""

from __future__ import annotations

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

EXAMPLES = (
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
) -> None:
    """Take down a workshop from a file: people, their answers, hands, decisions, reasons, parked topics.

    It makes a session, and writes the handout. docs/schemas/workshop-answers.schema.json describes the
    file. A workshop in the room runs in the app.
    """
    if answers is None:
        raise UsageError(
            "There is no file of answers.",
            remedy=f"Give --answers FILE, or open the app ({NAME}) to run the workshop in the room.",
        )
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
