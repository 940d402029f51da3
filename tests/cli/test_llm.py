from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.llm.server import Behaviour, good, language_model

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

COVID = "How did services adapt to COVID?"


@pytest.mark.usefixtures("indexed")
def test_ask_with_a_model_says_first_what_goes_where(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with language_model(Behaviour(says=[good])) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        ran = run("ask", COVID, "--llm")
        assert ran.code == 0
        assert ran.err.startswith(f"To {address} (test-model) go your question and ")
        assert "Written by a language model (test-model)" in ran.out
        assert "[1]" in ran.out
        as_json = run("ask", COVID, "--llm", "--json").json
        assert as_json["writing"]["used"] is True
        assert run("ask", COVID, "--json").json["writing"] is None


@pytest.mark.usefixtures("indexed")
def test_the_setting_lets_it_write_always_and_no_llm_not(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    behaviour = Behaviour(says=[good])
    with language_model(behaviour) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        monkeypatch.setenv("CC_ASSISTANT_LLM", "true")
        assert "Written by a language model" in run("ask", COVID).out
        asked = len(behaviour.seen)
        assert "Written by" not in run("ask", COVID, "--no-llm").out
        assert len(behaviour.seen) == asked


@pytest.mark.usefixtures("indexed")
def test_a_setting_without_an_address_does_not_keep_the_passages_from_answering(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_LLM", "true")
    ran = run("ask", COVID)
    assert ran.code == 0
    assert "What this rests on" in ran.out
    assert "'llm_address' is not set" in ran.err


def test_without_an_address_it_says_how_to_set_one(run: Run, home: object) -> None:
    ran = run("llm", "check")
    assert ran.code == 5
    assert "settings set llm_address" in ran.err


def test_check_tells_how_the_model_can_be_asked(
    run: Run, home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    behaviour = Behaviour(says=[lambda *_: "ready"], refuses=frozenset({"temperature"}))
    with language_model(behaviour) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        monkeypatch.setenv("CC_ASSISTANT_LLM_KEY", "s3cret")
        ran = run("llm", "check")
        assert ran.code == 0
        assert "temperature" in ran.out
        assert "test-model" in ran.out
        assert "s3cret" not in ran.out + ran.err
        found = run("llm", "check", "--json").json
        assert found["has_key"] is True
        assert found["encrypted"] is False
    assert all("passage" not in str(request) for request in behaviour.requests)


def test_a_server_that_is_not_there_ends_with_its_own_code(
    run: Run, home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", "http://127.0.0.1:9")
    ran = run("llm", "check")
    assert ran.code == 10
    assert "could not be reached" in ran.err


@pytest.mark.parametrize(
    "address",
    [
        "http://models.example.org/v1",
        "http://134744072/v1",
        "ftp://x/",
        "http://127.0.0.1:none/",
        "http://me:s3cret@127.0.0.1/",
        "https//me:s3cret@models.example.org",
        "https://models.example.org/v1?key=s3cret",
        "https://models.example.org/v1#s3cret",
    ],
)
def test_an_address_that_would_give_away_what_is_sent_is_refused(
    run: Run, home: object, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
    ran = run("llm", "check")
    assert ran.code == 5
    assert "llm_address" in ran.err
    assert "Value error" not in ran.err
    kept = run("settings", "set", "llm_address", address)
    assert kept.code != 0
    assert "s3cret" not in ran.err + ran.out + kept.err + kept.out


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("key", ["s3cret\nX-Other: 1", "s3cret key", "s3cret…"])
def test_what_is_no_key_is_not_sent_and_not_repeated(
    run: Run, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    behaviour = Behaviour(says=[lambda *_: "ready"])
    with language_model(behaviour) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        monkeypatch.setenv("CC_ASSISTANT_LLM_KEY", key)
        ran = run("llm", "check")
    assert ran.code == 5
    assert "the key alone" in ran.err
    assert "s3cret" not in ran.err + ran.out
    assert behaviour.seen == []


@pytest.mark.usefixtures("home")
def test_nothing_that_tells_of_the_program_tells_the_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", "http://127.0.0.1:9")
    monkeypatch.setenv("CC_ASSISTANT_LLM_KEY", "s3cret")
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    for command in (["settings", "show"], ["settings", "show", "--json"], ["doctor"], ["doctor", "--json"]):
        ran = run(*command)
        assert "s3cret" not in ran.out + ran.err


@pytest.mark.usefixtures("home")
def test_a_server_that_lists_no_models_can_be_checked_by_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with language_model(Behaviour(says=[lambda *_: "ready"], lists=404)) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        monkeypatch.setenv("CC_ASSISTANT_LLM_MODEL", "by-name")
        ran = run("llm", "check")
    assert ran.code == 0
    assert "not told" in ran.out


def test_a_key_needs_words_and_a_keyring(run: Run, home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", "http://127.0.0.1:9")
    monkeypatch.setattr("sys.stdin", __import__("io").StringIO("\n"))
    assert run("llm", "key").code == 2


@pytest.mark.usefixtures("indexed")
def test_a_model_suggests_codes_that_there_are_with_its_reason(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = "cfir:inner-setting.structural-characteristics.physical-infrastructure"
    said = f"made.up | nonsense\n{desk} | there is no desk"
    behaviour = Behaviour(says=[lambda *_: said])
    with language_model(behaviour) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        ran = run("suggest", "There was no desk.", "--llm", "--json")
    assert ran.code == 0
    assert f"To {address} (test-model) go these words." in ran.err
    assert [one["why"]["text"] for one in ran.json["by_model"]] == ["there is no desk"]
    assert "There was no desk." in behaviour.requests[0]["messages"][1]["content"]


def test_codes_of_a_confidential_pack_are_sent_only_after_a_yes(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = home / "notes.txt"
    notes.write_text("There was no desk for the link worker.\n", encoding="utf-8")
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    assert run("import", str(notes), "--pack", "ours").code == 0
    behaviour = Behaviour(says=[lambda *_: ""])
    with language_model(behaviour) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        ran = run("suggest", "There was no desk.", "--llm", "--pack", "ours")
        assert ran.code == 2
        assert "confidential" in ran.err
        assert f"packs allow ours {address}" in ran.err
        assert behaviour.requests == []
        assert run("packs", "allow", "ours", address).code == 0
        assert run("suggest", "There was no desk.", "--llm", "--pack", "ours").code == 0
    assert len(behaviour.requests) == 1


@pytest.mark.usefixtures("indexed")
def test_in_the_chat_it_is_switched_on_and_off(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with language_model(Behaviour(says=[good])) as address:
        monkeypatch.setenv("CC_ASSISTANT_LLM_ADDRESS", address)
        monkeypatch.setattr("sys.stdin", __import__("io").StringIO(f"/llm\n{COVID}\n/llm\n"))
        ran = run("chat")
    assert f"{address} writes the answers." in ran.err
    assert "Written by a language model" in ran.out
    assert "No language model is used." in ran.err
