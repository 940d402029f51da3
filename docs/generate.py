"""Writes the pages of docs/ that follow from the code, or checks that they are fresh.

python docs/generate.py            write them
python docs/generate.py --check    fail if one of them would change
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from cc_assistant.cli import exit_codes
from cc_assistant.cli.app import app
from cc_assistant.cli.boundary import NAME
from cc_assistant.cli.search_result import SearchResult
from cc_assistant.domain.answer import Answer
from cc_assistant.domain.answers_file import InterviewFile, WorkshopFile
from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.paper import ChecklistPaper, ComparisonPaper, HandoutPaper, RecordPaper
from cc_assistant.services import Services
from cc_assistant.settings import variable_of
from cc_assistant.settings_file import SETTINGS, shown

DOCS = Path(__file__).resolve().parent
QUESTION = "How did services adapt to COVID?"
ANSWER_BEGINS, ANSWER_ENDS = "<!-- the answer begins -->", "<!-- the answer ends -->"
HOUSE_BEGINS, HOUSE_ENDS = "<!-- the house begins -->", "<!-- the house ends -->"
TASKS_BEGIN, TASKS_END = "<!-- the tasks begin -->", "<!-- the tasks end -->"
NOTE = "<!-- Written by docs/generate.py; change the code, then run `make docs`. -->"


def pages() -> dict[str, str]:
    """Return every generated page: its place in docs/ and its text."""
    return {
        "commands.md": commands(),
        "settings.md": settings(),
        "exit-codes.md": codes(),
        "structure.md": structure((DOCS / "structure.md").read_text(encoding="utf-8")),
        "schemas/answer.schema.json": schema(Answer),
        "schemas/checklist.schema.json": schema(ChecklistPaper),
        "schemas/comparison.schema.json": schema(ComparisonPaper),
        "schemas/handout.schema.json": schema(HandoutPaper),
        "schemas/record.schema.json": schema(RecordPaper),
        "schemas/search.schema.json": schema(SearchResult),
        "schemas/interview-answers.schema.json": schema_of_file(InterviewFile),
        "schemas/workshop-answers.schema.json": schema_of_file(WorkshopFile),
    }


def commands() -> str:
    """Describe every command with its arguments, options and examples."""
    parts = [NOTE, "", "# Commands", ""]
    for path, command, context in tree(typer.main.get_command(app), NAME, None):
        if path != NAME:
            parts += [f"## {path}", ""]
        usage = " ".join(command.get_usage(context).removeprefix("Usage: ").split())
        parts += [*paragraphs(command.help), "```", usage, "```", ""]
        shown = [(parameter, parameter.get_help_record(context)) for parameter in command.get_params(context)]
        rows = [
            (cell(without_type(record[0])), record[1])
            for parameter, record in shown
            if record and parameter.name != "help"
        ]
        if rows:
            parts += [
                "| | |",
                "| --- | --- |",
                *(f"| `{left}` | {cell(right)} |" for left, right in rows),
                "",
            ]
        if command.epilog:
            parts += ["```sh", *(line.strip() for line in command.epilog.splitlines()[2:]), "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def tree(command: Any, path: str, parent: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield each command below ``command`` and itself, with its full name and a context for its help."""
    context = type(command).context_class(command, info_name=path.rpartition(" ")[2], parent=parent)
    yield path, command, context
    for name, below in getattr(command, "commands", {}).items():
        yield from tree(below, f"{path} {name}", context)


def paragraphs(text: str | None) -> list[str]:
    """Return the paragraphs of a help text, each on one line."""
    return [line for part in (text or "").split("\n\n") for line in (" ".join(part.split()), "")]


def without_type(name: str) -> str:
    """Leave out what a Python programmer calls the value, and keep a choice of values."""
    return re.sub(r" <(?:list\[)?(?:str|Path|path|int)\]?(?: range)?>", "", name)


