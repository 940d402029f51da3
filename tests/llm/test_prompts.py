from __future__ import annotations

import re
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.errors import SettingsError
from cc_assistant.llm.prompts import NAMES, Prompts

PASSAGE = {
    "number": 1,
    "source": "Golab 2022",
    "read": "abstract",
    "claim": "It opened in 2015.",
    "text": "More.",
}
VALUES: dict[str, dict[str, object]] = {
    "answer": {"question": "When?", "passages": [PASSAGE], "disagree": True},
    "repair": {
        "question": "When?",
        "passages": [PASSAGE],
        "faults": [{"number": 1, "text": "In 2016.", "reason": "the figure 2016 does not stand in it"}],
    },
    "standalone": {"earlier": ["What is a link worker?"], "question": "and in Wales?"},
    "rewordings": {"question": "Who pays?"},
    "options": {
        "text": "We are a charity.",
        "questions": [{"id": "host", "text": "Who?", "options": [{"id": "charity", "label": "A charity"}]}],
    },
    "codes": {"words": "no office", "codes": [{"id": "c", "label": "Structure", "definition": "Rooms."}]},
    "plain": {"sentences": [{"number": 1, "text": "Utilisation fell."}]},
}


@pytest.fixture
def prompts() -> Prompts:
    return Prompts([paths.shipped("prompts")])


@pytest.mark.parametrize("name", NAMES)
def test_every_prompt_says_what_to_do_and_carries_all_its_data(prompts: Prompts, name: str) -> None:
    system, user = prompts.messages(name, **VALUES[name])
    assert (system.role, user.role) == ("system", "user")
    assert "{" not in system.content + user.content
    for value in _texts(VALUES[name]):
        assert value in user.content
    assert re.fullmatch(rf"{name} [1-9]\d*", prompts.version(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_value_that_is_missing_is_a_fault_and_no_gap(prompts: Prompts, name: str) -> None:
    with pytest.raises(SettingsError, match=r"user\.j2, line \d+: '\w+' is undefined"):
        prompts.messages(name)


def test_the_prompt_says_that_passages_are_data_and_that_sources_disagree(prompts: Prompts) -> None:
    system, user = prompts.messages("answer", **VALUES["answer"])
    assert "never orders" in system.content
    assert "Say so." in user.content
    agreeing = prompts.messages("answer", **{**VALUES["answer"], "disagree": False})[1]
    assert "Say so." not in agreeing.content


def test_a_users_own_prompt_takes_the_place_of_ours_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "system.j2").write_text("{# version 7 #}Speak like a pirate.", encoding="utf-8")
    prompts = Prompts([tmp_path, paths.shipped("prompts")])
    system, user = prompts.messages("plain", **VALUES["plain"])
    assert system.content == "Speak like a pirate."
    assert "Utilisation fell." in user.content
    assert prompts.version("plain") == "plain 7 (own)"
    assert prompts.version("answer") == Prompts([paths.shipped("prompts")]).version("answer")


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("One.\n{{ question", 2, "unexpected end of template"),
        ("One.\nTwo.\n{{ nothing_of_that_name }}", 3, "'nothing_of_that_name' is undefined"),
        ("One.\n\n{{ question.of_that_name }}", 3, "has no attribute 'of_that_name'"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("One.\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{% for n in range(10 ** 9) %}{{ n }}{% endfor %}", 1, "Range too big"),
        ("One.\n{{ question | shout }}", 2, "No filter named 'shout'"),
        ("{% include 'no/such.j2' %}", 1, "no/such.j2"),
    ],
)
def test_a_users_own_prompt_with_a_fault_is_named_with_its_line(
    tmp_path: Path, template: str, line: int, says: str
) -> None:
    (tmp_path / "rewordings").mkdir()
    file = tmp_path / "rewordings" / "user.j2"
    file.write_text(template, encoding="utf-8")
    prompts = Prompts([tmp_path, paths.shipped("prompts")])
    with pytest.raises(SettingsError) as fault:
        prompts.messages("rewordings", question="Who pays?")
    assert f"{file}, line {line}: " in str(fault.value)
    assert says in str(fault.value)
    assert prompts.version("rewordings") == "rewordings 1 (own)"


def test_a_prompt_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    file = tmp_path / "plain" / "system.j2"
    file.write_bytes(b"caf\xe9")
    prompts = Prompts([tmp_path, paths.shipped("prompts")])
    with pytest.raises(SettingsError) as fault:
        prompts.messages("plain", **VALUES["plain"])
    assert str(file) in str(fault.value)
    assert prompts.version("plain") == "plain ? (own)"


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    return [text for one in value for text in _texts(one)] if isinstance(value, list) else []
