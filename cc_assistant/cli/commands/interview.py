"""`cc-assistant interview`: question by question, line by line, or from a file of answers."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.boundary import NAME
from cc_assistant.cli.days import TodayOption, read_day
from cc_assistant.cli.options import JsonOption, LongOption
from cc_assistant.cli.paper_output import PaperFormatOption, PaperOutOption, Wish, wish
from cc_assistant.cli.session import current_services
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tasks.interviewing import Interviewing


class RouteChoice(StrEnum):
    """Which questions are asked."""

    quick = "quick"
    full = "full"


AnswersOption = Annotated[
    Path | None,
    typer.Option("--answers", metavar="FILE", help="Take the answers from FILE (YAML or JSON); ask nothing."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="With --answers: keep no session.")]
SessionOption = Annotated[
    str | None, typer.Option("--session", metavar="NAME", help="Go on with this session.")
]
TitleOption = Annotated[
    str | None, typer.Option("--title", help="What the service is called.", show_default="My service")
]
RouteOption = Annotated[
    RouteChoice | None,
    typer.Option("--route", help="Ask 16 questions (10 minutes) or all (27 minutes).", show_default="quick"),
]

EXAMPLES = (
    'cc-assistant interview --title "Hill and Vale Connectors"',
    "cc-assistant interview --session hill-and-vale",
    "cc-assistant interview --answers rural-charity.yaml -o checklist.pdf",
    "cc-assistant interview --answers rural-charity.yaml --dry-run --today 2026-11-02 --json",
)


def interview(
    *,
    session: SessionOption = None,
    title: TitleOption = None,
    route: RouteOption = None,
    answers: AnswersOption = None,
    dry_run: DryRunOption = False,
    out: PaperOutOption = None,
    format_: PaperFormatOption = None,
    json_: JsonOption = False,
    long: LongOption = False,
    today: TodayOption = None,
) -> None:
    """Answer questions about a service, one at a time, and get its checklist.

    Questions come on standard error and answers are read from standard input, a line each, so that it
    works in a pipe and with a screen reader; the checklist goes to standard output. Every answer is on
    disk before the next question comes: stop at any time, and go on with --session. `?` says what can be
    typed. docs/schemas/interview-answers.schema.json describes the file that --answers reads.
    """
    if session and (title or answers):
        raise UsageError(
            f"--session and {'--title' if title else '--answers'} cannot go together.",
            remedy=f"'{NAME} sessions rename' gives a session another title.",
        )
    if answers and route:
        raise UsageError("--answers and --route cannot go together.", remedy="The file names the route.")
    if dry_run and not answers:
        raise UsageError("--dry-run needs --answers FILE.", remedy="Without a file, answers are kept.")
    day = read_day("--today", today)
    wanted = wish(format_, json_, out)
    interviewing = current_services().interviewing.on(day)
    if answers:
        _from_file(interviewing, answers, wanted, dry_run=dry_run, long=long)
    elif session:
        from cc_assistant.cli.checklists import tell_strangers

        with interviewing.sessions.open(session) as file:
            if file.session.kind == "workshop":
                raise UsageError(
                    f"{file.session.title} is a workshop.", remedy=f"It goes on in the app: {NAME}."
                )
            tell_strangers(interviewing, file.session)
            _settle(interviewing, file, route)
            _ask(interviewing, file, wanted, long=long)
    else:
        begun = interviewing.begin(
            title.strip() if title and title.strip() else "My service",
            route=(route or RouteChoice.quick).value,
        )
        with begun as file:
            try:
                _ask(interviewing, file, wanted, long=long)
            finally:
                _drop_untouched(file)


def _drop_untouched(file: SessionFile) -> None:
    """Leave no file of a session that somebody began and put nothing into."""
    from cc_assistant.cli.line_talk import untouched

    if untouched(file.session):
        file.path.unlink(missing_ok=True)


def _settle(interviewing: Interviewing, file: SessionFile, route: RouteChoice | None) -> None:
    """Go to where the session is to go on; the questions may have changed since."""
    from cc_assistant.interview import asking

    now = interviewing.now()
    session = asking.settle(file.session, interviewing.rules, now)
    if route and session.route != route.value:
        session = asking.choose_route(session, interviewing.rules, route.value, now)
    if (session.at, session.route) != (file.session.at, file.session.route):
        file.save(session)


def _ask(interviewing: Interviewing, file: SessionFile, wanted: Wish, *, long: bool) -> None:
    from cc_assistant.cli.checklists import deliver_checklist
    from cc_assistant.cli.line_interview import LineInterview

    if LineInterview(interviewing, file, _from_library).run():
        deliver_checklist(interviewing, file.session, wanted, long=long, first=not long)
        _say_where(file.path)


def _from_library(question: str) -> str:
    from cc_assistant.cli.views import shown_answer

    services = current_services()
    return shown_answer(services.mended(lambda: services.answerer.answer(question)))


def _from_file(interviewing: Interviewing, answers: Path, wanted: Wish, *, dry_run: bool, long: bool) -> None:
    from cc_assistant.cli.checklists import deliver_checklist, tell_hidden

    made = interviewing.from_file(answers)
    tell_hidden(interviewing, made)
    if dry_run:
        deliver_checklist(interviewing, made, wanted, long=long)
        return
    with interviewing.sessions.begin(made) as file:
        deliver_checklist(interviewing, made, wanted, long=long)
    _say_where(file.path)


def _say_where(path: Path) -> None:
    output.talk(f"\nSession {path.stem}.")
    for what, command in (
        ("All of its checklist", "checklist"),
        ("Change answers", "interview --session"),
        ("Tick items", "mark"),
    ):
        output.talk(f"{what}:\n  {NAME} {command} {path.stem}")
