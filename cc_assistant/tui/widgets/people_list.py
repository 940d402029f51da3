"""The people of a workshop: who is here, who answers by phone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.text.saying import counted
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.widgets.plain_text import one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.session import Session


class PeopleList(OptionList):
    """Lists people; each can be renamed or taken off."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("people")]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def list(self, session: Session, names: Mapping[str, str], on_phones: Collection[str]) -> None:
        """List the people of a session; the pointer stays."""
        before = self.person
        self.border_title = (
            counted(len(session.people), "person", "people") if session.people else "Who is here?"
        )
        self.clear_options()
        for person in session.people:
            role = plain(f"  {one_line(person.role)}") if person.role else Content("")
            phone = "  (phone)" if person.id in on_phones else ""
            self.add_option(
                Option(Content.assemble(plain(one_line(names[person.id]), "bold"), role, phone), id=person.id)
            )
        ids = [person.id for person in session.people]
        self.highlighted = ids.index(before) if before in ids else (len(ids) - 1 if ids else None)

    @property
    def person(self) -> str | None:
        """Id of the person under the pointer."""
        option = self.highlighted_option
        return option.id if option else None
