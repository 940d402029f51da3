"""The frame that every mode stands in: status line, its own body, footer."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen

from cc_assistant.tui.desk import Desk, desk_of
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.widgets.key_line import KeyLine
from cc_assistant.tui.widgets.status_line import StatusLine
from cc_assistant.tui.widgets.too_small import COLUMNS, ROWS, TooSmall

WIDE = 110
"""Columns from which two things stand side by side (class ``-wide``, below it ``-narrow``)."""

NEVER = 10_000
"""In the large layout nothing stands side by side, however wide the window is."""

ROOMY = 40
"""Rows from which there is room for air between things (class ``-roomy``)."""


def _side_by_side_from(columns: int) -> list[tuple[int, str]]:
    return [(0, "-thin"), (COLUMNS, "-narrow"), (columns, "-wide")]


class ModeScreen(Screen[None]):
    """A screen of a mode. A subclass yields its widgets from ``body`` and has its styles in ``CSS_PATH``."""

    HORIZONTAL_BREAKPOINTS = _side_by_side_from(WIDE)
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (ROWS, "-tall"), (ROOMY, "-roomy")]  # noqa: RUF012

    _heard: int | None = None

    def compose(self) -> ComposeResult:
        """Put the body into its frame."""
        self.lay_out()
        yield StatusLine()
        yield from self.body()
        yield KeyLine()
        yield TooSmall()

    def body(self) -> ComposeResult:
        """Yield what is between status line and footer."""
        yield from ()

    @property
    def desk(self) -> Desk:
        """The desk of the app."""
        return desk_of(self)

    def begin(self) -> None:
        """Show what is kept; called once, when the first frame is painted and all may be loaded."""

    def on_mount(self) -> None:
        """Begin at once; the first screen of all is told when."""
        if self.desk.begun:
            self.begin()

    def on_screen_resume(self) -> None:
        """Show what may have changed behind another mode."""
        self.show_status()
        self.lay_out()
        if self._heard not in (None, self.desk.openings):
            self.warmed(self.desk.warmth)
        self._heard = self.desk.openings
        self.desk.keep_up()

    def lay_out(self) -> None:
        """Put things side by side or below each other, as there is room and as the layout wants it."""
        columns = NEVER if self.desk.preferences.projector else WIDE
        self.HORIZONTAL_BREAKPOINTS = _side_by_side_from(columns)
        width = self.app.size.width
        self.update_classes({"-wide": width >= columns, "-narrow": COLUMNS <= width < columns})

    def on_descendant_focus(self) -> None:
        """Tell the styles whether a passage is read: in the large layout nothing else is shown then."""
        self.set_class(any(panel.has_focus_within for panel in self.query("PassagePanel")), "-reading")

    def show_status(self, doing: str | None = None) -> None:
        """Show how things are; ``doing`` as in `StatusLine.show`."""
        for line in self.query(StatusLine):
            line.show(doing)

    def hear(self, warmth: Warmth) -> None:
        """Pass on that the assistant became readier, once."""
        self._heard = self.desk.openings
        self.warmed(warmth)

    def progressed(self, stage: str, done: int, total: int) -> None:
        """Hear how far a long job has come."""

    def warmed(self, warmth: Warmth) -> None:
        """Hear that the assistant became readier."""

    def state_changed(self) -> None:
        """Hear that what is kept has changed."""
