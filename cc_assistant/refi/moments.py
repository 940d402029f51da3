"""Times as programs write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_FRACTION = re.compile(r"(\.\d{6})\d+")


def read_moment(written: str) -> datetime | None:
    """Return a time; without a zone it is taken as UTC. None where there is none, or nonsense (MAXQDA)."""
    try:
        found = datetime.fromisoformat(_FRACTION.sub(r"\1", written.strip()))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def written_moment(moment: datetime) -> str:
    """Write a time as the schema wants it, in UTC."""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return utc.isoformat().replace("+00:00", "Z")
