"""Which values of a file are ids, names of ids or conditions, found by the marks in its types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from cc_assistant.domain.ids import ConditionMark, Gives, Names
from cc_assistant.knowledge.finding import Way

Mark = Names | Gives | ConditionMark
Marked = tuple[Mark, str, Way]
_Walk = Callable[[Any, Way], Iterator[Marked]]


def marked(annotation: Any, data: object) -> Iterator[Marked]:
    """Yield each marked text in the data of a file with its mark and its way.

    The data need not be valid: what has another shape than its type says is passed over.
    """
    walk = _walk_of(annotation)
    return walk(data, ()) if walk else iter(())


@cache
def _walk_of(annotation: Any) -> _Walk | None:
    """Compile a type to a function that visits its marked values, or None if it has none."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        marks = tuple(item for item in metadata if isinstance(item, Mark))
        return _leaf(marks) if marks else _walk_of(inner)
    if origin is tuple:
        item = _walk_of(get_args(annotation)[0])
        return _each(item) if item else None
    if origin is dict:
        key = _walk_of(get_args(annotation)[0])
        return _keys(key) if key else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation)
    walks = [walk for member in get_args(annotation) if (walk := _walk_of(member))]
    return walks[0] if walks else None


def _leaf(marks: tuple[Mark, ...]) -> _Walk:
    def walk(data: Any, way: Way) -> Iterator[Marked]:
        if isinstance(data, str):
            for mark in marks:
                yield mark, data.strip(), way

    return walk


def _each(item: _Walk) -> _Walk:
    def walk(data: Any, way: Way) -> Iterator[Marked]:
        if isinstance(data, list):
            for index, value in enumerate(data):
                yield from item(value, (*way, index))

    return walk


def _keys(key: _Walk) -> _Walk:
    def walk(data: Any, way: Way) -> Iterator[Marked]:
        if isinstance(data, dict):
            for name in data:
                yield from key(name, (*way, name))

    return walk


def _fields(model: type[BaseModel]) -> _Walk | None:
    walks: list[tuple[str, _Walk]] = []
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        for item in field.metadata:
            if isinstance(item, Mark):
                annotation = Annotated[annotation, item]
        if walk := _walk_of(annotation):
            walks.append((name, walk))

    def walk_fields(data: Any, way: Way) -> Iterator[Marked]:
        if isinstance(data, dict):
            for name, walk in walks:
                value = data.get(name)
                if value is not None:
                    yield from walk(value, (*way, name))

    return walk_fields if walks else None
