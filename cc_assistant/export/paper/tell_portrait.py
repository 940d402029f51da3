"""The portrait as a paper: its story, facts, pictures and references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase

from cc_assistant.domain.paper import PaperReference
from cc_assistant.domain.portrait_draft import Comment
from cc_assistant.domain.portrait_paper import (
    Drawn,
    PortraitPaper,
    SectionId,
    ToldSection,
    ToldSentence,
    UsedPassage,
)
from cc_assistant.export.paper.blocks import (
    Block,
    Break,
    Callout,
    Columns,
    Facts,
    Heading,
    Layout,
    Paragraph,
    Piece,
    References,
    Table,
    Text,
    Tiles,
    plain,
)
from cc_assistant.export.paper.portrait_tables import Tables, drawing, kind_of, tables_after
from cc_assistant.text.portrait_words import basis_words
from cc_assistant.text.saying import day_words

_PHASES: tuple[SectionId, ...] = ("initiation", "operation", "maintenance")


def lay_out_portrait(paper: PortraitPaper, pictures: Sequence[Drawn], *, tables: Tables) -> Layout:
    """Return a portrait.

    Args:
        paper: what it says.
        pictures: drawn of it.
        tables: where the pictures stand as tables.
    """
    kind = "draft of a pen portrait" if paper.draft else "pen portrait"
    return Layout(
        kind=paper_kind((paper,), kind),
        title=paper.title,
        under=" · ".join(part for part in (paper.name, paper.place) if part),
        made=paper.made,
        blocks=tuple(_portrait(paper, {kind_of(one): one for one in pictures}, tables=tables)),
        look="portrait",
    )


def paper_kind(papers: Sequence[PortraitPaper], words: str) -> str:
    """Return what a paper is; it stands on every page, so confidential ones say so there."""
    told = f"confidential {words}" if any(one.confidential for one in papers) else words
    return f"{told[:1].upper()}{told[1:]}"


def _portrait(paper: PortraitPaper, pictures: Mapping[str, Drawn], *, tables: Tables) -> Iterator[Block]:
    yield from state_of(paper)
    if opening := paper.section("opening"):
        yield Paragraph(_running(opening, paper), "lead")
    if paper.facts:
        # Where it is stands above, and when it started on the timeline.
        full = tables != "none"
        shown = [one for one in paper.facts if full or not one.id.startswith(("place:", "started:"))]
        yield Facts(tuple((fact.id.partition(":")[2], fact.name) for fact in shown))
    if paper.figures:
        yield Tiles(tuple(_figure(one) for one in paper.figures))
    yield from drawing(pictures, "timeline", tables=tables)
    told = [one for name in _PHASES if (one := paper.section(name))]
    if told:
        yield Columns(
            tuple((Heading(one.title), *sentences_of(one, paper)) for one in told),
            _shares(told),
        )
    if pandemic := paper.section("in_the_pandemic"):
        yield Callout("note", pandemic.title, (_running(pandemic, paper),))
    yield from drawing(pictures, "balance", tables=tables)
    sides = [one for name in _SIDES if (one := paper.section(name))]
    if sides:
        parts = tuple((Heading(one.title), *sentences_of(one, paper)) for one in sides)
        yield Columns(parts, _shares(sides))
    yield from drawing(pictures, "work", tables=tables)
    yield from drawing(pictures, "partners", tables=tables)
    if lessons := paper.section("what_others_can_take"):
        yield Callout("worry", lessons.title, (), tuple(_sentence(one, paper) for one in lessons.sentences))
    yield from _comments(paper)
    yield Break()
    yield Heading("What this rests on")
    yield Paragraph(plain(_basis(paper)), "quiet")
    if paper.references:
        yield Heading("References")
        yield References(with_passages(paper.references))
    if tables != "none" and paper.passages:
        yield Heading("The passages that are cited")
        yield _passages(paper.passages)
    yield from tables_after(pictures.values(), tables)


_SIDES: tuple[SectionId, ...] = ("what_helped", "what_got_in_the_way")


def state_of(paper: PortraitPaper) -> Iterator[Block]:
    """Say first of a draft that it is one, and what is open."""
    if not paper.draft:
        return
    untraced = [one for section in paper.sections for one in section.sentences if one.trouble]
    open_ = [comment for _, comment in paper.comments if comment.state == "open"]
    told = [
        plain(
            f"People still work on this. Sentences without a trace that holds: {len(untraced)}. "
            f"Open comments: {len(open_)}."
        )
    ]
    if paper.confidential:
        told.append(plain("It holds words of a confidential pack: show it only to those who may read them."))
    yield Callout(
        "alert" if untraced or open_ else "note",
        "This is a draft",
        tuple(told),
        tuple((Piece(f"“{one.text}” ", "strong"), Piece(one.trouble)) for one in untraced),
    )


def _comments(paper: PortraitPaper) -> Iterator[Block]:
    if not paper.comments:
        return
    yield Heading("What advisers said")
    yield Table(
        title="Comments on sentences of this draft",
        head=("Sentence", "Comment", "By", "What became of it"),
        rows=tuple(
            (
                plain(sentence.text),
                plain(one.text),
                plain(f"{one.author}, {day_words(one.date)}"),
                _became(one),
            )
            for sentence, one in paper.comments
        ),
        widths=(4.2, 4.2, 1.8, 2.8),
    )


def _became(one: Comment) -> Text:
    if one.state == "open":
        return (Piece("Open", "strong"),)
    by = f" ({', '.join(part for part in (one.by, day_words(one.on) if one.on else '') if part)})"
    return (Piece(one.state.capitalize(), "strong"), Piece(f": {one.reply}" if one.reply else ""), Piece(by))


def sentences_of(section: ToldSection, paper: PortraitPaper) -> Iterator[Block]:
    """Yield the sentences of a section, each a paragraph with its citations."""
    for one in section.sentences:
        yield Paragraph(_sentence(one, paper))


def _shares(sections: Sequence[ToldSection]) -> tuple[float, ...]:
    """Return how wide columns are, so that they end at much the same height: more text, more room."""
    long = [sum(len(one.text) + 40 for one in section.sentences) for section in sections]
    mean = sum(long) / len(long)
    return tuple(round(min(max(one / mean, 0.8), 1.4), 2) for one in long)


def _running(section: ToldSection, paper: PortraitPaper) -> Text:
    pieces: list[Piece] = []
    for one in section.sentences:
        pieces += [*([Piece(" ")] if pieces else []), *_sentence(one, paper)]
    return tuple(pieces)


def _sentence(one: ToldSentence, paper: PortraitPaper) -> Text:
    marks = [Piece(mark, "mark") for mark in dict.fromkeys(paper.mark(cite) for cite in one.cites)]
    trouble = (Piece(" (no trace)", "strong"),) if one.trouble else ()
    open_ = sum(comment.state == "open" for comment in one.comments)
    told = (Piece(f" ({open_} open {'comment' if open_ == 1 else 'comments'})", "strong"),) if open_ else ()
    return (Piece(one.text + (" " if marks else "")), *marks, *trouble, *told)


def _figure(text: str) -> Text:
    """Return a figure with its number set apart."""
    words = text.split()
    many = next((at for at, word in enumerate(words) if word[:1].isdigit()), None)
    if many is None:
        return plain(text)
    end = many + 1
    while end < len(words) and words[end] in {"million", "pounds", "billion"}:
        end += 1
    return (
        Piece(" ".join(words[:many]) + (" " if many else "")),
        Piece(" ".join(words[many:end]), "strong"),
        Piece(" " + " ".join(words[end:]) if end < len(words) else ""),
    )


def _basis(paper: PortraitPaper) -> str:
    basis = paper.basis
    told = (
        f"The counts come from {basis_words(paper)}. A passage that belongs to several phases or domains "
        "counts in each. A small number says how often the sources tell of something, not how much it "
        "mattered."
    )
    return " ".join(
        [*([told] if basis.passages else []), *([paper.note] if paper.note else []), *paper.left_out]
    )


def with_passages(references: Iterable[PaperReference]) -> tuple[PaperReference, ...]:
    """Return references that name the passages which are cited of them, by letter."""
    return tuple(
        one.model_copy(update={"text": f"{one.text} {_lettered(one.passages)}"}) if one.passages else one
        for one in references
    )


def _lettered(passages: Sequence[str]) -> str:
    if len(passages) == 1:
        return f"Passage {passages[0]}."
    told = (f"{letter}: {one}" for letter, one in zip(ascii_lowercase, passages, strict=False))
    return f"Passages {', '.join(told)}."


def _passages(passages: Sequence[UsedPassage]) -> Table:
    return Table(
        title="What each passage says, in our words where it is from the library",
        head=("Passage", "What it says", "Where", "Source"),
        rows=tuple(
            (plain(one.id), plain(one.says), plain(one.locator), (Piece(str(one.number), "mark"),))
            for one in passages
        ),
        widths=(1.8, 6.4, 2.6, 1),
    )
