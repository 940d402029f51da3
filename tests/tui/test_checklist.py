"""The checklist as people meet it: reasons, evidence, ticks, dates, pictures, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from cc_assistant.domain.checklist import Checklist
from cc_assistant.domain.session import Mark, Note, Session
from cc_assistant.interview.sessions.file import read_session
from cc_assistant.services import Services
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.checklist_rows import filters_of, rows_of
from cc_assistant.tui.gantt_rows import gantt
from cc_assistant.tui.item_told import QuestionWanted
from cc_assistant.tui.messages import PassageWanted
from cc_assistant.tui.profile_rows import profile
from cc_assistant.tui.screens.passages import PassageScreen
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.state import State
from cc_assistant.tui.widgets.choice_line import ChoiceLine
from cc_assistant.tui.widgets.item_view import ItemView
from tests.interview.sessions_of import service
from tests.tui.driving import SMALL, Driven, drive, shown, until, until_shown
from tests.tui.interviewing import (
    asked,
    checklist_of,
    interviewing,
    kept_service,
    kept_session,
    quiet,
    shipped,
)

__all__ = ["interviewing"]

HOSTILE = "[b]A[/b] \x1b[31m [@click=app.quit]B[/]"


def at_checklist(session: str) -> State:
    return State(mode="checklist", session=session)


def on_disk(interviewing: Interviewing, name: str) -> Session:
    return read_session(interviewing.sessions.root / f"{name}.json")


async def opened(app: AssistantApp, pilot: Driven) -> None:
    """Wait until the checklist is shown."""
    await until(pilot, lambda: checklist_of(app).page == "checklist" and app.desk.sitting.checklist)


async def writes(app: AssistantApp, pilot: Driven, key: str, text: str) -> None:
    """Press a key that asks for a line, and write one."""
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, WriteScreen))
    app.screen.query_one(Input).value = text
    await pilot.press("enter")


def test_items_are_ticked_dated_owned_noted_dropped_and_added_and_all_is_kept(
    interviewing: Interviewing,
) -> None:
    kept_service(interviewing, "rural-charity")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot)
        screen = checklist_of(app)
        for told in ("Your main worry:", "The first 10", "The opening date can hold", "0 done"):
            assert told in shown(app)

        def mark(item: str) -> Mark:
            return on_disk(interviewing, "rural-charity").marks.get(item, Mark())

        pinned = screen.sitting.checklist.nearest if screen.sitting.checklist else ()
        ids = [item.id for item in pinned]
        rows = [row.item.id if row.item else "" for row in screen.items._rows]
        screen.items.highlighted = rows.index(ids[0], rows.index(ids[1]) - 1)
        await pilot.press("space")
        await until_shown(pilot, "1 done")
        assert mark(ids[0]).status == "done"
        assert screen.item and screen.item.id == ids[1], "the pointer stays at its place"
        await pilot.press("i")
        await until(pilot, lambda: mark(ids[1]).status == "in-progress")
        await writes(app, pilot, "o", HOSTILE)
        await until_shown(pilot, "Owner: [b]A[/b] ␛[31m [@click=app.quit]B[/]")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, WriteScreen))
        app.screen.query_one(Input).value = "31 february"
        await pilot.press("enter")
        await until_shown(pilot, "There is no 31 February")
        app.screen.query_one(Input).value = "in 2 weeks"
        await pilot.press("enter")
        await until(pilot, lambda: str(mark(ids[1]).due) == "2026-11-16")
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, WriteScreen))
        await pilot.press(*"1/4/27", "enter")
        await until(pilot, lambda: str(mark(ids[1]).due) == "2027-04-01")  # in place of the date before
        await writes(app, pilot, "n", HOSTILE)
        await until(pilot, lambda: mark(ids[1]).note == HOSTILE)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, WriteScreen))
        await pilot.press("enter")
        await until_shown(pilot, "Say in a few words why")
        app.screen.query_one(Input).value = "The council does it"
        await pilot.press("enter")
        await until(pilot, lambda: mark(ids[1]).reason == "The council does it")
        await writes(app, pilot, "a", f"Paint the door {HOSTILE}")
        await until(pilot, lambda: screen.item and screen.item.kind == "own")
        await until_shown(pilot, "You added it yourselves.")
        assert on_disk(interviewing, "rural-charity").own_items[0].title == f"Paint the door {HOSTILE}"

    quiet(steps, state=at_checklist("rural-charity"))


def test_an_item_tells_why_and_leads_to_the_question_and_to_each_passage(
    library: Services, interviewing: Interviewing
) -> None:
    kept_service(interviewing, "hospital-trust")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot)
        screen = checklist_of(app)
        screen.items.highlighted = next(
            at
            for at, row in enumerate(screen.items._rows)
            if row.item
            and row.item.untold
            and row.item.evidence
            and any(reason.value is not None for reason in row.item.because)
        )
        await until_shown(pilot, "Why it is on your list")
        await pilot.press("enter")
        await until(pilot, lambda: screen.view.has_focus_within)
        told = "\n".join(str(widget.render()) for widget in screen.view.query("PlainText"))
        for part in ("You have not told us about this yet", "Steps", "It is done when", "Leads: ", "For: "):
            assert part in told, part
        await pilot.press("c")
        await until(
            pilot,
            lambda: (
                any("  " in str(widget.render()) for widget in screen.view.query("PlainText"))
                and screen._defined
            ),
        )
        passages = [
            line for line in screen.view.query(ChoiceLine) if isinstance(line._message, PassageWanted)
        ]
        passages[0].focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PassageScreen))
        await until_shown(pilot, "Coded as")
        await pilot.press("escape")
        question = next(
            line for line in screen.view.query(ChoiceLine) if isinstance(line._message, QuestionWanted)
        )
        wanted = question._message.question  # type: ignore[attr-defined]
        question.action_choose()
        await until(pilot, lambda: app.current_mode == "interview")
        await asked(app, pilot, wanted)

    drive(library, steps, state=at_checklist("hospital-trust"))


def test_at_80_columns_an_item_the_date_check_and_what_was_not_told_stand_in_place_of_the_list(
    interviewing: Interviewing,
) -> None:
    kept_session(
        interviewing,
        {"stage": "getting-ready", "launch_date": "2026-12-01"},
        notes=(Note(text=HOSTILE, question="stage"),),
    )

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot)
        await until_shown(pilot, "Move the date?")
        await pilot.press("home", "enter")
        await until_shown(pilot, "The date cannot hold as things stand")
        await pilot.press("escape", "down", "enter")
        await until_shown(pilot, "off the list)")
        await pilot.press("escape", "down", "enter")
        await until_shown(pilot, "• [b]A[/b] ␛[31m [@click=app.quit]B[/]")
        await pilot.press("escape", "f")
        await until_shown(pilot, "Open items")
        await pilot.press("escape")
        await until(pilot, lambda: checklist_of(app).page == "start")
        interviewing.sessions.open("moor").close()
        await pilot.press("enter")
        await opened(app, pilot)

    quiet(steps, state=at_checklist("moor"), size=SMALL)


def test_from_what_is_told_of_the_date_the_date_can_be_changed(interviewing: Interviewing) -> None:
    kept_session(interviewing, {"stage": "getting-ready", "launch_date": "2026-11-10"})

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot)
        await until_shown(pilot, "Move the date?")
        await pilot.press("home", "enter")
        await until_shown(pilot, "; 1 week left)")
        line = next(
            line
            for line in checklist_of(app).view.query(ChoiceLine)
            if line.message == QuestionWanted("launch_date")
        )
        line.focus()
        await until_shown(pilot, "Change the date")
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "interview")
        await asked(app, pilot, "launch_date")

    quiet(steps, state=at_checklist("moor"))


def test_readiness_and_timeline_are_drawn_and_a_running_service_has_its_health_check(
    interviewing: Interviewing,
) -> None:
    kept_service(interviewing, "council-since-2019")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot)
        await pilot.press("2")
        await until_shown(pilot, "What helps or hinders (CFIR)")
        assert "in place" in shown(app)
        await pilot.press("3")
        await until_shown(pilot, "┊today")
        await until_shown(pilot, "What should be in place")
        assert "Before opening" not in shown(app), "it opened years ago"
        await pilot.press("h")
        await until_shown(pilot, "seen to be in place")
        assert "Before opening" not in shown(app)
        await pilot.press("h")
        await until_shown(pilot, "The first 10")

    quiet(steps, state=at_checklist("council-since-2019"))


@pytest.mark.parametrize("ending", [".json", ".html"])
def test_the_checklist_is_saved_as_a_file(interviewing: Interviewing, tmp_path: Path, ending: str) -> None:
    kept_service(interviewing, "rural-charity")
    file = tmp_path / f"list{ending}"

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, SaveScreen))
        await until_shown(pilot, "PDF: to print")
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await until(pilot, file.exists)
        await until_shown(pilot, "Saved:")

    quiet(steps, state=at_checklist("rural-charity"))
    text = file.read_text(encoding="utf-8")
    assert (json.loads(text) if ending == ".json" else "<html" in text) and "Name one person" in text


# -- what the rows and pictures say, without an app


def made(name: str = "rural-charity", marks: dict[str, Mark] | None = None) -> Checklist:
    session = service(name).model_copy(update={"marks": marks or {}})
    return shipped().checklist(session)


def test_filters_leave_open_items_those_of_an_owner_and_done_ones() -> None:
    checklist = made(
        marks={
            "rec-name-project-lead": Mark(status="done", owner="AB"),
            "rec-shared-purpose": Mark(status="not-for-us", reason="Done before", owner="CD"),
        }
    )
    assert filters_of(checklist) == ["", "open", "owner:AB", "owner:CD", "done"]
    owned = [row.item.id for row in rows_of(checklist, "owner:AB") if row.item]
    assert owned == ["rec-name-project-lead"]
    everything = [row.item.id for row in rows_of(checklist) if row.item]
    assert set(everything) == {item.id for item in checklist.items}
    headings = [row.text for row in rows_of(checklist) if row.kind == "heading"]
    assert headings[-2:] == ["Done: 1 item", "Not for us: 1 item"]


@pytest.mark.parametrize("width", [40, 78, 150])
@pytest.mark.parametrize("name", ["rural-charity", "council-since-2019", "hospital-trust"])
def test_pictures_fit_their_width_and_name_opening_and_every_group(name: str, width: int) -> None:
    checklist = made(name)
    drawn = gantt(checklist, width)
    assert all(line.cell_length <= width or index >= len(drawn) - 2 for index, line in enumerate(drawn))
    told = "\n".join(line.plain for line in drawn)
    assert "┊" in told and "█" in told
    bars = "\n".join(line.plain for line in profile(checklist, max(width, 70)))
    for one in checklist.readiness:
        assert one.name[:20] in bars
        assert f"{one.in_place} in place, {one.to_do} to do" in bars


def test_what_is_overdue_says_now_beside_its_bar_and_not_by_colour_alone() -> None:
    checklist = made()
    late = {item.title[:40]: item.due.now for item in checklist.items}
    told = [line.plain for line in gantt(checklist, 150)]
    said = {title: " now" in line for title in late for line in told if line.startswith(title)}
    assert any(late.values())
    assert said == late


def test_without_an_opening_date_weeks_are_counted_from_opening() -> None:
    checklist = made("hospital-trust")
    assert checklist.opening is None
    told = [line.plain for line in gantt(checklist, 120)]
    assert "opening" in told[0] and " w" in told[0]
    nothing = checklist.model_copy(update={"items": ()})
    assert "a timeline appears" in gantt(nothing, 120)[0].plain


def test_an_item_view_that_only_changes_its_words_keeps_its_lines(interviewing: Interviewing) -> None:
    kept_service(interviewing, "rural-charity")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await opened(app, pilot)
        screen = checklist_of(app)
        screen.items.highlighted = next(at for at, row in enumerate(screen.items._rows) if row.item)
        await pilot.press("enter")
        view = screen.query_one(ItemView)
        await until(pilot, lambda: len(view.children) > 5)
        before = list(view.children)
        await pilot.press("space")
        await until_shown(pilot, "[x] Done on 2 Nov 2026")
        assert list(view.children) == before

    quiet(steps, state=at_checklist("rural-charity"), size=SMALL)
