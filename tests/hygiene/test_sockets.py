"""The whole program, in a process of its own, opens no socket to ask."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.llm.server import Behaviour, good, language_model, malicious

WATCHED = """
import sys

def refuse(event, details):
    if event.startswith("socket.") and event not in {"socket.gethostname"}:
        raise SystemExit(f"{event} {details}")

sys.addaudithook(refuse)
from cc_assistant.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def ran(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_asking_opens_no_socket(indexed: Path) -> None:
    asked = ran("ask", "How did services adapt to COVID?")
    assert asked.returncode == 0, asked.stderr
    assert "What this rests on" in asked.stdout


def test_the_library_that_runs_the_model_reports_to_nobody(indexed: Path, tmp_path: Path) -> None:
    # It would send past Python, where no audit hook sees it; but what it sends is kept in a folder first.
    places = ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "USERPROFILE", "APPDATA", "TMPDIR")
    elsewhere = {**dict.fromkeys(places, str(tmp_path)), "ORT_DISABLE_TELEMETRY": "0"}
    asked = ran("ask", "How did services adapt to COVID?", **elsewhere)
    assert asked.returncode == 0, asked.stderr
    assert not [path for path in tmp_path.rglob("*") if "onnxruntime" in path.name.lower()]


def test_building_and_verifying_an_index_opens_no_socket(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC_ASSISTANT_MODEL", "none")
    for arguments in (["index", "build"], ["index", "verify"], ["doctor"]):
        done = ran(*arguments)
        assert done.returncode == 0, done.stderr


def test_the_watch_itself_works() -> None:
    code = WATCHED.partition("from cc_assistant")[0] + "import socket; socket.socket()"
    caught = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "socket.__new__" in caught.stderr


ONLY = """
import sys

def allow(event, details):
    port = int(sys.argv[1])
    if event == "socket.connect" and details[1] != ("127.0.0.1", port):
        raise SystemExit(f"{event} {details}")
    if event == "socket.getaddrinfo" and details[:2] != ("127.0.0.1", port):
        raise SystemExit(f"{event} {details}")

sys.addaudithook(allow)
from cc_assistant.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.parametrize("manner", ["good", "malicious", "elsewhere"])
def test_with_a_language_model_only_its_address_is_asked(indexed: Path, manner: str) -> None:
    proxy, elsewhere = Behaviour(says=[good]), Behaviour(says=[good])
    with language_model(proxy) as between, language_model(elsewhere) as other:
        behaviours = {
            "good": Behaviour(says=[good]),
            "malicious": Behaviour(says=[malicious]),
            "elsewhere": Behaviour(redirect=f"{other}/chat/completions"),
        }
        proxies = dict.fromkeys(("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"), between)
        with language_model(behaviours[manner]) as address:
            port = str(urlsplit(address).port)
            asked = subprocess.run(
                [sys.executable, "-c", ONLY, port, "ask", "How did services adapt to COVID?", "--llm"],
                capture_output=True, text=True, timeout=120, check=False,
                env={**os.environ, **proxies, "NO_PROXY": "", "CC_ASSISTANT_LLM_ADDRESS": address},
            )  # fmt: skip
    assert asked.returncode == 0, asked.stderr
    assert "What this rests on" in asked.stdout
    assert ("Written by a language model" in asked.stdout) is (manner == "good")
    assert ("In the passages' own words" in asked.stdout) is (manner != "good")
    assert behaviours[manner].seen
    assert proxy.seen == elsewhere.seen == []
