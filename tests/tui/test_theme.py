from __future__ import annotations

from typing import get_args

import pytest
from textual.color import Color
from textual.theme import Theme

from cc_assistant.settings import Theme as Chosen
from cc_assistant.tui.theme import IN_LARGE, NAMES, PREFIX, THEMES

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


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_without_colours_text_stands_out_too(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    for name in ("foreground", "primary", "accent", "error", "success", "warning"):
        for back in ("background", "surface", "panel"):
            one, other = (Color.parse(colours[colour]).monochrome for colour in (name, back))
            assert _contrast(one, other) >= AA, f"{theme.name}: {name} on {back}"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_heading_of_the_large_layout_can_be_read(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    assert _contrast(Color.parse(colours["background"]), Color.parse(colours["primary"])) >= AA


def test_every_set_of_colours_can_be_set_and_the_large_layout_has_its_own() -> None:
    assert tuple(f"{PREFIX}{name}" for name in get_args(Chosen)) == NAMES
    assert {theme.name: theme.dark for theme in THEMES if theme.name in IN_LARGE.values()} == {
        name: dark for dark, name in IN_LARGE.items()
    }


def _contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2 counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
