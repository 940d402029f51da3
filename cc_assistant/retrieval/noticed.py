"""Facets noticed in the words of a question: they lift passages and are shown, but hide none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cc_assistant.domain.ranking import Noticed
from cc_assistant.retrieval.lexicon import Lexicon, Mention
from cc_assistant.text.tokens import word_spans


class _Cue(NamedTuple):
    facet: str
    value: str
    label: str
    words: re.Pattern[str]


def _cue(facet: str, value: str, label: str, words: str) -> _Cue:
    return _Cue(facet, value, label, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))


_VIEW = (
    r"(?:views?|opinions?|perspectives?|experiences?|accounts?|voices?|interviews?|words|reports?)\s+"
    r"(?:of|from|by|with)\s+(?:the\s+|\w+\s+)?"
)
_SAY = (
    r"\s+(?:perspectives?|views?|say|said|think|thought|reckon(?:ed)?|feel|felt|find|found|see|saw|told"
    r"|report(?:ed)?|experiences?|opinions?|make of|made of|told)"
)


def _viewpoint(value: str, label: str, who: str) -> _Cue:
    return _cue(
        "perspective", value, label, rf"{_VIEW}(?:{who})|(?:{who})(?:'s?|’s?)?{_SAY}|as told by (?:{who})"
    )


_CUES: tuple[_Cue, ...] = (
    _cue(
        "pandemic",
        "after",
        "after the pandemic",
        r"(?:after|since|post)[\s-]+(?:the\s+)?(?:first\s+|second\s+)?(?:covid(?:-19)?|pandemic|lockdowns?)|post-?covid"
        r"|recover\w*\s+(?:from|after)\s+(?:the\s+)?(?:covid(?:-19)?|pandemic)|(?:covid(?:-19)?|pandemic)\s+recovery",
    ),
    _cue(
        "pandemic",
        "before",
        "before the pandemic",
        r"(?:before|pre)[\s-]+(?:the\s+)?(?:first\s+|second\s+)?(?:covid(?:-19)?|pandemic|lockdowns?)|pre-?covid",
    ),
    _cue(
        "pandemic",
        "during",
        "during the pandemic",
        r"(?:in|during|through|throughout|under|amid)\s+(?:the\s+)?(?:first\s+|second\s+)?"
        r"(?:covid(?:-19)?|pandemic"
        r"|lockdowns?|wave|restrictions|crisis)|lockdowns?|in 2020"
        r"|(?:spring|summer|early|late|autumn|march|april|may)\s+2020"
        r"|(?:adapt\w*|respon\w+|chang\w+)\s+(?:\w+\s+){0,3}?to\s+covid(?:-19)?|cope\w*\s+with\s+covid",
    ),
    _cue(
        "phase",
        "initiation",
        "setting up",
        r"set(?:ting)?[\s-]?up|initiation|start(?:ing)?\s+(?:up|a|an|the|our)\b|before\s+(?:launch|opening|we\s+open"
        r"|the\s+doors\s+open)|launch(?:ing)?|get(?:ting)?\s+(?:it\s+)?off\s+the\s+ground|new\s+service",
    ),
    _cue("phase", "operation", "running", r"operation(?:al)?\s+phase|day[\s-]to[\s-]day|everyday\s+running"),
    _cue(
        "phase",
        "maintenance",
        "keeping going",
        r"maintenance|sustain\w*|long[\s-](?:run|term\s+(?:future|funding))|keep(?:ing)?\s+(?:it\s+)?going"
        r"|embed\w*|renew\w*|after\s+the\s+(?:pilot|funding)",
    ),
    _cue(
        "direction",
        "barrier",
        "what got in the way",
        r"barriers?|obstacles?|hindr\w+|(?:got|gets|get)\s+in\s+the\s+way|pitfalls?|hold(?:s|ing)?\s+(?:\w+\s+)?back"
        r"|problems?|difficult(?:y|ies)|challenges?|goes\s+wrong|went\s+wrong|struggl\w+",
    ),
    _cue(
        "direction",
        "facilitator",
        "what helped",
        r"facilitators?|enablers?|enabl\w+|success\s+factors?|what\s+(?:has\s+)?help(?:s|ed)"
        r"|works?\s+well|worked\s+well",
    ),
    _viewpoint(
        "link-worker", "told by link workers", r"link\s+workers?|connectors?|navigators?|coaches|workers"
    ),
    _viewpoint("manager", "told by managers", r"managers?|leads?|providers?|staff"),
    _viewpoint("referrer", "told by referrers", r"gps?|doctors?|referrers?|nurses?|clinicians?|practices?"),
    _viewpoint(
        "service-user",
        "told by people who use services",
        r"clients?|patients?|service\s+users?|people\s+who\s+use\w*|participants?|residents?|users?",
    ),
    _viewpoint("carer", "told by carers", r"carers?|famil(?:y|ies)|relatives?"),
    _viewpoint("commissioner", "told by commissioners", r"commissioners?|funders?"),
    _viewpoint(
        "vcse-partner",
        "told by community organisations",
        r"charit(?:y|ies)|voluntary\s+(?:sector|organisations?)|community\s+(?:groups?|organisations?)|third\s+sector"
        r"|vcse|partners?",
    ),
    _viewpoint("volunteer", "told by volunteers", r"volunteers?"),
    _cue("kind", "trial", "trials", r"trials?|rcts?|randomi[sz]ed"),
    _cue("kind", "systematic-review", "systematic reviews", r"systematic\s+reviews?|meta-?analys[ie]s"),
    _cue("kind", "protocol", "protocols", r"protocols?"),
    _cue("kind", "qualitative-study", "qualitative studies", r"qualitative"),
    _cue("kind", "guidance", "guidance", r"guidance|guidelines?"),
)


class CodeName(NamedTuple):
    """A construct or component by the name that people may write."""

    facet: str
    id: str
    name: str


def notice(
    question: str, mentions: Sequence[Mention], lexicon: Lexicon, codes: Iterable[CodeName]
) -> tuple[Noticed, ...]:
    """Notice periods, roles, kinds of study, codes and places in the words of a question.

    Args:
        question: as typed, or made to stand alone.
        mentions: terms and places found in it.
        lexicon: names the places.
        codes: constructs and components with their names.

    Returns:
        What was noticed, each facet value once, with the words that gave it away.
    """
    found: dict[tuple[str, str], Noticed] = {}
    taken: list[tuple[str, int, int]] = []
    for cue in _CUES:
        # The lockdown of "after the lockdown" does not also say "during".
        free = (
            match
            for match in cue.words.finditer(question)
            if not any(facet == cue.facet and a < match.start() and match.end() <= b for facet, a, b in taken)
        )
        if match := next(free, None):
            taken.append((cue.facet, *match.span()))
            found.setdefault(
                (cue.facet, cue.value),
                Noticed(facet=cue.facet, value=cue.value, label=cue.label, words=match.group().strip()),
            )
    for code in _named(question, codes):
        found.setdefault(
            (code.facet, code.id), Noticed(facet=code.facet, value=code.id, label=code.name, words=code.name)
        )
    for mention in mentions:
        if mention.kind == "place":
            found.setdefault(
                ("place", mention.id),
                Noticed(
                    facet="place",
                    value=mention.id,
                    label=lexicon.places[mention.id].place,
                    words=question[mention.start : mention.end],
                ),
            )
    return tuple(found.values())


_PLAIN_NAMES = frozenset("need doing planning engaging teaming culture cost design source activation".split())
_FRAME_WORDS = frozenset("cfir npt construct constructs component components code coded determinant".split())


def _named(question: str, codes: Iterable[CodeName]) -> list[CodeName]:
    """Codes whose name stands in the question; everyday words only where a frame is spoken of."""
    words = [word for word, _, _ in word_spans(question)]
    text = f" {' '.join(words)} "
    spoken = any(word in _FRAME_WORDS for word in words)
    out = []
    for code in codes:
        name = " ".join(word for word, _, _ in word_spans(code.name))
        name = name.removeprefix("innovation ") if spoken else name
        if f" {name} " in text and (spoken or (" " in name and name not in _PLAIN_NAMES)):
            out.append(code)
    return out
