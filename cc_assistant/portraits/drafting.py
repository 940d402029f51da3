"""Begins a draft from coded findings: the evidence set out, and sentences proposed, every one traced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from typing import get_args

from cc_assistant.domain.frame import NptFrame
from cc_assistant.domain.passage import Phase
from cc_assistant.domain.portrait_draft import DraftEvidence, DraftPortrait, DraftSentence
from cc_assistant.portraits.finding import Finding, components_of

_MOST = 6
"""Sentences proposed for a part: people write the story, this is where they begin."""
_LONGEST_QUOTE = 240
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_TELLS = {"facilitator": "helped", "barrier": "got in the way", "mixed": "both"}


def begin_draft(
    *,
    case: str,
    name: str,
    of: tuple[str, ...],
    findings: Sequence[Finding],
    npt: NptFrame | None,
    confidential: bool = False,
) -> DraftPortrait:
    """Return a draft whose sentences are claims where there are some, and quotes where there are none.

    A finding is proposed once: for the pandemic, for what helped or got in the way, or for its phase. What
    was left for a phase is proposed there; a phase that would stay empty takes findings from the others.

    Args:
        case: id of the service.
        name: of the service.
        of: ids of the packs that the findings come from; none for a case.
        findings: everything that is coded, the most important first.
        npt: the frame, for the names of components.
        confidential: whether words of a confidential pack are among them.
    """
    numbers = (f"s{number}" for number in count(1))
    ordered = sorted(findings, key=lambda one: not one.key)
    used: set[int] = set()

    def taken(wanted: Iterable[Finding]) -> tuple[DraftSentence, ...]:
        found = []
        for one in islice((one for one in _varied(wanted) if id(one) not in used), _MOST):
            used.add(id(one))
            found.append(DraftSentence(id=next(numbers), text=proposed(one), excerpts=one.passages[:1]))
        return tuple(found)

    pandemic = taken(one for one in ordered if one.pandemic == "during")
    helped = taken(one for one in ordered if _tells(one) == "facilitator")
    hindered = taken(one for one in ordered if _tells(one) == "barrier")
    phases = {}
    for phase in get_args(Phase):
        held = [one for one in ordered if phase in one.phase]
        phases[phase] = taken(held)
        if held and not phases[phase]:
            used.difference_update(id(one) for one in held)
            phases[phase] = taken(held)
    return DraftPortrait(
        case=case,
        of=of,
        confidential=confidential,
        title=f"{name}: a title to be found",
        name=name,
        initiation=phases["initiation"],
        operation=phases["operation"],
        maintenance=phases["maintenance"],
        in_the_pandemic=pandemic,
        what_helped=helped,
        what_got_in_the_way=hindered,
        evidence=tuple(_evidence(ordered, npt)),
    )


def proposed(one: Finding) -> str:
    """Return the sentence that a finding proposes: its claim, or its words as a quote of who says them."""
    if one.claim:
        return one.claim
    words = _short(one.words)
    return f"{one.who[:1].upper()}{one.who[1:]}: “{words}”" if one.who else f"“{words}”"


def _short(words: str) -> str:
    """Return the first sentences of some words, exactly as they stand, or their beginning at a word."""
    text = words.strip()
    if len(text) <= _LONGEST_QUOTE:
        return text
    end = 0
    for found in _SENTENCE.finditer(text):
        if found.start() > _LONGEST_QUOTE:
            break
        end = found.start()
    return text[:end] if end else text[:_LONGEST_QUOTE].rpartition(" ")[0]


def _tells(one: Finding) -> str:
    told = {way for way in one.domains.values() if way != "neutral"}
    return told.pop() if len(told) == 1 else ""


def _varied(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings so that each next one is of another domain, as long as there is one."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(next(iter(one.domains), ""), []).append(one)
    while groups:
        for name in list(groups):
            yield groups[name].pop(0)
            if not groups[name]:
                del groups[name]


def _evidence(findings: Sequence[Finding], npt: NptFrame | None) -> Iterator[DraftEvidence]:
    """Yield the findings by phase and construct."""
    phases = get_args(Phase)
    names = components_of(npt)

    def place(one: Finding) -> tuple[int, str, str]:
        first = min((phases.index(phase) for phase in one.phase), default=len(phases))
        return first, next(iter(one.constructs), "~"), one.passages[0]

    for one in sorted(findings, key=place):
        yield DraftEvidence(
            phase=one.phase,
            passage=one.passages[0],
            who=one.who,
            says=one.claim or one.words,
            tells=_TELLS.get(_tells(one), ""),
            cfir=one.constructs,
            npt=tuple(names[code][1] if code in names else code for code in one.components),
        )
