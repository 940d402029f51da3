"""What else the program keeps of words that were replaced: answers on the screen, questions, baskets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cc_assistant.domain.pseudonym import Identifier
from cc_assistant.errors import FileFault
from cc_assistant.files import replace_file
from cc_assistant.privacy.replacing import Replacing

_ANSWERS = "answers"


class Traces:
    """What has to go, or to be put otherwise, since a pack was replaced.

    Args:
        names: what by what.
        ids: new ids of passages and documents by the old.
        sources: ids of the documents, old and new.
    """

    def __init__(self, names: Sequence[Identifier], ids: Mapping[str, str], sources: Iterable[str]) -> None:
        self._replacing = Replacing(names)
        self._ids = ids
        self._sources = frozenset(sources)

    def cleaned(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the app keeps, as JSON, without them."""
        answers = kept.get(_ANSWERS)
        stay = [one for one in answers if not _cites(one, self._sources)] if isinstance(answers, list) else []
        cleaned = self._put({**kept, _ANSWERS: stay})
        return dict(cleaned)

    def _put(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._ids[value] if value in self._ids else self._replacing.words(value)
        if isinstance(value, list | tuple):
            return [self._put(item) for item in value]
        if isinstance(value, dict):
            return {name: self._put(item) for name, item in value.items()}
        return value


def clean_state(file: Path, traces: Traces) -> int:
    """Take words that were replaced out of what the app keeps.

    Answers that cite the documents go: their quotes stand nowhere any more. Everywhere else names become
    pseudonyms, and passages have their new ids.

    Args:
        file: of the app's state; one that is not there or cannot be read as JSON is left alone.
        traces: what has to go.

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
    cleaned = traces.cleaned(kept)
    if cleaned != kept:
        try:
            replace_file(file, json.dumps(cleaned, ensure_ascii=False))
        except OSError as error:
            raise FileFault(f"{file} cannot be written: {error.strerror}.") from None
    before, after = (one.get(_ANSWERS) for one in (kept, cleaned))
    return len(before) - len(after) if isinstance(before, list) and isinstance(after, list) else 0


def _cites(answer: Any, sources: frozenset[str]) -> bool:
    references = answer.get("references", ()) if isinstance(answer, dict) else ()
    return any(isinstance(one, dict) and one.get("source") in sources for one in references)
