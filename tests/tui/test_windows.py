"""Two windows at once: nothing that was put into a basket is lost, and nobody's conversation is mixed up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cc_assistant.tui.shared import Shared, merged
from cc_assistant.tui.state import FIRST_BASKET, State, Store
from cc_assistant.tui.window import Window
from tests.render.golden_answers import answered, no_evidence


class Open:
    """A window without a screen."""

    def __init__(self, shared: Path, own: Path | None = None) -> None:
        self.window = Window(own or shared, shared)
        self.heard = 0
        self.store = Store(self.window.file, shared, self._hear)
        self.state = self.store.read()

    def _hear(self) -> None:
        self.heard += 1

    def does(self, state: State) -> None:
        self.state = self.store.up_to_date(state)
        self.store.write(self.state)
        self.store.close()
        self.state = self.store.up_to_date(self.state)

    def close(self) -> None:
        self.store.close()
        self.window.close()


def test_what_two_windows_put_into_a_basket_is_all_there(tmp_path: Path) -> None:
    one, two = (Open(tmp_path / "app.json") for _ in range(2))
    one.does(one.state.toggled("able2020-01"))
    two.does(two.state.toggled("baker2021-01"))
    assert two.heard == 1
    assert two.state.baskets == {FIRST_BASKET: ("able2020-01", "baker2021-01")}
    one.does(one.state.with_question("Why?"))
    assert one.state.baskets == {FIRST_BASKET: ("able2020-01", "baker2021-01")}
    one.does(one.state.toggled("baker2021-01"))
    two.does(two.state)
    assert two.state.baskets == {FIRST_BASKET: ("able2020-01",)}
    assert two.state.asked == ("Why?",)
    one.close()
    two.close()
    again = Open(tmp_path / "app.json")
    assert again.state.baskets == {FIRST_BASKET: ("able2020-01",)}
    again.close()


def test_each_window_keeps_its_own_conversation(tmp_path: Path) -> None:
    one, two = (Open(tmp_path / "app.json") for _ in range(2))
    assert (one.window.number, two.window.number) == (1, 2)
    one.does(one.state.with_answer(answered()))
    two.does(two.state.with_answer(no_evidence()).changed(mode="evidence"))
    one.does(one.state.toggled("able2020-01"))
    one.close()
    two.close()
    one, two = (Open(tmp_path / "app.json") for _ in range(2))
    assert [answer.question for answer in one.state.answers] == [answered().question]
    assert [answer.question for answer in two.state.answers] == [no_evidence().question]
    assert (one.state.mode, two.state.mode) == ("ask", "evidence")
    assert two.state.in_basket == ("able2020-01",)
    one.close()
    two.close()


def test_a_place_that_is_left_is_taken_by_the_next(tmp_path: Path) -> None:
    one, two = (Open(tmp_path / "app.json") for _ in range(2))
    one.close()
    next_one = Open(tmp_path / "app.json")
    assert next_one.window.number == 1
    next_one.close()
    two.close()


def test_a_window_that_was_killed_leaves_its_place(tmp_path: Path) -> None:
    holds = (
        "import sys, pathlib, time\n"
        "from cc_assistant.tui.window import Window\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "window = Window(file, file)\n"
        "print(window.number, flush=True)\n"
        "sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", holds, str(tmp_path / "app.json")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout and process.stdin
    assert process.stdout.readline() == "1\n"
    two = Open(tmp_path / "app.json")
    assert two.window.number == 2
    two.close()
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    one = Open(tmp_path / "app.json")
    assert one.window.number == 1
    one.close()


def test_a_tab_with_a_file_of_its_own_shares_baskets_only(tmp_path: Path) -> None:
    window = Open(tmp_path / "app.json")
    tab = Open(tmp_path / "app.json", tmp_path / "tab.json")
    window.does(window.state.toggled("able2020-01").with_answer(answered()))
    tab.does(tab.state.toggled("baker2021-01"))
    assert (tab.state.in_basket, tab.state.answers) == (("able2020-01", "baker2021-01"), ())
    tab.close()
    window.close()
    assert len(Store(tmp_path / "app.json").read().answers) == 1


def test_answers_that_were_taken_out_of_the_files_are_not_written_back(tmp_path: Path) -> None:
    """As when names of a pack are replaced in a shell while two windows show what it said."""
    windows = [Open(tmp_path / "app.json") for _ in range(2)]
    for window in windows:
        window.does(window.state.with_answer(answered()).with_answer(no_evidence()))
    for file in (tmp_path / "app.json", tmp_path / "app.window-2.json"):
        kept = State.model_validate_json(file.read_bytes())
        file.write_text(kept.changed(answers=kept.answers[1:]).model_dump_json())
    for number, window in enumerate(windows):
        window.does(window.state.with_question(f"Why {number}?"))
        assert list(window.state.answers) == [no_evidence()]
        window.does(window.state.with_answer(answered()))
        assert list(window.state.answers) == [no_evidence(), answered()]
        window.close()
    for file in (tmp_path / "app.json", tmp_path / "app.window-2.json"):
        assert len(State.model_validate_json(file.read_bytes()).answers) == 2


def test_a_state_that_was_deleted_meanwhile_takes_nothing_away(tmp_path: Path) -> None:
    one = Open(tmp_path / "app.json")
    one.does(one.state.toggled("able2020-01"))
    (tmp_path / "app.json").unlink()
    one.does(one.state.toggled("baker2021-01"))
    assert one.state.in_basket == ("able2020-01", "baker2021-01")
    one.close()


def test_a_basket_removed_here_and_filled_there_stays_with_what_was_put_in(tmp_path: Path) -> None:
    before = Shared((), {"A": ("x",), "B": ()})
    assert merged(before, Shared((), {"B": ()}), Shared((), {"A": ("x", "y"), "B": ()})).baskets == {
        "A": ("y",),
        "B": (),
    }
    assert merged(before, Shared((), {"B": ()}), before).baskets == {"B": ()}


def test_a_basket_in_use_that_another_removed_gives_way(tmp_path: Path) -> None:
    state = State(baskets={"A": ()}, basket="A").with_shared(Shared((), {"B": ("x",)}))
    assert (state.basket, state.in_basket) == ("B", ("x",))
    assert State().with_shared(Shared((), {})).baskets == {FIRST_BASKET: ()}


NAMES = st.sampled_from(["A", "B", "C"])
IDS = st.lists(st.sampled_from("uvwxyz"), unique=True).map(tuple)
SHARED = st.builds(
    Shared,
    st.lists(st.sampled_from(["a?", "b?", "c?"]), unique=True).map(tuple),
    st.dictionaries(NAMES, IDS),
)


@given(SHARED, SHARED, SHARED)
def test_nothing_put_in_by_either_is_lost_and_nothing_comes_from_nowhere(
    before: Shared, ours: Shared, theirs: Shared
) -> None:
    now = merged(before, ours, theirs)
    for name in (*ours.baskets, *theirs.baskets):
        was = before.baskets.get(name, ())
        for side in (ours, theirs):
            assert {i for i in side.baskets.get(name, ()) if i not in was} <= set(now.baskets.get(name, ()))
    for name, ids in now.baskets.items():
        assert set(ids) <= {*ours.baskets.get(name, ()), *theirs.baskets.get(name, ())}
    assert set(now.asked) == {*theirs.asked, *(q for q in ours.asked if q not in before.asked)} | (
        {ours.asked[-1]} if ours.asked and not set(ours.asked) - set(before.asked)
        and ours.asked[-1] != (before.asked[-1] if before.asked else "") else set()
    )  # fmt: skip


@given(SHARED, SHARED)
def test_where_only_one_did_something_that_is_what_holds(before: Shared, ours: Shared) -> None:
    here, there = merged(before, ours, before).baskets, merged(before, before, ours).baskets
    assert {name: set(ids) for name, ids in here.items()} == {n: set(i) for n, i in ours.baskets.items()}
    assert {name: set(ids) for name, ids in there.items()} == {n: set(i) for n, i in ours.baskets.items()}
