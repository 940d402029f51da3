"""The settings as people see and change them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cc_assistant.errors import FileFault, SettingsError
from cc_assistant.settings import load_settings
from cc_assistant.settings_file import SETTINGS, SettingsFile, read_value, setting_named, shown

MINE = """\
# what I set
style = "apa" # our journal wants it

packs = [ # two
  "a", # the first
  "b", # the second
]

[keys] # of mine
# to save
ask.save = "f7"
"evidence.save" = ["f7", "ctrl+w"]
"""


def written(tmp_path: Path, text: str = MINE, environment: dict[str, str] | None = None) -> SettingsFile:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return SettingsFile(file, environment or {})


def told(settings: SettingsFile) -> dict[str, tuple[str, str, str]]:
    return {one.setting.key: (one.shown, one.origin, one.place) for one in settings.held()}


def test_each_setting_is_shown_with_its_value_and_where_it_comes_from(tmp_path: Path) -> None:
    settings = written(tmp_path, environment={"CC_ASSISTANT_THREADS": "2"})
    assert told(settings)["style"] == ("apa", "file", f"{settings.file}, line 2")
    assert told(settings)["threads"] == ("2", "environment", "Environment variable CC_ASSISTANT_THREADS")
    assert told(settings)["theme"] == ("dark", "default", "")
    assert told(settings)["keys"][0] == "ask.save = f7, evidence.save = f7,ctrl+w"


def test_a_fault_in_one_leaves_the_others_usable(tmp_path: Path) -> None:
    settings = written(tmp_path, 'style = "mla"\ntheme = "light"\nstyl = 1\n')
    held = {one.setting.key: one for one in settings.held()}
    assert held["style"].fault == "'style' = 'mla' must be 'vancouver', 'harvard' or 'apa'."
    assert held["style"].value == "vancouver"
    assert settings.usable().theme == "light"
    assert "unknown setting 'styl'" in settings.faults()[0]


def test_a_change_leaves_comments_and_everything_else(tmp_path: Path) -> None:
    settings = written(tmp_path)
    settings.put("style", "harvard")
    settings.put("packs", ["b", "c"])
    settings.put("keys.ask.save", "f8")
    settings.put("theme", "light")
    now = settings.file.read_text()
    remarks = ("# what I set", 'style = "harvard" # our journal wants it', "# two", '"b", # the second')
    assert [part for part in (*remarks, "[keys] # of mine\n# to save\n") if part not in now] == []
    assert tomllib.loads(now) == {
        "style": "harvard",
        "packs": ["b", "c"],
        "theme": "light",
        "keys": {"ask": {"save": "f8"}, "evidence.save": ["f7", "ctrl+w"]},
    }


def test_what_is_taken_out_is_as_it_comes(tmp_path: Path) -> None:
    settings = written(tmp_path)
    assert settings.drop("style")
    assert settings.drop("keys.ask.save")
    assert not settings.drop("threads")
    assert load_settings(settings.file, {}).style == "vancouver"
    assert load_settings(settings.file, {}).keys == {"evidence.save": "f7,ctrl+w"}


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "new" / "settings.toml", {})
    settings.put("keys.ask.save", "f8")
    settings.put("projector", True)
    assert load_settings(settings.file, {}).projector
    assert load_settings(settings.file, {}).keys == {"ask.save": "f8"}


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("style", "mla", "must be 'vancouver', 'harvard' or 'apa'"),
        ("threads", "many", "must be a valid integer"),
        ("threads", 99, "must be less than or equal to 64"),
        ("projector", "perhaps", "must be a valid boolean"),
        ("styl", "apa", "There is no setting 'styl'. Nearest: 'style'."),
        ("style.x", "apa", "There is no setting 'style.x'"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, key: str, value: Any, says: str
) -> None:
    settings = written(tmp_path)
    with pytest.raises(SettingsError, match=says.replace(".", r"\.")):
        settings.put(key, value)
    assert settings.file.read_text() == MINE


def test_a_file_that_is_not_toml_is_not_touched(tmp_path: Path) -> None:
    settings = written(tmp_path, "style = \n")
    with pytest.raises(SettingsError, match="Mend that line in an editor first"):
        settings.put("theme", "light")
    assert settings.file.read_text() == "style = \n"
    assert settings.usable().theme == "dark"


def test_a_file_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(FileFault, match="cannot be"):
        SettingsFile(tmp_path / "taken" / "settings.toml", {}).put("theme", "light")


def test_a_link_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text(MINE)
    real.chmod(0o640)
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    SettingsFile(link, {}).put("theme", "light")
    assert link.is_symlink()
    assert 'theme = "light"' in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


def test_words_of_a_person_become_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_value(setting_named("threads"), ["2"]) == 2
    assert read_value(setting_named("projector"), ["On"]) is True
    assert read_value(setting_named("packs"), ["~/a", "b"]) == ["~/a", str(tmp_path / "b")]
    assert read_value(setting_named("model"), ["none"]) == "none"
    assert read_value(setting_named("model"), ["mine"]) == str(tmp_path / "mine")


def test_every_setting_says_what_it_does() -> None:
    assert all(one.text.endswith(".") for one in SETTINGS)
    assert {one.key for one in SETTINGS if one.at_once} == {"llm", "style", "theme", "projector", "keys"}
    assert shown(()) == shown(None) == shown({}) == "none"


FOLDERS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), max_size=5)


@settings(deadline=None)
@given(FOLDERS, FOLDERS)
def test_any_list_can_be_written_over_any_other(
    tmp_path_factory: Any, one: list[str], other: list[str]
) -> None:
    kept = SettingsFile(tmp_path_factory.mktemp("any") / "settings.toml", {})
    kept.put("packs", one)
    kept.put("style", "apa")
    kept.put("packs", other)
    assert tomllib.loads(kept.file.read_text(encoding="utf-8")) == {"packs": other, "style": "apa"}
