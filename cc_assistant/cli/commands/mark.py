"""`cc-assistant mark`: ticks, owners, dates and notes on the items of a checklist, and items of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cc_assistant.cli import output
from cc_assistant.cli.checklists import item_named, on_day
from cc_assistant.cli.days import TodayOption, read_day
from cc_assistant.cli.options import JsonOption
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.checklist import Checklist
    from cc_assistant.domain.session import Mark
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tasks.interviewing import Interviewing

_NOBODY = "none"

SessionArgument = Annotated[
    str, typer.Argument(metavar="SESSION", help="A session by its name, or its file.")
]
ItemsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="ITEM...", help="Items: number on today's list, id, or words of the title."),
]
DoneOption = Annotated[bool, typer.Option("--done", help="It is done.")]
InProgressOption = Annotated[bool, typer.Option("--in-progress", help="Somebody works on it.")]
ToDoOption = Annotated[bool, typer.Option("--to-do", help="It is to be done after all.")]
NotForUsOption = Annotated[
    str | None, typer.Option("--not-for-us", metavar="REASON", help="It leaves the list, and why.")
]
OwnerOption = Annotated[
    str | None, typer.Option("--owner", metavar="NAME", help="Who does it; none takes the name away.")
]
DueOption = Annotated[
    str | None, typer.Option("--due", metavar="DATE", help="A date of your own; none takes it away.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note; none takes it away.")]
AddOption = Annotated[
    str | None, typer.Option("--add", metavar="TITLE", help="Add an item of your own, and mark it.")
]

EXAMPLES = (
    "cc-assistant mark hill-and-vale 1 2 --done",
    'cc-assistant mark hill-and-vale rec-visit-others --in-progress --owner "Jo" --due 2026-12-01',
    'cc-assistant mark hill-and-vale "posters" --not-for-us "The council prints them"',
    'cc-assistant mark hill-and-vale --add "Ask the bus company" --owner Sam',
)


def mark(
    *,
    session: SessionArgument,
    items: ItemsArgument = None,
    done: DoneOption = False,
    in_progress: InProgressOption = False,
    to_do: ToDoOption = False,
    not_for_us: NotForUsOption = None,
    owner: OwnerOption = None,
    due: DueOption = None,
    note: NoteOption = None,
    add: AddOption = None,
    json_: JsonOption = False,
    today: TodayOption = None,
) -> None:
    """Tick items of a checklist, give them an owner, a date or a note, or add one of your own.

    What is not named stays as it was. Either all items are marked or none. Numbers are those of today's
    list, which answers, ticks and dates put in order; ids stay.
    """
    day = read_day("--today", today)
    status = _status(done=done, in_progress=in_progress, to_do=to_do, not_for_us=not_for_us)
    update: dict[str, Any] = dict(status)
    for field, told in (("owner", owner), ("note", note)):
        if told is not None:
            update[field] = "" if told.strip().casefold() == _NOBODY else told.strip()
    if due is not None:
        update["due"] = None if due.strip().casefold() == _NOBODY else read_day("--due", due)
    if not items and not add:
        raise UsageError("No item is named.", remedy="'cc-assistant checklist SESSION' numbers them.")
    if not update and not add:
        raise UsageError("Nothing is said of the items.", remedy="Add --done or --owner NAME, for instance.")
    interviewing = on_day(day)
    with interviewing.sessions.open(session) as file:
        marked = _mark(interviewing, file, items or [], add, update)
        _tell(interviewing.checklist(file.session), marked, json_=json_)


def _status(*, done: bool, in_progress: bool, to_do: bool, not_for_us: str | None) -> dict[str, Any]:
    wanted = {
        "done": done,
        "in-progress": in_progress,
        "to-do": to_do,
        "not-for-us": not_for_us is not None,
    }
    named = [name for name, given in wanted.items() if given]
    if len(named) > 1:
        raise UsageError(f"--{named[0]} and --{named[1]} cannot go together.", remedy="Give one of them.")
    return {"status": named[0], "reason": (not_for_us or "").strip()} if named else {}


def _mark(
    interviewing: Interviewing, file: SessionFile, names: list[str], add: str | None, update: dict[str, Any]
) -> list[str]:
    """Mark items, all at once, and return their ids."""
    from cc_assistant.domain.checklist import OWN
    from cc_assistant.domain.session import Mark
    from cc_assistant.interview.items import add_own_item, mark_item

    session, now = file.session, interviewing.now()
    made = interviewing.checklist(session)
    ids = [item_named(made, name).id for name in names]
    if add:
        session = add_own_item(session, add, now)
        ids.append(f"{OWN}{session.own_items[-1].id}")
    for name in ids:
        before: Mark = session.marks.get(name, Mark())
        session = mark_item(session, interviewing.rules, name, before.model_copy(update=update), now)
    file.save(session)
    return ids


def _tell(made: Checklist, ids: list[str], *, json_: bool) -> None:
    from cc_assistant.render.checklist_text import marked_text

    by_id = {item.id: item for item in made.items}
    found = [by_id[name] for name in dict.fromkeys(ids) if name in by_id]
    if json_:
        output.data_json([{"item": item.id, **item.mark.model_dump(mode="json")} for item in found])
    else:
        output.data("\n".join(marked_text(made, item, width=output.width()) for item in found))
