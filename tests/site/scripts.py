"""Runs the scripts of the website: in node where it is installed, else in Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cc_assistant.site.browser import Browser, find_chromium
from cc_assistant.site.pages import STATIC

RULES = ("words", "days", "rules", "checklist", "steps", "sessions", "papers")
SEARCH = ("words", "search")
_LOOP = """
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const [name, ...values] = JSON.parse(line);
  const act = name.split(".").reduce((from, step) => from[step], globalThis);
  process.stdout.write(JSON.stringify(act(...values) ?? null) + "\\n");
});
"""

Call = Callable[..., Any]
"""Calls a function of the scripts by its name, such as ``CC.stem``."""


@contextmanager
def running(names: tuple[str, ...], *more: Path) -> Iterator[Call]:
    """Load scripts and let a test call what they define."""
    files = [*(STATIC / f"{name}.js" for name in names), *more]
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    node, program = shutil.which("node"), find_chromium()
    if node:
        with _in_node(node, source) as call:
            yield call
    elif program:
        with Browser(program) as browser:
            browser.value(f"{source}; 0")
            yield lambda name, *values: browser.value(f"{name}(...{json.dumps(values)}) ?? null")
    else:
        pytest.skip("neither node nor Chromium is installed")


@contextmanager
def _in_node(node: str, source: str) -> Iterator[Call]:
    folder = tempfile.TemporaryDirectory(prefix="cc-assistant-scripts.")
    script = Path(folder.name) / "all.js"
    script.write_text(source + _LOOP, encoding="utf-8")
    process = subprocess.Popen(
        [node, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )

    def call(name: str, *values: Any) -> Any:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps([name, *values]) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    try:
        yield call
    finally:
        process.kill()
        process.communicate()
        folder.cleanup()
