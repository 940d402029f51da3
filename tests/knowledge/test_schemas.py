"""The committed schemas are those of the models, and every knowledge file is valid by them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from cc_assistant.knowledge.layout import KINDS, FileKind, knowledge_files
from cc_assistant.knowledge.schemas import schema, write_schemas
from cc_assistant.knowledge.yaml_text import parse
from tests.knowledge.packs import SHIPPED, TINY


def test_the_committed_schemas_are_fresh(tmp_path: Path) -> None:
    fresh = {path.name: path.read_bytes() for path in write_schemas(tmp_path)}
    committed = {path.name: path.read_bytes() for path in (SHIPPED / "schemas").iterdir()}
    assert committed == fresh, "make them anew with cc_assistant.knowledge.schemas.write_schemas"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_file_is_valid_by_its_schema(kind: FileKind) -> None:
    validator = jsonschema.Draft202012Validator(schema(kind))
    files = [
        folder / relative
        for folder in (SHIPPED, TINY)
        for relative, of in knowledge_files(folder)
        if of is kind
    ]
    assert files
    for file in files:
        assert [error.message for error in validator.iter_errors(parse(file.read_bytes()).data)] == []


def test_a_slip_is_seen_by_an_editor_too() -> None:
    data = parse((TINY / "evidence" / "smith2020.yaml").read_bytes()).data
    data["excerpts"][0]["direction"] = "barier"
    data["source"]["titel"] = data["source"].pop("title")
    kind = next(kind for kind in KINDS if kind.name == "evidence")
    errors = list(jsonschema.Draft202012Validator(schema(kind)).iter_errors(data))
    assert len(errors) == 3


def test_every_shipped_file_names_its_schema_in_its_first_line() -> None:
    for relative, kind in knowledge_files(SHIPPED):
        first = (SHIPPED / relative).read_text("utf-8").splitlines()[0]
        up = "../" * relative.count("/")
        assert first == f"# yaml-language-server: $schema={up}schemas/{kind.name}.schema.json", relative


def test_a_schema_says_what_it_is() -> None:
    for kind in KINDS:
        made = schema(kind)
        assert made["$schema"].endswith("2020-12/schema")
        assert kind.pattern in made["title"]
        json.dumps(made)
