"""Sessions and checklists, found by name or read from a file, and written in the form that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cc_assistant.cli import output
from cc_assistant.cli.paper_output import Wish
from cc_assistant.cli.session import current_services
from cc_assistant.errors import NotFound

if TYPE_CHECKING:
    from datetime import date

    from cc_assistant.domain.checklist import Checklist, Item
    from cc_assistant.domain.session import Session
    from cc_assistant.tasks.interviewing import Interviewing

_ANSWERS = {".yaml", ".yml"}


def on_day(day: date | None) -> Interviewing:
    """Return the interview as of a day; None is now."""
    return current_services().interviewing.on(day)


def session_named(interviewing: Interviewing, name: str) -> Session:
    """Return the session that goes by a name, or is in a file: a session file, or a file of answers (YAML).

    What the file holds and today's rules have no place for is told.
    """
    if Path(name).suffix.lower() in _ANSWERS:
        return interviewing.from_file(Path(name).expanduser())
    session = interviewing.sessions.read(name)
    tell_strangers(interviewing, session)
    return session


def tell_strangers(interviewing: Interviewing, session: Session) -> None:
    """Say what of a session cannot be used."""
    from cc_assistant.interview.strangers import strangers

    for told in strangers(interviewing.rules, session):
        output.talk(f"{told} It is kept, and counts for nothing.")


def deliver_checklist(
    interviewing: Interviewing, session: Session, wanted: Wish, *, long: bool = False, first: bool = False
) -> None:
    """Write the checklist of a session.

    Args:
        interviewing: rules and day.
        session: what makes it.
        wanted: the form, and where to.
        long: as text, tell of every item all there is.
        first: as text, tell of the first items only.
    """
    made = interviewing.checklist(session)

    def text(strong: Callable[[str], str]) -> str:
        from cc_assistant.render.checklist_text import ChecklistText

        texts = {name: question.text for name, question in interviewing.rules.questions.items()}
        view = ChecklistText(made, texts, width=output.width(), strong=strong)
        return view.first() if first else view.whole(long=long)

    wanted.deliver(text, lambda: current_services().papers.checklist(session, made))


def deliver_handout(interviewing: Interviewing, session: Session, wanted: Wish) -> None:
    """Write the handout of a session."""
    paper = current_services().papers.handout(session, interviewing.checklist(session))

    def text(strong: Callable[[str], str]) -> str:
        from cc_assistant.render.session_text import handout_text

        return handout_text(paper, width=output.width(), strong=strong)

    wanted.deliver(text, lambda: paper)


def item_named(checklist: Checklist, name: str) -> Item:
    """Return an item by its number on the list, its id, or words of its title that no other has.

    Raises:
        NotFound: none goes by this name, or several do.
    """
    from rapidfuzz import fuzz, process

    items = checklist.items
    if name.isdigit():
        if 1 <= int(name) <= len(items):
            return items[int(name) - 1]
        raise NotFound(f"There is no item {name}.", remedy=f"They are numbered 1 to {len(items)}.")
    sought = name.casefold().strip()
    exact = [
        item for item in items if sought in {item.id, item.id.removeprefix("rec-"), item.title.casefold()}
    ]
    found = exact or [item for item in items if sought and sought in item.title.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(f"{item.title} ({item.id})" for item in found[:5])
        raise NotFound(f"Several items have '{name}' in their title: {listed}.", remedy="Use an id.")
    if sought in checklist.not_on:
        raise NotFound(
            f"'{name}' is not on this list.", remedy="It comes when the answers of the session call for it."
        )
    titles = {item.id: item.title for item in items}
    best = process.extractOne(name, [*titles, *titles.values()], scorer=fuzz.WRatio, score_cutoff=60)
    raise NotFound(
        f"There is no item '{name}' on this list.{f' Nearest: {best[0]}.' if best else ''}",
        remedy="Name it by its number, its id or words of its title.",
    )


def tell_hidden(interviewing: Interviewing, session: Session) -> None:
    """Say which answers do not count, because another answer hides their question."""
    from cc_assistant.interview import asking

    reachable = asking.count(session, interviewing.rules, interviewing.now()).reachable
    hidden = [
        name for name, record in session.records.items() if record.value is not None and name not in reachable
    ]
    if hidden:
        output.talk(f"Kept, but not asked with these answers: {', '.join(hidden)}.")
