"""Fills the templates of the website, which lie in `templates/` beside it."""

from __future__ import annotations

import posixpath
import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"
_BETWEEN_LINES = re.compile(r"\n\s*\n+")


def relative(target: str, page: str) -> str:
    """Return the link from a page to a file or place of the website, both counted from its top."""
    file, hash_, place = target.partition("#")
    if file == page and hash_:
        return f"#{place}"
    return posixpath.relpath(file, posixpath.dirname(page) or ".") + hash_ + place


def fill(template: str, page: str, **values: object) -> str:
    """Fill a template.

    Args:
        template: its name without the ending.
        page: path of the page in the website; ``to('advice/index.html')`` links from there.
        values: every one is escaped; one that is missing is a fault, not a gap.
    """
    to = partial(relative, page=page)
    text = _environment().get_template(f"{template}.html.j2").render(to=to, page=page, **values)
    return _BETWEEN_LINES.sub("\n", text)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from cc_assistant.text.checklist_words import role_words
    from cc_assistant.text.saying import counted, day_words, listed

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "counted": counted,
        "day": day_words,
        "listed": listed,
        "role": role_words,
        "plain": lambda code: code.replace("-", " "),
    }
    return environment
