"""The units of a source, and who says them: the people of the project, else the names before their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cc_assistant.domain.document import Locator, Speaker, Unit
from cc_assistant.refi.cases_in import Person
from cc_assistant.refi.fields import speaker_of
from cc_assistant.refi.kept_text import Kept
from cc_assistant.refi.naming import fresh_id
from cc_assistant.refi.placing import Placed
from cc_assistant.refi.project import Ears
from cc_assistant.refi.sources_in import FoundSource
from cc_assistant.text.span import Span


class Speaking:
    """Divides a source into units.

    Args:
        source: the source.
        placed: where its selections stand, of which some are turns of somebody.
        kept: its text.
        people: cases of passages.
        ears: hears who speaks where the project does not say.

    Attributes:
        speakers: who was found, by id.
    """

    def __init__(
        self,
        source: FoundSource,
        placed: Sequence[Placed],
        kept: Kept,
        people: Sequence[Person],
        ears: Ears | None,
    ) -> None:
        self._source = source
        self._placed = placed
        self._kept = kept
        self._people = people
        self._ears = ears
        self.speakers: dict[str, Speaker] = {}

    def units(self) -> Iterable[Unit]:
        """Yield the units of the document."""
        spans = self._kept.units
        names = list(self._said_by(spans))
        moments = dict(self._times(spans))
        turn = 0
        for number, (span, name) in enumerate(zip(spans, names, strict=True)):
            if name is not None and (number == 0 or names[number - 1] != name):
                turn += 1
            yield Unit(
                kind="turn" if name else "paragraph",
                start=span.start,
                end=span.end,
                locator=Locator(
                    paragraph=None if name else number + 1,
                    turn=turn if name else None,
                    at=moments.get(number),
                ),
                speaker=name,
            )

    def _times(self, spans: Sequence[Span]) -> Iterable[tuple[int, float]]:
        """Yield the times at which units begin, from the points at which a transcript meets its recording."""
        found: dict[int, float] = {}
        for position, at in self._source.moments:
            place = self._kept.place(position, len(self._source.raw.text))
            for number, span in enumerate(spans):
                if place and span.start <= place.start < span.end:
                    found.setdefault(number, at)
                    break
        yield from found.items()

    def _said_by(self, spans: Sequence[Span]) -> Iterable[str | None]:
        """Yield who says each unit: the case whose passages it lies in, else the name at its beginning."""
        ids: list[str | None] = [None] * len(spans)
        where = {
            one.guid: placed.span
            for one, placed in zip(self._source.coded, self._placed, strict=True)
            if placed.span
        }
        for person in self._people:
            held = [self._kept.place(*span) for guid in person.selections if (span := where.get(guid))]
            said = [place for place in held if place]
            mine = [n for n, span in enumerate(spans) if _says(self._kept.text, span, said)]
            if mine:
                speaker = self._speaker(person.name, person)
                for number in mine:
                    ids[number] = ids[number] or speaker.id
        if not self.speakers and self._ears:
            lines = [self._kept.text[span.start : span.end] for span in spans]
            for number, name in enumerate(self._ears.speakers_of(lines)):
                ids[number] = self._speaker(name, None).id if name else None
        return ids

    def _speaker(self, name: str, person: Person | None) -> Speaker:
        found = next((one for one in self.speakers.values() if one.name == name), None)
        if found and person is None:
            return found
        asks = bool(self._ears and self._ears.asks(name))
        speaker = Speaker(id=fresh_id(name, self.speakers, "speaker"), name=name, interviewer=asks)
        if person:
            speaker = speaker_of(speaker, person.values)
        self.speakers[speaker.id] = speaker
        return speaker


def _says(text: str, span: Span, held: Sequence[Span]) -> bool:
    """Tell whether more than half of a unit lies in some stretches, or all of it behind ``Anna: ``."""
    shared = sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in held)
    if 2 * shared > span.end - span.start:
        return True
    return any(
        span.start < one.start < span.end <= one.end and text[span.start : one.start].rstrip().endswith(":")
        for one in held
    )
