from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import typer

from cc_assistant.cli import exit_codes
from cc_assistant.cli.app import app
from cc_assistant.cli.boundary import NAME
from cc_assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_generated_pages_are_fresh(generator: ModuleType) -> None:
    stale = [name for name, text in generator.pages().items() if read(name) != text]
    assert not stale, "run `make docs`"


def test_every_command_and_option_is_documented_with_examples(generator: ModuleType) -> None:
    page = read("commands.md")
    for path, command, context in generator.tree(typer.main.get_command(app), NAME, None):
        assert path == NAME or f"## {path}\n" in page
        assert command.help, f"{path} has no help"
        if not hasattr(command, "commands"):
            assert command.epilog, f"{path} has no examples"
            assert path in command.epilog
        for parameter in [entry for entry in command.get_params(context) if entry.name != "help"]:
            assert getattr(parameter, "help", None), f"{path}: {parameter.name} has no help"
            for name in parameter.opts:
                assert name.lstrip("-") in page.replace("_", "-") or not name.startswith("--")


def test_every_setting_and_exit_code_is_documented() -> None:
    assert all(f"`{key}`" in read("settings.md") for key in Settings.model_fields)
    assert all(f"| {code} |" in read("exit-codes.md") for code, _ in exit_codes.table())


def test_the_pages_name_only_files_that_exist() -> None:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        text = page.read_text(encoding="utf-8")
        for target in [part.partition(")")[0] for part in text.split("](")[1:]]:
            if "://" not in target and not target.startswith("#"):
                assert (page.parent / target.partition("#")[0]).exists(), f"{page.name} names {target}"


def test_the_page_of_the_structure_names_only_places_that_exist() -> None:
    for name in re.findall(r"`([a-z_]+(?:/[\w./]*|\.py))`", read("structure.md")):
        assert (ROOT / "cc_assistant" / name).exists() or (ROOT / name).exists(), name
