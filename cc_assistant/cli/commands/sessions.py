"""`cc-assistant sessions`: the sessions of interviews and workshops, as files that the user owns."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.checklists import on_day, session_named
from cc_assistant.cli.days import TodayOption, read_day
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.paper_output import PaperFormatOption, PaperOutOption, wish
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import NotFound

if TYPE_CHECKING:
    from cc_assistant.domain.session import Session
    from cc_assistant.render.lines import Strong

sessions_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Look after the sessions of interviews and workshops. Each is one file: copy it, keep it.",
)

Name = Annotated[
    str, typer.Argument(metavar="SESSION", help="Its name, the beginning of it, or the path of its file.")
]
Other = Annotated[
    str | None,
    typer.Argument(
        metavar="SESSION", help="The later one; without it the first is compared with itself before."
    ),
]
Title = Annotated[str, typer.Argument(metavar="TITLE", help="What it is called from now on.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A session file.")]


@sessions_app.command(
    "list", epilog=examples("cc-assistant sessions list", "cc-assistant sessions list --json")
)
def list_(json_: JsonOption = False) -> None:
    """List all sessions, the one changed last first. What is wrong with a file is said beside."""
    folder = current_services().interviewing.sessions
    entries = folder.listed()
    good = [(entry.path, entry.session) for entry in entries if entry.session]
    if json_:
        output.data_json([_record(*one) for one in good])
    elif good:
        rows = [("SESSION", "TITLE", "KIND", "ANSWERS", "CHANGED"), *(_row(*one) for one in good)]
        output.data(table(rows))
    else:
        output.talk("There is no session yet. 'cc-assistant interview' begins one.")
    for entry in entries:
        if entry.fault:
            output.talk(f"Left alone: {entry.fault}")


@sessions_app.command(
    epilog=examples(
        "cc-assistant sessions show hill-and-vale", "cc-assistant sessions show hill-and-vale -o record.docx"
    )
)
def show(
    session: Name,
    out: PaperOutOption = None,
    format_: PaperFormatOption = None,
    json_: JsonOption = False,
    today: TodayOption = None,
) -> None:
    """Show the record of a session: what was asked, said and decided, in the words of today's questions."""
    day = read_day("--today", today)
    wanted = wish(format_, json_, out)
    interviewing = on_day(day)
    paper = current_services().papers.record(session_named(interviewing, session), interviewing.today)

    def text(strong: Strong) -> str:
        from cc_assistant.render.session_text import record_text

        return record_text(paper, width=output.width(), strong=strong)

    wanted.deliver(text, lambda: paper)


@sessions_app.command(epilog=examples('cc-assistant sessions rename hill-and-vale "Vale Connectors"'))
def rename(session: Name, title: Title) -> None:
    """Give a session another title; its name and its file stay."""
    interviewing = current_services().interviewing
    from cc_assistant.interview.asking import some_words

    renamed = interviewing.sessions.rename(session, some_words(title), interviewing.now())
    output.data(f"{renamed.id}  {renamed.title}")


@sessions_app.command(epilog=examples("cc-assistant sessions delete hill-and-vale"))
def delete(session: Name) -> None:
    """Put a session into the folder of deleted ones, from which it can be taken back."""
    away = current_services().interviewing.sessions.delete(session)
    output.talk(f"It is in {away}; 'cc-assistant sessions import' takes it back.")


@sessions_app.command(
    epilog=examples("cc-assistant sessions export hill-and-vale -o hill-and-vale-march.json")
)
def export(session: Name, out: PaperOutOption = None) -> None:
    """Write the file of a session, to keep it or to hand it on; it holds everything that was said."""
    from cc_assistant.interview.sessions.form import to_bytes

    content = to_bytes(current_services().interviewing.sessions.read(session))
    if out is None:
        sys.stdout.write(output.visible(content.decode()))
    else:
        write_file(out, content)
        output.talk(f"Written: {out}")


@sessions_app.command("import", epilog=examples("cc-assistant sessions import hill-and-vale-march.json"))
def import_(file: File) -> None:
    """Take a session file into your sessions, under a name that is free; the file stays where it is."""
    interviewing = current_services().interviewing
    taken = interviewing.sessions.take_in(file.expanduser(), interviewing.today)
    output.data(f"{taken.id}  {taken.title}")


@sessions_app.command(
    epilog=examples(
        "cc-assistant sessions compare hill-and-vale",
        "cc-assistant sessions compare hill-and-vale-march.json hill-and-vale -o changes.pdf",
    )
)
def compare(
    *,
    before: Name,
    after: Other = None,
    out: PaperOutOption = None,
    format_: PaperFormatOption = None,
    json_: JsonOption = False,
    today: TodayOption = None,
) -> None:
    """Tell what changed between two sessions: answers, items, ticks, by today's rules.

    With one session: what changed since its last sitting began. An exported file is a session, too, so
    "what changed since March?" needs the file of March.
    """
    day = read_day("--today", today)
    wanted = wish(format_, json_, out)
    interviewing = on_day(day)
    then, now = _two(before, after)
    found = interviewing.compare(then, now)
    papers = current_services().papers
    later = interviewing.checklist(now, on=found.after.on)

    def text(strong: Strong) -> str:
        from cc_assistant.render.session_text import comparison_text

        paper = papers.comparison(found, interviewing.today)
        return comparison_text(paper, width=output.width(), strong=strong)

    wanted.deliver(text, lambda: papers.comparison(found, interviewing.today, later))


def _two(first: str, second: str | None) -> tuple[Session, Session]:
    interviewing = current_services().interviewing
    if second is not None:
        return session_named(interviewing, first), session_named(interviewing, second)
    now = session_named(interviewing, first)
    then = interviewing.sessions.before(first)
    if then is None:
        raise NotFound(
            f"Of {now.title} there is only one state, from its first sitting.",
            remedy="Name another session or an exported file to compare it with.",
        )
    return then, now


def _row(file: Path, session: Session) -> tuple[str, ...]:
    """Name a session by its file: of one that was copied by hand the id says too little."""
    answered = sum(record.value is not None for record in session.records.values())
    changed = session.changed.astimezone()
    return file.stem, session.title, session.kind, str(answered), f"{changed:%Y-%m-%d %H:%M}"


def _record(file: Path, session: Session) -> dict[str, object]:
    return {
        "session": file.stem,
        "title": session.title,
        "kind": session.kind,
        "answers": sum(record.value is not None for record in session.records.values()),
        "begun": session.made.isoformat(),
        "changed": session.changed.isoformat(),
        "file": str(file),
    }
