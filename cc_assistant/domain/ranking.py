"""A ranking: passages in order of how well they answer, with the parts of each score."""

from cc_assistant.domain.frozen import Frozen
from cc_assistant.domain.passage import Field


class Noticed(Frozen):
    """A facet that the words of a question name: it lifts passages, and is shown, but hides none."""

    facet: str
    value: str
    label: str
    words: str


class Span(Frozen):
    """Half-open range of code points in one field of a passage."""

    field: Field
    start: int
    end: int


class Ranked(Frozen):
    """One passage of a ranking.

    ``parts`` are the weighted parts that add up to ``score``; ``best`` is the sentence nearest to
    the question; ``same_as`` names passages that tell the same finding and are therefore not shown.
    """

    id: str
    score: float
    parts: dict[str, float]
    best: Span
    same_as: tuple[str, ...] = ()


class Understanding(Frozen):
    """How a question was read: for people to check, and for the steps after search.

    ``standalone`` is the question with what it leans on from earlier turns, ``topic`` what a later
    follow-up will lean on; ``canonical`` the question in the library's own words; ``corrected`` maps a
    mistyped word to the one that was searched for.
    """

    text: str
    standalone: str
    canonical: str
    topic: str
    follow_up: bool = False
    noticed: tuple[Noticed, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()


class Support(Frozen):
    """How far what was found bears on the question; the ground for answering or not.

    ``nearest`` is the best cosine of a passage or sentence, ``asked`` that of a question that a passage
    answers, ``topical`` that of a phrase in which people raise a theme (all 0 without a model).
    ``covered`` is the share of the question's weight of words that one of the best passages has.
    ``strange`` is how much of the question's meaning (of the weight of its words, without a model) rests
    on words that no passage of the library has, ``unmet`` on words that only passages further down have;
    ``unknown_words`` are all of these, heaviest first. ``place_met``: the question names a place that the
    library is about; ``unknown_places``: places that it is not about. ``unknown_subjects``: what the
    question is about and no passage speaks of; ``unmet_subjects``: what only passages further down do.
    """

    nearest: float
    asked: float
    topical: float
    covered: float
    strange: float
    unmet: float
    place_met: bool = False
    unknown_words: tuple[str, ...] = ()
    unknown_places: tuple[str, ...] = ()
    unknown_subjects: tuple[str, ...] = ()
    unmet_subjects: tuple[str, ...] = ()


class Ranking(Frozen):
    """What a search found, best first.

    ``themes`` says how near the themes are to the question (cosine of their nearest phrase).
    ``searched_by`` is "meaning and words" or "words" (no model); ``considered`` counts the passages
    that the filters let through.
    """

    understanding: Understanding
    support: Support
    passages: tuple[Ranked, ...]
    themes: dict[str, float]
    searched_by: str
    considered: int
    timing_ms: dict[str, float]
