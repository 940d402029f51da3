"""Reads a file of answers, YAML or JSON, and tells every fault in it with its line."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cc_assistant.domain.answers_file import InterviewFile, WorkshopFile
from cc_assistant.domain.fault import Fault
from cc_assistant.errors import FileFault, InputError, NotFound
from cc_assistant.knowledge.finding import Finding, Way, faults, nearest
from cc_assistant.knowledge.layout import FileKind
from cc_assistant.knowledge.pack_file import PackFile
from cc_assistant.knowledge.validation import faults_of_data
from cc_assistant.knowledge.yaml_text import YamlError, compose, parse

_MOST = 2_000_000
"""Bytes: more than any interview could fill."""
_PUT_IN: dict[str, Any] = {"title": "-", "people": ()}
"""What stands for a field that is missing, so that the rest can be read."""


class AnswersFault(InputError):
    """A file of answers has faults; ``faults`` holds every one of them."""

    title = "The answers cannot be used"

    def __init__(self, found: tuple[Fault, ...]) -> None:
        told = "\n".join(map(str, found))
        super().__init__(told if len(found) == 1 else f"{len(found)} faults:\n{told}")
        self.faults = found


class AnswersReader:
    """One file of answers.

    Args:
        path: of the file; JSON where it ends in `.json`, else YAML.
        model: what it should hold; None where its content tells, as only a workshop has people.

    Attributes:
        told: what it holds; of a file with faults what is left without them, to look for more.

    Raises:
        NotFound: there is no such file.
        FileFault: the system does not let us read it, or it is far too large.
        AnswersFault: it is not YAML or JSON, or so unlike this form that nothing more can be said.
    """

    def __init__(self, path: Path, model: type[InterviewFile | WorkshopFile] | None = None) -> None:
        content = _content(path)
        shown = str(path)
        as_json = path.suffix.lower() == ".json"
        data = _json(shown, content) if as_json else _yaml(shown, content)
        if isinstance(data, dict):
            data.pop("$schema", None)  # editors of JSON look for it there
        if data is None:
            raise AnswersFault((_fault(shown, "the file is empty"),))
        if model is None:
            model = WorkshopFile if isinstance(data, dict) and "people" in data else InterviewFile
        kind = FileKind(model.__name__, path.name, model)
        places = _with_places(content) if as_json else content
        self._file = PackFile(str(path.parent), path.name, shown, kind, places, data, None)
        self._found: list[Finding] = []
        self.told = self._read(model)

    def _read(self, model: type[InterviewFile | WorkshopFile]) -> InterviewFile | WorkshopFile:
        data = self._file.data
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self._found = list(faults_of_data(self._file, error))
        if not isinstance(data, dict):
            raise self.fault(()) from None
        whole = copy.deepcopy(data)
        for finding in reversed(self._found):
            _leave_out(whole, finding.way)
        lacks = {name: _PUT_IN[name] for name in _PUT_IN if name in model.model_fields and name not in whole}
        try:
            return model.model_validate(whole | lacks)
        except ValidationError:
            raise self.fault(()) from None

    def fault(self, misfits: Iterable[tuple[Way, str, object, tuple[str, ...]]]) -> AnswersFault:
        """Return the error that tells every fault, each with its line and the nearest valid value.

        Args:
            misfits: what does not fit beside the form: the way to the value, what is wrong, the value, and
                what might have been meant.
        """
        found = [
            Finding(self._file, way, message, value, nearest(value, valid) if valid else None)
            for way, message, value, valid in misfits
        ]
        told = faults([*self._found, *found])
        return AnswersFault(tuple(sorted(told, key=lambda fault: fault.line or 0)))

    @property
    def faulty(self) -> bool:
        """Whether the form of the file has faults."""
        return bool(self._found)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST:
            raise FileFault(f"{path} is too large to be a file of answers.")
        return path.read_bytes()
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.") from None
    except OSError as error:
        raise FileFault(f"{path} cannot be read: {error.strerror}.") from None


def _yaml(shown: str, content: bytes) -> Any:
    try:
        parsed = parse(content)
    except YamlError as error:
        raise AnswersFault((_fault(shown, error.message, error.line, error.value),)) from None
    if parsed.faults:
        raise AnswersFault(tuple(_fault(shown, one.message, one.line, one.value) for one in parsed.faults))
    return parsed.data


def _json(shown: str, content: bytes) -> Any:
    try:
        return json.loads(content)
    except UnicodeDecodeError:
        raise AnswersFault(
            (_fault(shown, "not UTF-8 text: save the file with the encoding UTF-8"),)
        ) from None
    except json.JSONDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:]
        raise AnswersFault((_fault(shown, f"not JSON: {message}", error.lineno),)) from None
    except RecursionError:
        raise AnswersFault((_fault(shown, "nested too deeply"),)) from None


def _with_places(content: bytes) -> bytes:
    """Return JSON as YAML reads it, for the lines of its values; nothing where YAML does not.

    JSON text has no tab inside quotes, so each can become a space.
    """
    from yaml import YAMLError

    plain = content.replace(b"\t", b" ")
    try:
        compose(plain)
    except YAMLError:
        return b""
    return plain


def _leave_out(data: Any, way: Way) -> None:
    """Take a value out of plain data, or the whole list that it is part of; what is missing is no matter."""
    last = way[-1]
    for place, step in enumerate(way[:-1]):
        last = step
        if isinstance(data[step], list) and place == len(way) - 2:
            break
        data, last = data[step], way[-1]
    if isinstance(data, dict):
        data.pop(last, None)


def _fault(shown: str, message: str, line: int | None = None, value: str = "") -> Fault:
    return Fault(file=shown, line=line, field="", value=value, message=message)
