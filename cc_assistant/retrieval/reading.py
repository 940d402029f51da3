"""Reading a question: what stands in it, before anything is searched for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.glossary import Subject
from cc_assistant.domain.ranking import Noticed, Understanding
from cc_assistant.retrieval.follow_up import Standalone, stand_alone
from cc_assistant.retrieval.lexicon import Lexicon, Mention
from cc_assistant.retrieval.noticed import CodeName, notice
from cc_assistant.retrieval.spelling import Speller
from cc_assistant.text.analyser import Analyser
from cc_assistant.text.tokens import STOP_WORDS, word_spans

WIDE = 0.2  # a concept that this share of the passages names tells hardly one from another
LONGEST = 2_000  # characters of a question that are read; the rest is cut, and said so


@dataclass(frozen=True)
class Unit:
    """One thing that a question names: a concept, a place, a facet or a word."""

    kind: str
    key: str
    words: str


@dataclass(frozen=True)
class Reading:
    """A question as read.

    Attributes:
        standalone: the question with what it leans on.
        searched: its text after spelling help, as searched for.
        canonical: the text in the library's own words, for the encoder.
        narrow: the same without the concepts that nearly everything here is about; "" if none is left.
        terms: weight of each stem.
        concepts: weight of each expandable term of the glossary.
        places: ids of places named.
        noticed: facets noticed.
        corrected: mistyped words and what was searched for instead.
        units: what the question itself names, for telling what of it is covered.
        unknown_places: places named that the library is not about.
        subjects: what the question itself is about, with its words for it.
    """

    standalone: Standalone
    searched: str
    canonical: str
    narrow: str
    terms: dict[str, float]
    concepts: dict[str, float]
    places: tuple[str, ...]
    noticed: tuple[Noticed, ...]
    corrected: tuple[tuple[str, str], ...] = ()
    units: tuple[Unit, ...] = field(default=())
    unknown_places: tuple[str, ...] = ()
    subjects: tuple[tuple[Subject, str], ...] = ()

    def understanding(self, text: str) -> Understanding:
        """Return how the question was understood, for people."""
        return Understanding(
            text=text,
            standalone=self.standalone.text,
            canonical=self.canonical,
            topic=self.standalone.next_topic,
            follow_up=self.standalone.follow_up,
            noticed=self.noticed,
            corrected=self.corrected,
        )


_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{2,200})[\"“”„«»]")


def quoted_phrases(question: str) -> list[str]:
    """Return the phrases that a question puts in double quotes: words that have to stand so."""
    return [phrase.strip() for phrase in _QUOTED.findall(question) if phrase.strip()]


class Reader:
    """Reads questions with the library's lexicon.

    Args:
        lexicon: terms and places.
        analyser: makes stems, as the index did.
        codes: constructs and components by name.
        speller: finds the word that was meant; None for no spelling help.
        share: share of the passages that name a concept.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        analyser: Analyser,
        codes: Sequence[CodeName],
        speller: Speller | None,
        share: Callable[[str], float],
    ) -> None:
        self._lexicon = lexicon
        self._analyser = analyser
        self._codes = codes
        self._speller = speller
        self._share = share

    def read(self, question: str, conversation: Conversation) -> Reading:
        """Read a question with the turns before it."""
        standalone = stand_alone(question[:LONGEST], conversation, self._lexicon)
        own, corrected = self._corrected(standalone.own)
        topic = standalone.topic
        searched = f"{own} {topic}".strip()
        mentions = self._lexicon.find(searched)
        own_mentions = [mention for mention in mentions if mention.start < len(own)]
        canonical = self._lexicon.canonical(searched, mentions)
        noticed = notice(searched, mentions, self._lexicon, self._codes)
        return Reading(
            standalone=standalone,
            searched=searched,
            canonical=canonical,
            narrow=self._narrow(searched, mentions, canonical),
            terms=_counted(self._analyser.terms(searched)),
            concepts=_counted(self._lexicon.concepts(searched)),
            places=self._places(mentions),
            noticed=noticed,
            corrected=corrected,
            units=self._units(own, own_mentions, noticed),
            unknown_places=self._lexicon.elsewhere(own),
            subjects=tuple(self._lexicon.subjects(own, [m for m in own_mentions if self._spoken_of(m)])),
        )

    def _corrected(self, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        if self._speller is None:
            return text, ()
        taken = [(mention.start, mention.end) for mention in self._lexicon.find(text)]
        out, at, changes = "", 0, []
        for word, start, end in word_spans(text):
            meant = None
            if not any(a <= start < b for a, b in taken):
                meant = self._speller.meant(word)
            if meant:
                out += text[at:start] + meant
                at = end
                changes.append((text[start:end], meant))
        return out + text[at:], tuple(changes)

    def _places(self, mentions: Sequence[Mention]) -> tuple[str, ...]:
        """Places named; where none is, those that a word of one country alone brings to mind."""
        named = [mention.id for mention in mentions if mention.kind == "place"]
        implied = [
            place
            for mention in mentions
            if mention.kind == "term" and (place := self._lexicon.home(mention.id))
        ]
        return tuple(dict.fromkeys(named or implied))

    def _spoken_of(self, mention: Mention) -> bool:
        """Whether some passage names a term."""
        return mention.kind == "term" and self._share(mention.id) > 0

    def _narrow(self, text: str, mentions: Sequence[Mention], canonical: str) -> str:
        """The canonical text without concepts that tell hardly one passage from another."""
        wide = [m for m in mentions if m.kind == "term" and self._share(m.id) >= WIDE]
        if not wide:
            return canonical
        kept, at = "", 0
        for mention in wide:
            kept += f"{text[at : mention.start]} "
            at = mention.end
        kept += text[at:]
        telling = any(word not in STOP_WORDS for word, _, _ in word_spans(kept))
        return self._lexicon.canonical(kept) if telling else canonical

    def _units(self, text: str, mentions: Sequence[Mention], noticed: Sequence[Noticed]) -> tuple[Unit, ...]:
        units: dict[tuple[str, str], Unit] = {}
        # Words that gave a facet away are understood; whether a passage repeats them says nothing.
        for facet in noticed:
            if facet.facet != "place":
                key = f"{facet.facet}:{facet.value}"
                units[facet.facet, key] = Unit("facet", key, facet.words)
        lower = text.lower()
        taken = [(at, at + len(n.words)) for n in noticed if (at := lower.find(n.words.lower())) >= 0]
        for mention in mentions:
            known = mention.kind == "place" or self._lexicon.terms[mention.id].expand
            if known:
                taken.append((mention.start, mention.end))
                kind = "place" if mention.kind == "place" else "concept"
                words = text[mention.start : mention.end]
                units.setdefault((kind, mention.id), Unit(kind, mention.id, words))
        for term, start, end in self._analyser.term_spans(text):
            if not any(a <= start < b for a, b in taken):
                units.setdefault(("word", term), Unit("word", term, text[start:end]))
        return tuple(units.values())


def _counted(terms: Sequence[str]) -> dict[str, float]:
    return {term: float(count) for term, count in Counter(terms).items()}
