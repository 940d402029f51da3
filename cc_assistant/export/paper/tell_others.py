"""The handout, the record and the comparison as papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from cc_assistant.domain.paper import (
    ChangedItem,
    ComparisonPaper,
    HandoutPaper,
    PaperEvidence,
    RecordedQuestion,
    RecordPaper,
)
from cc_assistant.domain.recommendation import Priority
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
from cc_assistant.export.paper.words import DECIDED, PRIORITY, STATUS, STRENGTH, counted, day_words

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


def lay_out_comparison(paper: ComparisonPaper) -> Layout:
    """Return what changed."""
    before, after = paper.before, paper.after
    same = before.title == after.title
    under = (
        f"From {day_words(before.on)} to {day_words(after.on)}."
        if same
        else f"From “{before.title}” ({day_words(before.on)}) to “{after.title}” ({day_words(after.on)})."
    )
    return Layout(
        kind="Comparison",
        title=paper.title,
        under=under,
        made=paper.made,
        blocks=tuple(_comparison(paper)),
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
                    plain(". ".join(part for part in (_how(one), one.reason) if part)),
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


def _comparison(paper: ComparisonPaper) -> Iterator[Block]:
    if not (paper.answers or paper.items or paper.ticks):
        yield Paragraph(plain("Nothing changed: answers, items and ticks are as they were."))
        return
    by_change = {
        change: [one for one in paper.items if one.change == change] for change in ("new", "gone", "changed")
    }
    done = [one for one in paper.ticks if one.after == "done"]
    yield Facts(
        (
            ("Answers", f"{len(paper.answers)} changed"),
            (
                "Items",
                f"{len(by_change['new'])} new, {len(by_change['gone'])} gone, "
                f"{len(by_change['changed'])} moved or changed",
            ),
            ("Ticks", f"{len(done)} done since, {len(paper.ticks) - len(done)} otherwise"),
        )
    )
    if paper.before.questionnaire != paper.after.questionnaire:
        yield Paragraph(
            plain(
                f"The questions changed too: version {paper.before.questionnaire} then, "
                f"{paper.after.questionnaire} now."
            )
        )
    if paper.ticks:
        yield Heading("What was done or set aside")
        yield Table(
            title="Items whose status is another now",
            head=("Item", "Then", "Now", "When, and why"),
            rows=tuple(
                (
                    (Piece(one.title, "strong"),),
                    plain(STATUS[one.before]),
                    plain(STATUS[one.after]),
                    plain("; ".join([*([day_words(one.on)] if one.on else []), one.reason]).strip("; ")),
                )
                for one in paper.ticks
            ),
            widths=(5, 1.7, 1.7, 3.6),
        )
    if paper.answers:
        yield Heading("What is answered otherwise")
        yield Table(
            title="Questions whose answer is another now",
            head=("Question", "Then", "Now"),
            rows=tuple(
                (plain(one.text), plain(one.before or "–"), (Piece(one.after or "–", "strong"),))
                for one in paper.answers
            ),
            widths=(4.6, 3.7, 3.7),
        )
    for change, heading in (("new", "New on the list"), ("gone", "No longer on the list")):
        if by_change[change]:
            yield Heading(heading)
            yield Bullets(tuple(_came_or_went(one) for one in by_change[change]))
    if by_change["changed"]:
        yield Heading("Moved or changed")
        yield Table(
            title="Items whose date or priority is another now",
            head=("Item", "Then", "Now"),
            rows=tuple(
                (
                    (Piece(one.title, "strong"),),
                    plain(f"{_priority(one.priority_before)}, {one.when_before}"),
                    plain(f"{_priority(one.priority_after)}, {one.when_after}"),
                )
                for one in by_change["changed"]
            ),
            widths=(5, 3.5, 3.5),
        )
    if paper.references:
        yield Heading("References")
        yield References(paper.references)


def _came_or_went(one: ChangedItem) -> Text:
    when = one.when_after or one.when_before
    priority = one.priority_after or one.priority_before
    return (
        Piece(one.title, "strong"),
        Piece(f"  {_priority(priority)}, {when}. ", "quiet"),
        Piece(" ".join(one.why)),
        Piece(" Evidence: " if one.evidence else ""),
        *marks_of(one.evidence),
    )


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


def _spread(one: RecordedQuestion) -> str:
    return "; ".join(f"{share.count} for “{share.answer}”" for share in one.spread) + "."


def _priority(priority: Priority | None) -> str:
    return PRIORITY[priority] if priority else ""
