"""Coding on the screen: words selected by key, codes given, changed and taken back, all of it on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from cc_assistant.domain.coding import Coding
from cc_assistant.tasks.coding_bench import CodingBench
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.coding import CodingScreen
from tests.coding.bench import TURNS, transcript
from tests.coding.test_agreeing import COST, CULTURE
from tests.tui.coding import at_library, coded, coding_as
from tests.tui.driving import LARGE, SMALL, Driven, settled, shown, until, until_said, until_shown

HOSTILE = "There was no [b]desk\x1b[31m at all."


@pytest.fixture
def desk(home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> CodingBench:
    return coded(monkeypatch)


def on_disk(desk: CodingBench) -> list[Coding]:
    return list(desk.codings(desk.pack("talks")))


def test_a_sentence_is_coded_by_key_and_is_on_disk_at_once(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("right_square_bracket", "s", "enter", *"culture", "enter")
        await until(pilot, lambda: on_disk(desk))
        (coding,) = on_disk(desk)
        assert (coding.coder, str(coding.code)) == ("ann", "cfir:inner-setting.culture")
        assert coding.words == "We started with nothing, really."
        await until_shown(pilot, "a Culture")
        await pilot.press("m", *"why [b]", "enter", "k", "d")
        await until(pilot, lambda: on_disk(desk)[0].direction)
        (coding,) = on_disk(desk)
        assert (coding.memo, coding.key, coding.direction) == ("why [b]", True, "barrier")
        await until_shown(pilot, "a *Culture")
        await until_shown(pilot, "a Culture (CFIR, key quote, barrier, memo: why [b])")
        await pilot.press("x")
        await until(pilot, lambda: not on_disk(desk))
        await pilot.press("u", "u", "u", "u")
        await until(pilot, lambda: on_disk(desk) and not on_disk(desk)[0].memo)
        await pilot.press("u")
        await until(pilot, lambda: not on_disk(desk))
        await pilot.press("u")
        await until_shown(pilot, "There is nothing to undo.")
        await pilot.press("r", "r", "r", "r")
        await until(pilot, lambda: on_disk(desk) and on_disk(desk)[0].direction == "barrier")

    at_library(steps, size=SMALL)


def test_no_line_of_the_text_is_wider_than_its_place(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await coding_as(app, pilot, "Ann")
        await pilot.press("right_square_bracket", "s", "enter", *"culture", "enter", "k")
        await until(pilot, lambda: on_disk(desk))
        for width in range(60, 84):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            region = screen.text.region
            rows = [
                "".join(segment.text for segment in line)
                for line in app.screen._compositor.render_strips()[region.y : region.bottom]
            ]
            assert {row[region.right - 1] for row in rows[1:-1]} == {"█"}, "the frame goes all the way down"

    at_library(steps, size=SMALL)


def test_the_turn_is_counted_as_it_is_numbered(
    home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = transcript("p3")
    headed = made.model_copy(
        update={"units": (made.units[0].model_copy(update={"kind": "heading"}), *made.units[1:])}
    )
    coded(monkeypatch, headed)
    turns = len(made.units) - 1

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await until_shown(pilot, f"heading · {turns} turns · 0 codings")
        await pilot.press("right_square_bracket")
        await until_shown(pilot, f"turn 1 of {turns} · 0 codings")
        await pilot.press("s", "m")
        await until_shown(pilot, "These words have no code yet")

    at_library(steps, size=SMALL)


def test_a_second_coder_types_their_own_name_in_place_of_the_first(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("escape", "alt+c")
        await until_shown(pilot, "Here so far: Ann.")
        await pilot.press(*"Bea", "enter")
        await until_shown(pilot, "· Bea codes")

    at_library(steps)


def test_a_code_that_is_not_there_and_one_without_a_name_are_told(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("s", "enter", *"zzz")
        await until_said(pilot, "No code has words like these. Ctrl+N makes a new code of it.")
        await pilot.press("escape", "b", "n", "enter")
        await until_shown(pilot, "Please type a name.")
        await pilot.press(*("x" * 201), "enter")
        await until_shown(pilot, "A name has 200 characters at most; these are 201.")
        await pilot.press("backspace", "enter")
        await until(pilot, lambda: f"{'x' * 20}" in shown(app) and "(0 quotes)" in shown(app))
        line = next(line for line in shown(app).splitlines() if "(0 quotes)" in line)
        assert "…  (0 quotes)" in line, "a long name is cut, and says so"
        assert "x Remove" in shown(app), "all its keys can be read"

    at_library(steps, size=SMALL)


def test_several_codes_lie_over_one_another_each_with_a_letter(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("right_square_bracket", "t", "enter", *"culture", "tab", *"cost", "tab", "enter")
        await until(pilot, lambda: len(on_disk(desk)) == 2)
        await pilot.press("escape", "shift+right", "enter", *"available", "enter")
        await until(pilot, lambda: len(on_disk(desk)) == 3)
        await settled(pilot)
        line = next(line for line in shown(app).splitlines() if "We started" in line)
        assert line[1:4] == "abc"
        assert "a Culture" in line
        assert "b Innovation Cost" in shown(app)
        assert "c Available Resources" in shown(app)
        last = next(line for line in shown(app).splitlines() if "what a link worker was" in line)
        assert last[1:4] == "└└ "
        screen = app.screen
        assert isinstance(screen, CodingScreen)
        await pilot.press("n", "n")
        assert screen.text.at_hand is not None
        assert "codings" in shown(app)

    at_library(steps)


def test_a_number_takes_a_suggestion_that_says_why(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await coding_as(app, pilot, "Ann")
        await pilot.press("right_square_bracket", "s")
        await until_shown(pilot, "NPT, likeliest first")
        wanted = screen.side.offered[1]
        await pilot.press("2")
        await until(pilot, lambda: on_disk(desk))
        assert on_disk(desk)[0].code == wanted
        await pilot.press("w")
        await until_shown(pilot, "What the codes mean")

    at_library(steps)


def test_steps_go_by_letter_word_sentence_turn_and_line(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await coding_as(app, pilot, "Ann")
        text, words = screen.work.document.text, screen.work.words
        await pilot.press("right", "shift+right", "shift+right")
        assert words(screen.text.selected) == "you tell"
        await pilot.press("ctrl+shift+left")
        assert words(screen.text.selected) == "you tel"
        await pilot.press("escape", "right_square_bracket", "j")
        assert text[screen.text.caret :].startswith("There was no office")
        await pilot.press("s", "s")
        assert words(screen.text.selected).endswith("what a link worker was.")
        await pilot.press("escape", "i", "left_square_bracket")
        assert screen.text.caret == 0
        await pilot.press("down", "down", "down", "down")
        assert screen.text.place == 2
        await pilot.press("f", *"OVERNIGHT.  older", "enter")
        await until(pilot, lambda: words(screen.text.selected) == "overnight. Older")
        await pilot.press("end", "home")
        assert screen.text.caret == 0

    at_library(steps, size=SMALL)


def test_a_new_code_is_made_while_coding(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("s", "enter", *"Parking [b]", "ctrl+n")
        await until(pilot, lambda: on_disk(desk))
        assert str(on_disk(desk)[0].code) == "own:parking-b"
        await until_shown(pilot, "a Parking [b]")

    at_library(steps)


def test_hostile_text_is_shown_as_it_is(home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = coded(monkeypatch, transcript("p3", (("p", HOSTILE),), title="[red]P3[/red]\x1b"))

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "[b]Z")
        assert "no [b]desk␛[31m at all." in shown(app)
        assert "[red]P3[/red]␛ · [b]Z codes" in shown(app)
        await pilot.press("s", "enter", *"cult", "enter")
        await until(pilot, lambda: on_disk(desk))
        assert on_disk(desk)[0].words == HOSTILE
        assert on_disk(desk)[0].coder == "b-z"

    at_library(steps)


def test_thousands_of_turns_are_gone_through(home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = coded(monkeypatch, transcript("p3", TURNS * 800))

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await coding_as(app, pilot, "Ann")
        await pilot.press("end")
        await until_shown(pilot, "turn 3,200 of 3,200")
        await pilot.press("s", "enter", *"cult", "enter")
        await until(pilot, lambda: on_disk(desk))
        await pilot.press("home")
        await until_shown(pilot, "turn 1 of 3,200")
        await pilot.press("n")
        await until_shown(pilot, "turn 3,200 of 3,200")
        assert len(screen.work.codings) == 1

    at_library(steps, size=LARGE)


def test_two_windows_cannot_code_as_one_person_and_where_one_was_is_found_again(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("right_square_bracket", "s", "enter", *"cult", "enter")
        await until(pilot, lambda: on_disk(desk))
        with pytest.raises(Exception, match="Another window is coding as ann"):
            desk.journal(desk.pack("talks"), "Ann")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: not isinstance(app.screen, CodingScreen))
        again = await coding_as(app, pilot, "Ann")
        assert again.text.caret == on_disk(desk)[0].end

    at_library(steps)


def test_without_documents_it_is_said_how_to_take_some_in(
    home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await pilot.press("k")
        await until_shown(pilot, "No pack of your own holds documents yet.")

    at_library(steps)


def differing(desk: CodingBench) -> None:
    """Ann and Bea code two stretches, and differ on both."""
    pack = desk.pack("talks")
    document = desk.document(pack, "p3")
    for coder, words, code in (
        ("Ann", "There was no office", CULTURE),
        ("Ann", "lost to us", COST),
        ("Ann", "lost to us", CULTURE),
        ("Bea", "no office", CULTURE),
        ("Bea", "lost to us", COST),
    ):
        start = document.text.index(words)
        with desk.journal(pack, coder) as journal:
            journal.code(document, start, start + len(words), [code], desk.now())


def agreed(desk: CodingBench) -> list[tuple[str, str]]:
    return [(one.words, str(one.code)) for one in on_disk(desk) if one.coder == "agreed"]


def test_disagreements_are_decided_one_by_one(desk: CodingBench) -> None:
    differing(desk)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("a")
        await until_shown(pilot, "2 coded differently, 0 decided")
        assert "Our talks · CONFIDENTIAL" in shown(app)
        assert "Unit: character; only characters that somebody coded" in shown(app)
        assert "ALPHA" in shown(app)
        assert "⟦There was ⟧" in shown(app)
        assert "2 Bea: no code" in shown(app)
        await pilot.press("2")
        await until_shown(pilot, "2 coded differently, 1 decided")
        assert agreed(desk) == []
        await until_shown(pilot, "⟦lost to us⟧")
        await pilot.press("b")
        await until_shown(pilot, "2 decided")
        assert {code for _, code in agreed(desk)} == {str(COST), str(CULTURE)}
        await pilot.press("c", *"available", "enter")
        await until(pilot, lambda: len(agreed(desk)) == 1)
        await until_shown(pilot, "Decided: Available Resources")
        await pilot.press("z")
        await until_shown(pilot, "2 coded differently, 1 decided")
        assert agreed(desk) == []
        await pilot.press("u")
        await until_shown(pilot, "Unit: passage")

    at_library(steps, size=SMALL)


def test_agreement_of_one_coder_says_what_is_missing(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("a")
        await until_shown(pilot, "Agreement takes two coders")
        await pilot.press("1", "b", "c", "z", "w", "escape")
        await until(pilot, lambda: isinstance(app.screen, CodingScreen))

    at_library(steps)


def test_own_codes_are_made_moved_described_and_removed_by_key(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("b")
        await until_shown(pilot, "No own code yet")
        await pilot.press("n", *"Parking", "enter", "i", *"Bays [b]", "enter", "d", *"For cars.", "enter")
        await until_shown(pilot, "For cars.")
        book = desk.codebook(desk.pack("talks"))
        assert [(one.id, one.parent, one.description) for one in book.codes] == [
            ("parking", None, ""),
            ("bays-b", "parking", "For cars."),
        ]
        await pilot.press("up", "r", *" and travel", "enter")
        await until_shown(pilot, "Parking and travel  (0 quotes)")
        await pilot.press("escape", "s", "enter", *"bays", "enter")
        await until(pilot, lambda: on_disk(desk))
        await pilot.press("b", "down", "x")
        await until_shown(pilot, "Press again to remove Bays [b]: what it means is lost with it.")
        await pilot.press("x")
        await until_shown(pilot, "is on 1 quote.")

    at_library(steps, size=SMALL)


def test_own_codes_are_moved_and_coloured_by_key(desk: CodingBench) -> None:
    def kept() -> list[tuple[str, str | None, str | None]]:
        return [(one.id, one.parent, one.colour) for one in desk.codebook(desk.pack("talks")).codes]

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("b")
        for name in ("One", "Two", "Three"):
            await pilot.press("n", *name, "enter")
            await until_shown(pilot, f"{name}  (0 quotes)")
        await pilot.press("K")
        await until(pilot, lambda: [one[0] for one in kept()] == ["one", "three", "two"])
        await pilot.press("L")
        await until(pilot, lambda: ("three", "one", None) in kept())
        await pilot.press("H", "J")
        await until(pilot, lambda: [one[0] for one in kept()] == ["one", "two", "three"])
        await pilot.press("m")
        await until_shown(pilot, "Put Three below which code?")
        await pilot.press(*"two", "enter")
        await until(pilot, lambda: ("three", "two", None) in kept())
        await pilot.press("c")
        await until_shown(pilot, "The colour of Three")
        await pilot.press(*"blue", "enter")
        await until_shown(pilot, "Colour: blue (#1f77b4)")
        await pilot.press("c", *"another", "enter")
        await until_shown(pilot, "Write it as #rrggbb")
        await pilot.press("ctrl+u", *"sea", "enter")
        await until_shown(pilot, "'sea' is no colour")
        assert ("three", "two", "#1f77b4") in kept()
        await pilot.press("c", *"none", "enter")
        await until(pilot, lambda: ("three", "two", None) in kept())

    at_library(steps, size=SMALL)


def test_the_colour_of_a_code_stands_beside_the_text_and_its_name_is_readable(desk: CodingBench) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press("b", "n", *"Waiting", "enter")
        await until_shown(pilot, "Waiting  (0 quotes)")
        await pilot.press("c", *"blue", "enter")
        await until_shown(pilot, "Colour: blue")
        await pilot.press("escape")
        await pilot.press("right_square_bracket", "s", "enter", *"waiting", "enter")
        await until_shown(pilot, "■ a Waiting")
        screen = app.screen
        assert isinstance(screen, CodingScreen)
        segments = [one for y in range(screen.text.size.height) for one in screen.text.render_line(y)]
        colours = {one.text: one.style.color.name for one in segments if one.style and one.style.color}
        assert colours["■ "] == "#1f77b4"
        assert colours[next(text for text in colours if text.startswith("a Waiting"))] != "#1f77b4"

    at_library(steps, size=SMALL)


def test_a_document_that_holds_nothing_can_be_opened(
    home: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded(monkeypatch, transcript("p3", ()))

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await coding_as(app, pilot, "Ann")
        await pilot.press(
            "down", "right", "s", "t", "end", "pageup", "shift+down", "n", "enter", "k", "x", "w"
        )
        await until_shown(pilot, "No code is here.")

    at_library(steps)
