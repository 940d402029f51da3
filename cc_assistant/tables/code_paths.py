"""The way to each code: domain, construct, sub-construct, or the levels of the users' own codebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from cc_assistant.domain.coded_quote import CodeFamily, Step
from cc_assistant.domain.coding import CodeRef
from cc_assistant.domain.theme import Themes

FAMILIES: dict[CodeFamily, str] = {"cfir": "CFIR", "npt": "NPT", "own": "Own codes", "theme": "Themes"}
"""How people call what a code belongs to."""


class Named(Protocol):
    """A code with the names of all above it and its own."""

    @property
    def ref(self) -> CodeRef:
        """The code."""
        ...

    @property
    def path(self) -> tuple[str, ...]:
        """The names, the outermost first."""
        ...


class CodePaths:
    """Knows the path of every code, and the order in which codes are told.

    Args:
        names: of the codes, in their order.
        themes: of the library; None where it has none.
    """

    def __init__(self, names: Iterable[Named], themes: Themes | None = None) -> None:
        known = list(names)
        ids = {(one.ref.frame, one.path): one.ref.id for one in known}
        self._paths: dict[str, tuple[Step, ...]] = {}
        for one in known:
            parts = one.ref.id.split(".")
            steps = [
                Step(id=ids.get((one.ref.frame, one.path[:depth])) or ".".join(parts[:depth]), name=name)
                for depth, name in enumerate(one.path[:-1], start=1)
            ]
            self._paths[str(one.ref)] = (*steps, Step(id=one.ref.id, name=one.path[-1]))
        groups = {group.id: group.label for group in themes.groups} if themes else {}
        for theme in themes.themes if themes else ():
            above = Step(id=theme.group, name=groups[theme.group])
            self._paths[f"theme:{theme.id}"] = (above, Step(id=theme.id, name=theme.label))
        self._order: dict[str, int] = {}
        for code, path in self._paths.items():
            family = code.partition(":")[0]
            for step in path:
                self._order.setdefault(f"{family}:{step.id}", len(self._order))

    def of(self, family: CodeFamily, code: str) -> tuple[Step, ...]:
        """Return the path of a code; one that is gone is called by its id."""
        return self._paths.get(f"{family}:{code}") or (Step(id=code, name=code),)

    def place(self, code: str) -> int:
        """Return where a code stands among all (``cfir:inner-setting``); those that are gone come last."""
        return self._order.get(code, len(self._order))

    def all(self, family: str) -> list[tuple[CodeFamily, tuple[Step, ...]]]:
        """Return the paths of all codes of a family, in order."""
        return [
            (known, path)
            for known in FAMILIES
            for code, path in self._paths.items()
            if code.startswith(f"{known}:") and family in {known, "codes"}
        ]

    def meant(self, written: str) -> tuple[str, ...]:
        """Return the code, domain or family that somebody wrote, in all places where it can be; else none.

        ``cfir``, ``inner-setting``, ``cfir:inner-setting.culture``, ``culture`` and ``Culture`` are all
        understood; what stands below is taken with it by `below`.
        """
        wanted = written.strip().casefold()
        family = next((known for known, name in FAMILIES.items() if wanted in {known, name.casefold()}), "")
        if family:
            return (f"{family}:",)
        exact: dict[str, None] = {}
        named: dict[str, None] = {}
        for code, path in self._paths.items():
            for step in path:
                ident = f"{code.partition(':')[0]}:{step.id}"
                if wanted in {ident, step.id}:
                    exact[ident] = None
                elif wanted in {step.name.casefold(), step.id.rpartition(".")[2]}:
                    named[ident] = None
        return tuple(exact or named)

    def nearest(self, written: str) -> list[str]:
        """Return codes that somebody may have meant."""
        from difflib import get_close_matches

        forms = {
            form: f"{code.partition(':')[0]}:{step.id}"
            for code, path in self._paths.items()
            for step in path
            for form in (step.name.casefold(), step.id.rpartition(".")[2])
        }
        near = get_close_matches(written.strip().casefold(), list(forms), n=3, cutoff=0.5)
        return list(dict.fromkeys(forms[form] for form in near))


def below(family: CodeFamily, path: Sequence[Step], wanted: Iterable[str]) -> bool:
    """Tell whether a code is one of those wanted, or stands below one."""
    ids = {f"{family}:", *(f"{family}:{step.id}" for step in path)}
    return not ids.isdisjoint(wanted)
