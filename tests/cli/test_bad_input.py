"""What people and programs send by mistake: a clear line and an exit code, or a sensible answer."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cc_assistant import paths
from cc_assistant.domain.conversation import Conversation, Turn
from cc_assistant.services import Services
from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("indexed")

ODD_QUESTIONS = {
    "one word": "loneliness",
    "one letter": "a",
    "only stop words": "the of and to is it",
    "only marks": "?!... --- ''",
    "a near operator": "NEAR(link worker, 5)",
    "boolean operators": "AND OR NOT",
    "quotes that do not close": '"link worker',
    "stars and carets": "link* ^worker {a b}: (c",
    "column names of the index": "passage:link asks:worker rowid:1",
    "sql": "'; DROP TABLE passages; --",
    "an escape sequence": "\x1b[31mred\x1b[0m link workers\x07",
    "a null character": "link\x00worker",
    "markup": "[bold]link[/bold] [/b] <b>worker</b>",
    "cyrillic": "Что помогает социальным работникам?",
    "arabic": "ما الذي يساعد العاملين في الرعاية؟",
    "japanese": "つなぎ役を支えるものは何ですか",
    "emoji": "👩🏽‍⚕️👍 link workers 👍",
    "a lone surrogate": "link \udcff worker",
    "turned-round text": "\u202elink workers\u202c",
    "numbers": "12345 67.8 %",
    "a long word": "a" * 5_000,
    "some pages": "link workers and loneliness " * 300,
    "line breaks": "How did\nservices\r\nadapt?",
    "braces of a format": "{0} {name} %s %(x)s $HOME `id`",
    "a path": "../../etc/passwd",
}


@pytest.mark.parametrize(
    ("command", "question"),
    [
        pytest.param(command, question, id=f"{command}, {name}")
        for at, (name, question) in enumerate(ODD_QUESTIONS.items())
        for command in (("ask", "search") if at % 3 == 0 else ("ask",))  # both look it up in the same way
    ],
)
def test_an_odd_question_gets_a_sensible_answer(run: Run, command: str, question: str) -> None:
    ran = run(command, "--", question)
    assert ran.code == 0
    assert ran.out.strip()
    assert not set(ran.out + ran.err) & {"\x1b", "\x07", "\x00", "\u202e"}
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["ask", "search"])
@pytest.mark.parametrize(
    ("question", "says"),
    [("", "The question is empty"), (" \n\t ", "is empty"), ("x" * 20_000, "20,000 characters")],
)
def test_no_question_or_far_too_much_is_one_clear_line(
    run: Run, command: str, question: str, says: str
) -> None:
    ran = run(command, "--", question)
    assert (ran.code, ran.out) == (8, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_stop_words_alone_are_not_answered(run: Run) -> None:
    assert run("ask", "the of and", "--json").json["verdict"] == "no-evidence"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nonsense"], 2, "No such command"),
        (["ask", "--nonsense"], 2, "No such option"),
        (["search", "x", "--limit", "0"], 2, "--limit"),
        (["search", "x", "--limit", "many"], 2, "--limit"),
        (["search", "x", "--format", "pdf"], 2, "--format"),
        (["search", "x", "--year", "next"], 2, "--year"),
        (["ask"], 2, "There is no question"),
        (["passage"], 2, "Missing argument"),
        (["passage", "nothing-01"], 3, "There is no passage"),
        (["source", "nothing"], 3, "There is no source"),
        (["ask", "--batch", "none.txt"], 3, "There is no file"),
        (["ask", "--batch", "."], 9, "cannot be read"),
        (["knowledge", "check", "none"], 4, ""),
    ],
)
def test_each_mistake_has_its_line_and_its_exit_code(
    run: Run, arguments: list[str], code: int, says: str
) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_a_batch_of_odd_lines_answers_every_one(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "questions"
    lines = [question for question in ODD_QUESTIONS.values() if "\n" not in question and question[0] != "{"]
    content = "\n".join(lines).encode("utf-8", "surrogateescape")
    file.write_bytes(content.replace(b"\xff", b""))
    ran = run("ask", "--batch", str(file))
    assert ran.code == 0
    assert len(ran.lines) == len(lines)


def test_a_config_file_with_a_wrong_key_is_named_with_its_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('style = "apa"\nmodle = "none"\n')
    monkeypatch.setenv("CC_ASSISTANT_SETTINGS", str(file))
    ran = run("ask", "What helps?")
    assert ran.code == 5
    assert f"{file}, line 2: unknown setting 'modle'. Nearest: 'model'." in ran.err
    assert ran.err.count("\n") == 1


def test_broken_yaml_is_told_with_file_and_line_and_the_rest_is_still_checked(
    run: Run, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(paths.shipped("knowledge"), tmp_path / "knowledge"))
    (copy / "evidence" / "abel2018.yaml").write_text("source:\n  id: abel2018\n  title: 'open\n")
    other = copy / "evidence" / "zhang2021.yaml"
    other.write_text(other.read_text().replace("phase: [", "phase: [nonsense, ", 1))
    ran = run("knowledge", "check", str(copy))
    assert ran.code == 4
    assert "abel2018.yaml:" in ran.out
    assert "zhang2021.yaml:" in ran.out
    assert "nonsense" in ran.out


def started(*arguments: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "cc_assistant", *arguments]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


@pytest.mark.parametrize("arguments", [["glossary", "--json"], ["--help"], ["ask", "What helps?"]])
def test_a_reader_that_goes_away_is_no_fault(indexed: Path, arguments: list[str]) -> None:
    process = started(*arguments)
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read()
    assert process.wait(timeout=30) == 141
    assert said == ""


def test_an_interrupt_is_one_line_and_130(indexed: Path) -> None:
    process = started("chat")
    assert process.stdin
    assert process.stdout
    process.stdin.write("/glossary PCN\n")
    process.stdin.flush()
    assert process.stdout.readline() == "Primary Care Network\n"
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said == "cc-assistant: Stopped.\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_are_no_fault(indexed: Path, closed: str) -> None:
    for arguments in ("", "passage fixsen2022-01", "chat"):
        command = f"{sys.executable} -m cc_assistant {arguments} {closed}"
        ran = subprocess.run(["sh", "-c", command], input="", capture_output=True, timeout=60, check=False)
        assert ran.returncode == 0
        assert b"fault" not in ran.stderr


def test_a_terminal_without_unicode_is_no_fault(run_process: Run) -> None:
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = run_process("passage", "fixsen2022-01", environment=plain)
    assert ran.code == 0
    assert "\\u2019" in ran.out


@pytest.fixture(scope="module")
def services(indexed_home: Path) -> Services:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CC_ASSISTANT_HOME", str(indexed_home))
        built = Services()
        built.answerer.answer("ready?")
    return built


SPICE = [
    "NEAR(",
    '"',
    "*",
    "^",
    "link worker",
    "COVID",
    "Wales",
    "and in",
    "not",
    "\x1b[1m",
    "\u0000",
    "%",
    "[/b]",
]
QUESTIONS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(SPICE), st.text(max_size=12)), max_size=15).map(" ".join),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=QUESTIONS, earlier=QUESTIONS)
def test_whatever_is_asked_gets_an_answer_whose_quotes_hold(
    services: Services, question: str, earlier: str
) -> None:
    turn = Turn(text=earlier, understood_as=earlier, topic=earlier)
    answer = services.answerer.answer(question, conversation=Conversation(turns=(turn,)))
    ids = [citation.passage for statement in answer.statements for citation in statement.citations]
    passages = services.shelf.passages(ids)
    for statement in answer.statements:
        assert statement.citations
        for cited in statement.citations:
            assert passages[cited.passage].field(cited.field)[cited.start : cited.end] == cited.quote
    assert bool(answer.statements) == (answer.verdict != "no-evidence")
