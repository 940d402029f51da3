"""A picture as light and as dark pages show it, whatever the system says."""

from __future__ import annotations

from pathlib import Path

from cc_assistant.site.shades import in_dark, in_light

DRAWN = (
    '<svg><title>x</title>\n  <style>@media screen and (prefers-color-scheme: dark) { .a { fill: #000 } }'
    '</style>\n  <rect class="a" fill="#fff"/></svg>'
)  # fmt: skip


def test_a_light_picture_never_turns_dark_and_a_dark_one_only_on_paper() -> None:
    assert in_light(DRAWN) == '<svg><title>x</title>\n  <rect class="a" fill="#fff"/></svg>'
    assert in_dark(DRAWN) == DRAWN.replace(" and (prefers-color-scheme: dark)", "")


def test_every_picture_of_the_website_is_there_in_both(website: Path) -> None:
    pictures = [*website.glob("frames/*.svg"), *website.glob("portraits/*.svg")]
    light = [file for file in pictures if not file.name.endswith(".dark.svg")]
    assert len(light) > 8
    for file in light:
        assert "@media" not in file.read_text(encoding="utf-8")
        assert "@media screen {" in file.with_suffix(".dark.svg").read_text(encoding="utf-8")
