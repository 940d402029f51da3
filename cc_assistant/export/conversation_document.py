"""A conversation told as a document: questions, answers with marks, one list of references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from cc_assistant.domain.answer import Answer, Reference, Statement
from cc_assistant.export.columns import words
from cc_assistant.export.document import Document, Mark, Piece
from cc_assistant.export.record_notes import READ


def tell_conversation(answers: Sequence[Answer], title: str, made: str, document: Document) -> Document:
    """Tell a conversation to a document, and return it. References are numbered through all answers.

    Args:
        answers: in the order of the questions.
        title: of the document.
        made: the date to say (ISO).
        document: what is told to.
    """
    listed: dict[str, Reference] = {}
    for answer in answers:
        for reference in answer.references:
            listed.setdefault(reference.source, reference)
    numbers = {source: number for number, source in enumerate(listed, start=1)}
    document.heading(title, 0)
    document.paragraph(f"Written by CC Assistant on {made}. Every sentence is marked with its sources.")
    closed = dict.fromkeys(of.pack for of in listed.values() if of.confidential)
    if closed:
        document.paragraph(
            f"Confidential: this holds passages of {', '.join(closed)}. "
            "Share it only with those who may read them."
        )
    for answer in answers:
        _tell(answer, numbers, document)
    if listed:
        document.heading("Sources", 1)
        cited = _passages(answers)
        document.references(
            [
                (
                    numbers[source],
                    f"{of.full} {READ.get(of.read, '')} Passages: {cited.get(source, '')}{_from(of)}.",
                )
                for source, of in listed.items()
            ]
        )
    return document


def _tell(answer: Answer, numbers: dict[str, int], document: Document) -> None:
    document.heading(answer.question, 1)
    if answer.understood_as != answer.question:
        document.paragraph(f"Understood as: {answer.understood_as}")
    if limit := answer.filters.limit():
        document.paragraph(limit)
    if answer.message:
        document.paragraph(answer.message)
    for heading, statements in groupby(answer.statements, key=attrgetter("heading")):
        document.heading(heading, 2)
        pieces = [piece for said in statements for piece in _marked(said, numbers)]
        document.paragraph(*pieces[1:])
    if answer.statements:
        document.heading("What this rests on", 2)
        document.paragraph(_basis(answer))
    if answer.missing:
        document.items(answer.missing)
    if answer.nearest:
        document.heading("The nearest that the library holds", 2)
        document.items([f"{near.topic}: {near.claim} ({near.passage})" for near in answer.nearest])
    if answer.recommendations:
        document.heading("What the toolkit recommends on this", 2)
        document.items([advice.title for advice in answer.recommendations])


def _marked(statement: Statement, numbers: dict[str, int]) -> Iterator[Piece]:
    yield " "  # between two statements
    yield f"{statement.told} "
    for number in sorted({numbers[c.source] for c in statement.citations if c.source in numbers}):
        yield Mark(number)


def _from(reference: Reference) -> str:
    return f"; {reference.pack_note}" if reference.pack_note else ""


def _basis(answer: Answer) -> str:
    basis = answer.basis
    told = [f"{basis.passages} passages from {basis.sources} sources"]
    told += [_counted(basis.designs), _counted(basis.countries)]
    if basis.year_from is not None:
        told.append(f"years {basis.year_from} to {basis.year_to}")
    if basis.undated:
        told.append(f"{basis.undated} undated")
    told.append(f"read: {_counted(basis.read)}")
    return "; ".join(part for part in told if part) + "."


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{words(name)} ({count})" for name, count in counts.items())


def _passages(answers: Sequence[Answer]) -> dict[str, str]:
    """Return for each source the passages that are cited of it, with their places in it."""
    found: dict[str, dict[str, None]] = {}
    for answer in answers:
        for statement in answer.statements:
            for citation in statement.citations:
                told = f"{citation.passage} ({citation.locator})"
                found.setdefault(citation.source, {})[told] = None
    return {source: "; ".join(told) for source, told in found.items()}
