"""Sessions as files: listed, shown, renamed, put away, handed on, compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.interviews import CHARITY, CHARITY_SESSION, COUNCIL, ROOM, TODAY, own_home, sessions

__all__ = ["own_home"]


@pytest.fixture
def two(run: Run, own_home: Path) -> Path:
    """The charity and the council; the folder of their sessions."""
    for file in (CHARITY, COUNCIL):
        assert run("interview", "--answers", file, *TODAY).code == 0
    return sessions(own_home)


def test_without_sessions_the_list_says_how_to_begin(run: Run, own_home: Path) -> None:
    ran = run("sessions", "list")
    assert (ran.code, ran.out) == (0, "")
    assert "'cc-assistant interview' begins one" in ran.err
    assert run("sessions", "list", "--json").json == []


def test_the_list_has_a_line_for_each_and_says_what_cannot_be_read(run: Run, two: Path) -> None:
    (two / "spoilt.json").write_text("{")
    ran = run("sessions", "list")
    assert ran.code == 0
    assert f"{CHARITY_SESSION}" in ran.out
    assert "47" in ran.out
    assert "Left alone: " in ran.err
    assert {entry["title"] for entry in run("sessions", "list", "--json").json} == {
        "Hill and Vale Connectors",
        "Harbour Town Neighbourhood Coordinators",
    }


def test_a_copy_made_by_hand_is_listed_by_the_name_of_its_file(run: Run, two: Path) -> None:
    (two / "march.json").write_bytes((two / f"{CHARITY_SESSION}.json").read_bytes())
    listed = run("sessions", "list", "--json").json
    names = {entry["session"] for entry in listed}
    assert {"march", CHARITY_SESSION} < names
    assert {Path(entry["file"]).stem for entry in listed} == names
    assert "\nmarch " in run("sessions", "list").out
    assert "Nothing changed." in run("sessions", "compare", "march", CHARITY_SESSION, *TODAY).out


def test_the_record_tells_what_was_asked_and_said(run: Run, two: Path) -> None:
    out = run("sessions", "show", "hill", *TODAY).out
    assert "Interview, begun on 2 November 2026." in out
    assert "Your service\n  How far along are you?\n    We are hiring and getting ready\n" in out
    assert "One GP practice is on board" in out


def test_the_record_of_a_workshop_tells_who_said_what(run: Run, own_home: Path) -> None:
    run("workshop", "--answers", ROOM, *TODAY)
    out = run("sessions", "show", "market", *TODAY).out
    told = " ".join(out.split())
    assert "- CD: Short help: one or two chats and some good tips (“We need many people seen soon”)" in told
    assert "Reason: Those who need it most will not manage with one talk" in out


def test_the_record_is_a_paper_too(run: Run, two: Path, tmp_path: Path) -> None:
    import jsonschema

    schema = json.loads(Path("docs/schemas/record.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(run("sessions", "show", "hill", "--json").json, schema)
    assert run("sessions", "show", "hill", "-o", str(tmp_path / "record.html")).code == 0
    assert run("sessions", "show", "hill", "--format", "ics").code == 2


def test_a_new_title_leaves_the_name(run: Run, two: Path) -> None:
    assert run("sessions", "rename", "hill", "Vale Connectors").out == f"{CHARITY_SESSION}  Vale Connectors\n"
    assert run("sessions", "rename", "vale", " ").code == 8


def test_what_is_deleted_can_be_taken_back(run: Run, two: Path) -> None:
    ran = run("sessions", "delete", "hill")
    assert ran.code == 0
    assert run("sessions", "show", "hill").code == 3
    away = two / "deleted" / f"{CHARITY_SESSION}.json"
    assert str(away) in ran.err
    assert run("sessions", "import", str(away)).out == f"{CHARITY_SESSION}  Hill and Vale Connectors\n"
    assert run("sessions", "show", "hill").code == 0


def test_an_exported_session_is_imported_under_a_free_name(run: Run, two: Path, tmp_path: Path) -> None:
    file = tmp_path / "march.json"
    assert run("sessions", "export", "hill", "-o", str(file)).code == 0
    assert json.loads(run("sessions", "export", "hill").out) == json.loads(file.read_text(encoding="utf-8"))
    assert run("sessions", "import", str(file)).out.startswith("hill-and-vale-connectors-")
    assert len(run("sessions", "list", "--json").json) == 3


def test_what_changed_since_an_export_is_told(run: Run, two: Path, tmp_path: Path) -> None:
    march = str(tmp_path / "march.json")
    run("sessions", "export", "hill", "-o", march)
    run("mark", "hill", "1", "--done", "--today", "2026-12-01")
    out = run("sessions", "compare", march, "hill", *TODAY).out
    assert out.startswith("What changed: Hill and Vale Connectors\n")
    assert "as of 1 December 2026" in " ".join(out.split())
    assert (
        "Ticks (1)\n  - Name one person with time to lead the set-up: To do → Done (1 December 2026)" in out
    )


def test_one_session_is_compared_with_itself_before_the_last_sitting(
    run: Run, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    assert run("sessions", "compare", "hill").code == 3
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    run("interview", "--session", "hill", *TODAY)
    monkeypatch.setattr("sys.stdin", io.StringIO("go stage\n1\n"))
    run("interview", "--session", "hill", *TODAY)
    out = run("sessions", "compare", "hill", *TODAY).out
    assert "How far along are you? We are hiring and getting ready → It is an idea so far" in " ".join(
        out.split()
    )
    assert "New on the list (" in out


def test_two_services_differ_and_one_with_itself_does_not(run: Run, two: Path) -> None:
    import jsonschema

    found = run("sessions", "compare", "hill", "harbour", "--json", *TODAY).json
    schema = json.loads(Path("docs/schemas/comparison.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    assert len(found["items"]) > 40
    assert "Nothing changed." in run("sessions", "compare", "hill", "hill").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "none"], 3),
        (["rename", "none", "x"], 3),
        (["delete", "none"], 3),
        (["export", "none"], 3),
        (["import", "none.json"], 3),
        (["compare", "none"], 3),
        (["compare", "hill", "none"], 3),
        (["show", "h"], 2),
        (["import", CHARITY], 8),
    ],
)
def test_each_mistake_has_its_line_and_its_exit_code(
    run: Run, two: Path, arguments: list[str], code: int
) -> None:
    ran = run("sessions", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.count("\n") == 1
