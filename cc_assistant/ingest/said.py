"""What is said of documents and of people who speak in them: put together, and checked."""

from __future__ import annotations

from typing import TypeVar

from cc_assistant.domain.document import Details, Document
from cc_assistant.domain.frozen import Frozen
from cc_assistant.errors import InputError, NotFound

M = TypeVar("M", bound=Frozen)


def joined(before: Details, said: Details) -> Details:
    """Return what was said before, with what is said now in its place."""
    now = {name: getattr(said, name) for name in said.model_fields_set}
    now["attributes"] = {**before.attributes, **said.attributes}
    return before.model_copy(update=now)


def validated(model: M, update: dict[str, object]) -> M:
    """Return a model with other values.

    Raises:
        InputError: a value is none that the field can have.
    """
    from pydantic import ValidationError

    try:
        return type(model).model_validate({**model.model_dump(), **update})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        way = ".".join(map(str, fault["loc"]))
        raise InputError(f"{way}: '{fault['input']}' cannot stand here.", remedy=f"{fault['msg']}.") from None


def with_speaker(document: Document, name: str, update: dict[str, object]) -> Document:
    """Return a document with something else said of somebody who speaks in it.

    Raises:
        NotFound: nobody of that id or name does.
        InputError: a value is none that the field can have.
    """
    speaker = next((one for one in document.speakers if name in {one.id, one.name}), None)
    if speaker is None:
        names = ", ".join(f"{one.id} ({one.name})" for one in document.speakers) or "nobody"
        raise NotFound(f"Nobody called '{name}' speaks in {document.id}.", remedy=f"There speak: {names}.")
    attributes = {**speaker.attributes, **update.get("attributes", {})}  # type: ignore[dict-item]
    changed = validated(speaker, {**update, "attributes": attributes})
    speakers = tuple(changed if one is speaker else one for one in document.speakers)
    return document.model_copy(update={"speakers": speakers})
