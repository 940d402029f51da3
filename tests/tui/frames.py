"""The screens in their states as a person approved them, with the styles of every line.

After a wanted change write them anew with ``python -m tests.tui.frames`` and read the difference.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from unittest.mock import patch

from rich.segment import Segment
from rich.style import Style
from textual.widgets import Input

from cc_assistant import paths
from cc_assistant.domain.answer import Answer
from cc_assistant.domain.filters import Filters
from cc_assistant.services import Services
from cc_assistant.settings import Settings
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.desk import Desk
from cc_assistant.tui.screens.ask import AskScreen
from cc_assistant.tui.screens.change_keys import KeysScreen
from cc_assistant.tui.state import State
from tests.render.golden_answers import answered, no_evidence
from tests.tui.driving import LARGE, SMALL, opened, settled, with_answers

FOLDER = Path(__file__).parent / "golden"
SIZES = {"80x24": SMALL, "160x48": LARGE}
THEMES = ("cc-dark", "cc-light")

Prepare = Callable[[AssistantApp], None]


def _nothing(app: AssistantApp) -> None:
    """Leave the screen as it opens."""


def _waiting(app: AssistantApp) -> None:
    assert isinstance(app.screen, AskScreen)
    app.screen.talk.add("What helps link workers stay?")


def _failed(app: AssistantApp) -> None:
    assert isinstance(app.screen, AskScreen)
    app.screen.talk.add("What helps link workers stay?").tell("The index cannot be used. Build it anew.")


def _large(app: AssistantApp) -> None:
    app.action_projector()


def _help(app: AssistantApp) -> None:
    app.action_help()
    _look_for_passages(app)


def _look_for_passages(app: AssistantApp) -> None:
    """Narrow a list of all commands down, so that it is the same when commands are added elsewhere."""
    app.call_after_refresh(lambda: setattr(app.screen.query_one(Input), "value", "passage."))


def _settings(app: AssistantApp) -> None:
    app.action_settings()


def _keys(app: AssistantApp) -> None:
    app.push_screen(KeysScreen())
    _look_for_passages(app)


def _long(answer: Answer) -> Answer:
    many = tuple(
        s.model_copy(update={"heading": f"Heading {n}"}) for n in range(8) for s in answer.statements
    )
    return answer.model_copy(update={"statements": many})


STATES: dict[str, tuple[State, Prepare]] = {
    "empty": (State(), _nothing),
    "loading": (State(), _waiting),
    "answer": (with_answers(answered()).changed(filters=Filters(country=("Wales",))), _nothing),
    "no-evidence": (with_answers(no_evidence()), _nothing),
    "error": (State(), _failed),
    "long": (with_answers(_long(answered())), _nothing),
    "help": (State(), _help),
    "large": (with_answers(answered()), _large),
    "settings": (State(), _settings),
    "keys": (State(), _keys),
}


def frame(state: str, size: str, theme: str) -> str:
    """Draw one screen: its text, and below it the styles along each line."""
    kept, prepare = STATES[state]

    async def draw() -> str:
        async with opened(Services(Settings()), size=SIZES[size], state=kept) as (app, pilot):
            for typed in app.screen.query(Input):
                typed.cursor_blink = False
            await settled(pilot)
            prepare(app)
            await pilot.pause()
            await settled(pilot)
            for typed in app.screen.query(Input):
                typed.cursor_blink = False
            await settled(pilot)
            return drawn([list(line) for line in app.screen._compositor.render_strips()])

    with tempfile.TemporaryDirectory() as folder, patch.object(Desk, "open"):
        nowhere = Path(folder) / "app.json"
        with (
            patch.object(paths, "app_state", lambda: nowhere),
            patch.object(paths, "shared_state", lambda: nowhere),
            patch.object(paths, "settings_file", lambda: Path(folder) / "settings.toml"),
            patch.dict(os.environ, {"TEXTUAL_ANIMATIONS": "none", "CC_ASSISTANT_THEME": theme[3:]}),
        ):
            return asyncio.run(draw())


def drawn(rows: list[list[Segment]]) -> str:
    """Return rows of segments as text, each style named by a letter."""
    names: dict[str, str] = {}
    texts, styles = [], []
    for row in rows:
        texts.append("".join(segment.text for segment in row).rstrip())
        styles.append("".join(_runs(row, names)))
    legend = [f"{letter}: {style}" for style, letter in names.items()]
    return "\n".join([*texts, "", *styles, "", *legend]) + "\n"


def _runs(row: list[Segment], names: dict[str, str]) -> Iterator[str]:
    for style, run in groupby(row, key=lambda segment: _told(segment.style)):
        letter = names.setdefault(style, chr(ord("a") + len(names)))
        yield f"{letter}{sum(segment.cell_length for segment in run)}"


def _told(style: Style | None) -> str:
    """Say what is seen of a style; what a click does is not seen."""
    return str(style.clear_meta_and_links()) if style else "none"


def frames() -> Iterator[tuple[str, str]]:
    """Yield every frame with the name of its file."""
    for state in STATES:
        for size in SIZES:
            for theme in THEMES:
                yield f"{state}-{size}-{theme}.txt", frame(state, size, theme)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in frames():
        (FOLDER / name).write_text(text, encoding="utf-8")
