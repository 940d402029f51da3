"""What a command of the app is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """Something that a person can have done.

    Attributes:
        place: where it works: "app" (everywhere) or the name of a screen or widget.
        key: keys that run it, with commas between.
        action: what the place's ``action_…`` method is called, with its arguments.
        title: one or two words, for the footer and the palette.
        help: one sentence, for the help screen and the palette.
        slash: its name after `/` where questions are typed; "" for none.
        footer: whether the footer shows it.
        typing: whether its key works while text is typed.
    """

    place: str
    key: str
    action: str
    title: str
    help: str
    slash: str = ""
    footer: bool = True
    typing: bool = False

    @property
    def id(self) -> str:
        """The name by which settings give it another key."""
        return f"{self.place}.{self.title.lower().replace(' ', '-')}"
