"""Lists of names: one list with another put to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cc_assistant.domain.pseudonym import Identifier


def together(before: Sequence[Identifier], names: Sequence[Identifier]) -> list[Identifier]:
    """Return a list of names with others added; of a name that is in both, what is said now counts."""
    now = {name.name: name for name in names}
    kept = [_joined(name, now.pop(name.name)) if name.name in now else name for name in before]
    taken = {form.casefold() for name in names for form in name.forms}
    named = {name.name for name in names}
    kept = [name if name.name in named else _without(name, taken) for name in kept]
    return [*(name for name in kept if name.forms), *now.values()]


def _joined(before: Identifier, now: Identifier) -> Identifier:
    also = tuple(dict.fromkeys((*before.also, *now.also)))
    pseudonym = now.pseudonym or before.pseudonym
    return now.model_copy(update={"also": also, "pseudonym": pseudonym, "rule": before.rule})


def _without(name: Identifier, taken: Collection[str]) -> Identifier:
    """Return a proposal without the forms that are listed elsewhere now."""
    if name.decision != "open":
        return name
    forms = [form for form in name.forms if form.casefold() not in taken]
    return name.model_copy(update={"name": forms[0] if forms else "", "also": tuple(forms[1:])})
