"""Judged questions: what somebody might ask, and which passages answer it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, ValidationError

from cc_assistant.domain.frozen import Frozen
from cc_assistant.errors import InputError, NotFound

T = TypeVar("T", bound=Frozen)


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Fact(Frozen):
    """A fact that a good answer contains; any one of the excerpts will do."""

    fact: str
    excerpt: Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


class Side(Frozen):
    """A position in a disagreement, with its excerpts."""

    position: str
    excerpts: tuple[str, ...]


class Question(Frozen):
    """A question in scope. ``relevant``: excerpt -> grade, 2 answers directly, 1 is useful background."""

    id: str
    text: str
    kind: str = ""
    audience: str = ""
    features: tuple[str, ...] = ()
    answerable: bool = True
    facets: dict[str, Any] = Field(default_factory=dict)
    contested: bool = False
    sides: tuple[Side, ...] = ()
    relevant: dict[str, int]
    must_mention: tuple[Fact, ...] = ()
    notes: str | None = None


class Unanswerable(Frozen):
    """A question that nothing in the library answers."""

    id: str
    text: str
    kind: str = ""
    audience: str = ""
    features: tuple[str, ...] = ()
    answerable: bool = False
    why: str = ""
    nearest: tuple[str, ...] = ()
    notes: str | None = None


class JudgedTurn(Frozen):
    """One turn of a conversation; ``stands_for`` is the question in full."""

    text: str
    stands_for: str = ""
    relevant: dict[str, int]
    must_mention: tuple[Fact, ...] = ()
    notes: str | None = None


class JudgedConversation(Frozen):
    """Turns that lean on one another."""

    id: str
    audience: str = ""
    turns: tuple[JudgedTurn, ...]
    notes: str | None = None


class JudgedQuestions(Frozen):
    """A file of judged questions."""

    questions: tuple[Question, ...] = ()
    unanswerable: tuple[Unanswerable, ...] = ()
    conversations: tuple[JudgedConversation, ...] = ()


def read_judged(path: Path) -> JudgedQuestions:
    """Read a file of judged questions (YAML).

    Raises:
        NotFound: there is no such file.
        InputError: it is not of the form that docs/quality.md describes.
    """
    return read_form(path, JudgedQuestions)


def read_form(path: Path, form: type[T]) -> T:
    """Read a judged file (YAML) of any form.

    Raises:
        NotFound: there is no such file.
        InputError: it is not of the form that docs/quality.md describes.
    """
    import yaml

    try:
        content = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return form.model_validate(content)
    except FileNotFoundError as error:
        raise NotFound(f"There is no file {path}.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise InputError(f"{path}{place}: not valid YAML: {what}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the whole file"
        raise InputError(
            f"{path}: {where}: {first['msg']}.", remedy="docs/quality.md describes the form."
        ) from error
