"""A workshop taken down in a file: its session and its handout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cc_assistant.interview.sessions.file import read_session
from tests.cli.conftest import Run
from tests.cli.interviews import CHARITY, ROOM, TODAY, own_home, sessions

__all__ = ["own_home"]

ID = "market-town-connectors-2026-11-02"


def test_the_file_makes_a_session_and_the_handout(run: Run, own_home: Path) -> None:
    ran = run("workshop", "--answers", ROOM, *TODAY)
    assert ran.code == 0
    for words in (
        "People: AB (Service lead), CD (GP)",
        "What we do first",
        "What we decided",
        "(by majority)",
        "Agreement: 67%",
        "What we left open\n  Will workers have someone trained",
        "Parked for later\n  - Who pays for the community car? (GH)",
        "Next meeting on 1 December",
        "Owner: JK.",
    ):
        assert words in ran.out
    session = read_session(sessions(own_home) / f"{ID}.json")
    assert session.kind == "workshop"
    assert session.records["model"].how == "majority"
    assert f"cc-assistant sessions show {ID}" in ran.err


def test_the_checklist_can_be_had_in_its_place_and_nothing_kept(run: Run, own_home: Path) -> None:
    ran = run("workshop", "--answers", ROOM, "--checklist", "--dry-run", *TODAY)
    assert "First ten" in ran.out
    assert not sessions(own_home).exists()


def test_the_handout_is_a_paper_too(run: Run, own_home: Path, tmp_path: Path) -> None:
    import jsonschema

    ran = run("workshop", "--answers", ROOM, "--dry-run", "--json", *TODAY)
    schema = json.loads(Path("docs/schemas/handout.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(ran.json, schema)
    file = tmp_path / "handout.html"
    assert run("workshop", "--answers", ROOM, "--dry-run", "-o", str(file), *TODAY).code == 0
    assert "What we do first" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "A workshop runs on the screen of a terminal"),
        (["--join", "192.168.1.20:web"], 2, "'web' is not a port"),
        (["--join", "192.168.1.20", "--answers", "room.yaml"], 2, "cannot go together"),
        (["--answers", CHARITY], 8, "'people' is missing"),
        (["--answers", "none.yaml"], 3, "There is no file"),
    ],
)
def test_each_mistake_has_its_line_and_its_exit_code(
    run: Run, own_home: Path, arguments: list[str], code: int, says: str
) -> None:
    ran = run("workshop", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err
    assert not sessions(own_home).exists()


def test_the_published_schemas_take_the_files(own_home: Path) -> None:
    import jsonschema
    import yaml

    for name, file in (("interview", CHARITY), ("workshop", ROOM)):
        schema = json.loads(Path(f"docs/schemas/{name}-answers.schema.json").read_text(encoding="utf-8"))
        told = yaml.load(Path(file).read_text(encoding="utf-8"), yaml.BaseLoader)
        if name == "workshop":
            hands = told["answers"]["purpose"]["hands"]
            told["answers"]["purpose"]["hands"] = {key: int(count) for key, count in hands.items()}
        jsonschema.validate(told, schema)
