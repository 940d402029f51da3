from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cc_assistant.cli.main import main
from cc_assistant.errors import UsageError
from cc_assistant.serve.running import Wanted, checked
from tests.serve.conftest import Browser, run, served

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_an_address_that_others_can_reach_needs_saying_twice() -> None:
    with pytest.raises(UsageError, match="other computers"):
        checked(Wanted(host="192.168.1.5"))
    assert checked(Wanted(host="192.168.1.5", beyond_this_machine=True))


def test_every_address_at_once_needs_a_name() -> None:
    with pytest.raises(UsageError, match="--public-url"):
        checked(Wanted(host="0.0.0.0", beyond_this_machine=True))
    assert checked(Wanted(host="0.0.0.0", beyond_this_machine=True, public_url="https://x.example/"))


def test_a_port_that_is_taken_is_said_and_another_proposed(home: Path) -> None:
    async def test() -> None:
        async with served() as browser:
            port = int(browser.origin.rpartition(":")[2])
            with pytest.raises(UsageError, match=r"cannot be had.*--port 0"):
                await another(port)

    async def another(port: int) -> Browser:
        from cc_assistant.serve.running import run_server

        await run_server(Wanted(port=port), None, print)
        raise AssertionError

    run(test())


@pytest.mark.parametrize(
    "arguments",
    [["--host", "192.168.1.5"], ["--max-sessions", "0"], ["--port", "99999"], ["--public-url", "nowhere"]],
)
def test_wrong_options_are_refused_in_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert main(["serve", "--port", "0", *arguments]) == 2
    said = capsys.readouterr()
    assert not said.out
    assert "Traceback" not in said.err


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_command_prints_one_link_and_ends_quietly(home: Path, how: signal.Signals) -> None:
    command = [sys.executable, "-m", "cc_assistant", "serve", "--port", "0"]
    environment = {**os.environ, "CC_ASSISTANT_MODEL": "none"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as serving:
        assert serving.stdout
        assert serving.stderr
        link = serving.stdout.readline()
        assert link.startswith("http://127.0.0.1:")
        serving.send_signal(how)
        out, err = serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert not out
    assert err.splitlines() == ["Open this link in a browser. Ctrl-C ends it.", "Ended."]
