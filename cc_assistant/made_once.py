"""Attributes that are made when they are first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class made_once(Generic[T]):  # noqa: N801 (used as a decorator)
    """As `functools.cached_property`, without its lock.

    Up to Python 3.11 that lock is one for all instances of a class: while one thread builds an index, every
    other would wait for it, though it works with services of its own.

    Args:
        make: makes the value from the instance.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name under which the value is kept."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Self | T:
        """Return the value, made now if it was not before; kept, it hides this descriptor."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value
