from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.errors import SettingsError
from cc_assistant.settings import Settings, load_settings


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml", {}) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'style = "apa"\nthreads = 2\n')
    settings = load_settings(file, {"CC_ASSISTANT_STYLE": "harvard"})
    assert settings.style == "harvard"
    assert settings.threads == 2


def test_a_path_in_the_file_counts_from_the_files_folder(tmp_path: Path) -> None:
    file = written(tmp_path, 'packs = ["mine", "/elsewhere"]\nmodel = "model"\n')
    settings = load_settings(file, {})
    assert settings.packs == (tmp_path / "mine", Path("/elsewhere"))
    assert settings.model == str(tmp_path / "model")


def test_the_names_of_models_are_not_taken_for_paths(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, 'model = "none"'), {}).model == "none"


def test_a_wrong_key_is_named_with_file_line_and_the_nearest_valid_one(tmp_path: Path) -> None:
    file = written(tmp_path, '# mine\nstyle = "apa"\nthread = 2\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(file, {})
    assert caught.value.message == f"{file}, line 3: unknown setting 'thread'. Nearest: 'threads'."


def test_a_wrong_table_is_found_too(tmp_path: Path) -> None:
    file = written(tmp_path, "threads = 2\n\n[model]\nname = 1\n[modle]\n")
    with pytest.raises(SettingsError, match=r"line 5: unknown setting 'modle'. Nearest: 'model'"):
        load_settings(file, {})


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, 'style = "mla"\nthreads = -1\nzzzzz = 1\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(file, {"CC_ASSISTANT_INDEXS": "x"})
    lines = caught.value.message.splitlines()
    assert len(lines) == 4
    assert f"{file}, line 1: 'style' = 'mla' must be 'vancouver', 'harvard' or 'apa'." in lines
    assert any(line.startswith(f"{file}, line 2: 'threads' = -1 must be") for line in lines)
    assert any("Valid: knowledge, packs" in line for line in lines)
    assert any("CC_ASSISTANT_INDEXS" in line and "Nearest: 'indexes'" in line for line in lines)


def test_a_file_that_is_not_toml_is_named_with_the_line(tmp_path: Path) -> None:
    file = written(tmp_path, "style = \n")
    with pytest.raises(SettingsError, match=r"settings\.toml: is not valid TOML: .*line 1"):
        load_settings(file, {})


def test_a_file_that_is_not_text_is_a_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(file, {})


def test_a_settings_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such settings file"):
        load_settings(tmp_path / "none.toml", {"CC_ASSISTANT_SETTINGS": "none.toml"})
