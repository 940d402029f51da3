"""What phrases found and what was learned, put together: one answer for each question, or several options."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from cc_assistant.domain.condition import DONT_KNOW
from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Proposal
from cc_assistant.interview.understanding.clues import Option
from cc_assistant.interview.understanding.learned import FREE, Chance
from cc_assistant.interview.understanding.lexicon import Lexicon
from cc_assistant.interview.understanding.weighing import stands

SURE = 0.54
"""From this probability an option is taken as said: it stands ticked when people are asked to confirm.

On texts of writers that were not learned from, nine of ten options are right from here on.
"""
PERHAPS = 0.2
"""From this one it is offered as a guess, for people to tick."""


def said_by(proposals: Sequence[Proposal]) -> dict[Option, Proposal]:
    """Return the proposals that choose an option, "I don't know" among them."""
    found: dict[Option, Proposal] = {}
    for proposal in proposals:
        value = proposal.value[0] if isinstance(proposal.value, tuple) else proposal.value
        if isinstance(value, str | int):
            found[proposal.question, value] = proposal
    return found


def said_in(proposals: Sequence[Proposal]) -> dict[Option, bool]:
    """Return the options that proposals choose, and whether they are sure."""
    return {option: proposal.sure for option, proposal in said_by(proposals).items()}


def combined(
    text: str,
    phrases: Sequence[Proposal],
    chances: Mapping[Option, Chance],
    lexicon: Lexicon,
    *,
    known: Mapping[str, Value],
    replied: Collection[str] = (),
    trusted: Collection[str] | None = None,
) -> list[Proposal]:
    """Return proposals.

    Numbers, dates and texts come from phrases, and so do replies, if phrases understood them; all else
    follows what was learned.

    Args:
        text: what was said.
        phrases: what phrases found in it.
        chances: of each option, by what was learned.
        lexicon: knows the questions.
        known: answers that stand already; what only repeats them is left out.
        replied: questions that the text replies to.
        trusted: questions for which what was learned counts without any phrase; None: all.
    """
    by_phrase = said_by(phrases)
    kept = [
        proposal for proposal in phrases if proposal.question in replied or not _chooses(proposal, lexicon)
    ]
    settled = {proposal.question for proposal in kept}
    offers: dict[str, dict[str | int, Chance]] = {}
    for (question, option), chance in chances.items():
        if chance.probability >= PERHAPS and question not in settled:
            offers.setdefault(question, {})[option] = chance
    for question, offered in offers.items():
        several = lexicon.questions[question].kind == "multi"
        alone = trusted is None or question in trusted
        for option, chance in _chosen(offered, several=several):
            value: Value = (option,) if several and isinstance(option, str) else option
            phrase = by_phrase.get((question, option))
            if stands(value, known.get(question)) or not (alone or phrase):
                continue
            inside = phrase and chance.start <= phrase.start and phrase.end <= chance.end
            words = phrase if phrase and inside else chance
            kept.append(
                Proposal(
                    question=question,
                    value=value,
                    start=words.start,
                    end=words.end,
                    words=text[words.start : words.end],
                    sure=chance.probability >= SURE,
                )
            )
    return kept


def _chooses(proposal: Proposal, lexicon: Lexicon) -> bool:
    return proposal.value == DONT_KNOW or lexicon.questions[proposal.question].kind not in FREE


def _chosen(offered: Mapping[str | int, Chance], *, several: bool) -> Iterator[tuple[str | int, Chance]]:
    """Yield the likeliest option, or all where several may be ticked; "I don't know" only by itself."""
    likeliest = max(offered, key=lambda option: offered[option].probability)
    for option, chance in offered.items():
        if option == likeliest or (several and DONT_KNOW not in (option, likeliest)):
            yield option, chance
