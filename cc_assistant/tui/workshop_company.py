"""Who takes part in a workshop, what they put aside for later, and who takes on what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from cc_assistant.domain.session import Mark, Session
from cc_assistant.interview import asking, workshop
from cc_assistant.interview.fitting import ValueFault
from cc_assistant.interview.items import mark_item
from cc_assistant.tui import workshop_line as line
from cc_assistant.tui.workshop_words import called

if TYPE_CHECKING:
    from cc_assistant.interview.live_workshop import LiveWorkshop
    from cc_assistant.interview.rules import Rules


class Company:
    """The people of a workshop, their topics and their tasks.

    Every method raises what `interview.workshop` and `interview.asking` raise, and then nothing has changed.

    Args:
        live: the workshop; it saves.
        rules: the questions.
        now: tells the time.
    """

    def __init__(self, live: LiveWorkshop, rules: Rules, now: Callable[[], datetime]) -> None:
        self.live = live
        self.rules = rules
        self.now = now

    @property
    def session(self) -> Session:
        """As it is on disk."""
        return self.live.session

    def add(self, text: str) -> None:
        """Let somebody take part, from `AB practice nurse`."""
        initials, role = line.read_person(text)
        if initials.casefold() in {name.casefold() for name in called(self.session).values()}:
            raise _here_already(initials)
        self.live.save(workshop.add_person(self.session, initials, self.now(), role))

    def rename(self, person: str, text: str) -> None:
        """Call somebody by other initials, or give them another role."""
        initials, role = line.read_person(text)
        others = {name.casefold() for one, name in called(self.session).items() if one != person}
        if initials.casefold() in others:
            raise _here_already(initials)
        self.live.save(workshop.change_person(self.session, person, initials, self.now(), role))

    def remove(self, person: str) -> None:
        """Take somebody off the list."""
        self.live.save(workshop.remove_person(self.session, person, self.now()))

    def park(self, text: str) -> None:
        """Put a topic aside, from `AB: the car park`."""
        topic, by = line.read_parked(text, called(self.session))
        self.live.save(asking.park(self.session, topic, self.now(), by))

    def own(self, item: str, text: str) -> None:
        """Give an item its owner and date, from `AB in 6 weeks`."""
        owner, day = line.read_owner(text, self.now().date())
        names = {name.casefold(): name for name in called(self.session).values()}
        mark = self.session.marks.get(item, Mark())
        update: dict[str, object] = {"owner": names.get(owner.casefold(), owner)} if owner else {}
        if day:
            if day < self.now().date():
                raise ValueFault("That day has passed.", remedy="Type a day that is to come.")
            update["due"] = day
        self.live.save(mark_item(self.session, self.rules, item, mark.model_copy(update=update), self.now()))


def _here_already(initials: str) -> ValueFault:
    return ValueFault(f"'{initials}' is here already.", remedy="Add a letter, so that you tell them apart.")
