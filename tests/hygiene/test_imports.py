"""What a fresh process loads: the first line of a command must not wait for what it does not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "chromadb",
    "torch",
    "sentence_transformers",
    "transformers",
    "tokenizers",
    "onnxruntime",
    "onnx",
    "textual",
    "jinja2",
    "numpy",
    "yaml",
    "rich",
    "pydantic",
    "sqlite3",
)


def loaded_after(statement: str) -> set[str]:
    told = "print(' '.join({name.partition('.')[0] for name in sys.modules}))"
    code = f"import sys\n{statement}\n{told}"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return set(ran.stdout.splitlines()[-1].split())


def test_the_command_line_loads_nothing_heavy() -> None:
    assert not loaded_after("import cc_assistant.cli.app") & set(HEAVY)


def test_the_app_waits_for_no_command() -> None:
    assert not loaded_after("import cc_assistant.cli.main") & {*HEAVY, "typer"}


def test_help_loads_nothing_heavy() -> None:
    statement = "from cc_assistant.cli.main import main; main(['ask', '--help'])"
    assert not loaded_after(statement) & (set(HEAVY) - {"pydantic"})  # typer itself loads it for options


@pytest.mark.parametrize(
    "arguments", [["passage", "fixsen2022-01"], ["source", "fixsen2022"], ["glossary", "PCN"]]
)
def test_reading_the_knowledge_loads_no_model_and_no_store(arguments: list[str]) -> None:
    loaded = loaded_after(f"from cc_assistant.cli.main import main; assert main({arguments!r}) == 0")
    assert not loaded & (set(HEAVY) - {"yaml", "pydantic"})


@pytest.mark.parametrize(
    "package",
    ["domain", "text", "knowledge", "retrieval", "answering", "render", "export", "services", "settings"],
)
def test_importing_a_package_loads_nothing_heavy(package: str) -> None:
    loaded = loaded_after(f"import cc_assistant.{package}")
    assert not loaded & (set(HEAVY) - {"pydantic"})
