from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("indexed")
def test_all_is_well(run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 0
    assert {line.split()[0] for line in ran.out.splitlines()} == {"well"}
    assert [finding["name"] for finding in run("doctor", "--json").json] == [
        "program",
        "python",
        "libraries",
        "settings",
        "knowledge",
        "model",
        "index",
        "own words",
        "folders",
    ]


def test_what_is_not_there_yet_is_a_note_and_no_fault(home: Path, run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 0
    assert "note   model: Not yet prepared" in ran.out
    assert "note   index: There is no index" in ran.out


@pytest.mark.parametrize(
    ("variable", "value", "code", "says"),
    [
        ("CC_ASSISTANT_KNOWLEDGE", "/no/such/pack", 4, "knowledge: 1 fault"),
        ("CC_ASSISTANT_MODEL", "/no/such/model", 7, "model: There is no model folder"),
        ("CC_ASSISTANT_STYL", "apa", 5, "Nearest: 'style'"),
    ],
)
def test_a_fault_is_named_with_its_exit_code(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, code: int, says: str
) -> None:
    monkeypatch.setenv(variable, value)
    ran = run("doctor")
    assert ran.code == code
    assert says in ran.out
    assert "Traceback" not in ran.err
