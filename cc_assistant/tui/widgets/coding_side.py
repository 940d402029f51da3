"""What stands beside the text that is coded: the coding at hand, and what is suggested for the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from cc_assistant.tui.coding_marks import SWATCH
from cc_assistant.tui.widgets.plain_text import PlainText, lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.coding import CodeFrame, CodeRef, Coding
    from cc_assistant.domain.suggestion import Suggestion, Why

KEYS = "1234567890"
"""Take a suggestion, in the order in which they are shown."""

_WHY = 160  # characters of what speaks for a suggestion


class CodingSide(VerticalScroll, can_focus=False):
    """Shows codings and suggestions; both can be told in few lines."""

    def __init__(self) -> None:
        super().__init__(id="side")
        self.offered: tuple[CodeRef, ...] = ()

    def compose(self) -> ComposeResult:
        """What is at hand above, what is suggested below."""
        yield PlainText(id="hand")
        yield PlainText(id="suggested")

    def show_hand(self, told: Sequence[Content]) -> None:
        """Show what is selected, and the codings on it."""
        self.query_one("#hand", PlainText).show(lines(told))

    def tell(self, text: str) -> None:
        """Say something in place of suggestions."""
        self.offered = ()
        self.query_one("#suggested", PlainText).show(plain(text))

    def suggest(
        self, found: Mapping[CodeFrame, Sequence[Suggestion]], names: CodeNames, *, room: bool
    ) -> None:
        """Show suggestions, each with its key, and why where there is room.

        Args:
            found: by frame, the likeliest first.
            names: of codes.
            room: whether there is a line for each and more.
        """
        # With ten keys the frames share them; own codes come first where there are any.
        order = sorted(found, key=lambda frame: frame != "own")
        share = len(KEYS) // len(order) if order else 0
        chosen = {frame: list(found[frame])[:share] for frame in order}
        self.offered = tuple(one.code for some in chosen.values() for one in some)
        told = list(_told(chosen, names) if room else _told_briefly(chosen, names))
        self.query_one("#suggested", PlainText).show(lines(told))


def hand_lines(codings: Sequence[Coding], letters: Mapping[str, str], names: CodeNames) -> Iterator[Content]:
    """Yield a line for each coding: its letter, its code, and what is said of it."""
    for one in codings:
        said = [
            FRAME_SHORT[one.code.frame],
            "key quote" if one.key else "",
            one.direction or "",
            f"memo: {one.memo}" if one.memo else "",
        ]
        tail = ", ".join(part for part in said if part)
        colour = names.of(one.code).colour
        yield Content.assemble(
            (f"{letters.get(one.id, '')} ", "bold"),
            (SWATCH, colour) if colour else "",
            (one_line(names.of(one.code).name), "bold"),
            f" ({one_line(tail)})",
        )


FRAME_SHORT = {"cfir": "CFIR", "npt": "NPT", "own": "own"}


def _told(chosen: Mapping[CodeFrame, Sequence[Suggestion]], names: CodeNames) -> Iterator[Content]:
    number = 0
    for frame, some in chosen.items():
        yield Content.styled(f"{FRAME_SHORT[frame]}, likeliest first", "bold $primary")
        for one in some:
            yield Content.assemble((f"{KEYS[number]} {one_line(names.of(one.code).name)}", "bold"))
            yield Content(f"  {_why(one.why)}")
            number += 1


def _told_briefly(chosen: Mapping[CodeFrame, Sequence[Suggestion]], names: CodeNames) -> Iterator[Content]:
    number = 0
    for frame, some in chosen.items():
        parts = []
        for one in some:
            parts.append(f"{KEYS[number]} {one_line(names.of(one.code).name)}")
            number += 1
        yield Content.assemble((f"{FRAME_SHORT[frame]}: ", "bold $primary"), " · ".join(parts))


def _why(why: Why) -> str:
    text = one_line(" ".join(why.text.split()))
    text = text if len(text) <= _WHY else f"{text[: _WHY - 1]}…"
    return f"as {one_line(why.label)}: ‘{text}’" if why.kind == "alike" else text
