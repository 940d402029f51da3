"""Reading YAML: quickly without positions, and again with them when something has to be shown.

Knowledge files use the plain part of YAML 1.2: mappings, lists, texts, whole and decimal numbers,
true, false and null. So ``NO`` is Norway and ``2015-04-01`` a text. Anchors, aliases, tags, several
documents and a key given twice are refused: none is needed, and each can hide or multiply content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml.nodes import Node

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 40

# Signs that a text may hold an anchor or alias, lists within lists on one line, or more brackets than a
# flat file of this project ever has. A text with such a sign is read with care, which takes longer. Each
# pattern begins with plain bytes, so a text without signs is passed in no time.
_SUSPICIOUS = tuple(
    re.compile(pattern)
    for pattern in (
        rb"[&*](?<![^\s\[{,?:-][&*])[^\s,\[\]{}]",
        rb"-[ \t]+[-?:][ \t]",
        rb"\?[ \t]+[-?:][ \t]",
        rb":[ \t]+[-?:][ \t]",
    )
)
_MANY_BRACKETS = 1500

_PLAIN_RESOLVERS = (
    ("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""]),
    ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf")),
    ("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789")),
    ("tag:yaml.org,2002:float", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-+0123456789")),
)

_IN_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "a text with ': ' in it has to stand in quotes",
    "did not find expected key": "expected 'field: value' here; is the indentation right, is a quote closed?",
    "did not find expected '-' indicator": "expected '- ' for the next item; is the indentation right?",
    "did not find expected <document start>": "the indentation is less than that of the first line",
    "did not find expected ',' or ']'": "expected ',' or ']': the list is not closed",
    "did not find expected ',' or '}'": "expected ',' or '}': the mapping is not closed",
    "found unexpected end of stream": "the file ends inside a quoted text: a quote is not closed",
    "could not find expected ':'": "expected ':' after the name of a field",
    "found unhashable key": "a list or mapping cannot be the name of a field",
    "but found another document": "a second document starts here ('---'): one file holds one",
}


class YamlError(Exception):
    """The text is not YAML of the plain kind. ``line`` counts from 1; None means the whole file."""

    def __init__(self, message: str, line: int | None = None, value: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.value = value


@dataclass(frozen=True)
class Parsed:
    """What a text holds. A key given twice keeps its last value and is told in ``faults``."""

    data: Any
    faults: tuple[YamlError, ...]


def parse(data: bytes) -> Parsed:
    """Return what the YAML text holds, without positions.

    Raises:
        YamlError: It is not UTF-8, not YAML, or uses what knowledge files do not.
    """
    import yaml

    _refuse_unsafe(data)
    try:
        loader = _loader_class()(data)
        try:
            return Parsed(loader.get_single_data(), tuple(loader.double_keys))
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise _explained(error, data) from error


def compose(data: bytes) -> Node | None:
    """Return the tree of nodes with their places, for text that `parse` has accepted."""
    import yaml

    node: Node | None = yaml.compose(data, _loader_class())
    return node


@cache
def _loader_class() -> Any:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class PlainLoader(base):  # type: ignore[misc]
        """The safe loader with the types of YAML 1.2's core only; it notes keys that come twice."""

        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

        def __init__(self, stream: bytes) -> None:
            super().__init__(stream)
            self.double_keys: list[YamlError] = []

        def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
            mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
            if len(mapping) != len(node.value):
                self.double_keys += _double_keys(node)
            return mapping

    for tag, pattern, first in _PLAIN_RESOLVERS:
        PlainLoader.add_implicit_resolver(tag, pattern, first)
    return PlainLoader


def _double_keys(node: Any) -> list[YamlError]:
    first: dict[str, int] = {}
    found: list[YamlError] = []
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if key.value in first:
            message = f"'{key.value}' is given twice (first in line {first[key.value]}): keep one"
            found.append(YamlError(message, line, key.value))
        first.setdefault(key.value, line)
    return found


def _refuse_unsafe(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise YamlError(f"the file is larger than {MAX_BYTES // 1024 // 1024} MB: split it")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlError("not UTF-8 text: save the file with the encoding UTF-8", line) from error
    brackets = data.count(b"[") + data.count(b"{")
    if brackets > _MANY_BRACKETS or any(pattern.search(data) for pattern in _SUSPICIOUS):
        _refuse_anchors_and_depth(data)


def _refuse_anchors_and_depth(data: bytes) -> None:
    """Read event by event, which neither multiplies nor recurses."""
    import yaml

    depth = 0
    event: Any
    try:
        for event in yaml.parse(data, _loader_class()):
            line = event.start_mark.line + 1
            if getattr(event, "anchor", None):
                raise YamlError(
                    f"anchors and aliases ('{event.anchor}') are not used here: write it out", line
                )
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > MAX_DEPTH:
                raise YamlError(f"nested more than {MAX_DEPTH} deep", line)
    except yaml.YAMLError as error:
        raise _explained(error, data) from error


def _explained(error: Exception, data: bytes) -> YamlError:
    """Say in plain words what the parser stumbled over."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None)
    if mark is None:
        position = getattr(error, "position", None)
        line = data.count(b"\n", 0, position) + 1 if isinstance(position, int) else None
        return YamlError("a control character stands here: delete it", line)
    line = mark.line + 1
    text = data.split(b"\n")[mark.line : mark.line + 1]
    shown = text[0].decode("utf-8", "replace").rstrip("\r") if text else ""
    message = _IN_PLAIN_WORDS.get(problem or "", problem or str(error))
    begins = getattr(error, "context_mark", None)
    if "not closed" in message and begins is not None and begins.line != mark.line:
        message += f" (it begins in line {begins.line + 1})"
    elif problem == "found character that cannot start any token":
        start = shown[mark.column : mark.column + 1]
        tab = "a tab cannot indent: use spaces"
        message = tab if start == "\t" else f"a text that begins with '{start}' has to stand in quotes"
    elif message.startswith("could not determine a constructor"):
        message = "tags ('!...') are not used here: put the text in quotes"
    return YamlError(message, line, shown.strip())
