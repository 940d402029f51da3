"""The terminal app: its modes, and the wiring between threads and screens."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import BindingType

from cc_assistant.errors import CCAssistantError
from cc_assistant.services import Services
from cc_assistant.tui.commands import bindings
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.keys import TAKES_ANY
from cc_assistant.tui.messages import (
    AskWanted,
    EvidenceWanted,
    PreferencesChanged,
    Progressed,
    Said,
    StateChanged,
    Warmed,
)
from cc_assistant.tui.mode_screen import ModeScreen
from cc_assistant.tui.modes import MODES, mode_bindings
from cc_assistant.tui.plain_errors import show_error, tell
from cc_assistant.tui.theme import NAMES, PREFIX, THEMES
from cc_assistant.tui.warm import Warmth
from cc_assistant.tui.workers import fault_of

if TYPE_CHECKING:
    from textual.command import Provider

SHARING = "Baskets and questions are shared with the others; the conversation is this window's own."

IN_PALETTE = "A command, a question asked before, a source, a word, a theme …"

BUG = 70
"""Exit code after a fault of the program, as of every command."""


def _command_provider() -> type[Provider]:
    """Import what the palette offers when it is first opened, not before the first frame."""
    from cc_assistant.tui.providers import CommandProvider

    return CommandProvider


def _question_provider() -> type[Provider]:
    from cc_assistant.tui.providers import QuestionProvider

    return QuestionProvider


def _library_provider() -> type[Provider]:
    from cc_assistant.tui.providers import LibraryProvider

    return LibraryProvider


class AssistantApp(App[None], inherit_bindings=False):
    """CC Assistant in a terminal.

    Args:
        services: what the screens work with; built when first needed, in a thread.
        first: an action that is run when the app has begun; "" for none.
    """

    TITLE = "CC Assistant"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar[set[Any]] = {_command_provider, _question_provider, _library_provider}
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app"), *mode_bindings()]

    def __init__(self, services: Services, first: str = "") -> None:
        self.desk = Desk(self, services)
        self._first = first
        kept = self.desk.glance
        # With the mode of last time as the first, no empty screen is drawn before it.
        self.DEFAULT_MODE = kept.mode if kept.mode in {mode.id for mode in MODES} else MODES[0].id  # type: ignore[misc]
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        for mode in MODES:
            self.add_mode(mode.id, mode.load())
        self.desk.preferences.show()

    def on_ready(self) -> None:
        """Load nothing before the first frame is shown."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Load what the first frame did without: what is kept, then, in threads, the library."""
        if not gc.isenabled():  # the first frame was not to wait for it
            gc.freeze()
            gc.enable()
        self.desk.begun = True
        for fault in self.desk.preferences.load():
            tell(self, fault, title="A key cannot be as it is set")
        if screen := self.mode_screen:
            screen.begin()
            screen.show_status()
        if self.desk.trouble:
            tell(self, self.desk.trouble)
        if self.desk.window.number > 1:
            tell(self, f"This is window {self.desk.window.number}. {SHARING}")
        self.desk.open()
        if self._first:
            self.call_later(self.run_action, self._first)

    def on_unmount(self) -> None:
        """Keep what is to be kept."""
        self.desk.close()

    @property
    def mode_screen(self) -> ModeScreen | None:
        """The screen of the open mode, below any dialog; none while the app is being left."""
        modes = (one for one in reversed(self.screen_stack) if isinstance(one, ModeScreen))
        return next((one for one in modes if one.is_attached), None)

    def action_open_mode(self, mode: str) -> None:
        """Open a mode, and remember it."""
        if self.screen is not self.mode_screen:
            return  # a dialog is answered first
        self.switch_mode(mode)
        self.desk.change(self.desk.state.changed(mode=mode))

    def action_next_theme(self) -> None:
        """Go to the next set of colours, and keep it."""
        theme = NAMES[(NAMES.index(self.desk.preferences.theme) + 1) % len(NAMES)].removeprefix(PREFIX)
        if self._prefer("theme", theme):
            tell(self, f"Colours: {theme}.")

    def action_projector(self) -> None:
        """Go to the large layout, or back, and keep it."""
        self._prefer("projector", not self.desk.preferences.projector)

    def _prefer(self, key: str, value: Any) -> bool:
        try:
            self.desk.preferences.put(key, value)
        except CCAssistantError as error:
            show_error(self, error)
            return False
        return True

    def action_settings(self) -> None:
        """Show the settings."""
        from cc_assistant.tui.screens.settings import SettingsScreen

        if self.screen is self.mode_screen:
            self.push_screen(SettingsScreen())

    def action_workshop(self, join: str = "") -> None:
        """Run a workshop: a new one, or one that goes on; ``join`` lets phones in at this address."""
        from cc_assistant.tui.workshop_start import begin_workshop

        if self.screen is self.mode_screen:
            self.action_open_mode("interview")
            begin_workshop(self, self.desk, join)

    def action_coding(self, pack: str = "", document: str = "") -> None:
        """Code a document of a pack; without a name, one that is chosen."""
        from cc_assistant.tui.coding_start import CodingStart

        if self.screen is self.mode_screen:
            self.action_open_mode("library")
            if not self.query("CodedText"):  # a document is open there already
                CodingStart(self, self.desk).begin(pack, document)

    def action_names(self, pack: str = "") -> None:
        """Replace names in a pack; without a name, in one that is chosen."""
        from cc_assistant.tui.names_start import begin_names

        if self.screen is self.mode_screen:
            self.action_open_mode("library")
            begin_names(self, self.desk, pack)

    def action_matrix(self, pack: str = "") -> None:
        """See what was coded as a matrix; without a name, of something that is chosen."""
        from cc_assistant.tui.matrix_start import begin_matrix

        if self.screen is self.mode_screen:
            self.action_open_mode("library")
            if not self.query("MatrixGrid"):  # one is open there already
                begin_matrix(self, self.desk, pack)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=IN_PALETTE, id="--command-palette"))

    def action_help(self) -> None:
        """Show every key."""
        from cc_assistant.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Let nothing happen while a dialog waits for a key, whatever that key does elsewhere."""
        return not self.screen_stack or not self.screen.has_class(TAKES_ANY)

    def on_warmed(self, message: Warmed) -> None:
        """Say what can be used now."""
        if screen := self.mode_screen:
            screen.show_status("" if message.warmth.full or message.warmth is Warmth.BROKEN else None)
            screen.hear(message.warmth)

    def on_progressed(self, message: Progressed) -> None:
        """Show how far a long job has come."""
        if screen := self.mode_screen:
            done = message.total and message.done >= message.total
            share = f" {100 * message.done // message.total} %" if message.total > 1 else ""
            screen.show_status("" if done else f"{message.stage.capitalize()}{share} …")
            screen.progressed(message.stage, message.done, message.total)
            if hears := getattr(self.screen, "progressed", None) if self.screen is not screen else None:
                hears(message.stage, message.done, message.total)

    def on_said(self, message: Said) -> None:
        """Show what the program says beside a result."""
        tell(self, message.text)

    def on_state_changed(self, message: StateChanged) -> None:  # noqa: ARG002  (Textual passes it)
        """Let the screen show what has changed, here or in another window."""
        self.desk.take_in()
        if screen := self.mode_screen:
            screen.show_status()
            screen.state_changed()

    def on_preferences_changed(self, message: PreferencesChanged) -> None:  # noqa: ARG002
        """Lay the screen out anew, with the keys as they are now."""
        if screen := self.mode_screen:
            screen.lay_out()
            screen.show_status()
        self.screen.refresh_bindings()

    def on_ask_wanted(self, message: AskWanted) -> None:
        """Ask a question from wherever the person is."""
        self.action_open_mode("ask")
        self.call_later(lambda: self.screen.post_message(AskWanted(message.question)))

    def on_evidence_wanted(self, message: EvidenceWanted) -> None:
        """List passages in Evidence."""
        view = type(self.desk.state.evidence)(
            question=message.question, listed=message.listed, title=message.title
        )
        if message.filters:
            view = view.model_copy(update={"filters": message.filters})
        self.desk.change(self.desk.state.changed(evidence=view))
        self.action_open_mode("evidence")

    def on_app_focus(self) -> None:
        """Show what was done in another window, now that somebody looks at this one again."""
        self.desk.look_round()
        self.desk.keep_up()

    def _fatal_error(self) -> None:
        """End calmly after a fault of the program: one line on the screen, where it happened in the log."""
        assert self._exception is not None
        self._return_code = BUG
        self._exit_renderables.append(Text(f"cc-assistant: {fault_of(self._exception)}"))
        self._close_messages_no_wait()
