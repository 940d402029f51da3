"""Where a website is written, and what never is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cc_assistant.errors import FileFault, NotFound
from cc_assistant.os_lock import try_lock
from cc_assistant.site.checking import check_site
from cc_assistant.site.writing import write_site
from tests.knowledge.packs import SHIPPED
from tests.site.conftest import TODAY, builder_of

FILES = {"index.html": "<!doctype html>", "own/site.css": "p {}"}
SECRET = "The neighbour in Elm Row told me that the manager drinks."


def interview_pack(folder: Path, sensitivity: str) -> Path:
    """Write a pack with one interview of very many passages."""
    (folder / "evidence").mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        f"id: our-talks\ntitle: Talks in Elm Row\nversion: '1'\nlicence: ours\nsensitivity: {sensitivity}\n"
        "description: What people told us.\n",
        encoding="utf-8",
    )
    excerpts = "".join(
        f"  - {{id: elmrow2026-{number:02}, locator: line {number}, claim: 'Somebody said number {number}.', "
        f"text: '{SECRET} {'Again and again. ' * 30}', phase: [operation], themes: [rural], "
        "cfir: [process.planning]}\n"
        for number in range(1, 76)
    )
    (folder / "evidence" / "elmrow2026.yaml").write_text(
        "source: {id: elmrow2026, title: Talk in Elm Row, authors: [Ash N], year: 2026, container: null, "
        "doi: null, url: null, kind: interview, country: [England], setting: null, sample: null, "
        f"licence: null, read: full-text}}\nexcerpts:\n{excerpts}",
        encoding="utf-8",
    )
    return folder


def everything_in(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())


def test_nothing_of_a_confidential_pack_is_written(tmp_path: Path) -> None:
    pack = interview_pack(tmp_path / "talks", "confidential")
    builder = builder_of(SHIPPED, pack)
    builder.build(tmp_path / "website", TODAY)
    written = everything_in(tmp_path / "website")
    assert not any(words in written for words in ("Elm Row", "elmrow", "our-talks", "Ash N"))
    assert [one.id for one in builder.left_out] == ["our-talks"]


def test_a_public_pack_of_ones_own_is_on_the_website_in_pages_that_stay_small(tmp_path: Path) -> None:
    pack = interview_pack(tmp_path / "talks", "public")
    builder_of(SHIPPED, pack).build(tmp_path / "website", TODAY)
    assert not check_site(tmp_path / "website", browser=False).faults
    third = (tmp_path / "website" / "evidence" / "elmrow2026.part-3.html").read_text(encoding="utf-8")
    assert "Somebody said number 75." in third
    assert "Talks in Elm Row" in (tmp_path / "website" / "licence.html").read_text(encoding="utf-8")


def test_without_a_public_pack_there_is_no_website(tmp_path: Path) -> None:
    pack = interview_pack(tmp_path / "talks", "confidential")
    with pytest.raises(NotFound, match="No pack is public"):
        builder_of(pack).build(tmp_path / "website", TODAY)
    assert not (tmp_path / "website").exists()


def test_a_pack_without_toolkit_makes_no_website(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "evidence").mkdir(parents=True)
    shutil.copy(SHIPPED / "pack.yaml", pack)
    with pytest.raises(NotFound, match="no coding frame"):
        builder_of(pack).build(tmp_path / "website", TODAY)


def test_a_website_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "website"
    write_site(folder, {**FILES, "old.html": "x"})
    written = write_site(folder, FILES)
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "own", "website.json"]
    assert (written.pages, written.files) == (1, 3)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "website"
    write_site(folder, FILES)
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FileFault, match=r"thesis\.txt"):
        write_site(folder, FILES)
    assert (folder / "thesis.txt").read_text(encoding="utf-8") == "years of work"
    with pytest.raises(FileFault, match="is a file"):
        write_site(folder / "thesis.txt", FILES)


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "website").mkdir()
    assert write_site(tmp_path / "website", FILES).pages == 1


@contextmanager
def no_room() -> Iterator[None]:
    """A disk that is full."""

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        yield


def test_what_cannot_be_written_leaves_the_old_website(tmp_path: Path) -> None:
    folder = tmp_path / "website"
    write_site(folder, FILES)
    with pytest.raises(FileFault, match="No space left"), no_room():
        write_site(folder, {"index.html": "new"})
    assert (folder / "index.html").read_text(encoding="utf-8") == FILES["index.html"]
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("moment", ["while files are written", "while folders change places"])
def test_a_build_that_was_killed_loses_nothing_and_the_next_one_tidies_up(
    tmp_path: Path, moment: str
) -> None:
    folder = tmp_path / "website"
    write_site(folder, FILES)
    beside = tmp_path / ".website.abc123"
    beside.mkdir()
    (beside / "being-built").write_bytes(b"")
    (beside / "new").mkdir()
    if moment == "while folders change places":
        folder.rename(beside / "old")
        with pytest.raises(FileFault, match="No space left"), no_room():
            write_site(folder, {"index.html": "new"})
        assert (folder / "index.html").read_text(encoding="utf-8") == FILES["index.html"]
    write_site(folder, {"index.html": "new"})
    assert (folder / "index.html").read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [folder]


def test_a_build_that_still_runs_beside_is_left_alone(tmp_path: Path) -> None:
    folder, beside = tmp_path / "website", tmp_path / ".website.abc123"
    beside.mkdir()
    with (beside / "being-built").open("wb") as lock:
        assert try_lock(lock.fileno(), shared=False)
        write_site(folder, FILES)
        assert sorted(tmp_path.iterdir()) == [beside, folder]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    (tmp_path / "website").symlink_to(tmp_path / "served", target_is_directory=True)
    write_site(tmp_path / "website", FILES)
    assert (tmp_path / "website").is_symlink()
    assert (tmp_path / "served" / "index.html").exists()


def test_a_folder_without_a_website_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="holds no website"):
        check_site(tmp_path, browser=False)
