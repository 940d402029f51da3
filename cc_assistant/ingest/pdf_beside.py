"""What a PDF holds beside the text of its pages: fields that were filled in, and comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.document import Locator
from cc_assistant.ingest.limits import Budget
from cc_assistant.ingest.raw import RawUnit
from cc_assistant.ingest.tidy import one_line, tidy

if TYPE_CHECKING:
    from pypdf import PageObject

_COMMENTS = frozenset({"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/FreeText"})
_DEEPEST = 20
"""Fields that may lie in one another."""
_NOT_CHOSEN = frozenset({"", "Off", "No", "0"})


def beside(page: PageObject, place: Locator, budget: Budget) -> Iterator[RawUnit]:
    """Yield the fields and comments of a page; what a damaged file says of them is passed over."""
    try:
        entries = list(page.annotations or ())
    except Exception:
        return
    for entry in entries:
        try:
            found = _field(entry.get_object()) or _comment(entry.get_object())
        except Exception:
            continue
        if found:
            kind, text, who = found
            yield RawUnit.model_validate(
                {"kind": kind, "text": budget.took(text), "locator": place, "speaker": who}
            )


def _field(entry: Any) -> tuple[str, str, str | None] | None:
    """Return a field that holds something, as ``name: what it holds``."""
    if entry.get("/Subtype") != "/Widget":
        return None
    value = _inherited(entry, "/V")
    kind = _inherited(entry, "/FT")
    if kind == "/Btn":
        state = str(entry.get("/AS", "")).lstrip("/")
        text = "" if state in _NOT_CHOSEN else "yes" if state in {"Yes", "On", "1"} else state
    elif kind in {"/Tx", "/Ch"} and value is not None:
        text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    else:
        return None
    name = one_line(str(_inherited(entry, "/TU") or _inherited(entry, "/T") or ""))
    text = tidy(text)
    return ("paragraph", f"{name}: {text}" if name else text, None) if text else None


def _inherited(entry: Any, name: str) -> Any:
    """Return what a field says, or else the one above it."""
    for _ in range(_DEEPEST):
        if name in entry:
            return entry[name]
        if "/Parent" not in entry:
            return None
        entry = entry["/Parent"].get_object()
    return None


def _comment(entry: Any) -> tuple[str, str, str | None] | None:
    if entry.get("/Subtype") not in _COMMENTS:
        return None
    text = tidy(str(entry.get("/Contents", "")))
    return ("comment", text, one_line(str(entry.get("/T", ""))) or "Somebody") if text else None
