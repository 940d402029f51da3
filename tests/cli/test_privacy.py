"""`cc-assistant packs` and `pseudonyms`, as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TALK = """Interviewer: How did it begin?
Ottilie Quaddick: Dr Tarrowby of Larkrise Street Surgery rang me on 07700 900123.
"""


@pytest.fixture
def talk(home: Path, tmp_path: Path) -> Path:
    path = tmp_path / "p3.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def test_a_pack_is_confidential_until_it_is_said_to_be_public(run: Run, talk: Path) -> None:
    run("import", str(talk), "--pack", "our-talks", "--as", "transcript")
    listed = {one["id"]: one for one in run("packs", "list", "--json").json}
    assert (listed["our-talks"]["sensitivity"], listed["our-talks"]["may_be_sent_to"]) == ("confidential", [])
    assert "nowhere" in run("packs", "list").out
    assert run("packs", "allow", "our-talks", "http://127.0.0.1:11434/v1").code == 0
    assert "http://127.0.0.1:11434" in run("packs", "list").out
    assert "are not sent to http://127.0.0.1:11434" in run("packs", "revoke", "our-talks").err
    assert "is public now" in run("packs", "set", "our-talks", "--public").err
    assert run("packs", "set", "our-talks").code == 2
    assert run("packs", "set", "our-talk", "--public").code == 3


def test_names_are_found_edited_in_a_file_replaced_and_put_back(run: Run, talk: Path) -> None:
    run("import", str(talk), "--pack", "our-talks", "--as", "transcript")
    assert "to decide: Dr Tarrowby" in run("pseudonyms", "find", "our-talks").out
    assert run("pseudonyms", "apply", "our-talks").code == 2
    review = talk.with_name("review.yaml")
    assert run("pseudonyms", "list", "our-talks", "-o", str(review)).code == 0
    review.write_text(review.read_text().replace("decision: open", "decision: replace"))
    ran = run("pseudonyms", "apply", "our-talks", "--from", str(review))
    assert "[Person 2]" in ran.out
    assert "The key lies in" in ran.err
    assert "[Person 2] of [GP practice 1] rang me" in run("documents", "show", "p3", "--text").out
    assert run("pseudonyms", "undo", "our-talks").code == 0
    assert "Dr Tarrowby of" in run("documents", "show", "p3", "--text").out


def test_an_import_replaces_listed_names_and_the_key_can_be_deleted(run: Run, talk: Path) -> None:
    names = talk.with_name("names.txt")
    names.write_text("Ottilie Quaddick | Ottilie = Clara\nTarrowby = Dr Elm\n")
    run("import", str(talk), "--pack", "our-talks", "--as", "transcript", "--pseudonyms", str(names))
    shown = run("documents", "show", "p3", "--text").out
    assert "Clara" in shown
    assert "Ottilie" not in shown
    assert run("pseudonyms", "key", "our-talks").out.strip().endswith("our-talks")
    assert run("pseudonyms", "forget", "our-talks").code == 2
    assert run("pseudonyms", "forget", "our-talks", "--yes").code == 0
    ran = run("pseudonyms", "undo", "our-talks")
    assert ran.code == 3
    assert "--key" in ran.err


def test_faults_are_told_with_what_to_do(run: Run, talk: Path) -> None:
    run("import", str(talk), "--pack", "our-talks", "--as", "transcript")
    assert run("pseudonyms", "find", "our-talk").code == 3
    run("pseudonyms", "set", "our-talks", "Tarrowby", "--as", "Clara")
    run("pseudonyms", "set", "our-talks", "Ottilie Quaddick", "--as", "Clara")
    ran = run("pseudonyms", "apply", "our-talks")
    assert ran.code == 2
    assert "have the same pseudonym Clara" in ran.err
    assert run("pseudonyms", "list", "our-talks", "-o", "names.docx").code == 2


def test_without_confidential_packs_their_project_is_not_written(run: Run, talk: Path) -> None:
    run("import", str(talk), "--pack", "our-talks", "--as", "transcript")
    out = talk.with_name("study.qdpx")
    assert run("codings", "export", "--pack", "our-talks", "-o", str(out), "--no-confidential").code == 2
    assert not out.exists()
