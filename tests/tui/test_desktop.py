from __future__ import annotations

import shutil

import pytest

from cc_assistant.tui.desktop import opener


def test_a_desktop_opens_files_with_its_own_opener(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert opener({"DISPLAY": ":0"}, "linux") == ("/usr/bin/xdg-open",)
    assert opener({"WAYLAND_DISPLAY": "wayland-0"}, "linux") == ("/usr/bin/xdg-open",)
    assert opener({}, "darwin") == ("open",)


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "linux"),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "there"}, "linux"),
        ({"SSH_CONNECTION": "there"}, "darwin"),
    ],
)
def test_without_a_desktop_of_its_own_nothing_is_opened(environment: dict[str, str], platform: str) -> None:
    assert opener(environment, platform) == ()


def test_a_desktop_without_an_opener_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert opener({"DISPLAY": ":0"}, "linux") == ()
