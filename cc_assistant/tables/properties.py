"""Properties by which tables are made: of whom words come from, and of what they were given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import get_args

from cc_assistant.domain.coded_quote import CodedQuote, Given, Origin, QuoteFilter
from cc_assistant.domain.matrix import Level, Line
from cc_assistant.domain.passage import Direction, Pandemic, Phase
from cc_assistant.errors import UsageError
from cc_assistant.tables.code_paths import FAMILIES, CodePaths, below

CODES = ("cfir", "npt", "own", "theme", "codes")
"""Properties that are codes; ``codes`` are those of all frames."""

_FIXED = (*get_args(Phase), *get_args(Pandemic), *get_args(Direction))
"""Values that have an order of their own."""

_ORIGIN: dict[str, Callable[[Origin], Iterable[str]]] = {
    "case": lambda origin: (origin.case,),
    "speaker": lambda origin: (f"{origin.speaker} ({origin.short})" if origin.speaker else "",),
    "source": lambda origin: (origin.document,),
    "role": lambda origin: (origin.role,),
    "perspective": lambda origin: origin.perspective,
    "phase": lambda origin: origin.phase,
    "period": lambda origin: (origin.pandemic,),
    "day": lambda origin: (origin.on.isoformat() if origin.on else "",),
    "pack": lambda origin: (origin.pack_title,),
}
_GIVEN: dict[str, Callable[[Given], str]] = {
    "coder": lambda given: given.coder,
    "direction": lambda given: given.direction or "",
}
_ATTRIBUTE = "attribute:"

OF_ORIGIN = tuple(_ORIGIN)
"""Properties of whom words come from, beside ``attribute:NAME``."""

PROPERTIES = (*OF_ORIGIN, *_GIVEN, *CODES)
"""Every property by name, beside ``attribute:NAME``."""


def checked(name: str, quotes: Iterable[CodedQuote], among: Iterable[str] = PROPERTIES) -> str:
    """Return the name of a property as it is known.

    Args:
        name: as typed.
        quotes: which tell the attributes that there are.
        among: the properties that will do.

    Raises:
        UsageError: there is none of this name.
    """
    wanted = name.strip()
    known = tuple(among)
    if wanted.casefold() in known:
        return wanted.casefold()
    attributes = list(dict.fromkeys(attribute for one in quotes for attribute in one.origin.attributes))
    bare = wanted.removeprefix(_ATTRIBUTE)
    found = next((one for one in attributes if one.casefold() == bare.casefold()), None)
    if found:
        return f"{_ATTRIBUTE}{found}"
    there = ", ".join([*known, *(f"{_ATTRIBUTE}{one}" for one in attributes)])
    raise UsageError(f"There is no property '{name}'.", remedy=f"There are: {there}.")


def of_origin(name: str, origin: Origin) -> tuple[Line, ...]:
    """Return the lines of a table in which words from somewhere stand, by a property of theirs."""
    if name.startswith(_ATTRIBUTE):
        values: Iterable[str] = (origin.attributes.get(name.removeprefix(_ATTRIBUTE), ""),)
    else:
        values = tuple(_ORIGIN[name](origin)) or ("",)
    label = {"source": origin.source.title, "case": origin.case_name}.get(name, "")
    return tuple(_line(name, value, label) for value in dict.fromkeys(values))


def lines_of(name: str, level: Level, origin: Origin, given: Given) -> tuple[Line, ...]:
    """Return the lines in which one code on words stands; none where the property is another frame's."""
    if name in CODES:
        if name not in {given.family, "codes"}:
            return ()
        return (code_line(given, level, apart=name == "codes"),)
    if name in _GIVEN:
        return (_line(name, _GIVEN[name](given)),)
    return of_origin(name, origin)


def code_line(given: Given, level: Level, *, apart: bool = False) -> Line:
    """Return the line of a code, as far down its path as the level says.

    Args:
        given: the code.
        level: ``domain``: the outermost; ``construct``: of an own code all of its path; else all of it.
        apart: codes of several frames stand side by side, so that headings say of which.
    """
    path = given.path
    if level == "domain":
        depth = 1
    elif level == "construct" and given.family in {"cfir", "npt"}:
        depth = min(2, len(path))
    else:
        depth = len(path)
    family = FAMILIES[given.family]
    above = " > ".join(step.name for step in path[: depth - 1][:1])
    group = " > ".join(part for part in (family if apart or not above else "", above) if part)
    name = path[depth - 1].name
    if depth > 2:  # two sub-constructs may go by one name
        name = " > ".join(step.name for step in path[1:depth])
    return Line(id=f"{given.family}:{path[depth - 1].id}", label=name, group=group)


def in_order(lines: Iterable[Line], paths: CodePaths) -> tuple[Line, ...]:
    """Return lines as people look for them: codes as in their frame, what has no value last."""

    def key(line: Line) -> tuple[object, ...]:
        name, _, value = line.id.partition(":")
        if name in FAMILIES:
            return (list(FAMILIES).index(name), paths.place(line.id))
        fixed = _FIXED.index(value) if value in _FIXED else -1
        return (0, not value, fixed, *_natural(line.label))

    return tuple(sorted(dict.fromkeys(lines), key=key))


def taken(quotes: Iterable[CodedQuote], wanted: QuoteFilter, codes: Iterable[str]) -> list[CodedQuote]:
    """Return the quotes that a filter lets through; of coders that are not wanted nothing is told.

    Args:
        quotes: all.
        wanted: the filter.
        codes: what its codes mean, as `CodePaths.meant` returns them.
    """
    meant = tuple(codes)
    coders = {_folded(name) for name in wanted.coders}
    cases, speakers = ({_folded(name) for name in names} for names in (wanted.cases, wanted.speakers))
    documents = {name.casefold() for name in wanted.documents}
    found = []
    for quote in quotes:
        origin = quote.origin
        given = tuple(one for one in quote.given if not coders or _folded(one.coder) in coders)
        if (
            given
            and (not meant or any(below(one.family, one.path, meant) for one in given))
            and (not cases or not cases.isdisjoint((_folded(origin.case), _folded(origin.case_name))))
            and (not wanted.phases or not set(wanted.phases).isdisjoint(origin.phase))
            and (not speakers or _folded(origin.speaker) in speakers)
            and (not documents or origin.document.casefold() in documents)
            and (not wanted.key or any(one.key for one in given))
        ):
            found.append(
                quote if len(given) == len(quote.given) else quote.model_copy(update={"given": given})
            )
    return found


def _line(name: str, value: str, label: str = "") -> Line:
    called = label or value.replace("-", " ") if value in _FIXED or name == "perspective" else label or value
    return Line(id=f"{name}:{value}", label=called or f"no {name.removeprefix(_ATTRIBUTE)} named")


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.strip().casefold()).strip("-")


def _natural(text: str) -> tuple[object, ...]:
    parts = re.split(r"(\d+)", text.casefold())
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
