"""What files can hold of any text: characters that XML takes, and cells that no spreadsheet runs."""

from __future__ import annotations

import re

from cc_assistant.text.holdable import holdable

__all__ = ["holdable", "looks_like_formula"]

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might run ``text`` as a formula (OWASP, "CSV Injection")."""
    return bool(_FORMULA.match(text))
