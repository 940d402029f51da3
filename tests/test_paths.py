from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.errors import NotFound


def test_one_variable_moves_everything_that_is_the_users(home: Path) -> None:
    for place in (paths.settings_file(), paths.index_folder(), paths.cache_folder(), paths.log_file()):
        assert place.is_relative_to(home)
    assert paths.user_packs().is_relative_to(home)


def test_without_it_the_system_says_where_things_belong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CC_ASSISTANT_HOME")
    assert "cc-assistant" in paths.log_file().parts[-2] + paths.log_file().parts[-3]
    assert paths.settings_file().name == "settings.toml"


def test_a_checkout_keeps_its_indexes_beside_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CC_ASSISTANT_HOME")
    assert paths.in_checkout()
    assert paths.index_folder() == paths.CHECKOUT / "indexes"


def test_the_knowledge_that_ships_is_found() -> None:
    assert paths.shipped("knowledge").is_dir()


def test_an_incomplete_installation_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "PACKAGE_DATA", tmp_path / "a")
    monkeypatch.setattr(paths, "CHECKOUT", tmp_path / "b")
    with pytest.raises(NotFound, match="comes with the program is missing"):
        paths.shipped("knowledge")
