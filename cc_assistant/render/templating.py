"""The only module that knows jinja2. Templates lie in `templates/` beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"


def fill_template(name: str, **values: object) -> str:
    """Fill a template. Every value is escaped for XML; one that is missing is a fault, not a gap.

    What XML cannot hold (control characters) is made visible.
    """
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from cc_assistant.text.holdable import holdable

    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: type(value)(holdable(value)) if isinstance(value, str) else value,
        keep_trailing_newline=True,
    )
