"""The fingerprint changes with what is known, and with nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cc_assistant.errors import KnowledgeError
from cc_assistant.knowledge.fingerprint import fingerprint
from tests.knowledge.packs import TINY, PackUnderTest


def test_it_is_a_sha_256() -> None:
    assert len(bytes.fromhex(fingerprint([TINY]))) == 32


def test_a_copy_elsewhere_has_the_same(pack: PackUnderTest) -> None:
    assert fingerprint([pack.folder]) == fingerprint([TINY])


@pytest.mark.parametrize("file", ["pack.yaml", "evidence/smith2020.yaml", "glossary/spellings.yaml"])
def test_one_byte_in_a_knowledge_file_changes_it(pack: PackUnderTest, file: str) -> None:
    path = pack.folder / file
    path.write_bytes(path.read_bytes() + b"\n")
    assert fingerprint([pack.folder]) != fingerprint([TINY])


def test_a_file_renamed_or_taken_away_changes_it(pack: PackUnderTest) -> None:
    evidence = pack.folder / "evidence"
    (evidence / "jones2021.yaml").rename(evidence / "jones2022.yaml")
    renamed = fingerprint([pack.folder])
    (evidence / "jones2022.yaml").unlink()
    assert len({renamed, fingerprint([pack.folder]), fingerprint([TINY])}) == 3


def test_notes_and_schemas_beside_the_knowledge_do_not_count(pack: PackUnderTest) -> None:
    pack.write("README.md", "Notes")
    pack.write("schemas/pack.schema.json", "{}")
    pack.write("evidence/.hidden.yaml", "a: 1")
    assert fingerprint([pack.folder]) == fingerprint([TINY])


def test_the_order_of_packs_counts(pack: PackUnderTest) -> None:
    pack.change("pack.yaml", "id: tiny", "id: other")
    assert fingerprint([TINY, pack.folder]) != fingerprint([pack.folder, TINY])


def test_two_packs_are_not_the_same_as_one_with_both_contents(pack: PackUnderTest, tmp_path: Path) -> None:
    half = tmp_path / "half"
    shutil.copytree(pack.folder, half)
    (half / "themes.yaml").unlink()
    assert fingerprint([half, TINY]) != fingerprint([TINY, half])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="There is no folder"):
        fingerprint([tmp_path / "nowhere"])
