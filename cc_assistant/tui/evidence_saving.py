"""What the evidence screen says of what it lists, and what it asks for when that is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cc_assistant.text.saying import counted
from cc_assistant.tui.evidence_filters import limited

if TYPE_CHECKING:
    from cc_assistant.domain.evidence_table import EvidenceRequest
    from cc_assistant.tui.evidence_finder import Found
    from cc_assistant.tui.state import EvidenceView, State


def request_of(view: EvidenceView, state: State, many: int, style: str, made: str) -> EvidenceRequest:
    """Return the request for a table of what is listed.

    Args:
        view: what is listed.
        state: holds the basket in use.
        many: how many passages are listed.
        style: of the references.
        made: the date to write (ISO).
    """
    from cc_assistant.domain.evidence_table import EvidenceRequest

    if view.basket:
        return EvidenceRequest(
            ids=state.in_basket, basket=state.basket, order=view.order, style=style, made=made
        )
    if view.listed:
        return EvidenceRequest(ids=view.listed, basket=view.title, order=view.order, style=style, made=made)
    return EvidenceRequest(
        question=view.question or None,
        filters=view.filters,
        order=view.order,
        limit=many,
        style=style,
        made=made,
    )


def summary(found: Found, basket: str) -> str:
    """Say what is shown, in one line."""
    many = counted(len(found.positions), "passage")
    plain = found.view.order == "relevance" and not found.view.question
    order = "" if plain else f" · by {found.view.order}"
    if found.view.basket:
        return f"{basket}: {many}{order}. {found.said}".strip()
    if found.view.listed:
        return f"{found.view.title}: {many}{order}. {found.said}".strip()
    if found.view.question:
        many = f"The best {len(found.positions):,} of {found.considered:,}"
    if not len(found.positions):
        many = "Nothing was found. Take a filter away or use other words"
    filters = f" · {found.view.filters.describe()}" if limited(found.view.filters) else ""
    return f"{many}{order}{filters}. {found.said}".strip()


def file_name(basket: str) -> str:
    """Return a basket's name as the name of a file on any system."""
    kept = "".join(char if char.isalnum() else "-" for char in basket).strip("-").lower()
    return kept or "basket"
