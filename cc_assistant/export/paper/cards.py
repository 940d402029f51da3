"""How one item of a checklist is told: as a card, and as a line of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cc_assistant.domain.paper import Cited, PaperEvidence, PaperItem
from cc_assistant.export.paper.blocks import Card, Piece, Text, plain
from cc_assistant.text.checklist_words import EFFORT, PRIORITY, STRENGTH
from cc_assistant.text.saying import day_words, first_capital, listed

NOT_TOLD = "You have not told us about this yet"


def card_of(item: PaperItem) -> Card:
    """Return the card of an item."""
    return Card(
        number=item.number,
        title=item.title,
        state=item.status,
        tags=tuple(tags_of(item)),
        side=tuple(_side(item)),
        why=item.rationale,
        because=item.because,
        first=tuple(f"{step.task} Ask: {listed(step.ask)}; {step.when}." for step in item.first_steps),
        steps=item.steps,
        done_when=item.done_when,
        evidence=evidence_text(item.evidence),
        passages=tuple(_passages(item.evidence)),
        remarks=tuple(_remarks(item)),
        codes=_codes(item),
    )


def tags_of(item: PaperItem) -> Iterator[str]:
    """Yield what is said of an item in a word or two, the weightiest first."""
    yield f"{PRIORITY[item.priority]}, raised by your answers" if item.raised else PRIORITY[item.priority]
    if item.status == "in-progress":
        yield "In progress"
    if item.now:
        yield "Do this now"
    if item.check:
        yield "Check that it is in place"
    if item.pinned:
        yield "Your main worry"
    if item.kind == "find-out":
        yield "Find out"
    if item.kind == "own":
        yield "Your own"


def who_has_it(item: PaperItem) -> Text:
    """Return who took the item on, or else the role that should lead it, set apart from a name."""
    if item.owner:
        return plain(item.owner)
    return (Piece(first_capital(item.who[0]), "quiet"),) if item.who else ()


def evidence_text(evidence: PaperEvidence | None) -> Text:
    """Say how strong the evidence is and on what it rests, with marks for what speaks for and against."""
    if evidence is None:
        return ()
    pieces = [Piece(f"{STRENGTH[evidence.strength]}. ", "strong"), Piece(evidence.basis)]
    if evidence.supports:
        pieces += [Piece(" For: "), *_marks(evidence.supports)]
    if evidence.qualifies:
        pieces += [Piece(" Limits or against: "), *_marks(evidence.qualifies)]
    return tuple(pieces)


def marks_of(evidence: PaperEvidence | None) -> Text:
    """Return how strong the evidence is in a word, and the marks."""
    if evidence is None:
        return ()
    strength = evidence.strength.replace("-", " ").capitalize()
    return (Piece(f"{strength} "), *_marks((*evidence.supports, *evidence.qualifies)))


def _marks(cited: Sequence[Cited]) -> list[Piece]:
    return [Piece(str(number), "mark") for number in sorted({one.number for one in cited})]


def _passages(evidence: PaperEvidence | None) -> Iterator[Text]:
    for says, cited in (("For", evidence.supports), ("Limits", evidence.qualifies)) if evidence else ():
        for one in cited:
            yield (
                Piece(f"{says}: ", "strong"),
                Piece(f"{one.because} "),
                Piece(str(one.number), "mark"),
                Piece(f" {one.passage}, {one.locator}", "quiet"),
            )


def _side(item: PaperItem) -> Iterator[tuple[str, Text]]:
    when = f"Was due on {day_words(item.day)}" if item.now and item.day else first_capital(item.when)
    yield "When", (*plain(when), *((Piece(" (moved: it waits for another)", "quiet"),) if item.moved else ()))
    if item.owner:
        yield "Owner", plain(item.owner)
    if item.who:
        yield "Leads", plain(first_capital(item.who[0]))
    if item.who[1:]:
        yield "With", plain(listed(item.who[1:]))
    if item.kind == "recommendation":
        yield "Effort", plain(EFFORT[item.effort])
    if item.needs:
        yield "After", tuple(Piece(str(number), "item") for number in item.needs)


def _codes(item: PaperItem) -> str:
    frames = (("CFIR", item.cfir), ("NPT", item.npt))
    return ". ".join(f"{name}: {', '.join(code.name for code in codes)}" for name, codes in frames if codes)


def _remarks(item: PaperItem) -> Iterator[Text]:
    if item.note:
        yield Piece("Your note: ", "strong"), Piece(item.note)
    if item.untold:
        yield (
            Piece(f"{NOT_TOLD}: ", "strong"),
            Piece(" ".join(item.untold)),
        )
