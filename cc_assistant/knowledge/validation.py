"""From the data of a file to its model, or to every fault in it."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from cc_assistant.knowledge.finding import Finding, Way, nearest
from cc_assistant.knowledge.pack_file import PackFile

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_TYPE_IN_WORDS = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "dict_type": "fields ('name: value')",
    "model_type": "fields ('name: value')",
    "model_attributes_type": "fields ('name: value')",
}


def faults_of_data(file: PackFile, error: ValidationError) -> Iterator[Finding]:
    """Yield a finding for each error that the model of the file reports."""
    for details in error.errors(include_url=False):
        yield _finding(file, details)


def _finding(file: PackFile, details: ErrorDetails) -> Finding:
    kind, value = details["type"], details["input"]
    way = _without_unions(details["loc"], file.data)
    if kind == "extra_forbidden":
        fields = _fields(file.kind.holds, way[:-1])
        return Finding(file, way, f"'{way[-1]}' is not a field here", str(way[-1]), nearest(way[-1], fields))
    if kind == "missing":
        return Finding(file, way, f"'{way[-1]}' is missing")
    if kind == "literal_error":
        valid = _literals(file.kind.holds, way)
        return Finding(file, way, f"'{value}' is not one of {', '.join(valid)}", value, nearest(value, valid))
    if kind in _TYPE_IN_WORDS:
        return Finding(file, way, f"expected {_TYPE_IN_WORDS[kind]}, found {_in_words(value)}", value)
    message = details["msg"].removeprefix("Value error, ")
    return Finding(file, way, message[0].lower() + message[1:], value)


def _in_words(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"{str(value).lower()} (to mean the word, put it in quotes)"
    if isinstance(value, int | float):
        return f"the number {value} (to mean a text, put it in quotes)"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "fields ('name: value'); a text with ': ' in it has to stand in quotes"
    return f"'{value}'"


def _without_unions(loc: tuple[str | int, ...], data: object) -> Way:
    """Leave out the steps by which pydantic names the member of a union."""
    way: list[str | int] = []
    for index, step in enumerate(loc):
        last = index == len(loc) - 1
        if isinstance(data, dict) and (step in data or last):
            way.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            way.append(step)
            data = data[step]
    return tuple(way)


def _members(annotation: Any) -> tuple[Any, ...]:
    """Return what a type may be, without its annotations: the members of a union, or itself."""
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(member for part in get_args(annotation) for member in _members(part))
    return (annotation,)


def _types_at(annotation: Any, way: Way) -> tuple[Any, ...]:
    found = _members(annotation)
    for step in way:
        inner: list[Any] = []
        for kind in found:
            if get_origin(kind) is tuple:
                inner += _members(get_args(kind)[0])
            elif get_origin(kind) is dict:
                inner += _members(get_args(kind)[1])
            elif isinstance(kind, type) and issubclass(kind, BaseModel) and step in kind.model_fields:
                inner += _members(kind.model_fields[str(step)].annotation)
        found = tuple(inner)
    return found


def _fields(annotation: Any, way: Way) -> tuple[str, ...]:
    models = [kind for kind in _types_at(annotation, way) if isinstance(kind, type)]
    return tuple(name for model in models if issubclass(model, BaseModel) for name in model.model_fields)


def _literals(annotation: Any, way: Way) -> tuple[str, ...]:
    return tuple(str(value) for kind in _types_at(annotation, way) for value in get_args(kind))
