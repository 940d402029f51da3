from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from cc_assistant.domain.filters import Filters
from cc_assistant.tui.state import ANSWERS_KEPT, FIRST_BASKET, State, Store
from tests.render.golden_answers import answered, no_evidence


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    state = (
        State(filters=Filters(theme=("retention",)), long=True)
        .with_question("Why?")
        .with_answer(answered())
        .toggled("able2020-01")
    )
    store = Store(tmp_path / "new" / "app.json")
    assert store.read() == State()
    store.write(state)
    store.close()
    assert Store(tmp_path / "new" / "app.json").read() == state


def test_a_damaged_file_is_kept_beside_and_said(tmp_path: Path) -> None:
    file = tmp_path / "app.json"
    file.write_text('{"version": 7, "mode": ')
    store = Store(file)
    assert store.read() == State()
    assert "Starting fresh" in store.trouble
    assert (tmp_path / "app.damaged.json").read_text().startswith('{"version": 7')


def test_the_newest_of_many_changes_is_what_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "app.json")
    state = State()
    for number in range(200):
        state = state.with_question(f"Question {number}?")
        store.write(state)
    store.close()
    assert Store(tmp_path / "app.json").read().asked[-1] == "Question 199?"


def test_where_nothing_can_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    store = Store(tmp_path / "taken" / "app.json")
    store.write(State())
    store.close()
    assert "Nothing can be kept" in store.trouble


def test_a_kill_leaves_a_whole_file(tmp_path: Path) -> None:
    file = tmp_path / "app.json"
    writes = (
        "import sys, pathlib\n"
        "from cc_assistant.tui.state import State, Store\n"
        "store, state, n = Store(pathlib.Path(sys.argv[1])), State(), 0\n"
        "while True:\n"
        "    n += 1; state = state.with_question(f'Question {n}?'); store.write(state)\n"
        "    if n == 50: print('going', flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", writes, str(file)], stdout=subprocess.PIPE)
    assert process.stdout
    process.stdout.readline()
    while not file.exists():
        assert process.poll() is None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    store = Store(file)
    assert store.read().asked[0].startswith("Question ")
    assert not store.trouble


def test_old_answers_give_way_to_new_ones() -> None:
    state = State()
    for _ in range(ANSWERS_KEPT + 5):
        state = state.with_answer(no_evidence())
    assert len(state.with_answer(answered()).answers) == ANSWERS_KEPT
    assert state.with_answer(answered()).answers[-1] == answered()


def test_a_question_asked_again_moves_to_the_end() -> None:
    state = State().with_question("a?").with_question("b?").with_question("a?")
    assert state.asked == ("b?", "a?")


def test_a_passage_goes_into_the_basket_and_out_again() -> None:
    state = State().toggled("able2020-01").toggled("baker2021-01").toggled("able2020-01")
    assert state.baskets == {FIRST_BASKET: ("baker2021-01",)}


def test_the_conversation_is_what_a_follow_up_leans_on() -> None:
    turns = State().with_answer(answered()).conversation.turns
    assert [turn.text for turn in turns] == ["why do they leave?"]
    assert turns[0].understood_as == "why do they leave (about: link workers in Wales)"


def test_a_file_from_before_colours_were_a_setting_is_read(tmp_path: Path) -> None:
    file = tmp_path / "app.json"
    file.write_text('{"version": 1, "theme": "cc-light", "asked": ["Why?"]}')
    assert Store(file).read().asked == ("Why?",)
