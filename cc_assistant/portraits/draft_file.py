"""A draft as a file that people edit: YAML, with what advisers said of it at its end.

The program writes the part above `review:` once, when a draft is begun; from then on it is people's own and
stays as they typed it. Only what stands at the end, below `review:`, is written anew with each comment.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.domain.portrait_draft import Comment, DraftPortrait
from cc_assistant.errors import FileFault, InputError, NotFound
from cc_assistant.files import replace_file

if TYPE_CHECKING:
    from pydantic import ValidationError

_HEAD = """\
# A draft of a pen portrait: change anything you like, then look at it with
#
#   cc-assistant portrait {name}                  as text (-o portrait.pdf for pages)
#   cc-assistant portrait check {name}            which sentences have no trace that holds
#   cc-assistant portrait review {name} --help    what public advisers say of it
#
# Each sentence names the passages that it rests on ("excerpts"); words in quotation marks stand in them.
# Keep the id of a sentence whatever becomes of its words: comments hold on to it. Take away sentences, move
# them, write your own with an id of their own. What you leave empty is left out of the portrait.
# "evidence" is what was found, by phase and construct, to choose from: it is not part of the portrait.
"""
_EMPTY = {
    "place": "Where it is, such as Vale, England",
    "host_organisation": "Who employs the people who do the work",
    "model_of_delivery": "How it works, in a sentence",
    "started": "The year, such as 2019",
    "people_served": "For whom it is",
    "figures": "Each a few words with its number and year",
    "partners": "Who works with it, one a line",
    "timeline": "Each: {date: March 2021, phase: operation, event: What happened, excerpts: [id]}",
    "opening": "What the service is, in two or three sentences",
    "what_others_can_take": "What others can take from it",
}
_REVIEW = re.compile(r"^review:.*$", re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z_]", re.MULTILINE)
_NOTE = re.compile(r"^#.*$", re.MULTILINE)


def write_new(draft: DraftPortrait, file: Path) -> None:
    """Write a draft that was just begun.

    Raises:
        FileFault: there is such a file already, or it cannot be written.
    """
    if file.exists():
        raise FileFault(
            f"There is a draft at '{file}' already.", remedy="Name another file with -o, or move it."
        )
    _write(file, as_yaml(draft, file.stem))


def as_yaml(draft: DraftPortrait, name: str) -> str:
    """Return a draft as the text of its file; fields that wait to be filled in say what belongs there."""
    values = draft.model_dump(mode="json", exclude={"review"})
    parts = [_HEAD.format(name=name)]
    for key, value in values.items():
        if key in _EMPTY and not value:
            nothing = "" if value is None else "[]" if value == [] else '""'
            parts.append(f"# {_EMPTY[key]}.\n{key}: {nothing}\n")
        elif key == "evidence":
            parts.append(
                _dumped({key: [{part: held for part, held in one.items() if held} for one in value]})
            )
        else:
            parts.append(_dumped({key: value}))
    parts.append("review: []\n")
    return "\n".join(parts)


def read_draft(
    file: Path,
    parse: Callable[[bytes], Any],
    explain: Callable[[bytes, Any, ValidationError], Sequence[str]],
) -> DraftPortrait:
    """Return the draft in a file.

    Args:
        file: where it lies.
        parse: reads YAML.
        explain: tells what of the text and its data cannot stand in a draft, each fault with its line.

    Raises:
        NotFound: there is no such file.
        FileFault: it cannot be read.
        InputError: it is no draft; every fault is named.
    """
    from pydantic import ValidationError

    try:
        content = file.read_bytes()
        data = parse(content)
    except FileNotFoundError:
        raise NotFound(
            f"There is no draft at '{file}'.", remedy="'cc-assistant portrait new' begins one."
        ) from None
    except OSError as error:
        raise FileFault(f"'{file}' cannot be read: {error.strerror}.") from error
    if not isinstance(data, dict):
        raise InputError(
            f"'{file}' is not a draft of a portrait.", remedy="'cc-assistant portrait new' begins one."
        )
    filled = {key: value for key, value in data.items() if value is not None}
    try:
        return DraftPortrait.model_validate(filled)
    except ValidationError as error:
        told = explain(content, filled, error)
        faults = "a fault" if len(told) == 1 else f"{len(told)} faults"
        raise InputError(
            f"'{file}' has {faults}: {'; '.join(told)}.", remedy="Mend it in the file; nothing of it is lost."
        ) from None


def keep_review(file: Path, comments: Sequence[Comment]) -> None:
    """Put comments at the end of a draft's file; all above stays as people wrote it, byte by byte.

    Notes (lines that begin with #) that people put below `review:` move above it.

    Raises:
        FileFault: it cannot be read or written.
        InputError: something stands below `review:` that is no comment and would be lost.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except OSError as error:
        raise FileFault(f"'{file}' cannot be read: {error.strerror}.") from error
    found = _REVIEW.search(text)
    above = text[: found.start()] if found else text.rstrip("\r\n") + "\n\n"
    if found and _KEY.search(text, found.end()):
        raise InputError(
            f"In '{file}' other parts stand below 'review:'.", remedy="Move 'review:' to the end of the file."
        )
    if found:
        above += "".join(f"{note}\n" for note in _NOTE.findall(text, found.end()))
    values = [one.model_dump(mode="json", exclude_defaults=True) for one in comments]
    _write(file, above + (_dumped({"review": values}) if values else "review: []\n"))


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file.resolve(), text)  # a link stays one
    except OSError as error:
        raise FileFault(f"'{file}' cannot be written: {error.strerror}.") from error


def _dumped(value: dict[str, Any]) -> str:
    import yaml

    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)
    return text
