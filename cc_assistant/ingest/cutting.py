"""Passages of a document: whole sentences of one speaker, of a length that can be quoted.

What stood in a passage of the document before, and still stands, keeps its borders and its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from cc_assistant.domain.document import Cut, Document, Speaker, Unit
from cc_assistant.text.sentences import sentence_spans

FEWEST_WORDS = 40
MOST_WORDS = 120
_WANTED = 90
_JOINED = frozenset({"paragraph"})
"""Kinds of which several make one passage; a turn, a cell or a comment stands alone."""


class _Sentence(NamedTuple):
    start: int
    end: int
    words: int
    unit: int


def cut(
    document: str,
    text: str,
    units: Sequence[Unit],
    speakers: Sequence[Speaker],
    before: Document | None = None,
) -> tuple[Cut, ...]:
    """Cut a document into passages.

    Args:
        document: its id.
        text: all of it.
        units: in order, not overlapping.
        speakers: what those say who are interviewers stands in no passage; headings neither.
        before: the document as it was, whose passages keep borders and ids where their words still stand.

    Returns:
        Passages in order, not overlapping, which together hold every other character that is no space.
    """
    unheard = {speaker.id for speaker in speakers if speaker.interviewer}
    runs = [_sentences(text, units, group) for group in _groups(units, unheard)]
    kept = _kept(text, runs, _names(units, speakers), before) if before else {}
    numbers = count(highest_number(before) + 1)
    made: list[Cut] = []
    for run in runs:
        at = 0
        while at < len(run):
            if run[at].start in kept:
                name, end = kept[run[at].start]
                portions = [(run[at], end)]
                upto = next((i for i in range(at, len(run)) if run[i].start >= end), len(run))
            else:
                upto = next((i for i in range(at, len(run)) if run[i].start in kept), len(run))
                name, portions = "", [(first, last.end) for first, last in _portions(run[at:upto])]
            made += [
                Cut(id=name or f"{document}-{next(numbers):03}", start=first.start, end=end, unit=first.unit)
                for first, end in portions
            ]
            at = upto
    return tuple(made)


def recut(document: Document) -> Document:
    """Return a document cut anew, after somebody turned out to ask the questions, or not to."""
    cuts = cut(document.id, document.text, document.units, document.speakers, document)
    changed = document.model_copy(update={"cuts": cuts})
    return changed.model_copy(update={"numbered": max(highest_number(document), highest_number(changed))})


def highest_number(document: Document | None) -> int:
    """Return the highest number that a passage of the document ever had; 0 where there is none."""
    if document is None:
        return 0
    numbers = (int(entry.id.rpartition("-")[2]) for entry in document.cuts)
    return max(document.numbered, *numbers, 0)


def _groups(units: Sequence[Unit], unheard: set[str]) -> Iterator[list[int]]:
    """Yield runs of units that may share a passage, as their places."""
    run: list[int] = []
    for place, unit in enumerate(units):
        if run and not _belong_together(units[run[-1]], unit):
            yield run
            run = []
        if unit.kind != "heading" and unit.speaker not in unheard:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _belong_together(one: Unit, other: Unit) -> bool:
    return (
        one.kind == other.kind
        and one.kind in _JOINED
        and one.speaker == other.speaker
        and one.locator.page == other.locator.page
        and one.locator.section == other.locator.section
        and one.locator.sheet == other.locator.sheet
    )


def _sentences(text: str, units: Sequence[Unit], group: Sequence[int]) -> list[_Sentence]:
    found = []
    for place in group:
        unit = units[place]
        for start, end in sentence_spans(text[unit.start : unit.end]):
            words = len(text[unit.start + start : unit.start + end].split())
            found.append(_Sentence(unit.start + start, unit.start + end, words, place))
    return found


def _portions(sentences: Sequence[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Divide sentences into portions of like length, where possible at the end of a unit."""
    left = sum(sentence.words for sentence in sentences)
    first = 0
    while first < len(sentences):
        wanted = left / max(1, round(left / _WANTED))
        last, words = first, sentences[first].words
        while last + 1 < len(sentences):
            following = sentences[last + 1]
            leaves_enough = left - words >= FEWEST_WORDS
            long_enough = words >= FEWEST_WORDS and leaves_enough
            if words + following.words > MOST_WORDS and (long_enough or words + following.words > 160):
                break
            if long_enough and (following.unit != sentences[last].unit or words >= wanted - 10):
                break
            last, words = last + 1, words + following.words
        yield sentences[first], sentences[last]
        left -= words
        first = last + 1


def _names(units: Sequence[Unit], speakers: Sequence[Speaker]) -> list[str | None]:
    """Return who says each unit, by name: ids may change from one import to the next."""
    names = {speaker.id: speaker.name for speaker in speakers}
    return [names.get(unit.speaker) if unit.speaker else None for unit in units]


def _kept(
    text: str, runs: Sequence[Sequence[_Sentence]], names: Sequence[str | None], before: Document
) -> dict[int, tuple[str, int]]:
    """Find the passages of before whose words still stand, said by the same: id and end by their start.

    Words that stand at several places are taken in the order in which they stood.
    """
    places: dict[tuple[str, str | None], list[tuple[int, int]]] = {}
    for run_at, run in enumerate(runs):
        for at, sentence in enumerate(run):
            key = (text[sentence.start : sentence.end], names[sentence.unit])
            places.setdefault(key, []).append((run_at, at))
    first_words = _first_sentences(before)
    names_before = _names(before.units, before.speakers)
    kept: dict[int, tuple[str, int]] = {}
    taken: set[tuple[int, int]] = set()
    reached = (0, 0)
    for entry in before.cuts:
        words = before.text[entry.start : entry.end]
        free = places.get((first_words.get(entry.start, ""), names_before[entry.unit]), [])
        held = ((place, _span(text, runs, place, words)) for place in free if place not in taken)
        standing = [(place, upto) for place, upto in held if upto is not None]
        standing = [
            (place, upto)
            for place, upto in standing
            if not any((place[0], at) in taken for at in range(place[1], upto))
        ]
        if standing:
            place, upto = next((found for found in standing if found[0] >= reached), standing[0])
            run = runs[place[0]]
            kept[run[place[1]].start] = (entry.id, run[upto - 1].end)
            taken.update((place[0], at) for at in range(place[1], upto))
            reached = place
            free.remove(place)
    return kept


def _first_sentences(before: Document) -> dict[int, str]:
    """Return the first sentence of each passage by its start."""
    starts = {entry.start for entry in before.cuts}
    every = _sentences(before.text, before.units, range(len(before.units)))
    return {s.start: before.text[s.start : s.end] for s in every if s.start in starts}


def _span(text: str, runs: Sequence[Sequence[_Sentence]], place: tuple[int, int], words: str) -> int | None:
    """Return the sentence after the last of ``words``, where these stand whole at a place; else None."""
    run = runs[place[0]]
    start = run[place[1]].start
    end = start + len(words)
    if not text.startswith(words, start):
        return None
    return next((at + 1 for at in range(place[1], len(run)) if run[at].end == end), None)
