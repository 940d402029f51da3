from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from cc_assistant.tui.theme import THEMES

AA = 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_what_is_behind_it(theme: Theme) -> None:
    colours = {name: Color.parse(value) for name, value in theme.to_color_system().generate().items()
               if value.startswith("#")}  # fmt: skip
    behind = ("background", "surface", "panel")
    for name in ("foreground", "primary", "accent", "error", "success", "warning"):
        for back in behind:
            contrast = colours[name].rgb and _contrast(colours[name], colours[back])
            assert contrast >= AA, f"{theme.name}: {name} on {back} is {contrast:.1f}"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_quiet_text_can_be_read_too(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    back = Color.parse(colours["background"])
    quiet = back.blend(Color.parse(colours["foreground"]), 0.8)
    assert _contrast(quiet, back) >= AA


def _contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
