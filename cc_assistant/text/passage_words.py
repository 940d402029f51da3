"""Fixed values of passages and sources as people read them within a sentence."""

from __future__ import annotations

PERSPECTIVE: dict[str, str] = {
    "link-worker": "link workers",
    "manager": "managers",
    "referrer": "referrers",
    "service-user": "people who use services",
    "carer": "carers",
    "commissioner": "commissioners",
    "vcse-partner": "voluntary sector partners",
    "volunteer": "volunteers",
    "researcher": "researchers",
    "policy": "policy makers",
}
PANDEMIC: dict[str, str] = {
    "before": "before the pandemic",
    "during": "during the pandemic",
    "after": "after the pandemic",
    "not-specific": "",
}
READ_PART: dict[str, str] = {
    "abstract": "the abstract",
    "page-beginning": "the beginning of the page",
    "full-text": "the full text",
}
"""What was read of a source."""
