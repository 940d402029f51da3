from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cc_assistant import paths
from tests.cli.conftest import Run


@pytest.fixture
def words_only(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a model, whose index is built in a moment."""
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    return home


def test_without_an_index_the_status_says_so(words_only: Path, run: Run) -> None:
    ran = run("index", "status")
    assert ran.code == 6
    assert "In use: none." in ran.out


def test_a_build_is_whole_and_fresh_and_done_once(words_only: Path, run: Run) -> None:
    built = run("index", "build")
    assert built.code == 0
    assert "passages 599" in built.out
    assert "reading words" in built.err
    assert run("index", "verify").code == 0
    status = run("index", "status", "--json").json
    assert status["fresh"]
    assert status["manifest"]["counts"]["passages"] == 599
    again = run("index", "build")
    assert (again.out, again.err) == (built.out, "")


def test_a_question_builds_the_index_first(words_only: Path, run: Run) -> None:
    ran = run("ask", "What helps link workers stay?")
    assert ran.code == 0
    assert "Building it." in ran.err
    assert run("ask", "What helps link workers stay?").err == ""


def test_a_changed_passage_is_found_by_the_next_question(
    words_only: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(paths.shipped("knowledge"), tmp_path / "knowledge"))
    monkeypatch.setenv("CC_ASSISTANT_KNOWLEDGE", str(copy))
    assert run("index", "build").code == 0
    file = copy / "evidence" / "fixsen2022.yaml"
    file.write_text(file.read_text().replace("The extra work was", "The beekeeping work was", 1))
    assert not run("index", "status", "--json").json["fresh"]
    ran = run("search", "beekeeping", "--json")
    assert "changed since the index was built" in ran.err
    assert ran.json["ranking"][0]["id"] == "fixsen2022-01"


def test_a_damaged_index_is_healed_by_the_next_question(words_only: Path, run: Run) -> None:
    run("index", "build")
    (catalogue,) = (words_only / "data" / "indexes").glob("*/catalogue.sqlite")
    content = bytearray(catalogue.read_bytes())
    content[4096:] = b"\x00" * (len(content) - 4096)
    catalogue.write_bytes(content)
    ran = run("ask", "What helps link workers stay?")
    assert ran.code == 0
    assert "uilding it" in ran.err
    assert run("index", "verify").code == 0


def test_verify_names_what_is_damaged(words_only: Path, run: Run) -> None:
    run("index", "build")
    (catalogue,) = (words_only / "data" / "indexes").glob("*/catalogue.sqlite")
    catalogue.write_bytes(catalogue.read_bytes()[:-1] + b"x")
    ran = run("index", "verify")
    assert ran.code == 6
    assert "catalogue.sqlite" in ran.err


def test_clean_removes_every_index_but_the_one_in_use(
    words_only: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("index", "build")
    copy = Path(shutil.copytree(paths.shipped("knowledge"), tmp_path / "knowledge"))
    (copy / "evidence" / "abel2018.yaml").touch()
    file = copy / "evidence" / "fixsen2022.yaml"
    file.write_text(file.read_text().replace("The extra work was", "The added work was", 1))
    monkeypatch.setenv("CC_ASSISTANT_KNOWLEDGE", str(copy))
    run("index", "build")
    assert "Also there" in run("index", "status").out
    assert run("index", "clean").code == 0
    assert "Also there" not in run("index", "status").out
    assert run("index", "verify").code == 0


def test_faulty_knowledge_builds_nothing_and_is_told_in_one_line(
    words_only: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(paths.shipped("knowledge"), tmp_path / "knowledge"))
    (copy / "evidence" / "fixsen2022.yaml").write_text("source: [\n")
    monkeypatch.setenv("CC_ASSISTANT_KNOWLEDGE", str(copy))
    ran = run("index", "build")
    assert ran.code == 4
    assert "fixsen2022.yaml" in ran.err
    assert "knowledge check" in ran.err
    assert ran.err.splitlines()[-1].startswith("cc-assistant: The knowledge has faults: ")


def test_an_index_folder_that_cannot_be_written_is_told(
    words_only: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CC_ASSISTANT_INDEXES", str(tmp_path / "file" / "indexes"))
    ran = run("index", "build")
    assert ran.code == 6
    assert "cannot be written" in ran.err


def test_an_older_index_answers_where_no_new_one_can_be_built(
    words_only: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index", "build")
    copy = Path(shutil.copytree(paths.shipped("knowledge"), tmp_path / "knowledge"))
    file = copy / "evidence" / "fixsen2022.yaml"
    file.write_text(file.read_text().replace("The extra work was", "The added work was", 1))
    monkeypatch.setenv("CC_ASSISTANT_KNOWLEDGE", str(copy))

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cc_assistant.retrieval.index.build.write_catalogue", full)
    ran = run("ask", "What helps link workers stay?")
    assert ran.code == 0
    assert "not enough space" in ran.err
    assert "Answering from the index of" in ran.err


def test_a_model_that_is_not_there_is_told(home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "/no/such/model")
    ran = run("ask", "What helps link workers stay?")
    assert ran.code == 7
    assert "/no/such/model" in ran.err
