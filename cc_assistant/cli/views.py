"""How answers and rankings look as text on a terminal, in a pipe, or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cc_assistant.cli import output

if TYPE_CHECKING:
    from cc_assistant.cli.search_result import SearchResult
    from cc_assistant.domain.answer import Answer
    from cc_assistant.domain.ranking import Ranking


def shown_answer(answer: Answer, *, markdown: bool = False) -> str:
    """Write an answer as text for the terminal, or as Markdown."""
    from cc_assistant.render.answer_text import answer_markdown, answer_text

    if markdown:
        return answer_markdown(answer)
    return answer_text(answer, width=output.width(), strong=output.bold)


def shown_ranking(found: SearchResult, *, explain: bool, markdown: bool) -> str:
    """Write ranked passages, best first; with the parts of each score where ``explain`` asks for them."""
    return "\n".join(_ranking_lines(found, explain=explain, markdown=markdown))


def shown_scores(ranking: Ranking) -> str:
    """Write the parts of each passage's score."""
    return "\n".join(f"{ranked.id}  {_parts(ranked.score, ranked.parts)}" for ranked in ranking.passages)


def _ranking_lines(found: SearchResult, *, explain: bool, markdown: bool) -> Iterator[str]:
    for note in _notes(found):
        yield f"_{note}_" if markdown else note
    if not found.ranking:
        yield "Nothing was found."
        return
    if found.understood_as != found.question or found.noticed or found.corrected or found.unknown:
        yield ""
    for place, hit in enumerate(found.ranking, start=1):
        name = f"**{hit.id}**" if markdown else output.bold(hit.id)
        yield output.wrapped(f"{place}. {name}  {hit.claim or hit.locator}", hanging=3)
        if explain:
            yield f"   {_parts(hit.score, hit.parts)}"
        if hit.same_as:
            yield f"   The same finding: {', '.join(hit.same_as)}"
    yield ""
    yield f"{len(found.ranking)} of {found.considered:,} passages, by {found.searched_by}."


def _notes(found: SearchResult) -> Iterator[str]:
    if found.understood_as != found.question:
        yield f"Understood as: {found.understood_as}"
    for typed, searched in found.corrected:
        yield f"Searched for '{searched}' in place of '{typed}'."
    if found.noticed:
        told = ", ".join(f"{entry.words} ({entry.facet}: {entry.label})" for entry in found.noticed)
        yield f"Noticed: {told}. This lifts passages and hides none."
    if found.unknown:
        yield f"In none of the best passages: {', '.join(found.unknown)}."


def _parts(score: float, parts: Mapping[str, float]) -> str:
    told = ", ".join(f"{name} {part:+.3f}" for name, part in parts.items() if part)
    return f"{score:.3f} = {told}" if told else f"{score:.3f}"
