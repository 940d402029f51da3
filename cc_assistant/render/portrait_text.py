"""Portraits as plain text: the story with its citations, and the pictures drawn in characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from cc_assistant.domain.portrait_draft import Comment
from cc_assistant.domain.portrait_paper import PortraitComparison, PortraitPaper, ToldSection, ToldSentence
from cc_assistant.render.lines import Strong, filled
from cc_assistant.render.pen import PLAIN, Pen
from cc_assistant.render.plot_balance import balance_lines
from cc_assistant.render.plot_partners import partners_lines
from cc_assistant.render.plot_story import story_lines
from cc_assistant.render.plot_work import work_lines
from cc_assistant.text.portrait_words import SECTIONS, basis_words
from cc_assistant.text.saying import counted

_BEFORE_PICTURES = ("opening",)
_GAP = 3


def portrait_text(paper: PortraitPaper, *, width: int, strong: Strong) -> str:
    """Return a portrait as lines of at most ``width`` columns; every sentence ends with its passages."""
    lines = [strong(paper.title), ""]
    lines += filled(" · ".join(part for part in (paper.name, paper.place) if part), width).split("\n")
    if paper.draft:
        lines += ["", strong("DRAFT"), *state_lines(paper, width)]
    for section in paper.sections:
        if section.id in _BEFORE_PICTURES:
            lines += ["", *section_lines(section, width=width, strong=strong)]
    if paper.facts:
        lines.append("")
        for fact in paper.facts:
            lines += filled(f"{fact.id.partition(':')[2]}: {fact.name}", width, "", "  ").split("\n")
    if paper.figures:
        lines += ["", strong("Figures")]
        for figure in paper.figures:
            lines += filled(figure, width, "- ", "  ").split("\n")
    for title, drawn in pictures(paper, width):
        lines += ["", strong(title), "", *drawn]
    for section in paper.sections:
        if section.id not in _BEFORE_PICTURES:
            lines += ["", *section_lines(section, width=width, strong=strong)]
    lines += ["", strong("What this rests on"), *basis_lines(paper, width)]
    lines += ["", strong("References")]
    lines += reference_lines(paper, width)
    return "\n".join(lines)


def reference_lines(paper: PortraitPaper, width: int) -> list[str]:
    """Return the references of a portrait, each with its number."""
    return [
        line
        for one in paper.references
        for line in filled(one.text, width, f"[{one.number}] ", "    ").split("\n")
    ]


def comparison_text(paper: PortraitComparison, *, width: int, strong: Strong) -> str:
    """Return portraits side by side as lines of at most ``width`` columns."""
    return "\n".join(comparison_lines(paper.portraits, width=width, strong=strong))


def comparison_lines(
    papers: Sequence[PortraitPaper], *, width: int, strong: Strong, pen: Pen = PLAIN
) -> Iterator[str]:
    """Yield portraits side by side, part by part, then their pictures one below the other."""
    yield from _beside([[_named(one), "", one.title] for one in papers], width)
    for one in papers:
        if one.draft:
            yield from ("", strong(f"DRAFT: {one.name}"), *state_lines(one, width))
    yield from ("", strong("Facts and figures"))
    yield from _beside([list(_facts(one)) for one in papers], width)
    for section in SECTIONS:
        if any(one.section(section) for one in papers):
            yield ""
            yield strong(SECTIONS[section])
            yield from _beside([list(_told(one.section(section))) for one in papers], width)
    for title in ("What happened when", "What helped, and what got in the way", "The work that people did"):
        for one in papers:
            for named, drawn in pictures(one, width, pen):
                if named == title:
                    yield from ("", strong(f"{title}: {_named(one)}"), "", *drawn)
    for one in papers:
        yield from ("", strong(f"References: {_named(one)}"), *reference_lines(one, width))


def pictures(paper: PortraitPaper, width: int, pen: Pen = PLAIN) -> Iterator[tuple[str, list[str]]]:
    """Yield the title of each picture that the files allow, and the picture in characters."""
    if paper.timeline:
        yield "What happened when", story_lines(paper.timeline, width, pen)
    if paper.balance:
        yield "What helped, and what got in the way", balance_lines(paper.balance, width, pen)
    if paper.work:
        yield "The work that people did", work_lines(paper.work, width, pen)
    if paper.partners:
        yield "Who works with whom", partners_lines(paper.partners, width, pen)


def section_lines(section: ToldSection, *, width: int, strong: Strong) -> Iterator[str]:
    """Yield a part of the story: each sentence with the passages that it rests on, and its comments."""
    yield strong(section.title)
    for one in section.sentences:
        yield from filled(f"{one.text} {cited(one)}".rstrip(), width, "- ", "  ").split("\n")
        if one.trouble:
            yield from filled(f"NO TRACE: {one.trouble}", width, "  ! ", "    ").split("\n")
        for comment in one.comments:
            yield from filled(comment_words(comment, one.text), width, "  > ", "    ").split("\n")


def cited(one: ToldSentence) -> str:
    """Return what a sentence rests on, in brackets; "" for nothing."""
    names = ", ".join(cite.passage or cite.source for cite in one.cites)
    return f"[{names}]" if names else ""


def comment_words(one: Comment, now: str) -> str:
    """Say what an adviser said of a sentence, which is ``now`` so, and what became of it."""
    reply = f": {one.reply}" if one.reply else ""
    by = f" ({one.by}, {one.on.isoformat()})" if one.by and one.on else ""
    changed = "" if one.of == now else " (the sentence has changed since)"
    open_ = " (open)" if one.state == "open" else ""
    became = f" [{one.state.capitalize()}{reply}{by}]" if one.state != "open" else ""
    return f"{one.id} {one.author}, {one.date.isoformat()}{open_}{changed}: {one.text}{became}"


def state_lines(paper: PortraitPaper, width: int) -> list[str]:
    """Say how far a draft is."""
    sentences = [one for section in paper.sections for one in section.sentences]
    untraced = sum(bool(one.trouble) for one in sentences)
    open_ = sum(comment.state == "open" for _, comment in paper.comments)
    told = (
        f"{counted(len(sentences), 'sentence')}, without a trace that holds: {untraced}; "
        f"open comments: {open_}."
    )
    if paper.confidential:
        told += " It holds words of a confidential pack: show it only to those who may read them."
    return filled(told, width).split("\n")


def basis_lines(paper: PortraitPaper, width: int) -> list[str]:
    """Say what the counts rest on, and what the files do not hold."""
    told = [
        f"The counts come from {basis_words(paper)}; a passage of several phases or domains counts in each.",
        *([paper.note] if paper.note else []),
        *paper.left_out,
    ]
    return [line for one in told for line in filled(one, width, "- ", "  ").split("\n")]


def _named(paper: PortraitPaper) -> str:
    return f"{paper.name} (draft)" if paper.draft else paper.name


def _facts(paper: PortraitPaper) -> Iterator[str]:
    for fact in paper.facts:
        yield f"{fact.id.partition(':')[2]}: {fact.name}"
    for figure in paper.figures:
        yield f"- {figure}"
    if paper.partners:
        yield f"Partners: {'; '.join(one.name for one in paper.partners.partners)}"
    yield f"Rests on: {basis_words(paper)}"


def _told(section: ToldSection | None) -> Iterator[str]:
    if section is None:
        yield "(The files hold nothing on this.)"
        return
    for at, one in enumerate(section.sentences):
        if at:
            yield ""
        yield f"{one.text} {cited(one)}".rstrip()


def _beside(columns: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    room = max(18, (width - _GAP * (len(columns) - 1)) // len(columns))
    broken = [
        [line for text in column for line in (wrap(text, room, break_on_hyphens=False) or [""])]
        for column in columns
    ]
    for cells in zip_longest(*broken, fillvalue=""):
        yield (" " * _GAP).join(f"{cell:<{room}}" for cell in cells).rstrip()