def cell(text: str) -> str:
    """Return ``text`` fit for a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def settings() -> str:
    """Describe every setting: key, variable, default and what it does."""
    rows = [
        f"| `{one.key}` | `{variable_of(one.key)}` | {default(one.default)} "
        f"| {'at once' if one.at_once else 'at the next start'} | {cell(one.text)} |"
        for one in SETTINGS
    ]
    return "\n".join(
        [
            NOTE,
            "",
            "# Settings",
            "",
            "The program needs none. A setting is taken from the environment, else from the settings file",
            "(TOML; `cc-assistant doctor` says where it is), else the default holds. Several folders in a",
            "variable are parted as in `PATH`. A wrong key or value is an error that names file, line and",
            "the nearest valid key. `cc-assistant settings` shows and changes them, and so does the app.",
            "",
            "| key | variable | default | the app heeds it | what it sets |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
            "```toml",
            'packs = ["~/evidence/our-interviews"]',
            'style = "harvard"',
            "",
            "[keys]",
            'ask.save = "f7"',
            'results.mark = "space,t"',
            "```",
            "",
            "In a variable keys are written as `ask.save=f7;results.mark=space,t`.",
            "",
            "Three further variables are not settings: `CC_ASSISTANT_SETTINGS` names another settings file,",
            "`CC_ASSISTANT_HOME` puts settings, data, caches and log under one folder, and",
            "`CC_ASSISTANT_TRACEBACK=1` shows where a fault of the program happened.",
            "",
        ]
    )


def default(value: object) -> str:
    """Write a default for the table."""
    return "none" if shown(value) == "none" else f"`{shown(value)}`"


def codes() -> str:
    """Write the table of exit codes."""
    rows = [f"| {code} | {cell(meaning)} |" for code, meaning in exit_codes.table()]
    return "\n".join([NOTE, "", "# Exit codes", "", "| code | meaning |", "| --- | --- |", *rows, ""])


def structure(text: str) -> str:
    """Return the page about the structure with what lies on which floor as the import contracts have it."""
    linter = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]
    house, tasks = (one for one in linter["contracts"] if one["type"] == "layers")
    text = between(text, HOUSE_BEGINS, floors(house["layers"], ""), HOUSE_ENDS)
    return between(text, TASKS_BEGIN, floors(tasks["layers"], "tasks/"), TASKS_END)


def floors(layers: Sequence[str], folder: str) -> str:
    """Return the table of what lies on which floor of a folder of the package."""
    lines = ["| floor | module | what it is for |", "| --- | --- | --- |"]
    for number, names in zip(range(len(layers), 0, -1), layers, strict=True):
        for name in sorted(part.strip() for part in names.split("|")):
            lines += [f"| {number} | `{path}` | {cell(about)} |" for path, about in rooms(folder + name)]
    return "\n".join(lines)


def rooms(name: str) -> Iterator[tuple[str, str]]:
    """Yield a module, or a package and those in it, each with the first line that it says of itself."""
    code = DOCS.parent / "cc_assistant"
    if (file := code / f"{name}.py").is_file():
        yield file.relative_to(code).as_posix(), first_sentence(file)
        return
    for file in sorted((code / name).rglob("__init__.py")):
        yield f"{file.parent.relative_to(code).as_posix()}/", first_sentence(file)


def first_sentence(file: Path) -> str:
    """Return the first line that a module says of itself."""
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0]


def between(text: str, begins: str, new: str, ends: str) -> str:
    """Return a text with something else between two marks."""
    before, _, rest = text.partition(begins)
    return f"{before}{begins}\n\n{new}\n\n{ends}{rest.partition(ends)[2]}"


def schema(model: type[Frozen]) -> str:
    """Return the JSON Schema of a model."""
    return json.dumps(model.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False) + "\n"


def schema_of_file(model: type[Frozen]) -> str:
    """Return the JSON Schema of a file that people write: what has a default may be left out."""
    made = json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False)
    # A whole number is a number, too: it may fit two of the kinds of an answer.
    return made.replace('"oneOf"', '"anyOf"') + "\n"


def readme(text: str, services: Services) -> str:
    """Return the README with the answer that the assistant gives now between its marks."""
    from cc_assistant.render.answer_text import answer_text

    answer = answer_text(services.answerer.answer(QUESTION), width=88)
    shown = f'```text\n$ cc-assistant ask "{QUESTION}"\n\n{answer.strip()}\n```'
    return between(text, ANSWER_BEGINS, shown, ANSWER_ENDS)


def main() -> int:
    """Write or check the pages."""
    stale = []
    for name, text in pages().items():
        file = DOCS / name
        if file.is_file() and file.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    if "--check" not in sys.argv:
        page = DOCS.parent / "README.md"
        page.write_text(readme(page.read_text(encoding="utf-8"), Services()), encoding="utf-8")
    elif stale:
        sys.stderr.write(f"Not fresh: {', '.join(stale)}. Run 'make docs' and commit the result.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
