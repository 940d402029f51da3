"""How the commands speak: data to standard output, talk to standard error.

Text from elsewhere (passages, questions, file names) may hold control characters that a terminal would
obey; nothing leaves here before they are made visible.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import textwrap
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

PLAIN_WIDTH = 88
"""Columns of text that goes into a pipe or a file."""

WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""

_progress_drawn = False
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CONTROL_IN_JSON = re.compile(r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BOLD, _PLAIN = "\ufdd0", "\ufdd1"
"""Noncharacters of Unicode: no text holds them, and a text that did could at worst be bold."""


class Format(StrEnum):
    """How a result is written."""

    text = "text"
    markdown = "markdown"
    json = "json"


def visible(text: str) -> str:
    r"""Return ``text`` with control characters made visible, so that a terminal shows and never obeys them.

    Line breaks and tabs stay. `\x1b[31m` becomes `␛[31m`; turned-round text (bidirectional overrides)
    and halves of surrogate pairs become `�`.
    """
    return _CONTROL.sub(_picture, text)


def as_json(value: Any, *, indent: int | None = 2) -> str:
    """Write ``value`` as JSON whose every control character is escaped (and so kept)."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _CONTROL_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def data(text: str) -> None:
    """Write a result to standard output, with a line break at its end."""
    end_progress()
    sys.stdout.write(_painted(text, sys.stdout))


def data_json(value: Any, *, indent: int | None = 2) -> None:
    """Write a result as JSON to standard output; on one line where ``indent`` is None."""
    sys.stdout.write(as_json(value, indent=indent) + "\n")
    if indent is None:
        sys.stdout.flush()


def talk(text: str) -> None:
    """Say something beside the result, on standard error."""
    end_progress()
    sys.stderr.write(_painted(text, sys.stderr))
    sys.stderr.flush()


def draw_progress(line: str) -> None:
    """Draw a line of progress over the one before it, on standard error."""
    global _progress_drawn  # noqa: PLW0603  (what stands on the terminal is one state for the process)
    sys.stderr.write(f"\r\x1b[K{visible(line)}")
    sys.stderr.flush()
    _progress_drawn = True


def end_progress() -> None:
    """End the line of progress, if one stands, so that what follows begins a line of its own."""
    global _progress_drawn  # noqa: PLW0603
    if _progress_drawn:
        sys.stderr.write("\n")
        sys.stderr.flush()
    _progress_drawn = False


def width() -> int:
    """Columns to fill: the terminal's within limits, or a fixed number where there is none."""
    if not is_terminal(sys.stdout):
        return PLAIN_WIDTH
    return max(40, min(shutil.get_terminal_size().columns, WIDEST))


def wrapped(text: str, *, indent: int = 0, hanging: int = 0) -> str:
    """Break ``text`` at the terminal's width; in a pipe it stays as it is, so that it can be searched.

    Args:
        text: paragraphs; their own line breaks stay.
        indent: columns before every line.
        hanging: further columns before every line of a paragraph but its first.
    """
    if not is_terminal(sys.stdout):
        return "\n".join(" " * indent + line for line in text.split("\n"))
    return "\n".join(
        textwrap.fill(
            paragraph,
            width(),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hanging),
            replace_whitespace=False,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for paragraph in text.split("\n")
    )


def facts(named: dict[str, str], *, markdown: bool = False) -> list[str]:
    """Return a line for each fact that is not empty: its name, then what it says."""
    start = "- " if markdown else ""
    return [wrapped(f"{start}{name}: {value}", hanging=2) for name, value in named.items() if value]


def plain_words(code: str) -> str:
    """Write a code of the coding frame (`page-beginning`) as words."""
    return code.replace("-", " ")


def size(count: int) -> str:
    """Write a number of bytes for people."""
    return f"{count / 1e6:,.1f} MB"


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether ``stream`` is a terminal; one that is closed or was never open is not."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def bold(text: str) -> str:
    """Mark ``text`` as bold; ``data`` and ``talk`` write it so where that is wanted, and plain elsewhere."""
    return f"{_BOLD}{text}{_PLAIN}"


def takes_styles(stream: TextIO) -> bool:
    """Tell whether ``stream`` is a terminal that takes styles; ``NO_COLOR`` refuses them."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def prepare_streams() -> None:
    """Let neither a stream that was never open nor a character that an encoding lacks end the program."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (for as long as we run)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")


def _painted(text: str, stream: TextIO) -> str:
    on, off = ("\x1b[1m", "\x1b[0m") if takes_styles(stream) else ("", "")
    return visible(text).rstrip("\n").replace(_BOLD, on).replace(_PLAIN, off) + "\n"


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
