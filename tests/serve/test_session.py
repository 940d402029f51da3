from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from cc_assistant import paths
from cc_assistant.serve import session
from tests.serve.apps.delivers import TEXT
from tests.serve.conftest import APPS, ECHO, drawn, run, served

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.usefixtures("home")]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def open_two(*command: str) -> tuple[list[int], str]:
    async with served(command) as browser:
        pids = []
        for tab in ("0" * 32, "1" * 32):
            told = await drawn(await browser.connect(tab), b" .")
            pids.append(int(told.split()[1]))
        assert all(map(alive, pids))
        return pids, browser.gate.address


def test_when_the_server_ends_its_apps_end_and_the_port_is_free() -> None:
    async def test() -> None:
        pids, address = await open_two(*ECHO)
        assert not any(map(alive, pids))
        port = int(address.rstrip("/").rpartition(":")[2])
        again = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
        again.close()

    run(test())


def test_an_app_that_does_not_want_to_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "_FOR_QUITTING", 0.1)

    async def test() -> None:
        pids, _ = await open_two(*ECHO, "--stubborn")
        assert not any(map(alive, pids))

    run(test())


def test_what_an_app_writes_to_standard_error_goes_to_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    run(open_two(*ECHO))
    assert paths.browser_log().read_text(encoding="utf-8") == "a line for the log\n" * 2
    assert capfd.readouterr() == ("", "")


def test_a_command_that_cannot_start_an_app_ends_its_tab() -> None:
    async def test() -> None:
        async with served((sys.executable, "-c", "print('no app')")) as browser:
            socket = await browser.connect()
            assert (await socket.receive()).type.name in {"CLOSE", "CLOSED", "CLOSING"}

    run(test())


def test_a_delivered_file_is_downloaded_whole_and_runs_nothing() -> None:
    async def test() -> None:
        async with served((sys.executable, str(APPS / "delivers.py"))) as browser:
            socket = await browser.connect()
            await drawn(socket, b"\x1b[?2004h")
            await socket.send_json(["stdin", "x"])
            key = None
            async for word in socket:
                if word.type.name == "TEXT" and word.json()[0] == "deliver_file_start":
                    key = word.json()[1]
                    break
            async with browser.http.get(browser.url(f"download/{key}")) as file:
                assert file.status == 200
                assert (await file.read()).decode() == TEXT
                assert file.headers["Content-Disposition"] == (
                    "attachment; filename*=UTF-8''evidence%20%E2%80%9C3%E2%80%9D%3B%20x.csv"
                )
                assert "sandbox" in file.headers["Content-Security-Policy"]
            async with browser.http.get(browser.url(f"download/{key}")) as gone:
                assert gone.status == 404

    run(test())


def test_the_app_itself_draws_its_first_frame(ready_home: Path) -> None:
    async def test() -> None:
        async with served(session.APP) as browser:
            seen = await drawn(await browser.connect(), b"What would you like to know?")
            assert seen.startswith(b"\x1b[?1049h")

    run(test())


def test_nothing_that_a_library_prints_disturbs_the_drawing() -> None:
    noisy = (
        "import os, sys; from cc_assistant.serve import child; child._keep_the_channel_clean();"
        "print('stray'); os.write(1, b'stray'); os.system('echo stray');"
        "sys.__stdout__.buffer.write(b'__GANGLION__\\nD\\0\\0\\0\\5clean');"
        "sys.__stdout__.flush(); sys.stdin.read()"
    )

    async def test() -> None:
        async with served((sys.executable, "-P", "-c", noisy)) as browser:
            assert await drawn(await browser.connect(), b"clean") == b"clean"

    run(test())
    assert paths.browser_log().read_text(encoding="utf-8").count("stray") == 3
