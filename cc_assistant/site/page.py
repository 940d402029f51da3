"""One page of the website, before it is written."""

from __future__ import annotations

from typing import Any


class Page:
    """What a template is filled with.

    Args:
        path: of the file, counted from the top of the website.
        template: its name.
        title: of the page; the heading of the first level says the same.
        trail: where it stands: words and page of each step above it.
        summary: what search engines show of it, where it has a sentence of its own.
        values: what else the template tells.
    """

    def __init__(
        self,
        path: str,
        template: str,
        title: str,
        trail: tuple[tuple[str, str], ...] = (),
        *,
        summary: str = "",
        **values: Any,
    ) -> None:
        self.path = path
        self.template = template
        self.title = title
        self.trail = trail
        self.summary = summary
        self.values = values
