"""The interview as people meet it: keys only, their own words, questions back, and nothing lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from cc_assistant.domain.session import Session
from cc_assistant.errors import FileFault
from cc_assistant.interview.sessions.file import SessionFile, read_session
from cc_assistant.services import Services
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.interview_confirm import ConfirmScreen
from cc_assistant.tui.screens.interview_why import WhyScreen
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.screens.sessions_compare import CompareScreen
from cc_assistant.tui.screens.sessions_new import NewSessionScreen
from cc_assistant.tui.state import State
from cc_assistant.tui.widgets.answer_card import AnswerCard
from cc_assistant.tui.widgets.growth_panel import GrowthPanel
from cc_assistant.tui.widgets.option_rows import OptionRows
from tests.tui.driving import SMALL, Driven, drive, shown, until, until_said, until_shown
from tests.tui.interviewing import (
    AT_INTERVIEW,
    NOW,
    asked,
    at_page,
    interview_of,
    interviewing,
    kept_service,
    kept_session,
    quiet,
    says,
)

__all__ = ["interviewing"]

HOSTILE = "[b]Moor[/b] \x1b[31m [@click=app.quit]x[/]"
IN_USE = State(mode="interview", session="moor")


def on_disk(interviewing: Interviewing, name: str = "moor") -> Session:
    return read_session(interviewing.sessions.root / f"{name}.json")


def test_the_quick_route_by_keys_only(interviewing: Interviewing) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_page(app, pilot, "start")
        await until_shown(pilot, "No session yet: Enter begins one")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        for told in ("A new session", "Esc closes"):
            await until_shown(pilot, told)
        await until_shown(pilot, "16 questions, about 10 minutes")
        await pilot.press("enter")
        await until_shown(pilot, "Please type a title first.")
        await pilot.press(*"Moor", "enter", "enter")
        await asked(app, pilot, "stage")
        for told in ("0 done, 16 to go, about 10 minutes", "Why we ask:", "It is an idea so far"):
            assert told in shown(app)
        await pilot.press("4", "enter")
        await asked(app, pilot, "launch_date")
        await pilot.press(*"next april")
        await until_shown(pilot, "= 1 April 2027")
        await pilot.press("enter")
        await asked(app, pilot, "model")
        await until_shown(pilot, "sets all dates")
        await pilot.press("f9")
        await asked(app, pilot, "purpose")
        await until_shown(pilot, "it is a task now. Describe three people")
        await pilot.press("down", "space", "down", "down", "space", "enter")
        await asked(app, pilot, "place")
        assert on_disk(interviewing, "moor-2026-11-02").records["purpose"].value == (
            "loneliness",
            "money-housing",
        )
        await pilot.press(*"b c", "enter", "f8")  # two places; nobody says whom they want to reach
        await asked(app, pilot, "host")
        await pilot.press("escape")
        await asked(app, pilot, "groups")
        await pilot.press("escape")
        await asked(app, pilot, "place")
        await until_shown(pilot, "[x] ")
        await pilot.press("enter")
        await asked(app, pilot, "host")
        await pilot.press(
            "1", "enter", *"24", "enter", "1", "enter", "3", "enter", "2", "enter", "1", "enter"
        )
        await asked(app, pilot, "safeguarding")
        await pilot.press("1", "enter", *"1 2", "enter", "2", "enter", *"Winter is long", "enter")
        await at_page(app, pilot, "end")
        await until_shown(pilot, "Answer what you skipped: 1 question")
        await until_shown(pilot, "Go on with the full route")
        session = on_disk(interviewing, "moor-2026-11-02")
        assert session.records["worry"].value == "Winter is long"
        assert session.records["groups"].skipped
        assert session.at is None
        await pilot.press("f10")
        await at_page(app, pilot, "review")
        await pilot.press("escape")
        await at_page(app, pilot, "end")
        app.screen.set_focus(None)
        await interview_of(app).run_action("skipped")
        await asked(app, pilot, "groups")
        await pilot.press("ctrl+r")
        await until_shown(pilot, "full route")

    quiet(steps, size=SMALL)


def test_own_words_answer_several_questions_once_they_are_confirmed(interviewing: Interviewing) -> None:
    kept_session(interviewing)
    words = "we're a small charity in two rural districts, and we open in April. The moon is blue."

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "stage")
        await says(app, pilot, words)
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        for told in ("Villages and countryside", "“rural”", "No question has a place", "The moon is blue."):
            assert told in shown(app)
        await pilot.press("escape")
        await asked(app, pilot, "stage")
        assert interview_of(app).view.line.value == words
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        rows = app.screen.query_one(OptionRows)
        proposals = [one.question for one in app.screen._understood.proposals]  # type: ignore[attr-defined]
        rows.cursor = proposals.index("host")
        await pilot.press("space", "enter")
        await until(pilot, lambda: not isinstance(app.screen, ConfirmScreen))
        await asked(app, pilot, "stage")
        session = on_disk(interviewing)
        assert session.records["place"].value == ("rural",)
        assert session.records["place"].origin == "own-words"
        assert session.records["launch_date"].value == "2027-04-01"
        assert "host" not in session.records
        assert session.notes[0].text == "The moon is blue."
        await until_shown(pilot, "Kept of your own words:")

    quiet(steps, state=IN_USE)


def test_what_no_question_understands_is_told_and_kept_as_a_note_at_the_second_enter(
    interviewing: Interviewing,
) -> None:
    kept_session(interviewing)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "stage")
        await says(app, pilot, "zzz")
        await until_shown(pilot, "'zzz' is not one of the answers.")
        assert interview_of(app).view.line.value == "zzz"
        await says(app, pilot, f"purple {HOSTILE} elephants dance")
        await until_shown(pilot, "Press Enter again to keep")
        await pilot.press("enter")
        await until_shown(pilot, "Your words are kept as a note.")
        assert on_disk(interviewing).notes[0].text == f"purple {HOSTILE} elephants dance"
        await says(app, pilot, "/nowhere")
        await until_shown(pilot, "There is no command /nowhere.")
        interview_of(app).view.line.value = ""
        await pilot.click("#rows", offset=(8, 1))
        await asked(app, pilot, "launch_date")
        assert on_disk(interviewing).records["stage"].value == "bid"
        await says(app, pilot, "31 february")
        await until_shown(pilot, "There is no 31 February")
        await says(app, pilot, "x" * 6000)
        await until_shown(pilot, "5,000 is the most that is kept")
        assert interview_of(app).view.line.value == "x" * 6000

    quiet(steps, state=IN_USE, size=SMALL)


def test_a_worry_that_is_too_long_is_refused_at_once_and_stays_in_the_line(
    interviewing: Interviewing,
) -> None:
    kept_session(interviewing, {"stage": "idea"}, at="worry")
    told = "word " * 1100

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "worry")
        await says(app, pilot, told)
        await until_shown(pilot, "That has 5,499 characters; 5,000 is the most that is kept.")
        assert interview_of(app).view.line.value == told.strip()
        await says(app, pilot, told[:4999])
        await asked(app, pilot, "launch_date")

    quiet(steps, state=IN_USE)
    assert on_disk(interviewing).records["worry"].value == told[:4999].strip()


def test_a_full_disk_is_said_and_nothing_typed_is_lost(
    interviewing: Interviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_session(interviewing)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "stage")

        def full(_: SessionFile, __: Session) -> None:
            raise FileFault("The session could not be saved: No space left on device.", remedy="Make room.")

        with monkeypatch.context() as patch:
            patch.setattr(SessionFile, "save", full)
            await says(app, pilot, "an idea")
            await until_shown(pilot, "No space left on device. Make room.")
            assert interview_of(app).view.line.value == "an idea"
            await asked(app, pilot, "stage")
        await pilot.press("enter")
        await asked(app, pilot, "launch_date")
        assert on_disk(interviewing).records["stage"].value == "idea"

    quiet(steps, state=IN_USE)


def test_the_review_leads_to_a_question_and_its_answer_back_to_the_review(interviewing: Interviewing) -> None:
    kept_service(interviewing, "rural-charity")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_page(app, pilot, "end")
        await pilot.press("f10")
        screen = await at_page(app, pilot, "review")
        await until_shown(pilot, "We are hiring and getting ready")
        await pilot.press("home", "enter")
        await asked(app, pilot, "stage")
        await says(app, pilot, "idea")
        await at_page(app, pilot, "review")
        await until_shown(pilot, "It is an idea so far")
        await until(pilot, lambda: screen._growth)
        await until_shown(pilot, "Your last answer")

    quiet(steps, state=State(mode="interview", session="rural-charity"))


def test_sessions_are_renamed_compared_and_deleted_and_damaged_or_held_ones_say_so(
    interviewing: Interviewing,
) -> None:
    kept_session(interviewing, {"stage": "idea"}, title=HOSTILE)
    other = kept_service(interviewing, "rural-charity")
    root = interviewing.sessions.root
    (root / "cut.json").write_text('{"version": 1, "records": {', encoding="utf-8")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await at_page(app, pilot, "start")
        await until_said(pilot, "ends too early: it was cut short")
        assert "[b]Moor[/b] ␛[31m [@click=app.quit]x[/]" in shown(app)
        assert "open in another window" in shown(app)
        names = [line.path.stem for line in screen.start.sessions.lines]
        screen.start.sessions.highlighted = names.index("rural-charity")
        await pilot.press("enter")
        await until_shown(pilot, "The session rural-charity is open in another window")
        held.close()
        screen.start.sessions.highlighted = names.index("moor")
        await pilot.press("r")
        await until_shown(pilot, "Its new title:")
        app.screen.query_one(Input).value = "Dale"
        await pilot.press("enter")
        await until_shown(pilot, "Dale")
        await pilot.press("c")
        await until_shown(pilot, "Compare “Dale” with")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        await until_shown(pilot, "What changed in Dale")
        await pilot.press("escape", "delete")
        await until_shown(pilot, "Press Delete again")
        await pilot.press("delete")
        await until(pilot, lambda: not (root / "moor.json").exists())
        await until(pilot, lambda: "moor" not in [line.path.stem for line in screen.start.sessions.lines])

    with interviewing.sessions.open(other.id) as held:
        quiet(steps)


def test_two_sessions_are_compared_from_the_earlier_to_the_later_whichever_is_pointed_at(
    interviewing: Interviewing,
) -> None:
    march = kept_session(interviewing, {"stage": "idea"})
    later = march.model_copy(update={"id": "june", "changed": NOW + timedelta(days=90)})
    records = {**later.records, "host": later.records["stage"].model_copy(update={"value": "council"})}
    interviewing.sessions.begin(later.model_copy(update={"records": records})).close()

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        screen = await at_page(app, pilot, "start")
        for name in ("june", "moor"):
            await until(pilot, lambda: screen.start.sessions.lines)
            names = [line.path.stem for line in screen.start.sessions.lines]
            screen.start.sessions.highlighted = names.index(name)
            await pilot.press("c")
            await until_shown(pilot, "with …")
            await pilot.press("down", "enter")
            await until(pilot, lambda: isinstance(app.screen, CompareScreen))
            await until_shown(pilot, "no answer  →  The council")
            await pilot.press("escape")

    quiet(steps)


def test_leaving_a_session_lets_others_open_it_and_a_session_in_use_is_gone_on_with(
    interviewing: Interviewing,
) -> None:
    kept_session(interviewing, {"stage": "idea"})

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "launch_date")
        await pilot.press("ctrl+o")
        await at_page(app, pilot, "start")
        interviewing.sessions.open("moor").close()
        assert app.desk.state.session == ""
        await pilot.press("enter")
        await asked(app, pilot, "launch_date")
        assert app.desk.state.session == "moor"

    quiet(steps, state=IN_USE)
    interviewing.sessions.open("moor").close()


def test_a_copy_made_by_hand_is_gone_on_with_and_not_the_file_that_it_was_copied_from(
    interviewing: Interviewing,
) -> None:
    kept_session(interviewing, {"stage": "idea"})
    folder = interviewing.sessions.root
    (folder / "march.json").write_bytes((folder / "moor.json").read_bytes())

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "launch_date")
        await says(app, pilot, "in 20 weeks")
        await asked(app, pilot, "model")
        assert app.desk.state.session == "march"

    quiet(steps, state=State(mode="interview", session="march"))
    assert "launch_date" in on_disk(interviewing, "march").records
    assert "launch_date" not in on_disk(interviewing).records


def test_a_session_that_is_open_elsewhere_at_the_start_is_said_above_the_list(
    interviewing: Interviewing,
) -> None:
    kept_session(interviewing)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_page(app, pilot, "start")
        await until_shown(pilot, "The session is open elsewhere.")

    with interviewing.sessions.open("moor"):
        quiet(steps, state=IN_USE)


def test_the_checklist_stands_beside_the_question_or_a_key_shows_it(interviewing: Interviewing) -> None:
    kept_session(interviewing)

    async def wide(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "stage")
        await says(app, pilot, "1")
        await until_shown(pilot, "Your last answer")
        assert "“It is an idea so far” brings" in " ".join(shown(app).split()).replace("│ ", "")

    async def narrow(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "launch_date")
        await until_shown(pilot, "Checklist: ")
        await pilot.press("ctrl+l")
        await until(pilot, lambda: app.screen.query_one(GrowthPanel).has_focus)
        await until_shown(pilot, "What comes first")
        await pilot.press("escape")
        await until_shown(pilot, "When will you see your first person?")
        assert interview_of(app).view.line.has_focus

    quiet(wide, state=IN_USE)
    quiet(narrow, state=IN_USE, size=SMALL)


def test_why_leads_to_the_evidence_and_a_question_to_the_library_without_losing_the_place(
    library: Services, interviewing: Interviewing
) -> None:
    kept_session(interviewing)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await asked(app, pilot, "stage")
        app.screen.query_one("#rows", OptionRows).focus()
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await until_shown(pilot, "Your answer decides about")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PassageScreen))
        await until_shown(pilot, "Coded as")
        await pilot.press("escape", "escape")
        await asked(app, pilot, "stage")
        await says(app, pilot, "What helps link workers stay?")
        await until(pilot, lambda: any(card.answer for card in app.screen.query(AnswerCard)))
        await pilot.press("escape")
        await asked(app, pilot, "stage")
        await says(app, pilot, "why does that matter?")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))

    drive(library, steps, state=IN_USE)


def test_the_rules_that_cannot_be_read_are_told_in_place_of_the_sessions(
    interviewing: Interviewing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = Interviewing([tmp_path / "nowhere"], now=lambda: NOW)
    monkeypatch.setattr(Services, "interviewing", broken)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await until_shown(pilot, "No pack has a questionnaire and recommendations.")

    quiet(steps, state=AT_INTERVIEW)
