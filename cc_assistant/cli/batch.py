"""Reads the questions of `--batch`: one a line, as plain text or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cc_assistant.errors import FileFault, InputError, NotFound


@dataclass(frozen=True)
class Item:
    """One line of a batch: the question asked last is ``turns[-1]``; ``fault`` is set where there is none."""

    id: str
    turns: tuple[str, ...] = ()
    fault: InputError | None = None


def read_batch(file: Path) -> Iterator[Item]:
    """Yield the questions of a file in its order; blank lines are passed over.

    A line that begins with `{` is JSON with ``text`` or ``turns`` (a list of texts, the last of which is
    asked after the others) and perhaps ``id``. Any other line is the question itself. Without an id a
    question goes by the number of its line. A line that cannot be read is an item with a fault, so that
    the others are still answered.

    Args:
        file: its path; `-` is standard input.

    Raises:
        NotFound: there is no such file.
        FileFault: it cannot be read.
        InputError: it is not UTF-8 text.
    """
    for number, line in enumerate(_lines(file), start=1):
        if line.strip():
            yield _item(number, line)


def _lines(file: Path) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        # Split at line feeds only: a question may hold other characters that str.splitlines cuts at.
        return content.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except FileNotFoundError:
        raise NotFound(f"There is no file '{file}'.", remedy="Check the name given to --batch.") from None
    except OSError as error:
        raise FileFault(f"'{file}' cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"'{file}' is not UTF-8 text.", remedy="Save it with the encoding UTF-8.") from error


def _item(number: int, line: str) -> Item:
    if not line.lstrip().startswith("{"):
        return Item(str(number), (line.strip(),))
    try:
        written = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Item(str(number), fault=InputError(f"Line {number} is not valid JSON: {error}."))
    name = str(written.get("id", number))
    turns = written["turns"] if "turns" in written else [written.get("text")]
    if not (isinstance(turns, list) and turns and all(isinstance(turn, str) for turn in turns)):
        wanted = f"Line {number} needs 'text' (a question) or 'turns' (a list of questions)."
        return Item(name, fault=InputError(wanted))
    return Item(name, tuple(turns))
