"""From chosen evidence to the statements of an answer, each with its citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cc_assistant.answering import wording
from cc_assistant.answering.evidence import Evidence
from cc_assistant.answering.grouping import Group
from cc_assistant.answering.stance import Sides, stance
from cc_assistant.domain.answer import Citation, Statement

IN_SHORT = "In short"
NEAREST = "Nearest to your question"
OTHER = "Also worth knowing"
OWN_DOCUMENTS = "In your own documents"
SPEAKS_FOR = "What speaks for it"
SPEAKS_AGAINST = "What speaks against it, or limits it"
ONE_WAY = "Pointing one way"
OTHER_WAY = "Pointing the other way"
UNCLEAR = "Mixed, or not clear"

_ALIKE = (
    0.7  # claims this alike, on the same first theme, tell the same thing: "likewise" and "by contrast" hold
)
Alike = Callable[[Evidence, Evidence], float]


def cite(evidence: Evidence) -> Citation:
    """Return the citation of a passage: the one sentence that speaks for it, and where it stands."""
    field, start, end = evidence.sentence()
    return Citation(
        passage=evidence.passage.id,
        source=evidence.source.id,
        locator=evidence.passage.locator,
        field=field,
        quote=evidence.passage.field(field)[start:end],
        start=start,
        end=end,
    )


def say(evidence: Evidence, heading: str) -> Statement:
    """Return a passage's sentence as a statement, in the words of the passage."""
    citation = cite(evidence)
    return Statement(text=citation.quote, heading=heading, kind="quoted", citations=(citation,))


def tell(groups: Sequence[Group], alike: Alike) -> list[Statement]:
    """Tell groups of evidence as statements, joined where one leads to the next.

    Args:
        groups: evidence under its headings.
        alike: how alike two pieces of evidence are (0 to 1).
    """
    statements: list[Statement] = []
    for group in groups:
        last: Evidence | None = None
        joined = False
        for piece in group.evidence:
            statement = say(piece, group.heading)
            opening = "" if last is None or joined else _opening(last, piece, alike)
            text = opening and wording.join(opening, statement.text, _texts(group))
            joined = bool(text)
            if text:
                statement = statement.model_copy(update={"text": text, "kind": "summary"})
            statements.append(statement)
            last = piece
    return statements


def _opening(last: Evidence, piece: Evidence, alike: Alike) -> str:
    if not piece.passage.claim:
        return ""  # words of a document are quoted as they stand
    if last.study == piece.study:
        return wording.SAME_SOURCE
    if last.passage.themes[:1] != piece.passage.themes[:1] or alike(last, piece) < _ALIKE:
        return ""
    ways = {stance(last), stance(piece)}
    if ways == {"for", "against"}:
        return wording.CONTRAST
    return wording.LIKEWISE if len(ways) == 1 else ""


def _texts(group: Group) -> list[str]:
    return [piece.passage.text for piece in group.evidence]


def disagreement(found: Sides) -> Statement:
    """Say that the sources disagree, with the strongest of both sides cited."""
    return Statement(
        text="The sources disagree: some speak for it, others speak against it or set limits."
        if found.of_effect
        else "The sources disagree: some point one way, others the other way.",
        heading=IN_SHORT,
        kind="summary",
        citations=tuple(cite(piece) for piece in (*found.speaks_for[:2], *found.against[:2])),
    )


def with_documents_apart(groups: Sequence[Group]) -> list[Group]:
    """Put what documents say that nobody coded under a heading of its own; it comes last."""
    apart = [
        piece for group in groups if group.heading == OTHER for piece in group.evidence if _is_raw(piece)
    ]
    if not apart:
        return list(groups)
    left = [
        Group(group.heading, [piece for piece in group.evidence if not _is_raw(piece)])
        if group.heading == OTHER
        else group
        for group in groups
    ]
    return [*(group for group in left if group.evidence), Group(OWN_DOCUMENTS, apart)]


def _is_raw(piece: Evidence) -> bool:
    return not piece.passage.claim


def by_side(found: Sides) -> list[Group]:
    """Group contested evidence by the way it points."""
    groups = [
        Group(SPEAKS_FOR if found.of_effect else ONE_WAY, found.speaks_for),
        Group(SPEAKS_AGAINST if found.of_effect else OTHER_WAY, found.against),
        Group(UNCLEAR, found.unclear),
    ]
    return [group for group in groups if group.evidence]
