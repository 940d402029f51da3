"""Portraits side by side as a paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.domain.portrait_paper import Drawn, PortraitComparison, PortraitPaper
from cc_assistant.export.paper.blocks import (
    Block,
    Columns,
    Drawing,
    Heading,
    Layout,
    Paragraph,
    Piece,
    References,
    Table,
    Text,
    plain,
)
from cc_assistant.export.paper.portrait_tables import Tables, kind_of, table_of, tables_after
from cc_assistant.export.paper.tell_portrait import paper_kind, sentences_of, state_of, with_passages
from cc_assistant.text.portrait_words import SECTIONS, basis_words
from cc_assistant.text.saying import day_words

Pictures = Sequence[Sequence[Drawn]]
"""The pictures of each portrait, in their order."""


def lay_out_compared(paper: PortraitComparison, pictures: Pictures, *, tables: Tables) -> Layout:
    """Return portraits side by side; arguments as those of `lay_out_portrait`."""
    return Layout(
        kind=paper_kind(paper.portraits, "pen portraits side by side"),
        title="; ".join(_named(one) for one in paper.portraits),
        under=f"{len(paper.portraits)} services, {day_words(paper.made)}",
        made=paper.made,
        blocks=tuple(_compared(paper, pictures, tables=tables)),
        look="portrait",
    )


def _compared(paper: PortraitComparison, pictures: Pictures, *, tables: Tables) -> Iterator[Block]:
    papers = paper.portraits
    names = tuple(_named(one) for one in papers)
    for one in papers:
        yield from state_of(one)
    share = tuple(3.0 for _ in papers)
    rows = [
        ("Portrait", *(one.title for one in papers)),
        *((label, *(_fact(one, key) for one in papers)) for key, label in _FACTS.items()),
        ("Figures", *("; ".join(one.figures) or "–" for one in papers)),
        ("Partners", *(_partners(one) for one in papers)),
        ("Rests on", *(_rests_on(one) for one in papers)),
    ]
    yield Table(
        title="The services",
        head=("What", *names),
        rows=tuple(((Piece(row[0], "strong"),), *(plain(cell) for cell in row[1:])) for row in rows),
        widths=(1.5, *share),
    )
    for kind, title in (
        ("timeline", "What happened when"),
        ("balance", "What helped, and what got in the way"),
    ):
        drawings = list(_named_drawings(paper, pictures, kind, tables=tables))
        if drawings:
            yield Heading(title)
            yield from drawings
    if any(one.work for one in papers):
        yield Heading("The work that people did")
        yield Table(
            title="Passages by NPT construct: initiation / operation / maintenance",
            head=("NPT construct", *names),
            rows=tuple(_work_rows(papers)),
            widths=(2.4, *share),
        )
    for name in SECTIONS:
        if any(one.section(name) for one in papers):
            yield Heading(SECTIONS[name])
            yield Columns(
                tuple(
                    (
                        Heading(_named(one)),
                        *(
                            sentences_of(section, one)
                            if (section := one.section(name))
                            else (Paragraph(plain("The files hold nothing on this."), "quiet"),)
                        ),
                    )
                    for one in papers
                )
            )
    yield Heading("References")
    yield References(with_passages(entry for one in papers for entry in one.references))
    for one, drawn in zip(papers, pictures, strict=True):
        yield from tables_after(drawn, tables, f": {_named(one)}")


_FACTS = {
    "place": "Where",
    "host": "Host",
    "model": "How it works",
    "started": "Started",
    "served": "People served",
}


def _rests_on(paper: PortraitPaper) -> str:
    return basis_words(paper)


def _fact(paper: PortraitPaper, key: str) -> str:
    return next((one.name for one in paper.facts if one.id.startswith(f"{key}:")), "–")


def _partners(paper: PortraitPaper) -> str:
    return "; ".join(one.name for one in paper.partners.partners) if paper.partners else "–"


def _named_drawings(
    paper: PortraitComparison, pictures: Pictures, kind: str, *, tables: Tables
) -> Iterator[Block]:
    """Return the drawings of a kind, each below the name of its service."""
    for one, held in zip(paper.portraits, pictures, strict=True):
        for drawn in held:
            if kind_of(drawn) == kind:
                named = drawn.picture.model_copy(update={"title": _named(one)})
                yield Drawing(named, table_of(drawn) if tables == "beside" else None)


def _work_rows(papers: Sequence[PortraitPaper]) -> Iterator[tuple[Text, ...]]:
    for name in dict.fromkeys(cell.name for one in papers for cell in one.work):
        yield (
            plain(name),
            *(
                plain(" / ".join(str(cell.count) for cell in one.work if cell.name == name) or "–")
                for one in papers
            ),
        )


def _named(paper: PortraitPaper) -> str:
    return f"{_short(paper.name)}{' (draft)' if paper.draft else ''}"


def _short(name: str) -> str:
    return name.partition(" (")[0]
