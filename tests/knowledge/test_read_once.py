"""A file that has not changed is not read into again; one that has is seen at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cc_assistant.knowledge import read_once as module
from cc_assistant.knowledge.layout import EVIDENCE, MANIFEST
from cc_assistant.knowledge.lookup import find_source
from cc_assistant.knowledge.pack_reader import PackReader
from cc_assistant.knowledge.read_once import read_once
from cc_assistant.knowledge.yaml_text import YamlError
from tests.knowledge.packs import TINY, PackUnderTest

JONES = "evidence/jones2021.yaml"


def test_the_same_bytes_hold_the_same_wherever_they_lie(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(TINY, tmp_path / "copy"))
    first, second = (PackReader().read_file(folder, JONES, EVIDENCE) for folder in (TINY, copy))
    assert first and second
    assert first.model is second.model
    assert (first.shown, second.shown) == (str(TINY / JONES), str(copy / JONES))


def test_what_was_changed_is_seen_at_once(pack: PackUnderTest) -> None:
    before, _ = find_source([pack.folder], "jones2021")
    pack.change(JONES, before.title, "Another title")
    after, _ = find_source([pack.folder], "jones2021")
    assert after.title == "Another title" != before.title


def test_faults_are_told_at_each_look_with_the_file_at_hand(pack: PackUnderTest, tmp_path: Path) -> None:
    pack.change(JONES, "kind: guidance", "kind: guide")
    copy = Path(shutil.copytree(pack.folder, tmp_path / "copy"))
    for folder in (pack.folder, pack.folder, copy):
        reader = PackReader()
        reader.read_file(folder, JONES, EVIDENCE)
        assert [finding.file.pack for finding in reader.findings] == [str(folder)]


def test_what_is_no_yaml_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(YamlError):
            read_once(MANIFEST, b"id: [")


def test_the_oldest_go_where_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_kept", {})
    monkeypatch.setattr(module, "_bytes", 0)
    monkeypatch.setattr(module, "MOST_BYTES", 25)
    files = [f"id: pack-{n}".encode() for n in range(4)]
    held = [read_once(MANIFEST, file) for file in files]
    assert read_once(MANIFEST, files[3]) is held[3]
    assert read_once(MANIFEST, files[0]) is not held[0]
    read_once(MANIFEST, b"id: " + b"x" * 30)
    assert module._bytes == sum(len(content) for _, content in module._kept) <= 25
