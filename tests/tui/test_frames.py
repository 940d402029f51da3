"""Every screen in its states looks as a person approved it."""

from __future__ import annotations

import pytest

from tests.tui.frames import FOLDER, SIZES, STATES, THEMES, frame


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", STATES)
def test_a_screen_looks_as_approved(state: str, size: str, theme: str) -> None:
    name = f"{state}-{size}-{theme}.txt"
    approved = (FOLDER / name).read_text(encoding="utf-8")
    assert frame(state, size, theme) == approved, f"{name} differs: see tests/tui/frames.py"
