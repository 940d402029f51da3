"""Files are read in a process of its own, which a file cannot hold up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cc_assistant.errors import Cancelled
from cc_assistant.ingest.limits import Limits, Unreadable
from cc_assistant.ingest.reading import Reading
from tests.ingest import made


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(made.TALK, encoding="utf-8")
    return path


def test_one_process_reads_several_files_and_goes_on_after_a_bad_one(tmp_path: Path, talk: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 and nothing else")
    with Reading() as reading:
        assert reading.read(talk, "text")[0].form == "transcript"
        with pytest.raises(Unreadable, match="damaged"):
            reading.read(bad, "pdf")
        assert reading.read(talk, "text")[0].units == reading.read(talk, "text")[0].units


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_file_that_takes_too_long_is_given_up(talk: Path) -> None:
    times: Iterator[float] = iter([0.0, *[100.0] * 1000])
    endless = talk.with_name("endless.txt")
    os.mkfifo(endless)  # nobody ever writes into it
    with Reading(Limits(still_seconds=60), now=lambda: next(times)) as reading:
        with pytest.raises(Unreadable, match="no further for 100 seconds"):
            reading.read(endless, "text")
        assert reading.read(talk, "text")


def test_a_file_that_takes_too_much_memory_is_refused(tmp_path: Path, talk: Path) -> None:
    path = tmp_path / "wide.xml"
    path.write_text(f"<article><body>{'<p>x</p>' * 3_000_000}</body></article>")
    with Reading(Limits(memory_bytes=500_000_000)) as reading:
        with pytest.raises(Unreadable, match=r"more (memory )?than is allowed"):
            reading.read(path, "jats")
        assert reading.read(talk, "text")


def test_whoever_waits_can_stop(talk: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    with Reading(heard=stop) as reading, pytest.raises(Cancelled):
        reading.read(made.pdf(talk.with_name("a.pdf"), [[["words"] * 40]] * 60), "pdf")


def test_the_process_opens_no_network_and_starts_no_program() -> None:
    import subprocess
    import sys

    code = (
        "import os, socket, subprocess, tempfile\n"
        "from cc_assistant.ingest.child import close_doors\n"
        "close_doors()\n"
        "for act in (lambda: socket.socket().connect(('127.0.0.1', 9)), lambda: subprocess.run(['true']),\n"
        "            lambda: os.system('true'), lambda: open('/tmp/never', 'w')):\n"
        "    try:\n"
        "        act()\n"
        "    except PermissionError:\n"
        "        print('refused')\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["refused"] * 4
