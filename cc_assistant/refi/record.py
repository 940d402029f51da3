"""What a document of ours is beside its text and what the standard can say: kept in a note of its own.

A project of ours that comes back, even through another program, gives the same document again, with the
ids of its passages, if its words were left as they were.
"""

from __future__ import annotations

import hashlib
import json

from pydantic import ValidationError

from cc_assistant.domain.document import Document
from cc_assistant.refi.spoken import spoken

ORIGIN = "CC Assistant"
"""Begins what our exports say of their origin; their positions are as the standard has them."""
NAME = "CC Assistant: record of "
"""Begins the name of such a note."""
_TEXT = "text_sha256"


def written(document: Document) -> str:
    """Return the record of a document as the text of a note."""
    held = document.model_dump(mode="json", exclude={"text"}, exclude_defaults=True)
    return json.dumps({**held, _TEXT: _hash(document.text)}, ensure_ascii=False, sort_keys=True)


def restored(record: str, shown: str) -> Document | None:
    """Return the document of a record, if its words still stand.

    Args:
        record: the text of the note.
        shown: the text of the source, as it came back.
    """
    try:
        held = json.loads(record)
        wanted = held.pop(_TEXT)
        empty = Document.model_validate({**held, "text": ""})
        text = spoken(empty).bare(shown)
        if text is None or _hash(text) != wanted:
            return None
        return empty.model_copy(update={"text": text})
    except (ValueError, KeyError, AttributeError, TypeError, ValidationError):
        return None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
