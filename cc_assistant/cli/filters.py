"""The filter options of `ask`, `search` and `chat`: described once, checked against what the library has."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.filters import Filters

HELP = {
    "phase": "Phase of the service: initiation, operation, maintenance.",
    "pandemic": "Time: before, during, after, not-specific.",
    "perspective": "Whose account: link-worker, manager, referrer, service-user, ...",
    "direction": "barrier, facilitator, mixed or neutral.",
    "cfir": "CFIR construct, such as inner-setting.available-resources, or a whole domain.",
    "npt": "NPT component, such as coherence.differentiation, or a whole mechanism.",
    "theme": "Theme, such as digital-exclusion.",
    "case": "Service told as a case, such as ways-to-wellness.",
    "country": "Country of the source.",
    "kind": "Kind of source, such as trial or qualitative-study.",
    "read": "How much of the source was read: abstract, page-beginning, full-text.",
    "pack": "Pack that holds the passage.",
}
"""The filters with what each limits; each can be given several times, and then any of its values will do."""

PUBLIC_HELP = "Leave out passages of confidential packs."
YEAR_HELP = "Year of the source: 2021, 2019-2022, 2020- or -2019."
_YEARS = re.compile(r"(?P<from>\d{4})?(?P<range>-)?(?P<to>\d{4})?")
_NEAREST = 3

R = TypeVar("R")

Known = Callable[[str], Sequence[str]]
"""Returns the values that a facet can have."""


class Wanted:
    """The filters as typed, not yet checked: a value list for each facet, and the years."""

    def __init__(
        self, facets: Mapping[str, Sequence[str]], year: str | None, *, public_only: bool = False
    ) -> None:
        self.public_only = public_only
        self.facets = {name: tuple(values) for name, values in facets.items() if values}
        self.year = year

    def checked(self, known: Known, *, public: bool = True) -> Filters:
        """Return the filters, each value in its proper spelling.

        Args:
            known: returns the values of a facet that the library has; asked only for facets in use.
            public: whether leaving out confidential packs is said as a filter.

        Raises:
            UsageError: a value is unknown; the nearest valid ones are named.
        """
        from cc_assistant.domain.filters import Filters

        chosen = {
            facet: tuple(
                dict.fromkeys(found for value in values for found in _valid(facet, value, known(facet)))
            )
            for facet, values in self.facets.items()
        }
        if self.public_only and public:
            chosen["pack"] = _public(chosen.get("pack", ()), known("pack"))
        year_from, year_to = _years(self.year)
        return Filters.model_validate({**chosen, "year_from": year_from, "year_to": year_to})


def takes_filters(command: Callable[..., R]) -> Callable[..., R]:
    """Add the filter options to a command, which receives them as its argument ``wanted``."""

    @functools.wraps(command)
    def with_filters(*args: Any, **options: Any) -> R:
        wanted = Wanted(
            {facet: options.pop(facet) or () for facet in HELP},
            options.pop("year"),
            public_only=bool(options.pop("no_confidential")),
        )
        return command(*args, **options, wanted=wanted)

    own = inspect.signature(command, eval_str=True)
    added = [
        _option(facet, Annotated[list[str] | None, typer.Option(f"--{facet}", metavar="VALUE", help=text)])
        for facet, text in HELP.items()
    ]
    added.append(
        _option("year", Annotated[str | None, typer.Option("--year", metavar="YEARS", help=YEAR_HELP)])
    )
    added.append(
        _option(
            "no_confidential", Annotated[bool, typer.Option("--no-confidential", help=PUBLIC_HELP)], False
        )
    )
    kept = [parameter for name, parameter in own.parameters.items() if name != "wanted"]
    parameters = [*kept, *added]
    with_filters.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_filters.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_filters


def _option(name: str, annotation: Any, default: object = None) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _public(wanted: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Return the packs that are not confidential, of those wanted or of all."""
    from cc_assistant.cli.session import current_services

    closed = current_services().packs.confidential()
    left = tuple(pack for pack in (wanted or known) if pack not in closed)
    if not left:
        raise UsageError(
            "Without confidential packs nothing is left.",
            remedy="Leave --no-confidential away, or name another --pack.",
        )
    return left if wanted or len(left) < len(known) else ()


def _valid(facet: str, value: str, known: Sequence[str]) -> list[str]:
    """Return the known value that ``value`` means, or all of the domain that it names.

    Case does not matter, nor whether words are joined by hyphens; a construct can go by its own part
    (`available-resources`) where only one has it.
    """
    folded = {_folded(entry): entry for entry in known}
    wanted = _folded(value)
    if wanted in folded:
        return [folded[wanted]]
    of_domain = [entry for key, entry in folded.items() if key.startswith(f"{wanted}.")]
    by_own_part = [entry for key, entry in folded.items() if key.endswith(f".{wanted}")]
    if of_domain or len(by_own_part) == 1:
        return of_domain or by_own_part
    from rapidfuzz import fuzz, process

    near = [
        entry
        for entry, *_ in process.extract(value, known, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=50)
    ]
    hint = f"Nearest: {', '.join(near)}." if near else f"Valid: {', '.join(known) or 'none'}."
    raise UsageError(f"--{facet}: '{value}' is not known.", remedy=hint)


def _folded(value: str) -> str:
    return re.sub(r"[\s_-]+", "-", value.strip().casefold())


def _years(written: str | None) -> tuple[int | None, int | None]:
    if written is None:
        return None, None
    found = _YEARS.fullmatch(written.strip())
    if not found or not (found["from"] or found["to"]):
        raise UsageError(f"--year: '{written}' is not a year or a range of years.", remedy=YEAR_HELP)
    first, last = (int(year) if year else None for year in (found["from"], found["to"]))
    if not found["range"]:
        if last is not None:
            raise UsageError(f"--year: '{written}' is not a year or a range of years.", remedy=YEAR_HELP)
        return first, first
    if first is not None and last is not None and first > last:
        raise UsageError(f"--year: {written} ends before it begins.", remedy=f"Did you mean {last}-{first}?")
    return first, last
