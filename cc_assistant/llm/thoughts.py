"""What a model thinks aloud before it answers is no part of its answer."""

from __future__ import annotations

import re

_OPENS = re.compile(r"<think(?:ing)?>", re.IGNORECASE)
_CLOSES = re.compile(r"</think(?:ing)?>", re.IGNORECASE)
_WHOLE = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|$)", re.DOTALL | re.IGNORECASE)


def after_thoughts(text: str) -> str | None:
    """Return what stands after thoughts whose beginning was not sent; None where there are none.

    Some servers open the thoughts themselves and send only their end.
    """
    closes = _CLOSES.search(text)
    if closes is None or _OPENS.search(text, 0, closes.start()):
        return None
    return text[closes.end() :]


def without_thoughts(text: str) -> str:
    """Return an answer without the thoughts in it."""
    rest = after_thoughts(text)
    return _WHOLE.sub("", text if rest is None else rest)
