"""A timer for a group's talk: minutes that run down, seen from the back of the room."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.content import Content
from textual.message import Message

from cc_assistant.tui.widgets.plain_text import PlainText

LENGTHS = (1, 2, 3, 5, 10, 15)
"""Minutes to choose from."""

USUAL = 3
LONGEST = 180
_A_MINUTE = 60


class TimerLine(PlainText):
    """Counts down; told to, it waits and goes on.

    Args:
        clock: seconds that only go on.

    Attributes:
        minutes: from which it counts.
        running: whether it counts now.
    """

    class Up(Message):
        """The time is up."""

    def __init__(self, *, id: str | None = None, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(id=id)
        self.clock = clock
        self.minutes = USUAL
        self.running = False
        self._left = float(USUAL * _A_MINUTE)
        self._since = 0.0

    def on_mount(self) -> None:
        """Look at the clock twice a second."""
        self.set_interval(0.5, self.look)
        self._draw()

    @property
    def left(self) -> float:
        """Seconds that are left."""
        gone = self.clock() - self._since if self.running else 0.0
        return max(0.0, self._left - gone)

    def toggle(self) -> None:
        """Start, wait, go on; when the time is up, begin anew."""
        self._left = self.left
        self.running = not self.running
        if self.running:
            self._left = self._left or float(self.minutes * _A_MINUTE)
            self._since = self.clock()
        self._draw()

    def reset(self, minutes: int | None = None) -> None:
        """Stop, and stand at the beginning, of another number of minutes if that is given."""
        self.minutes = minutes or self.minutes
        self.running = False
        self._left = float(self.minutes * _A_MINUTE)
        self._draw()

    def longer(self) -> None:
        """Stand at the beginning of the next length, after the longest of the shortest."""
        self.reset(next((length for length in LENGTHS if length > self.minutes), LENGTHS[0]))

    def look(self) -> None:
        """Show how much is left; tell when there is nothing."""
        if self.running and not self.left:
            self.running, self._left = False, 0.0
            self.app.bell()
            self.post_message(self.Up())
        if self.running or not self._left:
            self._draw()

    def _draw(self) -> None:
        if not self.left:
            self.show(Content.styled(" Time is up ", "bold reverse"))
            return
        minutes, seconds = divmod(round(self.left), _A_MINUTE)
        sign = "▶" if self.running else "‖"
        self.show(Content.styled(f"{sign} {minutes}:{seconds:02}", "bold" if self.running else ""))
