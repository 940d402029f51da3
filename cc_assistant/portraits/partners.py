"""What kind of body a partner is, read from the words of its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cc_assistant.domain.portrait_paper import Partner, PartnerKind, PartnerMap

_SIGNS: tuple[tuple[PartnerKind, re.Pattern[str]], ...] = (
    ("research", re.compile(r"universit|research|evaluation|college of", re.IGNORECASE)),
    (
        "health",
        re.compile(
            r"\bnhs\b|clinical commissioning|practices?\b|practitioners|\bgps?\b|hospital|health|primary care"
            r"|integrated care|pharmac|\bsurger(?:y|ies)\b|\bclinics?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "council",
        re.compile(
            r"council|government|department for|authorit|police|housing executive|ministry|\bcity covid\b"
            r"|jobcentre|borough|\bparish(?! church)|libraries|library",
            re.IGNORECASE,
        ),
    ),
    (
        "voluntary",
        re.compile(
            r"voluntary|charit|community|communities|network|association|citizens|trussell|volunteer|alliance"
            r"|faith|church|mosque|temple|foundation|think local|food ?banks?",
            re.IGNORECASE,
        ),
    ),
)


def partner_map(service: str, host: str, partners: Sequence[str]) -> PartnerMap | None:
    """Return who works with a service; None where no partner is named."""
    if not partners:
        return None
    return PartnerMap(
        service=service,
        host=host,
        partners=tuple(Partner(name=name, kind=kind_of(name)) for name in partners),
    )


def kind_of(name: str) -> PartnerKind:
    """Return the kind that the words of a name tell; ``other`` where they tell none."""
    return next((kind for kind, sign in _SIGNS if sign.search(name)), "other")
