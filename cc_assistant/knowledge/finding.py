"""A finding: a fault as a check sees it, before its line is looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.fault import Fault
from cc_assistant.errors import KnowledgeError

if TYPE_CHECKING:
    from yaml.nodes import Node

    from cc_assistant.knowledge.pack_file import PackFile

Way = tuple[str | int, ...]
"""The way from the top of a file to a value: names of fields and positions in lists."""

_LONGEST_VALUE = 80
# The fields by which an item of a list is known.
_NAMING = ("id", "recommendation", "excerpt")


@dataclass(frozen=True)
class Finding:
    """Something wrong at ``way`` in ``file``; ``line`` only where it is known already."""

    file: PackFile
    way: Way
    message: str
    value: object = ""
    nearest: str | None = None
    line: int | None = None


def nearest(value: object, valid: Sequence[str] | Mapping[str, Any]) -> str | None:
    """Return the valid value that is spelt most like ``value``, or None if none is like it."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        str(value), list(valid), scorer=fuzz.ratio, score_cutoff=65, processor=str.casefold
    )
    return found[0] if found else None


def faults(findings: Sequence[Finding]) -> tuple[Fault, ...]:
    """Return the findings as faults, each once; only files with findings are read again for the lines."""
    from cc_assistant.knowledge.yaml_text import compose

    trees: dict[str, Node | None] = {}
    told: dict[Fault, None] = {}
    for finding in findings:
        file = finding.file
        line = finding.line
        if line is None and finding.way:
            if file.shown not in trees:
                trees[file.shown] = compose(file.content)
            line = line_of(trees[file.shown], finding.way)
        fault = Fault(
            file=file.shown,
            line=line,
            field=in_words(finding.way, file.data),
            value=_shortened(finding.value),
            message=finding.message,
            nearest=finding.nearest,
        )
        told[fault] = None
    return tuple(told)


def knowledge_error(faults: Sequence[Fault]) -> KnowledgeError:
    """Return the error that carries these faults and tells the first."""
    return KnowledgeError(
        f"{faults[0]}" if len(faults) == 1 else f"{len(faults)} faults, the first: {faults[0]}",
        remedy="'cc-assistant knowledge check' shows everything that is wrong with the packs.",
        faults=faults,
    )


def line_of(tree: Node | None, way: Way) -> int | None:
    """Return the line (from 1) at which the value at ``way`` stands, or that of the last part found."""
    from yaml.nodes import MappingNode, SequenceNode

    if tree is None:
        return None
    node, line = tree, tree.start_mark.line + 1
    for step in way:
        if isinstance(node, MappingNode):
            pairs = [(key, value) for key, value in node.value if key.value == str(step)]
            if not pairs:
                break
            key, node = pairs[-1]
            line = key.start_mark.line + 1
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            break
    return line


def in_words(way: Way, data: object) -> str:
    """Write a way for people: an item of a list by its id if it has one, else by its number from 1."""
    parts: list[str] = []
    for step in way:
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            name = _name_of(data)
            parts.append(str(step + 1) if name is None else str(name))
        else:
            data = data.get(step) if isinstance(data, dict) else None
            parts.append(str(step))
    return ".".join(parts)


def _name_of(item: object) -> object:
    if not isinstance(item, dict):
        return None
    return next((item[field] for field in _NAMING if isinstance(item.get(field), str | int)), None)


def _shortened(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
