"""What is told of a portrait, part by part, and its pictures in characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from cc_assistant.render.pen import DRAWN
from cc_assistant.render.plot_balance import balance_lines
from cc_assistant.render.plot_partners import partners_lines
from cc_assistant.render.plot_story import story_lines
from cc_assistant.render.plot_work import work_lines
from cc_assistant.render.portrait_text import basis_lines, comment_words, comparison_lines, state_lines
from cc_assistant.tui.item_told import Part
from cc_assistant.tui.widgets.chart import Draw
from cc_assistant.tui.widgets.plain_text import one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.portrait_paper import PortraitPaper, ToldSentence
    from cc_assistant.tasks.portraying import Listed

_HEADING = "\ufdd0"
"""Begins a line that is set apart: no text holds it."""

_EVENTS = "e opens the passages behind an event."

_WIDEST = 100
"""Columns of a picture at most: longer lines are hard to follow."""


@dataclass
class SentenceWanted(Message):
    """Someone wants to see what a sentence rests on."""

    sentence: str


@dataclass
class EventWanted(Message):
    """Someone wants to see what an event rests on, by its number."""

    number: int


def row_told(one: Listed) -> Content:
    """Return a portrait as the list shows it, in two lines."""
    if one.fault:
        return plain(f"{one_line(one.name)}\ncannot be read")
    said = one_line(one.place.partition(":")[0])
    if one.draft:
        comments = f", {one.open_comments} open" if one.open_comments else ""
        said = f"your draft{comments}"
    if one.like:
        said += f"\nlike your service: {', '.join(one.like)}"
    return Content.assemble(plain(one_line(one.name), "bold"), "\n", plain(said))


def story_parts(paper: PortraitPaper) -> Iterator[Part]:
    """Yield the story: facts, then each sentence, which leads to what it rests on."""
    yield Part(plain(one_line(paper.title)), heading=True)
    yield Part(plain(" · ".join(part for part in (paper.name, paper.place) if part)))
    if paper.draft:
        yield Part(plain("DRAFT. " + " ".join(state_lines(paper, 10_000)), "bold"))
    for section in paper.sections:
        yield Part(plain(section.title), heading=True)
        for one in section.sentences:
            yield from _sentence(one, draft=paper.draft)
        if section.id == "opening":
            yield from _facts(paper)
    if not paper.section("opening"):
        yield from _facts(paper)


def rests_parts(paper: PortraitPaper) -> Iterator[Part]:
    """Yield what the portrait rests on: its counts, what is left out, its references."""
    yield Part(plain("What this rests on"), heading=True)
    yield Part(plain("\n".join(basis_lines(paper, 10_000))))
    yield Part(plain("References"), heading=True)
    for one in paper.references:
        yield Part(plain(f"[{one.number}] {one.text}"))


def timeline_parts(paper: PortraitPaper) -> Iterator[Part]:
    """Yield the events as lines that lead to their passages."""
    if paper.timeline:
        for one in (*paper.timeline.placed, *paper.timeline.undated):
            text = f"{one.date}: {one.event}"
            yield Part(plain(text), EventWanted(one.number) if one.excerpts else None)


def drawings(paper: PortraitPaper) -> dict[str, Draw]:
    """Return the pictures by the part of the screen that shows each; what cannot be drawn says why."""
    timeline, partners = paper.timeline, paper.partners
    return {
        "timeline": _drawn(
            (lambda width: [*story_lines(timeline, width, DRAWN), "", _EVENTS]) if timeline else None,
            "The files hold no event.",
        ),
        "helped": _drawn(
            (lambda width: balance_lines(paper.balance, width, DRAWN)) if paper.balance else None,
            "No passage is coded with CFIR and a phase, so nothing can be counted.",
        ),
        "work": _drawn(
            (lambda width: work_lines(paper.work, width, DRAWN)) if paper.work else None,
            "No passage is coded with NPT and a phase, so nothing can be counted.",
        ),
        "partners": _drawn(
            (lambda width: partners_lines(partners, width, DRAWN)) if partners else None,
            "The files name no partner.",
        ),
    }


def beside(papers: Sequence[PortraitPaper]) -> Draw:
    """Return portraits side by side, as wide as there is room."""

    def draw(width: int) -> list[Content]:
        return [
            plain(line[1:], "bold $primary") if line.startswith(_HEADING) else _painted(line)
            for line in comparison_lines(
                papers, width=width, strong=lambda text: f"{_HEADING}{text}", pen=DRAWN
            )
        ]

    return draw


def passages_of(one: ToldSentence) -> list[str]:
    """Return the passages that a sentence rests on; none where it rests on a whole source."""
    return [cite.passage for cite in one.cites if cite.passage]


def _sentence(one: ToldSentence, *, draft: bool) -> Iterator[Part]:
    passages = passages_of(one)
    names = ", ".join(passages) or ", ".join(cite.source for cite in one.cites)
    name = f"{one.id}  " if draft else ""
    told = Content.assemble(plain(f"{name}{one.text} "), plain(f"[{names}]" if names else "", "$primary"))
    yield Part(told, SentenceWanted(one.id))
    if one.trouble:
        yield Part(plain(f"  ! NO TRACE: {one.trouble}", "bold"))
    for comment in one.comments:
        yield Part(
            plain(f"  > {comment_words(comment, one.text)}", "bold" if comment.state == "open" else "")
        )


def _facts(paper: PortraitPaper) -> Iterator[Part]:
    for fact in paper.facts:
        yield Part(Content.assemble((f"{fact.id.partition(':')[2]}: ", "bold"), plain(fact.name)))
    if paper.figures:
        yield Part(plain("Figures"), heading=True)
        for figure in paper.figures:
            yield Part(plain(f"· {figure}"))


def _drawn(lines: Callable[[int], Sequence[str]] | None, nothing: str) -> Draw:
    if lines is None:
        return lambda _: [plain(nothing)]
    return lambda width: [_painted(line) for line in lines(min(width, _WIDEST))]


def _painted(line: str) -> Content:
    """Return a line of a picture, each kind of stroke in its colour; the characters alone say the same."""
    told = plain(line)
    before = line.find(f" {DRAWN.upright} ")
    for strokes in _STROKES.finditer(line):
        left = strokes.start() < before
        told = told.stylize(
            "$accent" if left or strokes[0][0] == DRAWN.pandemic else "$primary", *strokes.span()
        )
    return told


_STROKES = re.compile(f"[{DRAWN.stretch}{DRAWN.one}{DRAWN.both}]+|{DRAWN.pandemic}+")
