"""What is said of documents and speakers, as variables of the standard and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, get_args

from pydantic import ValidationError

from cc_assistant.domain.document import Details, Speaker
from cc_assistant.domain.pack import Sensitivity
from cc_assistant.domain.passage import Pandemic, Perspective, Phase
from cc_assistant.refi.guid import guid_of

ATTRIBUTE = "Attribute: "
"""Begins the description of a variable whose name had to be changed."""
_BETWEEN = "; "
_DETAILS = {
    "role": "Role",
    "phase": "Phase",
    "pandemic": "Pandemic period",
    "perspective": "Perspective",
    "on": "Date",
    "consent": "Consent",
    "sensitivity": "Sensitivity",
}
_SPEAKER = {"role": "Role", "perspective": "Perspective", "interviewer": "Interviewer"}
FIELDS = _DETAILS | _SPEAKER


class Value(NamedTuple):
    """A value of a variable; ``field`` is the field of ours that it holds, empty for an attribute."""

    name: str
    text: str
    field: str = ""

    @property
    def key(self) -> str:
        """What tells it apart: an attribute may be called as one of our fields is."""
        return f"field:{self.field}" if self.field else self.name


def guid_of_variable(value: Value) -> str:
    """Return the GUID that our exports give to the variable of a value."""
    return guid_of("variable", f"field:{value.field}" if value.field else f"attribute:{value.name}")


FIELD_BY_GUID = {guid_of_variable(Value(name, "", key)): key for key, name in FIELDS.items()}


def details_values(details: Details) -> Iterator[Value]:
    """Yield what is said of a document, without its case; what is not said is not there."""
    for key, name in _DETAILS.items():
        held = getattr(details, key)
        if held not in {"", (), None} and (key, held) != ("pandemic", "not-specific"):
            yield Value(name, _BETWEEN.join(held) if isinstance(held, tuple) else str(held), key)
    yield from (Value(name, text) for name, text in details.attributes.items())


def speaker_values(speaker: Speaker) -> Iterator[Value]:
    """Yield what is said of a speaker, beside the name."""
    if speaker.role:
        yield Value(_SPEAKER["role"], speaker.role, "role")
    if speaker.perspective:
        yield Value(_SPEAKER["perspective"], speaker.perspective, "perspective")
    if speaker.interviewer:
        yield Value(_SPEAKER["interviewer"], "true", "interviewer")
    yield from (Value(name, text) for name, text in speaker.attributes.items())


def details_of(values: Mapping[str, Value], before: Details | None = None) -> Details:
    """Return what variables say of a document.

    Args:
        values: by their keys.
        before: what was said of it, for what the variables do not say.
    """
    found: dict[str, object] = {}
    attributes: dict[str, str] = {}
    for value in values.values():
        held = _detail(value.field, value.text)
        if held is None:
            attributes[value.name] = value.text
        else:
            found[value.field] = held
    base = before.model_dump() if before else {}
    return Details.model_validate(
        {**base, **found, "attributes": {**base.get("attributes", {}), **attributes}}
    )


def speaker_of(speaker: Speaker, values: Mapping[str, Value]) -> Speaker:
    """Return a speaker with what variables say of them."""
    found: dict[str, object] = {}
    attributes = dict(speaker.attributes)
    for value in values.values():
        if value.field == "role":
            found["role"] = value.text
        elif value.field == "perspective" and value.text in get_args(Perspective):
            found["perspective"] = value.text
        elif value.field == "interviewer":
            found["interviewer"] = value.text.lower() in {"true", "1"}
        else:
            attributes[value.name] = value.text
    try:
        return Speaker.model_validate({**speaker.model_dump(), **found, "attributes": attributes})
    except ValidationError:
        return speaker


def _detail(field: str, text: str) -> object:  # noqa: PLR0911  (one for each kind of field)
    """Return the value of a field of ours; None where the text is none."""
    parts = tuple(part.strip() for part in text.split(_BETWEEN.strip()))
    if field in {"role", "consent"}:
        return text
    if field == "phase":
        return parts if set(parts) <= set(get_args(Phase)) else None
    if field == "perspective":
        return parts if set(parts) <= set(get_args(Perspective)) else None
    if field == "pandemic":
        return text if text in get_args(Pandemic) else None
    if field == "sensitivity":
        return text if text in get_args(Sensitivity) else None
    if field == "on":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return None
