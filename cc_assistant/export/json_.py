"""An evidence table as JSON: everything that is known of each row, exactly as stored."""

from __future__ import annotations

import json

from cc_assistant.domain.evidence_table import EvidenceTable


def evidence_json(table: EvidenceTable) -> bytes:
    """Write the table as UTF-8; control characters and halves of surrogate pairs are escaped, so kept."""
    written = json.dumps(table.model_dump(), ensure_ascii=False, indent=2)
    return (written + "\n").encode("utf-8", "backslashreplace")
