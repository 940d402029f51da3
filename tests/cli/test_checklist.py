"""The checklist of a session in every form, and what people make of its items."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cc_assistant.domain.session import Session
from cc_assistant.interview.sessions.file import SessionFile, read_session
from tests.cli.conftest import Run
from tests.cli.interviews import CHARITY, CHARITY_SESSION, ROOM, TODAY, own_home, sessions

__all__ = ["own_home"]

ON = ("--on", "2026-11-02")


@pytest.fixture
def charity(run: Run, own_home: Path) -> Path:
    """The session of the rural charity; its file."""
    assert run("interview", "--answers", CHARITY, *TODAY).code == 0
    return sessions(own_home) / f"{CHARITY_SESSION}.json"


def marked(charity: Path, item: str) -> tuple[str, str, str]:
    mark = read_session(charity).marks[item]
    return mark.status, mark.owner, mark.reason


# Reading --------------------------------------------------------------------------------------------


def test_the_text_has_the_first_ten_with_reasons_then_all_by_phase(run: Run, charity: Path) -> None:
    out = run("checklist", "hill", *ON).out
    assert "The date can hold\n  22 March 2027 can hold if you begin now." in out
    assert "Your main worry\n  “Nobody can get to the groups without a car”\n  - " in out
    first, _, rest = out.partition("\nBefore opening (")
    assert first.count("[ ]") == 10
    assert "Why: How far along are you? You said “We are hiring and getting ready”." in first
    assert "Once it runs (" in rest
    assert rest.count("[ ]") == 65
    assert "One GP practice is on board" in rest


def test_long_tells_steps_evidence_and_what_has_to_come_before(run: Run, charity: Path) -> None:
    out = run("checklist", "hill", "--long", *ON).out
    for words in (
        "Done when: ",
        "After: 1",
        "CFIR and NPT: ",
        "Moderate evidence. ",
        "For: ",
        "Against: ",
        "1. ",
    ):
        assert words in out


def test_a_day_decides_what_is_due_now(run: Run, charity: Path) -> None:
    assert "The date can hold" in run("checklist", "hill", *ON).out
    assert "The date cannot hold" in run("checklist", "hill", "--on", "2027-03-01").out
    assert "Items that could wait: " in run("checklist", "hill", "--on", "2027-03-01").out


def test_a_running_service_checks_what_should_be_in_place(run: Run, own_home: Path) -> None:
    from tests.cli.interviews import COUNCIL

    out = run("checklist", COUNCIL, *ON).out
    assert "Open since 2 September 2019." in out
    assert "What should be in place (" in out
    assert "Check that it is in place." in out


def test_a_file_of_answers_is_a_checklist_without_a_session(run: Run, own_home: Path) -> None:
    assert run("checklist", CHARITY, *ON).out.startswith("Hill and Vale Connectors\n")
    assert run("checklist", ROOM, *ON).out.startswith("Market Town Connectors\n")
    assert not sessions(own_home).exists()


def test_a_session_file_anywhere_is_a_checklist(run: Run, charity: Path, tmp_path: Path) -> None:
    copy = tmp_path / "march.json"
    copy.write_bytes(charity.read_bytes())
    assert run("checklist", str(copy), *ON).out == run("checklist", "hill", *ON).out


def test_the_json_fits_its_published_schema(run: Run, charity: Path) -> None:
    import jsonschema

    schema = json.loads(Path("docs/schemas/checklist.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(run("checklist", "hill", "--json", *ON).json, schema)


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.html", b"<!DOCTYPE html>"), ("a.ics", b"BEGIN:VCALENDAR"), ("a.md", b"# Hill"), ("a.xlsx", b"PK")],
)
def test_the_ending_of_the_file_chooses_the_form(
    run: Run, charity: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    ran = run("checklist", "hill", "-o", str(tmp_path / name), *ON)
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / name).read_bytes().lower().startswith(begins.lower())
    assert ran.err == f"Written: {tmp_path / name}\n"


def test_a_table_goes_to_standard_output(run: Run, charity: Path) -> None:
    ran = run("checklist", "hill", "--format", "markdown", *ON)
    assert ran.code == 0


def test_text_in_a_file_has_no_marks_of_a_terminal(run: Run, charity: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    run("checklist", "hill", "-o", str(file), *ON)
    assert file.read_text(encoding="utf-8").startswith("Hill and Vale Connectors\nChecklist of 2 November")


def test_a_handout_has_what_was_decided(run: Run, own_home: Path) -> None:
    out = run("checklist", ROOM, "--handout", *ON).out
    assert "What we decided" in out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["none"], 3, "There is no session 'none'"),
        (["hlil and vale"], 3, "Nearest: 'Hill and Vale Connectors'"),
        (["hill", "--on", "2027-02-30"], 2, "--on: there is no 30 February 2027"),
        (["hill", "--handout", "--format", "ics"], 2, "A handout cannot become 'ics'"),
        (["hill", "-o", "/nowhere/at/all.pdf"], 9, "cannot be written"),
        (["none.yaml"], 3, "There is no file"),
        (["none.json"], 3, "There is no session file"),
    ],
)
def test_each_mistake_has_its_line_and_its_exit_code(
    run: Run, charity: Path, arguments: list[str], code: int, says: str
) -> None:
    ran = run("checklist", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert says.casefold() in ran.err.casefold()
    assert ran.err.count("\n") == 1


# Marking --------------------------------------------------------------------------------------------


def test_items_are_ticked_by_number_id_or_words(run: Run, charity: Path) -> None:
    ran = run("mark", "hill", "1", "shared-purpose", "living list", "--done", "--owner", "Jo", *TODAY)
    assert ran.code == 0
    assert ran.out.count("[x]") == 3
    assert "Done on 2 November 2026. Owner: Jo." in ran.out
    assert marked(charity, "rec-name-project-lead") == ("done", "Jo", "")
    assert "3 done" in run("checklist", "hill", *ON).out


def test_what_is_not_named_stays(run: Run, charity: Path) -> None:
    item = "rec-name-project-lead"
    told = ("--in-progress", "--owner", "Jo", "--due", "1/12/26", "--note", "half way")
    assert f"Id: {item} " in run("mark", "hill", "1", *told, *TODAY).out
    ran = run("mark", "hill", item, "--done", *TODAY)
    assert "Owner: Jo. Note: half way." in " ".join(ran.out.split())
    run("mark", "hill", item, "--owner", "none", "--due", "none", *TODAY)
    mark = read_session(charity).marks[item]
    assert (mark.owner, mark.due, mark.note, mark.status) == ("", None, "half way", "done")


def test_an_item_leaves_with_a_reason_and_comes_back(run: Run, charity: Path) -> None:
    assert run("mark", "hill", "1", "--not-for-us", " ").code == 8
    assert "Not for us since" in run("mark", "hill", "1", "--not-for-us", "We have one", *TODAY).out
    assert marked(charity, "rec-name-project-lead")[2] == "We have one"
    run("mark", "hill", "1", "--to-do")
    assert marked(charity, "rec-name-project-lead") == ("to-do", "", "")


def test_an_item_of_their_own_is_added_and_marked(run: Run, charity: Path) -> None:
    ran = run("mark", "hill", "--add", "Ask the bus company", "--owner", "Sam", "--json", *TODAY)
    assert ran.json == [
        {
            "item": "own:1",
            "status": "to-do",
            "reason": "",
            "owner": "Sam",
            "due": None,
            "note": "",
            "on": None,
        }
    ]
    assert "Ask the bus company" in run("checklist", "hill", *ON).out


def test_either_all_are_marked_or_none(run: Run, charity: Path) -> None:
    before = charity.read_bytes()
    assert run("mark", "hill", "1", "2", "elephants", "--done").code == 3
    assert charity.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["hill"], 2, "No item is named"),
        (["hill", "1"], 2, "Nothing is said of the items"),
        (["hill", "1", "--done", "--to-do"], 2, "--done and --to-do cannot go together"),
        (["hill", "999", "--done"], 3, "They are numbered 1 to 65"),
        (["hill", "rec-shared-purpse", "--done"], 3, "Nearest: rec-shared-purpose"),
        (["hill", "rec-visit-others", "--done"], 3, "is not on this list"),
        (["hill", "the", "--done"], 3, "Several items have 'the' in their title"),
        (["hill", "1", "--due", "soon"], 2, "--due: "),
        (["none", "1", "--done"], 3, "There is no session"),
    ],
)
def test_each_mistake_in_marking_has_its_line(
    run: Run, charity: Path, arguments: list[str], code: int, says: str
) -> None:
    ran = run("mark", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err


def test_a_session_that_is_open_elsewhere_is_not_marked(run: Run, charity: Path) -> None:
    with SessionFile(charity):
        assert run("mark", "hill", "1", "--done").code == 9
    assert Session.model_validate_json(charity.read_bytes()).marks == {}


def test_a_table_of_the_items_reads_back(run: Run, charity: Path, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    run("checklist", "hill", "-o", str(file), *ON)
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert len(rows) >= 66
