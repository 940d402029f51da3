"""Damage of every kind: a clear message, never a traceback or a wrong answer in silence, and a way back."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from cc_assistant.domain.library import Library
from cc_assistant.errors import IndexFault
from cc_assistant.retrieval.index.build import build_index
from cc_assistant.retrieval.index.clean import clean_indexes
from cc_assistant.retrieval.index.layout import POINTER, VECTOR_CACHE, builds
from cc_assistant.retrieval.index.opened import Index, open_index
from cc_assistant.retrieval.index.status import index_status, verify_index
from tests.index.small import NOW, HashEncoder, no_right_to_write


def files_of(root: Path) -> list[Path]:
    folder = builds(root)[0]
    return sorted(file for file in folder.rglob("*") if file.is_file())


def read_everything(index: Index) -> None:
    index.passages([0, 1])
    index.sources()
    index.ids([0])
    index.facet_bits("phase", "operation")
    index.words.analyser.terms("a question")
    index.words.field("passage").postings("worker")
    index.words.phrase("link worker")
    _ = index.words.known
    _ = index.words.field("asks").mean_length
    _ = index.vectors.passages[0], index.vectors.units.vectors[0], index.vectors.topics.vectors[0]
    _ = index.source_numbers[0], index.first_told[0]


def rebuild(root: Path, library: Library) -> None:
    build_index(library, root, HashEncoder(), knowledge="k1", now=NOW)
    verify_index(root)
    read_everything(open_index(root))


def test_a_missing_file_is_named(root: Path) -> None:
    for file in files_of(root):
        kept = file.read_bytes()
        file.unlink()
        with pytest.raises(IndexFault) as caught:
            open_index(root)
        assert caught.value.remedy
        assert file.name in caught.value.message or "not there or not finished" in caught.value.message
        file.write_bytes(kept)
    read_everything(open_index(root))


def test_a_truncated_file_is_named(root: Path) -> None:
    for file in files_of(root):
        kept = file.read_bytes()
        if kept:
            file.write_bytes(kept[: len(kept) // 2])
            with pytest.raises(IndexFault, match=file.name):
                open_index(root)
            file.write_bytes(kept)


def test_other_bytes_of_the_same_size_are_found_by_verify_and_never_a_crash(root: Path) -> None:
    noise = np.random.default_rng(0)
    for file in files_of(root):
        kept = file.read_bytes()
        if not kept:
            continue
        file.write_bytes(noise.bytes(len(kept)))
        with pytest.raises(IndexFault):
            verify_index(root)
        try:
            read_everything(open_index(root))
        except IndexFault as fault:
            assert fault.remedy
        file.write_bytes(kept)
    verify_index(root)


def test_arrays_of_zeros_are_not_believed(root: Path) -> None:
    file = builds(root)[0] / "arrays" / "passage-vectors.npy"
    kept = file.read_bytes()
    file.write_bytes(kept[:128] + bytes(len(kept) - 128))
    with pytest.raises(IndexFault, match="vectors are not whole"):
        _ = open_index(root).vectors.passages


@pytest.mark.parametrize(
    "name", ["catalogue.sqlite", "arrays/unit-vectors.npy", "chroma/chroma.sqlite3", "manifest.json"]
)
@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(bytes(file.stat().st_size))])
def test_the_next_build_heals_a_damaged_one(
    root: Path, library: Library, name: str, harm: Callable[[Path], object]
) -> None:
    harm(builds(root)[0] / name)
    rebuild(root, library)


@pytest.mark.parametrize("content", [None, b"", b"nothing", b"../../etc", b"\xff\xfe", b"0123456789abcdef\n"])
def test_a_damaged_pointer_is_a_fault_and_the_next_build_mends_it_without_encoding(
    root: Path, library: Library, content: bytes | None
) -> None:
    if content is None:
        (root / POINTER).unlink()
    else:
        (root / POINTER).write_bytes(content)
    with pytest.raises(IndexFault, match="index"):
        open_index(root)
    assert index_status(root).fault
    encoder = HashEncoder()
    build_index(library, root, encoder, knowledge="k1", now=NOW)
    assert encoder.encoded == []
    read_everything(open_index(root))


@pytest.mark.parametrize("content", ["", "{}", "null", '{"folder": 3}', "not json", "\x00" * 50])
def test_a_manifest_of_nonsense_is_a_fault(root: Path, library: Library, content: str) -> None:
    (builds(root)[0] / "manifest.json").write_text(content)
    with pytest.raises(IndexFault, match=r"manifest\.json"):
        open_index(root)
    assert index_status(root).builds[0].fault


def test_an_index_of_another_version_is_not_read(root: Path) -> None:
    file = builds(root)[0] / "manifest.json"
    file.write_text(file.read_text().replace('"format": "', '"format": "9'))
    with pytest.raises(IndexFault, match="another version"):
        open_index(root)


def test_everything_can_be_deleted_and_built_again(root: Path, library: Library) -> None:
    shutil.rmtree(root)
    with pytest.raises(IndexFault, match="no index") as caught:
        open_index(root)
    assert "index build" in caught.value.remedy
    rebuild(root, library)


def test_a_folder_that_cannot_be_written_is_said_so(open_folder: Path, library: Library) -> None:
    (open_folder / "file").write_text("x")
    with no_right_to_write(open_folder):
        for place in (open_folder, open_folder / "indexes", open_folder / "file"):
            with pytest.raises(IndexFault, match="cannot be written"):
                build_index(library, place, None, knowledge="k", now=NOW)


def test_an_index_that_cannot_be_written_can_be_read_but_not_built(
    built: Path, open_folder: Path, library: Library
) -> None:
    root = Path(shutil.copytree(built, open_folder / "indexes"))
    with no_right_to_write(open_folder):
        read_everything(open_index(root))
        assert index_status(root).fault == ""
        with pytest.raises(IndexFault, match="cannot be written"):
            build_index(library, root, None, knowledge="k2", now=NOW)
        with pytest.raises(IndexFault, match="cannot be written"):
            clean_indexes(root, now=NOW)


@pytest.mark.parametrize(
    "step",
    [
        "cc_assistant.retrieval.index.build.write_catalogue",
        "cc_assistant.retrieval.index.build.write_arrays",
        "cc_assistant.retrieval.index.build.write_vectors",
        "cc_assistant.retrieval.index.build.file_entries",
        "cc_assistant.retrieval.index.build.replace_file",
        "cc_assistant.retrieval.index.build.switch_pointer",
    ],
)
def test_a_full_disk_at_any_step_changes_nothing(
    root: Path, library: Library, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(step, full)
        with pytest.raises(IndexFault, match="not enough space"):
            build_index(library, root, HashEncoder(), knowledge="k2", now=NOW)
    assert open_index(root).manifest.origin.knowledge == "k1"
    assert not list(root.glob(".building*"))
    build_index(library, root, HashEncoder(), knowledge="k2", now=NOW)
    assert verify_index(root).origin.knowledge == "k2"


def test_a_cache_that_is_a_folder_is_a_fault(root: Path, library: Library) -> None:
    (root / VECTOR_CACHE).unlink()
    (root / VECTOR_CACHE).mkdir()
    with pytest.raises(IndexFault, match="cannot be written"):
        build_index(library, root, HashEncoder(), knowledge="k2", now=NOW)
