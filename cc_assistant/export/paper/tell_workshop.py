"""The handout and the record of a workshop as papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from cc_assistant.domain.paper import (
    HandoutPaper,
    PaperEvidence,
    RecordedQuestion,
    RecordPaper,
)
from cc_assistant.domain.session import Parked, Person
from cc_assistant.export.paper.blocks import (
    Block,
    Bullets,
    Callout,
    Facts,
    Heading,
    Layout,
    Paragraph,
    Piece,
    References,
    Table,
    Text,
    plain,
)
from cc_assistant.export.paper.cards import marks_of
from cc_assistant.export.paper.cautions import SUGGESTIONS
from cc_assistant.export.paper.tell_checklist import date_box, first_table
from cc_assistant.text.checklist_words import DECIDED, STRENGTH
from cc_assistant.text.saying import counted, day_words

_FULL = 100


def lay_out_handout(paper: HandoutPaper) -> Layout:
    """Return what people take home."""
    return Layout(
        kind="Workshop handout",
        title=paper.title,
        under=f"{day_words(paper.made)}."
        + (f" First person on {day_words(paper.opening)}." if paper.opening else ""),
        made=paper.made,
        blocks=tuple(_handout(paper)),
    )


def lay_out_record(paper: RecordPaper) -> Layout:
    """Return the record of a session."""
    return Layout(
        kind="Record of the session",
        title=paper.title,
        under=f"Begun on {day_words(paper.begun)}; this record was made on {day_words(paper.made)}.",
        made=paper.made,
        blocks=tuple(_record(paper)),
    )


def _handout(paper: HandoutPaper) -> Iterator[Block]:
    if paper.people:
        yield Paragraph((Piece("In the room: ", "strong"), Piece(_people(paper.people))))
    yield from date_box(paper.date_check, paper.items)
    if paper.worry:
        yield Callout("worry", "Our main worry", ((Piece(f"“{paper.worry}”", "strong"),),))
    yield Heading("What we do first")
    if paper.items:
        yield first_table(paper.items, title="The items to do first, with owners and dates")
    if paper.further > 0:
        yield Paragraph(
            plain(f"The checklist holds {counted(paper.further, 'more item')}, each with steps."), "quiet"
        )
    if paper.decisions:
        yield Heading("What we decided")
        yield Table(
            title="What was decided, how and why",
            head=("Question", "Decision", "How, and why"),
            rows=tuple(
                (
                    plain(one.text),
                    (Piece(one.answer, "strong"),),
                    _why_so(one),
                )
                for one in paper.decisions
            ),
            widths=(4, 3.5, 4.5),
        )
    if paper.open:
        yield Heading("What we left open")
        yield Bullets(tuple(_left_open(one) for one in paper.open))
    yield from _parked(paper.parked)
    if paper.notes:
        yield Heading("Also said")
        yield Bullets(tuple(plain(note.text) for note in paper.notes))
    yield Heading("What this rests on")
    yield Bullets(tuple(_strength(item.number, item.evidence) for item in paper.items if item.evidence))
    yield Paragraph(plain(SUGGESTIONS), "quiet")
    if paper.references:
        yield Heading("References", level=2)
        yield References(paper.references)


def _record(paper: RecordPaper) -> Iterator[Block]:
    if paper.people:
        yield Heading("Who took part")
        yield Facts(tuple((person.initials, person.role or "–") for person in paper.people))
    for section, questions in groupby(paper.questions, key=attrgetter("section")):
        yield Heading(section)
        for question in questions:
            yield from _question(question)
    if not paper.questions:
        yield Paragraph(plain("No question has been answered yet."))
    yield from _parked(paper.parked)
    if paper.notes:
        yield Heading("Also said")
        yield Bullets(tuple(plain(note.text) for note in paper.notes))


def _question(question: RecordedQuestion) -> Iterator[Block]:
    yield Heading(question.text, level=2)
    said = question.answer or ("Skipped" if question.skipped else "No answer yet")
    told = [DECIDED[question.how]] if question.answer or question.how == "open" else []
    told += [day_words(question.on)] if question.on else []
    if question.origin == "file":
        told.append("read from a file of answers")
    yield Paragraph((Piece(said, "strong"), Piece(f"  {'; '.join(part for part in told if part)}", "quiet")))
    if question.reason:
        yield Paragraph((Piece("Why: ", "strong"), Piece(question.reason)))
    if question.words:
        yield Paragraph((Piece("Understood from: ", "strong"), Piece(f"“{question.words}”")))
    if question.spread:
        yield Paragraph((Piece("How the answers lay: ", "strong"), Piece(_spread(question))))
    if question.voices:
        yield Bullets(
            tuple(
                (
                    Piece(f"{voice.who}: ", "strong"),
                    Piece(voice.answer),
                    Piece(f" – {voice.remark}" if voice.remark else ""),
                )
                for voice in question.voices
            )
        )
    for note in question.notes:
        yield Paragraph((Piece("Note: ", "strong"), Piece(note)))


def _strength(number: int, evidence: PaperEvidence) -> Text:
    return (
        Piece(str(number), "item"),
        Piece(f" {STRENGTH[evidence.strength]}. ", "strong"),
        Piece(f"{evidence.basis} "),
        *marks_of(evidence)[1:],
    )


def _left_open(one: RecordedQuestion) -> Text:
    pieces = [Piece(one.text, "strong")]
    if one.reason:
        pieces.append(Piece(f" {one.reason}"))
    if one.spread:
        pieces.append(Piece(f"  {_spread(one)}", "quiet"))
    return tuple(pieces)


def _parked(parked: Sequence[Parked]) -> Iterator[Block]:
    if parked:
        yield Heading("Parked for later")
        yield Bullets(
            tuple((Piece(one.text), Piece(f" ({one.by})" if one.by else "", "quiet")) for one in parked)
        )


def _people(people: Sequence[Person]) -> str:
    return ", ".join(
        f"{person.initials} ({person.role})" if person.role else person.initials for person in people
    )


def _how(one: RecordedQuestion) -> str:
    agreement = "" if one.agreement is None else f" ({round(_FULL * one.agreement)}% gave one answer)"
    return f"{DECIDED[one.how]}{agreement}" if one.how == "majority" else DECIDED[one.how]


def _why_so(one: RecordedQuestion) -> Text:
    """Say how it was decided and why; where people differed, also how the answers lay."""
    told = plain(". ".join(part for part in (_how(one), one.reason) if part))
    if one.agreement is None or one.agreement == 1 or not one.spread:
        return told
    return (*told, Piece(f" ({_spread(one).removesuffix('.')})", "quiet"))


def _spread(one: RecordedQuestion) -> str:
    return "; ".join(f"{share.count} for “{share.answer}”" for share in one.spread) + "."
