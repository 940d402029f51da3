from __future__ import annotations

from collections import Counter

import pytest
import typer

from cc_assistant.cli.app import app
from cc_assistant.cli.commands import chat
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.commands import COMMANDS, PLACES, bindings
from cc_assistant.tui.modes import MODES
from cc_assistant.tui.screens.ask import AskScreen
from cc_assistant.tui.slash import ALONE, ELSEWHERE, LINES, NAMES, TYPED, Slash, explained, read_line
from cc_assistant.tui.widgets.passage_panel import PassagePanel
from cc_assistant.tui.widgets.talk import Talk

TAKERS = {"app": AssistantApp, "ask": AskScreen, "talk": Talk, "passage": PassagePanel}


def test_every_command_has_something_that_does_it() -> None:
    for command in COMMANDS:
        if command.place in TAKERS:
            action = command.action.partition("(")[0]
            assert hasattr(TAKERS[command.place], f"action_{action}"), command


def test_no_key_means_two_things_in_one_place() -> None:
    for place in PLACES:
        keys = Counter(key for c in COMMANDS if c.place == place for key in c.key.split(","))
        assert [key for key, count in keys.items() if count > 1] == []


def test_no_key_of_a_place_hides_one_that_works_everywhere() -> None:
    everywhere = {key for c in COMMANDS if c.place == "app" for key in c.key.split(",")}
    everywhere |= {mode.key for mode in MODES}
    for command in COMMANDS:
        if command.place != "app":
            assert not everywhere & set(command.key.split(",")), command


def test_every_command_is_explained_and_has_a_known_place() -> None:
    for command in COMMANDS:
        assert command.help.endswith(".") and command.title and command.place in PLACES, command


def test_a_binding_is_known_by_the_commands_id() -> None:
    assert {binding.id for binding in bindings("ask")} == {c.id for c in COMMANDS if c.place == "ask"}


def test_a_line_without_a_slash_is_a_question() -> None:
    assert read_line("What helps?") == "What helps?"


def test_a_slash_runs_the_command_of_that_name() -> None:
    assert read_line("/new") == Slash("new")
    assert read_line("/quit") == Slash("app.quit")
    assert read_line("/open 3") == Slash("open_number(3)")
    assert read_line("/passage it's [b]") == Slash('passage("it\'s [b]")')


def test_a_wrong_command_names_the_one_that_may_be_meant() -> None:
    assert read_line("/hlep") == Slash(trouble="There is no command /hlep. Do you mean /help?")
    assert read_line("/open x") == Slash(trouble="Say which citation, such as /open 3.")
    assert read_line("/passage") == Slash(trouble="Say which passage, such as /passage fixsen2022-01.")


def test_the_commands_of_the_plain_chat_work_here_too() -> None:
    assert [
        name
        for name in (*chat.OWN, *chat.QUIT)
        if isinstance(found := read_line(f"/{name}"), str) or found.trouble
    ] == []


def test_every_command_of_the_command_line_can_be_typed() -> None:
    names = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    here = {typed.name for typed in TYPED} - {"open"} | {mode.id for mode in MODES} & names
    assert names == here | {*LINES, *ELSEWHERE, "settings"}


def test_a_command_of_the_command_line_runs_as_it_stands() -> None:
    assert read_line('/quotes "role clarity" -o "my file.csv"') == Slash(
        line=("quotes", "role clarity", "-o", "my file.csv")
    )
    assert read_line("/source fixsen2022 --style apa") == Slash(
        line=("source", "fixsen2022", "--style", "apa")
    )
    assert read_line("/help ask") == Slash(line=("ask", "--help"))
    assert read_line("/settings show") == Slash(line=("settings", "show"))
    assert read_line("/settings") == Slash("app.settings")
    assert read_line("/doctor it's") == Slash(line=("doctor", "it's"))
    assert "cc-assistant serve" in read_line("/serve").trouble  # type: ignore[union-attr]


@pytest.mark.parametrize("name", sorted(ALONE))
def test_what_has_a_screen_opens_it_and_with_words_runs_as_on_the_command_line(name: str) -> None:
    assert read_line(f"/{name}") == Slash(ALONE[name])
    assert read_line(f"/{name} june.yaml -o june.pdf") == Slash(line=(name, "june.yaml", "-o", "june.pdf"))


def test_a_workshop_that_lets_phones_in_opens_on_the_screen() -> None:
    assert read_line("/workshop --join 127.0.0.1") == Slash("app.workshop('127.0.0.1')")
    assert read_line("/workshop --help") == Slash(line=("workshop", "--help"))


def test_every_name_is_explained_once() -> None:
    assert [typed.partition(" ")[0] for typed, _ in explained()] == [f"/{name}" for name in NAMES]
    assert all(text.endswith(".") for _, text in explained())
