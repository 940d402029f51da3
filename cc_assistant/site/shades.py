"""A picture as two files, one for light pages and one for dark ones.

A picture that is drawn for both asks the system which it is. A page whose reader chose otherwise shows the
other file: not every browser tells a picture what its page looks like.
"""

from __future__ import annotations

import re

_ASKS = "@media screen and (prefers-color-scheme: dark)"
_STYLE = re.compile(r"\s*<style>@media screen and \(prefers-color-scheme: dark\).*?</style>", re.DOTALL)


def in_light(svg: str) -> str:
    """Return the picture as light pages and paper show it, whatever the system says."""
    return _STYLE.sub("", svg)


def in_dark(svg: str) -> str:
    """Return the picture as dark pages show it, whatever the system says."""
    return svg.replace(_ASKS, "@media screen")
