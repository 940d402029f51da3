from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cc_assistant.services import Services
from cc_assistant.settings import Settings
from tests.llm.server import Behaviour, language_model

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("home")]

DAY = date(2026, 11, 2)
TEXT = "Our lot are all churches, really."


def services(address: str, heard: list[str], *, always: bool = True) -> Services:
    return Services(Settings(llm=always, llm_address=address, model="none"), say=heard.append)


def test_a_model_that_writes_always_reads_own_words_too_and_says_first_what_goes_where() -> None:
    behaviour = Behaviour(says=[lambda *_: "place | coastal | Our lot\nplace | coastal | by the sea\n"])
    heard: list[str] = []
    with language_model(behaviour) as address:
        reader = services(address, heard).interviewing.reader
        assert reader
        found = reader.understand(TEXT, today=DAY)
    guesses = [one for one in found.proposals if one.question == "place"]
    assert [(one.value, one.words, one.sure) for one in guesses] == [(("coastal",), "Our lot", False)]
    assert any(f"To {address} (test-model) go these words." in said for said in heard)
    assert TEXT in behaviour.requests[0]["messages"][1]["content"]


def test_where_it_cannot_be_asked_the_words_are_read_without_it() -> None:
    heard: list[str] = []
    reader = services("http://127.0.0.1:9", heard).interviewing.reader
    assert reader
    reader.understand("A charity will employ the workers.", today=DAY)
    assert any("read without the model" in said for said in heard)


def test_own_words_go_nowhere_unless_the_setting_lets_it_write_always() -> None:
    behaviour = Behaviour(says=[lambda *_: ""])
    with language_model(behaviour) as address:
        reader = services(address, [], always=False).interviewing.reader
        assert reader
        reader.understand(TEXT, today=DAY)
    assert behaviour.seen == []


def test_a_users_own_prompts_lie_beside_the_settings(home: Path) -> None:
    folder = home / "config" / "prompts" / "answer"
    folder.mkdir(parents=True)
    (folder / "system.j2").write_text("{# version 3 #}Be brief.", encoding="utf-8")
    with language_model(Behaviour(says=[lambda *_: "ready"])) as address:
        state = services(address, []).language_model.state()
    assert "answer 3 (own)" in state.prompts
    assert state.offered == ("test-model",)


def test_own_words_that_may_not_be_sent_stay_here() -> None:
    behaviour = Behaviour(says=[lambda *_: "place | coastal | Our lot\n"])
    with language_model(behaviour) as address:
        asked = services(address, [])
        asked.agree = lambda sending: False
        reader = asked.beside().interviewing.reader
        assert reader
        reader.understand(TEXT, today=DAY)
    assert behaviour.requests == []
