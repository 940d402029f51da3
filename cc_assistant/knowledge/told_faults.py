"""What is wrong with a file that is no part of a pack, told as the faults of packs are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cc_assistant.domain.portrait_draft import DraftPortrait
from cc_assistant.knowledge.finding import faults
from cc_assistant.knowledge.layout import FileKind
from cc_assistant.knowledge.pack_file import PackFile
from cc_assistant.knowledge.validation import faults_of_data

if TYPE_CHECKING:
    from pydantic import ValidationError

_DRAFT = FileKind("draft", "*.yaml", DraftPortrait)


def faults_of_draft(content: bytes, data: Any, error: ValidationError) -> tuple[str, ...]:
    """Return every fault of a draft of a portrait with its line, its field and what could stand there.

    Args:
        content: the text of its file.
        data: what the text holds.
        error: what the model says of the data.
    """
    file = PackFile(pack="", relative="", shown="", kind=_DRAFT, content=content, data=data, model=None)
    return tuple(
        (f"line {one.line}, " if one.line else "")
        + (f"{one.field}: " if one.field else "")
        + one.message
        + (f" (did you mean '{one.nearest}'?)" if one.nearest else "")
        for one in faults(list(faults_of_data(file, error)))
    )
