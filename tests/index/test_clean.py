"""The clean-up removes what nobody needs and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.domain.library import Library
from cc_assistant.errors import IndexBusy
from cc_assistant.retrieval.index.build import build_index
from cc_assistant.retrieval.index.clean import clean_indexes
from cc_assistant.retrieval.index.lock import writer_lock
from cc_assistant.retrieval.index.opened import open_index
from cc_assistant.retrieval.index.status import index_status, verify_index
from tests.index.small import NOW, HashEncoder, change_claim, cut


def test_old_and_unfinished_builds_go_and_the_one_in_use_stays(root: Path, library: Library) -> None:
    old = index_status(root).builds[0].folder
    build_index(cut(library, 20), root, HashEncoder(), knowledge="k2", now=NOW)
    (root / ".building-99-abc" / "chroma").mkdir(parents=True)
    (root / "notes.txt").write_text("mine")
    (root / "my folder").mkdir()
    done = clean_indexes(root, now=NOW)
    assert set(done.removed) == {old, ".building-99-abc"}
    assert done.freed_bytes > 0
    assert (root / "notes.txt").is_file() and (root / "my folder").is_dir()
    assert verify_index(root).origin.knowledge == "k2"
    assert clean_indexes(root, now=NOW).removed == ()


def test_a_build_that_is_being_read_stays_until_it_is_closed(root: Path, library: Library) -> None:
    with open_index(root) as reader:
        build_index(library, root, HashEncoder(), knowledge="k2", now=NOW)
        done = clean_indexes(root, now=NOW)
        assert done.removed == ()
        assert done.kept_in_use == (reader.folder.name,)
        assert reader.passages([1]) == [library.passages[1]]
    assert clean_indexes(root, now=NOW).removed == (reader.folder.name,)


def test_vectors_of_texts_that_are_gone_are_forgotten(root: Path, library: Library) -> None:
    build_index(change_claim(library, 0, "Quite new."), root, HashEncoder(), knowledge="k2", now=NOW)
    clean_indexes(root, now=NOW)
    encoder = HashEncoder()
    build_index(change_claim(library, 0, "Quite new."), root, encoder, knowledge="k3", now=NOW)
    assert encoder.encoded == []
    build_index(library, root, encoder, knowledge="k4", now=NOW)
    assert encoder.encoded != []


def test_nothing_is_cleaned_while_somebody_builds(root: Path) -> None:
    with writer_lock(root, now="now"), pytest.raises(IndexBusy):
        clean_indexes(root, now=NOW)


def test_a_folder_that_is_not_there_is_clean(tmp_path: Path) -> None:
    assert clean_indexes(tmp_path / "nowhere", now=NOW).removed == ()
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_index_in_use_does_not_stop_a_clean_up(root: Path) -> None:
    folder = index_status(root).builds[0].folder
    (root / folder / "catalogue.sqlite").write_bytes(b"")
    assert clean_indexes(root, now=NOW).removed == ()
