"""Sentences that speak of what a model was told, or to it, and not of the evidence."""

from __future__ import annotations

import re

_ORDER = re.compile(
    r"^\W*(?:system|assistant|user|developer)\s*:"
    r"|\bas an? (?:ai\b|artificial intelligence|(?:large )?language model|chatbot\b)"
    r"|\b(?:ignore|disregard|forget|override)\b[^.]{0,40}\b(?:instructions?|prompts?|rules|guidelines)\b"
    r"|\b(?:system prompt|previous instructions|earlier instructions|these instructions)\b",
    re.IGNORECASE,
)


def strange_order(said: str) -> str:
    """Return the words of a sentence that come from an order to a model; or ""."""
    found = _ORDER.search(said)
    return found.group().strip() if found else ""
