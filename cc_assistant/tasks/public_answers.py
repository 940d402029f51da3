"""Answers given anew from public packs alone, for a file that others may read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from cc_assistant.answering.answerer import WORDS
from cc_assistant.domain.answer import Answer
from cc_assistant.domain.filters import Filters

Again = Callable[[str, Filters, bool], Answer]
"""Answers a question from passages of these filters, in full or so that it fits on a screen."""


def public_answers(
    answers: Sequence[Answer], packs: Collection[str], closed: Collection[str], again: Again
) -> Iterator[Answer]:
    """Yield answers as they would have been without confidential packs.

    An answer counts its sources, weighs them and tells where they disagree: taking sentences out of it would
    leave the rest untrue. So the question is asked again.

    Args:
        answers: of a conversation.
        packs: ids of all packs that are asked.
        closed: those of them that are confidential.
        again: answers a question.
    """
    for answer in answers:
        # Also where the pack that was quoted is public by now, or gone.
        quoted = any(reference.confidential for reference in answer.references)
        if not quoted and not (closed and answer.nearest):
            yield answer
            continue
        left = tuple(pack for pack in (answer.filters.pack or packs) if pack not in closed)
        if not left:
            yield answer.model_copy(update=_nothing())
            continue
        filters = answer.filters.model_copy(update={"pack": left})
        told = sum(len(one.text.split()) for one in answer.statements)
        public = again(answer.understood_as, filters, told > WORDS)
        yield public.model_copy(update={"question": answer.question, "understood_as": answer.understood_as})


def _nothing() -> dict[str, object]:
    return {
        "verdict": "no-evidence",
        "message": "Left out: it was asked of confidential packs only.",
        "statements": (),
        "missing": (),
        "nearest": (),
        "recommendations": (),
        "references": (),
    }
