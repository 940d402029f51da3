"""Opens a workshop on the screen: a new one, or one that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cc_assistant.tui.plain_errors import show_error

if TYPE_CHECKING:
    from textual.app import App

    from cc_assistant.domain.session import Route
    from cc_assistant.errors import CCAssistantError
    from cc_assistant.interview.sessions.file import SessionFile
    from cc_assistant.tasks.interviewing import Interviewing
    from cc_assistant.tui.desk import Desk
    from cc_assistant.tui.screens.workshop_new import Chosen
    from cc_assistant.tui.widgets.session_list import SessionLine


def begin_workshop(app: App[Any], desk: Desk, join: str = "") -> None:
    """Ask which workshop it is to be, and open it.

    Args:
        app: in the mode of the interview.
        desk: of the app.
        join: where phones are let in at once.
    """
    from cc_assistant.tui.screens.workshop_new import NewWorkshopScreen
    from cc_assistant.tui.session_sizes import route_sizes
    from cc_assistant.tui.widgets.session_list import session_lines

    def look(interviewing: Interviewing) -> tuple[dict[Route, str], list[SessionLine]]:
        earlier = [
            line
            for line in session_lines(interviewing)
            if line.session is not None and line.session.kind == "workshop"
        ]
        return route_sizes(interviewing), earlier

    def ask(found: tuple[dict[Route, str], list[SessionLine]]) -> None:
        app.push_screen(NewWorkshopScreen(*found), chosen)

    def chosen(wanted: Chosen | None) -> None:
        if wanted is None:
            return
        if wanted.name:
            desk.sitting.open(app, wanted.name, opened, failed)
        else:
            desk.sitting.begin(app, wanted.title, wanted.route, opened, kind="workshop")

    def opened(_: SessionFile) -> None:
        show_workshop(app, desk, join)

    def failed(error: CCAssistantError) -> None:
        show_error(app, error)

    desk.sitting.run(app, look, ask)


def show_workshop(app: App[Any], desk: Desk, join: str = "") -> None:
    """Put the workshop that is open on the screen."""
    from cc_assistant.tui.screens.workshop import WorkshopScreen

    file = desk.sitting.file
    if file is None:
        return
    if desk.state.session != file.path.stem:
        desk.change(desk.state.changed(session=file.path.stem))
    if not isinstance(app.screen, WorkshopScreen):
        app.push_screen(WorkshopScreen(file, join))
    elif app.screen.session is not file.session:
        app.switch_screen(WorkshopScreen(file, join))
