"""`cc-assistant import` and `documents`, as people type them; and asking over what was imported."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cc_assistant.retrieval.index.layout import VECTOR_CACHE
from tests.cli.conftest import Run
from tests.ingest import made


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "p3.txt"
    path.write_text(made.TALK, encoding="utf-8")
    return path


@pytest.mark.usefixtures("home")
def test_import_tells_what_became_of_each_file(run: Run, talk: Path) -> None:
    bad = talk.with_name("bad.pdf")
    bad.write_bytes(b"%PDF-1.7")
    ran = run("import", str(talk), str(bad), "--pack", "Our talks", "--case", "hill", "--date", "2026-05-04")
    assert ran.code == 8
    assert f"New: {talk} as p3: 1 paragraph, 5 turns, 2 speakers, 3 passages" in ran.out
    assert f"Not imported: {bad}: It is damaged" in ran.out
    assert "Pack our-talks: new 1, not imported 1; 3 passages read." in ran.out
    again = run("import", str(talk), "--pack", "our-talks", "--json")
    assert again.code == 0
    assert again.json["files"][0]["outcome"] == "unchanged"


@pytest.mark.usefixtures("home")
def test_documents_are_listed_shown_changed_and_removed(run: Run, talk: Path) -> None:
    run("import", str(talk), "--pack", "talks")
    assert run("documents", "list", "--json").json[0]["id"] == "p3"
    assert "transcript" in run("documents", "list").out
    changed = run(
        "documents",
        "set",
        "p3",
        "--speaker",
        "Anna",
        "--perspective",
        "link-worker",
        "--attribute",
        "years=4",
    )
    assert "anna  Anna: link-worker, years: 4, speaks 2 times" in changed.out
    shown = run("documents", "show", "p3", "--text").out
    assert "p3-003  turn 4, Anna, 00:01:44" in shown
    assert "[laughs]" in shown
    assert run("passage", "p3-003").out.count("turn 4, Anna, 00:01:44") == 1
    assert "unpublished interview" in run("source", "p3").out
    assert run("documents", "remove", "p3").code == 0
    assert run("documents", "show", "p3").code == 3


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["documents", "set", "p4"], "no document 'p4'"),
        (["documents", "set", "p3", "--speaker", "Zoe", "--role", "x"], "Nobody called 'Zoe'"),
        (["documents", "set", "p3", "--speaker", "Anna", "--pandemic", "after"], "said of a document"),
        (["documents", "set", "p3", "--interviewer"], "said of a speaker"),
        (["documents", "set", "p3", "--attribute", "x"], "no attribute"),
        (["documents", "list", "--pack", "tals"], "Did you mean talks?"),
        (["import", "nowhere.txt", "--pack", "talks"], "no file 'nowhere.txt'"),
    ],
)
def test_mistakes_are_explained(run: Run, talk: Path, words: list[str], said: str) -> None:
    run("import", str(talk), "--pack", "talks")
    ran = run(*words)
    assert ran.code in {2, 3}
    assert said in ran.err


def test_answers_quote_what_was_imported_beside_the_shipped_evidence(
    run: Run, talk: Path, indexed_home: Path, home: Path
) -> None:
    shutil.copytree(indexed_home / "cache", home / "cache")
    (home / "data" / "indexes").mkdir(parents=True)
    kept = indexed_home / "data" / "indexes" / VECTOR_CACHE
    if kept.exists():
        shutil.copy2(kept, home / "data" / "indexes" / VECTOR_CACHE)
    run("import", str(talk), "--pack", "talks", "--perspective", "link-worker")
    ran = run("ask", "What happened to older clients without a smartphone?")
    told = " ".join(ran.out.split())
    words = (
        "Older clients who had no smartphone were lost to us for weeks, and I rang them one by one. [laughs]"
    )
    assert f"“{words}” (turn 4, Anna, 00:01:44)" in told
    assert "In your own documents" in told
    assert "from your pack talks, confidential" in told
    assert "morris2022" in told
    answer = run(
        "ask", "What happened to older clients without a smartphone?", "--pack", "talks", "--json"
    ).json
    citation = next(c for s in answer["statements"] for c in s["citations"])
    assert (citation["quote"], citation["locator"]) == (words, "turn 4, Anna, 00:01:44")
    assert {reference["source"] for reference in answer["references"]} == {"p3"}
