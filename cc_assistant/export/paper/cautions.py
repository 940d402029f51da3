"""What has to be known of a checklist and its evidence before anybody builds on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cc_assistant.domain.paper import PaperReference
from cc_assistant.domain.source import ReadDepth
from cc_assistant.text.saying import counted, listed

SUGGESTIONS = (
    "Numbers in steps and under “done when” (days, weeks, shares) are working suggestions that make a step "
    "concrete. They are findings of research only where the reason says so."
)
RULE_OF_THUMB = (
    "How long something takes is a rule of thumb: days of work fill a week, weeks a month, months a quarter."
)
STRENGTHS = (
    "Strong: five or more independent sources of more than one kind bear on the advice itself and agree. "
    "Moderate: several show the need, or two or more come close to the advice. Weak: one study, single "
    "services or guidance. Where it says reasoning only, no evidence was found."
)
_READ: dict[ReadDepth, str] = {
    "abstract": "of {} only the abstract",
    "page-beginning": "of {} only the beginning of the page",
    "full-text": "{} in full",
}
_MOST_COUNTRIES = 3


def cautions(references: Sequence[PaperReference]) -> Iterator[str]:
    """Yield what limits the advice and its evidence, the sources counted."""
    yield SUGGESTIONS
    if references:
        read = Counter(reference.read for reference in references)
        told = [words.format(read[depth]) for depth, words in _READ.items() if read[depth]]
        yield f"Of the {counted(len(references), 'source')} was read: {listed(told)}."
        where = Counter(country for reference in references for country in reference.country)
        most = [f"{country} ({count})" for country, count in where.most_common(_MOST_COUNTRIES)]
        yield (
            f"Most often they come from {listed(most)}. Contracts, data law and safeguarding differ from "
            "place to place: check what holds in yours."
        )
        yield STRENGTHS
