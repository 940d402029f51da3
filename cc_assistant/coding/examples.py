"""What suggestions learn from: what the library holds, what the team coded, what the codes mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cc_assistant.coding.suggesting import Example
from cc_assistant.domain.coding import CodeRef, Coding
from cc_assistant.domain.frame import CfirConstruct, CfirFrame, NptComponent, NptFrame
from cc_assistant.domain.passage import Passage

MOST_OWN = 4000
"""Own codings that are learned from, the newest: more would make learning slow and add little."""


def definitions_of(cfir: CfirFrame | None, npt: NptFrame | None) -> Mapping[CodeRef, Sequence[str]]:
    """Return what the frames say of each of their codes: name and definition first."""
    constructs = {
        CodeRef(frame="cfir", id=one.id): _said_of(one) for one in (cfir.constructs if cfir else ())
    }
    components = {CodeRef(frame="npt", id=one.id): _said_of(one) for one in (npt.components if npt else ())}
    return constructs | components


def _said_of(code: CfirConstruct | NptComponent) -> tuple[str, ...]:
    return (f"{code.name}: {code.definition}", code.look_for, code.barrier, code.facilitator)


def library_examples(passages: Iterable[Passage]) -> list[Example]:
    """Return the coded passages of the library.

    A passage without a claim is of a document of the team's own: it has the codes that people put on it,
    and these are learned from by themselves.
    """
    return [
        Example(passage.text, codes, passage.id)
        for passage in passages
        if passage.claim is not None and (codes := codes_of_passage(passage))
    ]


def codes_of_passage(passage: Passage) -> frozenset[CodeRef]:
    """Return the codes of a passage."""
    return frozenset(
        (
            *(CodeRef(frame="cfir", id=code) for code in passage.cfir),
            *(CodeRef(frame="npt", id=code) for code in passage.npt),
        )
    )


def own_examples(codings: Iterable[Coding]) -> list[Example]:
    """Return what the team coded: the words once, with all codes that anybody gave exactly them."""
    newest = sorted(codings, key=lambda one: one.made)[-MOST_OWN:]
    words: dict[tuple[str, int, int], list[Coding]] = {}
    for coding in newest:
        words.setdefault((coding.document, coding.start, coding.end), []).append(coding)
    return [
        Example(
            text=found[0].words,
            codes=frozenset(one.code for one in found),
            label=f"{found[0].document}, {', '.join(sorted({one.coder for one in found}))}",
        )
        for found in words.values()
    ]
