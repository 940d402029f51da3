"""The interview, line by line, as somebody with a pipe, a plain terminal or a screen reader meets it."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cc_assistant import files
from cc_assistant.domain.session import Session
from cc_assistant.interview.sessions import file as session_file
from cc_assistant.interview.sessions.file import SessionFile, read_session, write_session
from tests.cli.conftest import Run
from tests.cli.interviews import CHARITY, COUNCIL, TODAY, Say, own_home, say, sessions

__all__ = ["own_home", "say"]

ID = "moor-and-dale-2026-11-02"
QUICK = (
    "1",
    "next april",
    "2",
    "1",
    "1",
    "2",
    "1",
    "24",
    "1",
    "2",
    "1",
    "yes",
    "1",
    "1 2",
    "1",
    "Nobody can get to the groups without a car",
)


def kept(home: Path, name: str = ID) -> Session:
    return read_session(sessions(home) / f"{name}.json")


def value(home: Path, question: str) -> object:
    return kept(home).records[question].value


def test_the_first_question_comes_with_numbered_answers_and_how_far_it_is(say: Say) -> None:
    ran = say()
    assert ran.code == 0
    assert ran.out == ""
    assert "How far along are you?\n  1. It is an idea so far\n  2. We are writing" in ran.err
    assert "0 done, 16 to come (about 10 minutes)." in ran.err


def test_the_quick_route_by_numbers_ends_in_the_checklist(say: Say, own_home: Path) -> None:
    ran = say(*QUICK, "")
    assert ran.code == 0
    assert ran.out.startswith("Moor and Dale\nChecklist of 2 November 2026. First person on 1 April 2027.")
    assert "First ten\n  1. [ ] " in ran.out
    assert f"cc-assistant checklist {ID}" in ran.err
    assert kept(own_home).at is None


def test_the_end_of_input_at_the_last_question_is_the_end(say: Say) -> None:
    assert "First ten" in say(*QUICK).out


def test_every_answer_is_on_disk_before_the_next_question(
    say: Say, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    talk = "cc_assistant.cli.output.talk"

    def listen(text: str) -> None:
        if "What kind of help" in text:
            told.append(str(value(own_home, "launch_date")))

    monkeypatch.setattr(talk, listen)
    say("1", "next april")
    assert told == ["2027-04-01"]


def test_what_appears_on_the_list_is_said_with_the_answer(say: Say) -> None:
    ran = say("1", "next april", *QUICK[2:])
    assert (
        "Saved: It is an idea so far.\nBecause of this answer:\n  * On your list: Choose the host" in ran.err
    )
    assert "  * Dates on your list now count from 1 April 2027." in ran.err
    assert "  * No longer on your list: Set up regular supervision" in ran.err
    assert "  * Bears on your main worry: " in ran.err


def test_help_and_why_come_when_asked(say: Say) -> None:
    ran = say("?", "why", "why does that matter?")
    assert "Pick the one that is closest." in ran.err
    assert "/note TEXT" in ran.err
    assert ran.err.count("We leave out what is behind you") == 2
    assert "It bears on:\n  - Name one person with time to lead the set-up\n      One review" in ran.err


def test_one_goes_back_skips_and_jumps_without_losing_an_answer(say: Say, own_home: Path) -> None:
    ran = say("1", "back", "", "skip", "back", "next april", "go 1", "2", "review")
    assert "Answer so far: It is an idea so far. An empty line keeps it." in ran.err
    assert value(own_home, "stage") == "bid"
    assert value(own_home, "launch_date") == "2027-04-01"
    assert "1. How far along are you? We are writing a plan or a bid" in ran.err
    assert "3. What kind of help will people get? not asked yet" in ran.err


def test_skipped_questions_are_told_at_the_end_and_can_be_opened(say: Say, own_home: Path) -> None:
    ran = say("skip", *QUICK[1:], "go stage", "1", "")
    assert "1 question skipped; review shows them." in ran.err
    assert value(own_home, "stage") == "idea"
    assert "First ten" in ran.out


def test_the_full_route_asks_the_others_and_quick_takes_it_back(say: Say, own_home: Path) -> None:
    ran = say("1", "full", "quick", "full")
    assert kept(own_home).route == "full"
    assert " to come (about " in ran.err.rpartition("This is the full route")[2]


def test_progress_is_a_range_while_branches_are_open(say: Say) -> None:
    assert " to 4" in say("full").err.rpartition("done, ")[2]


def test_an_interview_without_an_answer_leaves_nothing(say: Say, own_home: Path) -> None:
    assert "there is nothing to keep" in say("?", "quit").err
    assert not list(sessions(own_home).glob("*.json"))


def test_a_session_goes_on_where_it_stopped(say: Say, own_home: Path) -> None:
    stopped = say("1", "quit", "2")
    assert f"To go on:\n  cc-assistant interview --session {ID}" in stopped.err
    ran = say("next april", options=["--session", "moor"])
    assert "Going on with Moor and Dale." in ran.err
    assert "When will you see your first person?" in ran.err
    assert value(own_home, "launch_date") == "2027-04-01"
    assert value(own_home, "stage") == "idea"


WORDS = "a small charity covering two rural districts, one GP practice is on board, we open in April"


def test_own_words_fill_several_questions_once_they_are_confirmed(say: Say, own_home: Path) -> None:
    ran = say(WORDS, "yes")
    assert "I understood:\n  1. When will you see your first person? Or when did you? 1 April 2027" in ran.err
    assert value(own_home, "host") == "voluntary"
    assert kept(own_home).records["launch_date"].origin == "own-words"
    assert kept(own_home).records["launch_date"].words == "open in April"
    assert kept(own_home).at == "stage"
    assert "Who will employ the workers? You said" in ran.err


def test_what_was_understood_wrongly_is_left_out_by_its_number(say: Say, own_home: Path) -> None:
    say(WORDS, "hm", "99", "not 1")
    assert "launch_date" not in kept(own_home).records
    assert value(own_home, "host") == "voluntary"


def test_a_no_keeps_nothing_and_so_does_another_command(say: Say, own_home: Path) -> None:
    for reply in ("no", "skip"):
        ran = say(WORDS, reply, "1")
        assert "Nothing was kept of what you said last." in ran.err
        assert "host" not in kept(own_home).records


def test_a_whole_label_needs_no_confirmation(say: Say, own_home: Path) -> None:
    say("We have the money but have not started.")
    assert value(own_home, "stage") == "funded"


def test_what_is_no_answer_is_told_and_the_question_stays(say: Say, own_home: Path) -> None:
    ran = say("elephants", "", "17", "/nonsense", "go 99", "1")
    assert "'elephants' is not one of the answers." in ran.err
    assert "Nothing was typed." in ran.err
    assert "They are numbered 1 to 6" in ran.err
    assert "'/nonsense' is not known here." in ran.err
    assert value(own_home, "stage") == "idea"
    assert ran.code == 0


def test_an_impossible_date_is_told(say: Say, own_home: Path) -> None:
    ran = say("1", "31 February 2027", "1 April 2027")
    assert "February" in ran.err
    assert value(own_home, "launch_date") == "2027-04-01"


def test_i_do_not_know_is_an_answer(say: Say, own_home: Path) -> None:
    say("1", "I don't know")
    assert value(own_home, "launch_date") == "dont-know"


def test_thousands_of_characters_are_an_answer_or_a_clear_line(say: Say, own_home: Path) -> None:
    long = "word " * 1000
    ran = say(*QUICK[:-1], "x" * 5_001, long)
    assert "5,001 characters; 5,000 is the most that is kept" in ran.err
    assert value(own_home, "worry") == long.strip()


def test_notes_and_a_name_are_kept(say: Say, own_home: Path) -> None:
    say("/note The mayor likes it", "/name Vale")
    session = kept(own_home)
    assert (session.title, session.notes[0].text) == ("Vale", "The mayor likes it")


@pytest.mark.parametrize(
    "asked", ["What helps link workers stay in their job?", "? what helps link workers stay in their job"]
)
def test_a_question_to_the_library_is_answered_and_the_place_is_kept(
    run: Run, indexed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: str
) -> None:
    import io

    from cc_assistant import paths

    monkeypatch.setattr(paths, "sessions", lambda: tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{asked}\n1\n"))
    ran = run("interview", *TODAY)
    assert "What this rests on" in ran.err
    assert "When will you see your first person?" in ran.err


def test_control_characters_and_markup_are_kept_as_text(say: Say, own_home: Path) -> None:
    ran = say(*QUICK[:-1], "\x1b[31mred [/b]\x07 \udcff 😀")
    assert value(own_home, "worry") == "[31mred [/b] ��� 😀"
    assert "\x1b" not in ran.err + ran.out


def test_a_full_disk_in_a_pipe_ends_with_what_was_saved(
    say: Say, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.replace_file
    calls = 0

    def full(path: Path, content: str | bytes) -> None:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path, content)

    monkeypatch.setattr(session_file, "replace_file", full)
    ran = say("1", "next april")
    assert ran.code == 9
    assert "No space left on device" in ran.err
    assert "Traceback" not in ran.err
    assert value(own_home, "stage") == "idea"


def test_a_second_window_is_told_who_has_the_session(say: Say, own_home: Path) -> None:
    say("1")
    with SessionFile(sessions(own_home) / f"{ID}.json"):
        ran = say("2", options=["--session", ID])
    assert ran.code == 9
    assert "is open in another window" in ran.err
    assert value(own_home, "stage") == "idea"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: text[: len(text) // 2], "was cut short"),
        (lambda text: text.replace('"version": 1', '"version": 2', 1), "written by a newer program"),
        (lambda text: text.replace('"route": "quick"', '"route": "fast"', 1), "'route' is 'fast'"),
        (lambda text: text.replace('"made": "2026-', '"made": "x', 1), "'made' is"),
    ],
)
def test_a_spoilt_session_file_is_told_and_left_alone(
    say: Say, own_home: Path, spoil: Any, says: str
) -> None:
    say("1")
    path = sessions(own_home) / f"{ID}.json"
    spoilt = spoil(path.read_text(encoding="utf-8"))
    path.write_text(spoilt, encoding="utf-8")
    ran = say("2", options=["--session", ID])
    assert (ran.code, ran.out) == (8, "")
    assert says in ran.err
    assert path.read_text(encoding="utf-8") == spoilt


def test_answers_that_no_question_has_are_kept_and_said(say: Say, own_home: Path) -> None:
    say("1")
    path = sessions(own_home) / f"{ID}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["records"]["colour"] = {"question": "colour", "value": "green"}
    data["records"]["host"] = {"question": "host", "value": "circus"}
    data["marks"]["rec-old"] = {"status": "done"}
    path.write_text(json.dumps(data), encoding="utf-8")
    ran = say("next april", options=["--session", ID])
    assert "There is no question 'colour'. It is kept, and counts for nothing." in ran.err
    assert "The answer to 'host' cannot be used: 'circus'" in ran.err
    assert "There is no item 'rec-old' to tick." in ran.err
    assert value(own_home, "colour") == "green"
    assert kept(own_home).marks["rec-old"].status == "done"


def test_an_interrupt_keeps_everything_and_says_how_to_go_on(home: Path) -> None:
    command = [sys.executable, "-m", "cc_assistant", "interview", "--title", "Moor and Dale", *TODAY]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write("1\n")
        process.stdin.flush()
        for line in process.stderr:
            if "When will you see" in line:
                break
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(timeout=30) == 130
    assert f"cc-assistant interview --session {ID}" in said
    assert "Traceback" not in said
    assert value(home, "stage") == "idea"


def test_without_answers_nothing_heavy_is_loaded(home: Path) -> None:
    code = (
        "import sys, io; sys.stdin = io.StringIO('');"
        "from cc_assistant.cli.main import main; assert main(['interview']) == 0;"
        "print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(ran.stdout.split())
    assert not loaded & {
        "chromadb",
        "onnxruntime",
        "tokenizers",
        "numpy",
        "textual",
        "rich",
        "jinja2",
        "sqlite3",
    }


# From a file ----------------------------------------------------------------------------------------


def test_a_file_of_answers_makes_a_session_and_its_checklist(run: Run, own_home: Path) -> None:
    ran = run("interview", "--answers", CHARITY, *TODAY)
    assert ran.code == 0
    assert "47 of 47 questions answered. 65 items." in ran.out
    assert kept(own_home, "hill-and-vale-connectors-2026-11-02").records["stage"].origin == "file"
    assert "cc-assistant interview --session hill-and-vale-connectors-2026-11-02" in ran.err


def test_a_dry_run_keeps_nothing(run: Run, own_home: Path) -> None:
    ran = run("interview", "--answers", CHARITY, "--dry-run", "--json", *TODAY)
    assert ran.json["paper"] == "checklist"
    assert len(ran.json["items"]) == 65
    assert not sessions(own_home).exists()


def test_three_services_get_three_lists(run: Run, own_home: Path) -> None:
    texts = {run("interview", "--answers", file, "--dry-run", *TODAY).out for file in (CHARITY, COUNCIL)}
    assert len(texts) == 2
    assert any("What should be in place" in text for text in texts)


def test_the_same_file_and_day_give_the_same_result(run: Run, own_home: Path) -> None:
    first, second = (run("interview", "--answers", CHARITY, "--dry-run", "--json", *TODAY) for _ in range(2))
    assert first.out == second.out


def test_faults_of_a_file_are_told_at_once_and_nothing_is_made(
    run: Run, own_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("title: Moor\nanswers:\n  stag: idea\n  stage: ideas\n  launch_date: 2027-02-31\n")
    ran = run("interview", "--answers", str(file))
    assert (ran.code, ran.out) == (8, "")
    assert f"{file}:3: answers.stag: there is no question 'stag'; did you mean 'stage'?" in ran.err
    assert f"{file}:4: answers.stage: 'ideas' is not an answer" in ran.err
    assert f"{file}:5: answers.launch_date: there is no 31 February 2027" in ran.err
    assert not sessions(own_home).exists()


def test_answers_to_questions_that_are_not_asked_are_said(run: Run, own_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("title: Moor\nanswers:\n  referral_sources: [self]\n  referrer_engagement: 2\n")
    ran = run("interview", "--answers", str(file), "--dry-run")
    assert "Kept, but not asked with these answers: referrer_engagement." in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--session", "none"], 3, "There is no session 'none'"),
        (["--session", "a", "--title", "b"], 2, "cannot go together"),
        (["--session", "a", "--answers", "b"], 2, "cannot go together"),
        (["--answers", "b", "--route", "full"], 2, "cannot go together"),
        (["--dry-run"], 2, "--dry-run needs --answers"),
        (["--answers", "none.yaml"], 3, "There is no file none.yaml"),
        (["--today", "2027-02-31"], 2, "--today: "),
        (["--route", "long"], 2, "--route"),
        (["--answers", CHARITY, "--json", "--format", "csv"], 2, "two formats"),
    ],
)
def test_each_mistake_has_its_line_and_its_exit_code(
    run: Run, own_home: Path, arguments: list[str], code: int, says: str
) -> None:
    ran = run("interview", *arguments)
    assert ran.code == code
    assert says in ran.err
    assert ran.out == ""
    assert not any(sessions(own_home).glob("*.json"))


def test_a_folder_that_cannot_be_written_is_told(run: Run, own_home: Path) -> None:
    sessions(own_home).parent.mkdir(parents=True)
    sessions(own_home).write_text("in the way")
    ran = run("interview")
    assert ran.code == 9
    assert "Traceback" not in ran.err


def test_a_workshop_goes_on_elsewhere(say: Say, own_home: Path) -> None:
    say("1")
    path = sessions(own_home) / f"{ID}.json"
    write_session(path, kept(own_home).model_copy(update={"kind": "workshop"}))
    assert say(options=["--session", ID]).code == 2
