"""What else the program keeps of words that were replaced: answers on the screen, questions, baskets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from cc_assistant.errors import FileFault
from cc_assistant.files import replace_file
from cc_assistant.privacy.replacing import Replacing

_ANSWERS = "answers"


def clean_state(file: Path, replacing: Replacing, ids: Mapping[str, str], sources: Iterable[str]) -> int:
    """Take words that were replaced out of what the app keeps.

    Answers that cite the documents go: their quotes stand nowhere any more. Everywhere else names become
    pseudonyms, and passages have their new ids.

    Args:
        file: of the app's state; one that is not there or cannot be read as JSON is left alone.
        replacing: what by what.
        ids: new ids of passages and documents by the old.
        sources: ids of the documents, old and new.

    Returns:
        How many answers went.

    Raises:
        FileFault: it cannot be written.
    """
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return 0
    if not isinstance(kept, dict):
        return 0
    cited = set(sources)
    answers = kept.get(_ANSWERS)
    stay = [one for one in answers if not _cites(one, cited)] if isinstance(answers, list) else []
    gone = len(answers) - len(stay) if isinstance(answers, list) else 0
    cleaned = _cleaned({**kept, _ANSWERS: stay}, replacing, ids)
    if cleaned != kept:
        try:
            replace_file(file, json.dumps(cleaned, ensure_ascii=False))
        except OSError as error:
            raise FileFault(f"{file} cannot be written: {error.strerror}.") from None
    return gone


def _cites(answer: Any, sources: set[str]) -> bool:
    references = answer.get("references", ()) if isinstance(answer, dict) else ()
    return any(isinstance(one, dict) and one.get("source") in sources for one in references)


def _cleaned(value: Any, replacing: Replacing, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids[value] if value in ids else replacing.words(value)
    if isinstance(value, list):
        return [_cleaned(item, replacing, ids) for item in value]
    if isinstance(value, dict):
        return {name: _cleaned(item, replacing, ids) for name, item in value.items()}
    return value
