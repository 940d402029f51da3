from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_every_setting_is_shown_with_where_it_comes_from(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_STYLE", "apa")
    ran = run("settings", "show")
    assert ran.code == 0
    assert "style = apa  (Environment variable CC_ASSISTANT_STYLE)" in ran.out
    assert "theme = dark  (default)" in ran.out
    assert run("settings", "show", "style", "--json").json[0]["origin"] == "environment"


def test_a_setting_is_written_shown_and_taken_out(home: Path, run: Run) -> None:
    assert run("settings", "set", "style", "harvard").out == "style = harvard\n"
    file = Path(run("settings", "path").out.strip())
    assert f"style = harvard  ({file}, line 2)" in run("settings", "show").out
    assert run("settings", "unset", "style").out == "style = vancouver\n"
    again = run("settings", "unset", "style")
    assert (again.code, again.err) == (0, f"It was not set in {file}.\n")


def test_the_key_of_a_command_is_set_by_its_name(home: Path, run: Run) -> None:
    assert run("settings", "set", "keys.ask.save", "alt+x").out == "keys = ask.save = alt+x\n"
    assert run("settings", "unset", "keys.ask.save").out == "keys = none\n"


def test_several_folders_are_a_list(home: Path, run: Run) -> None:
    run("settings", "set", "packs", "/one", "/two words")
    assert run("settings", "show", "packs", "--json").json[0]["value"] == ["/one", "/two words"]


def test_what_the_environment_sets_goes_before_and_that_is_said(
    home: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_STYLE", "apa")
    ran = run("settings", "set", "style", "harvard")
    assert ran.out == "style = apa\n"
    assert "CC_ASSISTANT_STYLE is set and goes before the file" in ran.err


def test_what_cannot_be_is_refused_in_one_line(home: Path, run: Run) -> None:
    ran = run("settings", "set", "style", "mla")
    assert (ran.code, ran.out) == (5, "")
    assert "must be 'vancouver', 'harvard' or 'apa'." in ran.err
    assert "Nearest: 'style'" in run("settings", "set", "styl", "apa").err


def test_a_fault_in_the_file_is_shown_beside_the_others(home: Path, run: Run) -> None:
    file = Path(run("settings", "path").out.strip())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('style = "mla"\nstyl = 1\n')
    ran = run("settings", "show")
    assert ran.code == 5
    assert "theme = dark" in ran.out
    assert "line 2: unknown setting 'styl'" in ran.err
    assert run("settings", "set", "style", "apa").code == 0


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("keys.ask.sav", "f7", "There is no command 'ask.sav'. Nearest: 'ask.save'."),
        ("keys.ask.save", "cmd+s", "'cmd+s' is no key."),
        ("keys.ask.save", "ctrl+r", "Ctrl+R is taken by ask.earlier"),
        ("keys", "f7", "Keys are set one at a time."),
    ],
)
def test_a_key_that_cannot_be_is_refused(home: Path, run: Run, key: str, value: str, says: str) -> None:
    ran = run("settings", "set", key, value)
    assert ran.code == 5
    assert says in ran.err


def test_a_wrong_key_in_the_file_is_shown_and_hinders_no_other(home: Path, run: Run) -> None:
    file = Path(run("settings", "path").out.strip())
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[keys]\nask.sav = "f7"\n')
    ran = run("settings", "show")
    assert ran.code == 5
    assert f"{file}, line 1: There is no command 'ask.sav'." in ran.err
    assert run("settings", "set", "keys.ask.save", "f10").code == 0
