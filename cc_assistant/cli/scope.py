"""What a table of coded words is made of: the packs and filters that all its commands take."""

from __future__ import annotations

import functools
import inspect
import shlex
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args

import typer

from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.matrix import Scope

R = TypeVar("R")

Packs = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PACK]...", help="Packs of your own; none for the library alone."),
]
_FILTERS = {
    "code": "Of this code, construct or domain, with those below it; give it again for more.",
    "case": "Of this case; give it again for more.",
    "coder": "What this coder gave; give it again for more.",
    "phase": "Of this phase: initiation, operation, maintenance.",
    "speaker": "What this speaker says; give it again for more.",
    "document": "Of this document of yours or source; give it again for more.",
}


class Asked:
    """The packs and filters as typed.

    Args:
        packs: names.
        library: whether the excerpts of the library are wanted too.
        key: key quotes only.
        public_only: leave confidential packs out.
        values: of the filters, by name.
    """

    def __init__(
        self,
        packs: list[str],
        *,
        library: bool,
        key: bool,
        values: dict[str, list[str]],
        public_only: bool = False,
    ) -> None:
        self.packs = packs
        self.library = library or not packs
        self.key = key
        self.public_only = public_only
        self.values = values

    def scope(self) -> Scope:
        """Return what the table is made of.

        Raises:
            UsageError: there is no such phase.
        """
        from cc_assistant.domain.coded_quote import QuoteFilter
        from cc_assistant.domain.matrix import Scope
        from cc_assistant.domain.passage import Phase

        wrong = [one for one in self.values["phase"] if one not in get_args(Phase)]
        if wrong:
            raise UsageError(
                f"There is no phase '{wrong[0]}'.", remedy=f"There are: {', '.join(get_args(Phase))}."
            )
        wanted = {f"{name}s": tuple(values) for name, values in self.values.items()}
        return Scope(
            packs=tuple(self.packs),
            library=self.library,
            wanted=QuoteFilter.model_validate({**wanted, "key": self.key}),
            public_only=self.public_only,
        )

    def command(self, name: str, **options: str) -> str:
        """Return the command line that makes the table again, fit for a POSIX shell."""
        words = ["cc-assistant", "tables", name, *self.packs, *self._written()]
        for option, value in options.items():
            words += [f"--{option}", value] if value else []
        return shlex.join(words)

    def _written(self) -> Iterator[str]:
        if self.library and self.packs:
            yield "--library"
        for name, values in self.values.items():
            for value in values:
                yield from (f"--{name}", value)
        if self.key:
            yield "--key"
        if self.public_only:
            yield "--no-confidential"


def takes_scope(command: Callable[..., R]) -> Callable[..., R]:
    """Add packs and filters to a command, which receives them as its argument ``asked``."""

    @functools.wraps(command)
    def with_scope(*args: Any, **options: Any) -> R:
        asked = Asked(
            options.pop("packs") or [],
            library=options.pop("library"),
            key=options.pop("key"),
            public_only=options.pop("no_confidential"),
            values={name: options.pop(name) or [] for name in _FILTERS},
        )
        return command(*args, **options, asked=asked)

    own = inspect.signature(command, eval_str=True)
    packs = inspect.Parameter("packs", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Packs)
    flags = {
        "library": "The coded excerpts of the library too.",
        "key": "Key quotes only.",
        "no_confidential": "Leave confidential packs out.",
    }
    added = [
        _parameter(
            name, Annotated[bool, typer.Option(f"--{name.replace('_', '-')}", help=text)], default=False
        )
        for name, text in flags.items()
    ]
    added += [
        _parameter(name, Annotated[list[str] | None, typer.Option(f"--{name}", metavar="NAME", help=text)])
        for name, text in _FILTERS.items()
    ]
    kept = [parameter for name, parameter in own.parameters.items() if name != "asked"]
    parameters = [packs, *kept, *added]
    with_scope.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_scope.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_scope


def _parameter(name: str, annotation: Any, default: Any = None) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
