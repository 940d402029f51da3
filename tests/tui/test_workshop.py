"""A workshop as a facilitator leads it: by keys alone, and every step on disk before the next is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pypdf
import pytest
from textual import events

from cc_assistant.domain.session import Given
from cc_assistant.errors import FileFault
from cc_assistant.interview.sessions.file import SessionFile
from cc_assistant.tasks.interviewing import Interviewing
from cc_assistant.tui.app import AssistantApp
from cc_assistant.tui.screens.save_as import SaveScreen
from cc_assistant.tui.screens.workshop import WorkshopScreen
from cc_assistant.tui.screens.workshop_new import NewWorkshopScreen
from cc_assistant.tui.screens.write_line import WriteScreen
from cc_assistant.tui.widgets.people_list import PeopleList
from tests.tui.driving import LARGE, SMALL, Driven, shown, until, until_shown
from tests.tui.interviewing import at_page, interviewing, kept_session, quiet
from tests.tui.workshops import GOES_ON, SIX, at, kept_workshop, on_disk, says, workshop_of

__all__ = ["interviewing"]

NAME = "moor-and-dale-2026-11-02"
HOSTILE = "[b]X[/b] [@click=app.quit]y[/]"


@pytest.mark.parametrize(
    ("size", "endings"),
    [(SMALL, ("docx",)), (LARGE, ("pdf", "docx", "html"))],
    ids=["80x24", "160x48"],
)
def test_six_people_disagree_decide_and_take_a_handout_home(
    interviewing: Interviewing, tmp_path: Path, size: tuple[int, int], endings: tuple[str, ...]
) -> None:
    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_page(app, pilot, "start")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, NewWorkshopScreen))
        await pilot.press(*"Moor and Dale", "enter", "enter")
        await at(app, pilot, "room")
        await says(app, pilot, *SIX, "ab again")
        assert "'ab' is here already." in shown(app)
        await pilot.press("escape", "enter")
        await at(app, pilot, "question", "gather")
        assert [person.initials for person in on_disk(interviewing, NAME).people] == [one[:2] for one in SIX]
        await disagree(app, pilot)
        await decide(app, pilot)
        await says(app, pilot, "/skip")
        await by_hands(app, pilot)
        await take_on(app, pilot)
        for ending in endings:
            await save(app, pilot, f"handout.{ending}")

    quiet(steps, size=size)
    session = on_disk(interviewing, NAME)
    stage, model = session.records["stage"], session.records["model"]
    assert stage.given[0] == Given(person="ab", value="bid", remark="half of it is written")
    assert [given.value for given in stage.given].count("funded") == 4
    assert (stage.value, stage.how, stage.reason) == ("funded", "majority", "The letter came.")
    assert [hands.count for hands in model.hands] == [1, 5, 0, 0, 0]
    assert model.how == "open"
    assert session.parked[0].by == "EF"
    marks = list(session.marks.values())
    assert (marks[0].owner, str(marks[0].due)) == ("AB", "2026-12-14")
    for ending in endings:
        text = said_in(tmp_path / f"handout.{ending}")
        for told in ("Moor and Dale", "The letter came.", "the car park", "14 December 2026"):
            assert told in text, ending


async def disagree(app: AssistantApp, pilot: Driven) -> None:
    """Two say this, four say that; nobody sees it before all have spoken."""
    await says(app, pilot, "AB 2: half of it is written", "3", "XY 2")
    assert "Nobody here is 'XY'." in shown(app)
    await says(app, pilot, "GH 3", "2", "3", "9")
    assert "There is no answer '9'." in shown(app)
    await says(app, pilot, "3")
    for told in ("6 of 6 answered", "All have answered. Enter shows the answers."):
        assert told in shown(app)
    for hidden in ("half of it is written", "█  4"):
        assert hidden not in shown(app)
    await pilot.press("enter")
    await at(app, pilot, "question", "talk")
    for told in ("4 of 6 gave the same answer (67 %)", "Would everyone in the room", "AB: half of it is"):
        assert told in shown(app)
    assert any("We have the money" in row and "4" in row for row in shown(app).splitlines())
    await pilot.press("down")
    await until_shown(pilot, "What has been decided that cannot be changed now? (2 of 2)")
    await says(app, pilot, "/park EF: the car park")


async def decide(app: AssistantApp, pilot: Driven) -> None:
    """What most said is offered, and how it came about; the reason is kept."""
    await pilot.press("enter")
    await at(app, pilot, "question", "decide")
    await pilot.press("enter")
    await until_shown(pilot, "m (•) By majority")
    await says(app, pilot, "perhaps")
    assert "That is not a way to decide." in shown(app)
    await pilot.press("escape", "m", "enter")
    await at(app, pilot, "question", "why")
    await until_shown(pilot, "the last decision")
    await says(app, pilot, "The letter came.")
    await until_shown(pilot, "When will you see your first person?")


async def by_hands(app: AssistantApp, pilot: Driven) -> None:
    """A show of hands, answer by answer; the question is left open."""
    await until_shown(pilot, "What kind of help will people get?")
    await pilot.press("ctrl+a")
    await until_shown(pilot, "who is for “Short help")
    await says(app, pilot, "1", "many")
    assert "Type how many hands are up" in shown(app)
    await says(app, pilot, "5 0 0 0")
    await pilot.press("enter")
    await until_shown(pilot, "5 of 6 gave the same answer (83 %): most agree.")
    await says(app, pilot, "/open")
    await until_shown(pilot, "Left open; it is a task to find out.")
    await pilot.press("enter")
    await until_shown(pilot, "What do you most hope will change?")


async def take_on(app: AssistantApp, pilot: Driven) -> None:
    """The first items get owners and dates."""
    await pilot.press("ctrl+l")
    await until_shown(pilot, "10 items without an owner.")
    await says(app, pilot, "ab in 6 weeks")
    await until_shown(pilot, "AB, by 14 Dec 2026")
    await says(app, pilot, "CD 31/2/27")
    assert "There is no 31 February 2027" in shown(app)
    await says(app, pilot, "CD 1 Jan 2020")
    assert "That day has passed." in shown(app)
    await pilot.press("escape")
    await until_shown(pilot, "9 items without an owner.")


async def save(app: AssistantApp, pilot: Driven, name: str) -> None:
    """The handout is written."""
    await pilot.press("ctrl+s")
    await until(pilot, lambda: isinstance(app.screen, SaveScreen))
    app.screen.query_one("#file").value = name  # type: ignore[attr-defined]
    await pilot.press("enter")
    await until(pilot, lambda: Path(name).exists() and isinstance(app.screen, WorkshopScreen))


def said_in(handout: Path) -> str:
    """Return the words of a handout, whatever its form."""
    if handout.suffix == ".docx":
        return "".join(docx.Document(str(handout)).element.body.itertext())
    if handout.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(handout).pages)
    return handout.read_text(encoding="utf-8")


def test_a_workshop_goes_on_where_it_was_killed(interviewing: Interviewing) -> None:
    kept_workshop(interviewing, *SIX)

    async def killed(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        await pilot.press("enter")
        await says(app, pilot, "AB 2", "CD 3")
        app.exit()

    async def again(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "question", "gather")
        assert "2 of 6 answered" in shown(app)
        assert "›EF …" in shown(app)

    quiet(killed, state=GOES_ON)
    assert len(on_disk(interviewing).records["stage"].given) == 2
    quiet(again, state=GOES_ON)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_nothing_that_was_said_or_decided_is_lost_when_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.tui.workshop_killed", str(tmp_path), "6"]
    project = Path(__file__).parents[2]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=project, timeout=100)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout.split()[0]) > 6


def test_what_cannot_be_saved_is_said_and_nothing_moves_on(
    interviewing: Interviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_workshop(interviewing, *SIX)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        await pilot.press("enter", "ctrl+d")
        await says(app, pilot, "2")
        with monkeypatch.context() as patched:

            def full(*_: object) -> None:
                raise FileFault("There is no room on the disk.")

            patched.setattr(SessionFile, "save", full)
            await says(app, pilot, "a")
            assert "There is no room on the disk." in shown(app)
            assert workshop_of(app).line.value == "a"
            await at(app, pilot, "question", "how")
        await pilot.press("enter")
        await at(app, pilot, "question", "why")

    quiet(steps, state=GOES_ON)
    assert on_disk(interviewing).records["stage"].how == "agreed"


def test_a_decision_can_be_changed_from_the_review(interviewing: Interviewing) -> None:
    kept_workshop(interviewing, *SIX)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        await pilot.press("enter", "ctrl+d")
        await says(app, pilot, "2", "", "")
        await until_shown(pilot, "When will you see your first person?")
        await pilot.press("f10")
        await at(app, pilot, "review")
        await pilot.press("home", "enter")
        await at(app, pilot, "question", "decided")
        assert "Agreed by all: We are writing a plan or a bid." in shown(app)
        await says(app, pilot, "/decide", "4", "m", "We were hasty.")
        await at(app, pilot, "review")

    quiet(steps, state=GOES_ON)
    record = on_disk(interviewing).records["stage"]
    assert (record.value, record.how, record.reason) == ("getting-ready", "majority", "We were hasty.")


def test_lines_typed_in_a_hurry_are_taken_one_by_one(interviewing: Interviewing) -> None:
    kept_workshop(interviewing)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        for char in "AB\rCD\r\r2\r1\r":
            app.post_message(events.Key("enter" if char == "\r" else char, char))
        await until_shown(pilot, "All have answered.")

    quiet(steps, state=GOES_ON)
    given = on_disk(interviewing).records["stage"].given
    assert [(one.person, one.value) for one in given] == [("ab", "bid"), ("cd", "idea")]


def test_people_are_renamed_and_taken_off_while_they_have_said_nothing(interviewing: Interviewing) -> None:
    kept_workshop(interviewing, "AB", "CD")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        await pilot.press("up")
        assert isinstance(app.focused, PeopleList)
        await pilot.press("delete")
        await until_shown(pilot, "1 person")
        await pilot.press("escape", "up", "r")
        await until(pilot, lambda: isinstance(app.screen, WriteScreen))
        await pilot.press(*" GP", "enter")
        await until_shown(pilot, "AB  GP")
        await says(app, pilot, HOSTILE)
        assert HOSTILE.partition(" ")[2] in shown(app)

    quiet(steps, state=GOES_ON)
    assert [person.role for person in on_disk(interviewing).people] == ["GP", HOSTILE.partition(" ")[2]]


def test_the_timer_runs_waits_and_says_that_time_is_up(interviewing: Interviewing) -> None:
    kept_workshop(interviewing, *SIX)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        now = [0.0]
        timer = workshop_of(app).timer
        timer.clock = lambda: now[0]
        await says(app, pilot, "/timer 500")
        assert "Type the minutes as a number from 1 to 180" in shown(app)
        await says(app, pilot, "/timer 2")
        now[0] = 50
        await until_shown(pilot, "▶ 1:10")
        await pilot.press("f9")
        now[0] = 80
        await until_shown(pilot, "‖ 1:10")
        await pilot.press("f9")
        now[0] = 151
        await until_shown(pilot, "Time is up")
        await pilot.press("ctrl+x")
        await until_shown(pilot, "‖ 3:00")

    quiet(steps, state=GOES_ON)


def test_other_modes_can_be_looked_into_and_leaving_lets_others_in(interviewing: Interviewing) -> None:
    kept_workshop(interviewing, *SIX)

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at(app, pilot, "room")
        await pilot.press("f3")
        await until(pilot, lambda: not isinstance(app.screen, WorkshopScreen))
        await pilot.press("f5")
        await at(app, pilot, "room")
        await pilot.press("ctrl+o")
        await at_page(app, pilot, "start")
        assert app.desk.state.session == ""
        interviewing.sessions.open("moor").close()

    quiet(steps, state=GOES_ON)


def test_an_interview_gives_way_to_a_workshop_from_anywhere(interviewing: Interviewing) -> None:
    kept_session(interviewing, {"stage": "idea"}, title="Alone")
    solo = interviewing.sessions.open("moor").session
    kept_workshop_as(interviewing, "dale")

    async def steps(app: AssistantApp, pilot: Driven) -> None:
        await at_page(app, pilot, "question")
        await pilot.press("alt+w")
        await until_shown(pilot, "Or go on with an earlier one:")
        await pilot.press("up", "enter")
        await at(app, pilot, "room")
        assert workshop_of(app).session.id == "dale"
        await pilot.press("ctrl+o")
        await at_page(app, pilot, "start")

    quiet(steps, state=GOES_ON)
    assert on_disk(interviewing) == solo


def kept_workshop_as(interviewing: Interviewing, name: str) -> None:
    from cc_assistant.interview import asking
    from tests.tui.interviewing import NOW

    session = asking.start(interviewing.rules, name, "Dale", NOW, kind="workshop")
    interviewing.sessions.begin(session).close()
