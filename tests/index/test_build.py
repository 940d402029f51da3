"""Building: what costs what, what is put into use when, and what stays if it is stopped."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest

from cc_assistant.domain.library import Library
from cc_assistant.errors import Cancelled, IndexBusy, IndexFault
from cc_assistant.retrieval.index.build import build_index
from cc_assistant.retrieval.index.layout import LOCK, VECTOR_CACHE, builds, unfinished
from cc_assistant.retrieval.index.lock import holder, writer_lock
from cc_assistant.retrieval.index.manifest import IndexSettings, origin_of
from cc_assistant.retrieval.index.opened import open_index
from cc_assistant.retrieval.index.status import index_status, verify_index
from tests.index.small import NOW, HashEncoder, change_claim


def test_a_build_says_what_it_was_made_from(built: Path, library: Library, encoder: HashEncoder) -> None:
    manifest = open_index(built).manifest
    assert manifest.origin == origin_of("k1", encoder)
    assert manifest.folder == manifest.fingerprint == manifest.origin.fingerprint
    assert manifest.created == "2026-01-02T03:04:05+00:00"
    assert manifest.counts["passages"] == len(library.passages)
    assert manifest.dimensions == encoder.dimensions
    assert {"chromadb", "snowballstemmer"} <= set(manifest.origin.versions)
    assert "catalogue.sqlite" in manifest.files


def test_whatever_changes_what_is_found_changes_the_fingerprint(encoder: HashEncoder) -> None:
    origins = [
        origin_of("k1", encoder),
        origin_of("k2", encoder),
        origin_of("k1", None),
        origin_of("k1", HashEncoder("hash-2")),
        origin_of("k1", encoder, IndexSettings(unit_vectors=False)),
    ]
    assert len({origin.fingerprint for origin in origins}) == len(origins)
    assert origin_of("k1", HashEncoder()).fingerprint == origins[0].fingerprint


def test_a_whole_build_of_the_same_origin_is_used_again(root: Path, library: Library) -> None:
    again = HashEncoder()
    said: list[str] = []
    build_index(library, root, again, knowledge="k1", now=NOW, progress=lambda stage, *_: said.append(stage))
    assert again.encoded == []
    assert said == []
    assert len(builds(root)) == 1


def test_a_changed_passage_costs_only_itself(root: Path, library: Library) -> None:
    encoder = HashEncoder(window=1000)
    changed = change_claim(library, 3, "Nobody had ever said this before.")
    build_index(changed, root, encoder, knowledge="k2", now=NOW)
    whole = f"Nobody had ever said this before. {library.passages[3].text}"
    assert set(encoder.encoded) == {"Nobody had ever said this before.", whole}
    assert open_index(root).passages([3])[0].claim == "Nobody had ever said this before."


def test_a_text_gets_the_same_vector_from_the_cache(root: Path, library: Library, built: Path) -> None:
    build_index(library, root, HashEncoder(), knowledge="k2", now=NOW)
    assert np.array_equal(open_index(root).vectors.units.vectors, open_index(built).vectors.units.vectors)


def test_without_unit_vectors_only_passages_have_them(
    library: Library, encoder: HashEncoder, tmp_path: Path
) -> None:
    settings = IndexSettings(unit_vectors=False)
    build_index(library, tmp_path, encoder, knowledge="k", now=NOW, settings=settings)
    index = open_index(tmp_path)
    assert index.vectors.units.vectors.shape == (0, encoder.dimensions)
    assert len(index.vectors.passages) == index.count
    verify_index(tmp_path)


def test_many_units_are_kept_small(library: Library, encoder: HashEncoder, tmp_path: Path) -> None:
    settings = IndexSettings(small_units_from=10)
    build_index(library, tmp_path, encoder, knowledge="k", now=NOW, settings=settings)
    assert open_index(tmp_path).vectors.units.vectors.dtype == np.float16
    verify_index(tmp_path)


def test_a_build_that_is_cancelled_leaves_nothing_behind(root: Path, library: Library) -> None:
    for stage_to_stop in ("reading words", "encoding texts", "storing vectors", "checking"):

        def stop(stage: str, done: int, total: int, at: str = stage_to_stop) -> None:
            if stage == at:
                raise Cancelled("Stopped.")

        with pytest.raises(Cancelled):
            build_index(library, root, HashEncoder("other"), knowledge="k1", now=NOW, progress=stop)
        assert unfinished(root) == []
        assert len(builds(root)) == 1
        assert holder(root) is None
        assert open_index(root).manifest.origin.encoder == "hash-1"


def test_what_was_encoded_before_a_stop_is_not_encoded_again(tmp_path: Path, library: Library) -> None:
    def stop(stage: str, done: int, total: int) -> None:
        if stage == "storing vectors":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        build_index(library, tmp_path, HashEncoder(), knowledge="k", now=NOW, progress=stop)
    again = HashEncoder()
    build_index(library, tmp_path, again, knowledge="k", now=NOW)
    assert again.encoded == []


def test_a_reader_keeps_its_index_while_another_is_put_into_use(
    root: Path, library: Library, encoder: HashEncoder
) -> None:
    with open_index(root) as reader:
        assert reader.is_current()
        build_index(change_claim(library, 0, "New."), root, encoder, knowledge="k2", now=NOW)
        assert not reader.is_current()
        assert reader.passages([0]) == [library.passages[0]]
        assert reader.words.field("passage").holding("worker") > 0
        assert len(reader.vectors.units.vectors) > 0
    assert open_index(root).passages([0])[0].claim == "New."


def test_a_second_builder_is_told_who_builds_and_since_when(root: Path, library: Library) -> None:
    with writer_lock(root, now="half past nine"), pytest.raises(IndexBusy) as caught:
        build_index(library, root, None, knowledge="k", now=NOW)
    assert str(os.getpid()) in caught.value.message
    assert "half past nine" in caught.value.message
    assert open_index(root).has_vectors


def test_a_second_builder_waits_when_asked(root: Path, library: Library) -> None:
    waits = threading.Event()
    held, done = threading.Event(), threading.Event()

    def first() -> None:
        with writer_lock(root, now="then"):
            held.set()
            waits.wait(20)
        done.set()

    thread = threading.Thread(target=first)
    thread.start()
    held.wait(20)
    said: list[str] = []

    def progress(stage: str, done: int, total: int) -> None:
        said.append(stage)
        waits.set()

    build_index(library, root, None, knowledge="k", now=NOW, progress=progress, wait=True)
    thread.join()
    assert done.is_set()
    assert said[0] == "waiting for another process that builds"
    assert not open_index(root).has_vectors


def test_whoever_waits_can_still_be_stopped(root: Path, library: Library) -> None:
    def stop(stage: str, done: int, total: int) -> None:
        raise Cancelled("Stopped.")

    with writer_lock(root, now="then"), pytest.raises(Cancelled):
        build_index(library, root, None, knowledge="k", now=NOW, progress=stop, wait=True)


def test_a_lock_file_of_a_dead_process_blocks_nobody(root: Path, library: Library) -> None:
    (root / LOCK).write_text('{"pid": 1, "since": "long ago"}')
    assert holder(root) is None
    build_index(library, root, None, knowledge="k", now=NOW)
    assert not open_index(root).has_vectors


def test_a_damaged_cache_of_vectors_is_dropped_and_said_so(root: Path, library: Library) -> None:
    (root / VECTOR_CACHE).write_bytes(b"this is no database" * 500)
    manifest = build_index(library, root, HashEncoder(), knowledge="k2", now=NOW)
    assert any("cache of vectors was damaged" in note for note in manifest.notes)
    again = HashEncoder()
    assert build_index(library, root, again, knowledge="k3", now=NOW).notes == ()
    assert again.encoded == []


def test_a_build_that_does_not_pass_its_check_is_not_put_into_use(
    root: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cc_assistant.retrieval.index.chroma_store import ChromaStore

    def forgetful(self: ChromaStore, collection: str, ids: object) -> dict[str, object]:
        return {}

    monkeypatch.setattr(ChromaStore, "vectors", forgetful)
    with pytest.raises(IndexFault, match="did not pass its check: Chroma has lost"):
        build_index(library, root, HashEncoder(), knowledge="k2", now=NOW)
    assert unfinished(root) == []
    assert open_index(root).manifest.origin.knowledge == "k1"


def test_two_passages_with_the_same_text_are_both_kept(
    library: Library, encoder: HashEncoder, tmp_path: Path
) -> None:
    twin = library.passages[0].model_copy(update={"id": "twin-01"})
    doubled = library.model_copy(update={"passages": (*library.passages, twin)})
    build_index(doubled, tmp_path, encoder, knowledge="k", now=NOW)
    index = open_index(tmp_path)
    assert index.positions(["twin-01"]) == {"twin-01": len(library.passages)}
    assert np.array_equal(index.vectors.passages[0], index.vectors.passages[-1])


def test_status_tells_what_is_there(root: Path, library: Library, encoder: HashEncoder) -> None:
    (root / ".building-1-x").mkdir()
    status = index_status(root)
    assert status.manifest is not None and status.manifest.origin.knowledge == "k1"
    assert (status.fault, status.writer) == ("", "")
    assert [(build.in_use, build.fault) for build in status.builds] == [(True, "")]
    assert status.unfinished == (".building-1-x",)
    assert status.cache_bytes > 0 and status.builds[0].bytes > 0
    with writer_lock(root, now="noon"):
        assert index_status(root).writer == f"process {os.getpid()} since noon"


def test_status_of_a_folder_that_is_not_there_says_how_to_go_on(tmp_path: Path) -> None:
    status = index_status(tmp_path / "nowhere")
    assert status.manifest is None and status.builds == ()
    assert "cc-assistant index build" in status.fault
    assert not (tmp_path / "nowhere").exists()
