"""JSON Schemas of the files of a pack, so that editors complete and check while somebody types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from cc_assistant.knowledge.layout import KINDS, FileKind


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the schema of each kind of file to ``folder`` and return the paths.

    An editor finds the schema of a file by the file's first line:
    ``# yaml-language-server: $schema=../schemas/case.schema.json``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        path = folder / f"{kind.name}.schema.json"
        path.write_text(json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")
        written.append(path)
    return tuple(written)


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that only repeat the name of a field."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the base class asks
        return False


def schema(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a kind of file, made from its model."""
    made: dict[str, Any] = kind.adapter.json_schema(schema_generator=_WithoutTitles)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": f"{kind.pattern} of a pack",
    }
