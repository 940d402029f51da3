import pytest

from cc_assistant.errors import SettingsError
from cc_assistant.llm.secrets import VARIABLE, keep_key, key_for


def test_the_variable_holds_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, " s3cret \n")
    assert key_for("http://127.0.0.1:11434") == "s3cret"


def test_without_key_and_keyring_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    assert key_for("http://127.0.0.1:11434") == ""
    with pytest.raises(SettingsError, match=VARIABLE):
        keep_key("http://127.0.0.1:11434", "s3cret")


def test_a_keyring_keeps_a_key_for_each_server(monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = pytest.importorskip("keyring")
    held: dict[tuple[str, str], str] = {}

    class Memory(keyring.backend.KeyringBackend):  # type: ignore[misc,name-defined,unused-ignore]
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return held.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            held[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del held[service, username]

    monkeypatch.delenv(VARIABLE, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    try:
        keep_key("http://a:1", "s3cret")
        assert (key_for("http://a:1"), key_for("http://b:1")) == ("s3cret", "")
        keep_key("http://a:1", "")
        assert key_for("http://a:1") == ""
    finally:
        keyring.set_keyring(before)
