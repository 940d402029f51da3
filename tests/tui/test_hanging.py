"""Lines that begin with a sign: the rest hangs below their words; what is selected is as it was stored."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from cc_assistant.tui.hanging import Hanging
from cc_assistant.tui.widgets.plain_text import PlainText, marked, plain

STEPS = (
    "□ Ask the practice for a room of your own.\nNo sign: this line begins at the edge again.\n  › Go there"
)


def test_what_follows_a_sign_hangs_below_the_words() -> None:
    assert Hanging(plain(STEPS)).at(24).plain.split("\n") == [
        "□ Ask the practice for a",
        "  room of your own.",
        "No sign: this line begins at the edge again.",
        "  › Go there",
    ]


def test_marked_words_stay_marked_where_they_are_broken() -> None:
    hung = Hanging(marked("□ one two three four", [(6, 15)])).at(12)
    said = [hung.plain[span.start : span.end] for span in hung.spans]
    assert "".join(said).replace(" ", "") == "twothree"


@given(st.text("□›• []x1.ab \n", max_size=60), st.integers(6, 40))
def test_no_word_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    hung = Hanging(Content(text)).at(width)
    assert hung.plain.split() == text.split() or any(cell_len(word) > width // 2 for word in text.split()), (
        "only a word longer than the room is broken"
    )
    assert "".join(hung.plain.split()) == "".join(text.split())


def test_what_is_selected_has_no_indents_and_no_added_breaks() -> None:
    class Form(App[None]):
        def compose(self) -> ComposeResult:
            yield PlainText(STEPS)

    async def run() -> None:
        app = Form()
        async with app.run_test(size=(24, 12)) as pilot:
            await pilot.pause()
            text = app.query_one(PlainText)
            taken = text.get_selection(Selection.from_offsets(Offset(2, 0), Offset(10, 1)))
            assert taken is not None
            assert taken[0] == "Ask the practice for a room of "
            assert text.get_selection(SELECT_ALL) is not None

    asyncio.run(run())
