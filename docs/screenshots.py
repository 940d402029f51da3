"""Draws the pictures of the app for the README: the real app with the shipped knowledge, as SVG.

python docs/screenshots.py             draw all of them, dark and light
python docs/screenshots.py evidence    draw these only

The index has to be built. What is kept on this computer is neither read nor changed.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from unittest.mock import patch

from textual.pilot import Pilot

from cc_assistant import paths
from cc_assistant.services import Services
from cc_assistant.tui.app import AssistantApp

FOLDER = Path(__file__).resolve().parent / "pictures"
SERVICE = FOLDER.parent.parent / "tests" / "interview" / "services" / "rural-charity.yaml"
THEMES = ("dark", "light")
PATIENCE_S = 30
FONT = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
QUESTION = "How did services adapt to COVID?"


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes:
        name: of its files.
        steps: keys, texts to type (in inverted commas), and texts to wait for (after `see `).
        size: of the terminal, in columns and rows.
    """

    name: str
    steps: Sequence[str]
    size: tuple[int, int] = (120, 34)


PICTURES = (
    Picture("ask", (f"'{QUESTION}'", "enter", "see In short", "'3'", "enter", "see 3 of 11")),
    Picture(
        "evidence",
        (
            *("f3", "see 599 passages", "'role clarity'", "enter", "see asked meaning"),
            *("space", "space", "b", "see Basket: 2", "home"),
            *("ctrl+f", *("down",) * 5, "enter", "see facilitator", "ctrl+f"),
        ),
        size=(144, 34),
    ),
    Picture("library", ("f4", "3", "see Initiation")),
    Picture("checklist", ("f6", "see Hill and Vale", "enter", "see done", "down", "down"), size=(144, 40)),
    Picture("portraits", ("f7", "see Derby", "down", "enter", "2", "see 2012"), size=(144, 40)),
)
"""All pictures; a further one is a further line."""


async def drawn(picture: Picture, services: Services) -> str:
    """Open the app, take the steps and return the picture as SVG."""
    app = AssistantApp(services)
    async with app.run_test(size=picture.size) as pilot:
        await until(pilot, "Searches by meaning and words")
        for step in picture.steps:
            if step.startswith("see "):
                await until(pilot, step.removeprefix("see "))
            elif step.startswith("'"):
                await pilot.press(*(KEYS.get(char, char) for char in step.strip("'")))
            else:
                await pilot.press(step)
            await pilot.pause()
        await at_rest(pilot)
        return standing_alone(app.export_screenshot(title="CC Assistant", simplify=True))


KEYS = {" ": "space", "?": "question_mark"}


def shown(pilot: Pilot[None]) -> str:
    """Return the screen as text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in strips)


async def until(pilot: Pilot[None], text: str) -> None:
    """Wait until a text is shown."""
    end = monotonic() + PATIENCE_S
    while text not in shown(pilot):
        if monotonic() > end:
            sys.exit(f"'{text}' never came. Shown:\n{shown(pilot)}")
        await pilot.pause(0.05)


async def at_rest(pilot: Pilot[None]) -> None:
    """Wait until nothing changes any more and nothing is told in passing."""
    pilot.app.clear_notifications()
    before = ""
    while (now := shown(pilot)) != before:
        before = now
        await pilot.pause(0.5)


def answer_for(service: Path, home: str) -> None:
    """Answer the interview for a made-up service and keep the session below ``home``."""
    command = [sys.executable, "-m", "cc_assistant", "interview", "--answers", str(service)]
    subprocess.run(command, env={**os.environ, "CC_ASSISTANT_HOME": home}, check=True, capture_output=True)


def standing_alone(svg: str) -> str:
    """Return a picture that fetches nothing, drawn with a font that the reader has."""
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"@font-face\s*{[^}]*}\s*", "", svg)
    svg = re.sub(r"font-family: ?[^;]*(Fira Code|monospace)[^;]*;", f"font-family: {FONT};", svg)
    svg = re.sub(r"terminal-\d+", "t", svg)  # the same in each picture, so that a change shows what changed
    return re.sub(r"[ \t]+\n", "\n", svg)


def main(names: Sequence[str]) -> None:
    """Draw the pictures of these names, or all."""
    FOLDER.mkdir(exist_ok=True)
    services = Services()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as aside:
        aside.enter_context(patch.object(paths, "sessions", lambda: Path(folder) / "data" / "sessions"))
        answer_for(SERVICE, folder)
        for place in ("app_state", "shared_state", "settings_file"):
            aside.enter_context(
                patch.object(paths, place, lambda place=place: Path(folder) / place / "x.json")
            )
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            for theme in THEMES:
                with patch.dict(os.environ, {"TEXTUAL_ANIMATIONS": "none", "CC_ASSISTANT_THEME": theme}):
                    svg = asyncio.run(drawn(picture, services))
                file = FOLDER / f"{picture.name}-{theme}.svg"
                file.write_text(svg, encoding="utf-8")
                sys.stdout.write(f"{file.name}: {len(svg) // 1024} KB\n")
                for kept in Path(folder).glob("*/x.json"):
                    kept.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
