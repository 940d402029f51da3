"""Who is spoken of: link workers, patients, doctors, councils."""

from __future__ import annotations

from collections.abc import Sequence

from cc_assistant.text.faithful.alignment import around, sentences, speaking_of
from cc_assistant.text.faithful.reading import Word, read
from cc_assistant.text.tokens import stem

_TABLE = """
gp gps doctor doctors physician physicians surgery surgeries practitioner practitioners clinician clinicians
nurse nurses nursing
pharmacist pharmacists pharmacy pharmacies
volunteer volunteers volunteering voluntary
council councils councillor councillors authority authorities municipality municipalities
charity charities charitable voluntary
commissioner commissioners commissioning
carer carers caregiver caregivers relative relatives family families parent parents spouse partner partners
teacher teachers school schools
student students pupil pupils undergraduate undergraduates
child children youngster youngsters
neighbour neighbours neighbourhood
police policeman officers
landlord landlords landlady tenant tenants
employer employers employee employees
woman women female females mother mothers
man men male males father fathers
psychologist psychologists therapist therapists psychiatrist psychiatrists
paramedic paramedics ambulance
politician politicians minister ministers
manager managers management leader leaders
dentist dentists
journalist journalists
refugee refugees migrant migrants asylum
client clients patient patients user users participant participants respondent respondents attender attenders
link navigator navigators connector connectors coordinator coordinators co-ordinators prescriber prescribers
researcher researchers author authors evaluator evaluators reviewer reviewers
practice practices
"""
_PARTIES: dict[str, list[int]] = {}
for _number, _line in enumerate(_TABLE.strip().splitlines()):
    for _word in _line.split():
        if _number not in _PARTIES.setdefault(stem(_word), []):
            _PARTIES[stem(_word)].append(_number)
_PERSONS = frozenset(
    """gps doctors physicians nurses pharmacists volunteers councils councillors
    authorities charities commissioners carers caregivers relatives families parents teachers students pupils
    children neighbours landlords tenants employers women men psychologists therapists psychiatrists
    paramedics politicians ministers dentists journalists refugees migrants""".split()
)
"""Words that name a party wherever they stand."""
_SPOKEN_OF = _PERSONS - {"employers"} | frozenset({"clients", "patients", "practices", "managers"})
"""Words for those of whom something is said, rather than who says it."""
_ANYBODY = frozenset("people person those they interviewees users".split())
"""Words that may stand for clients and patients."""
_SERVED = frozenset({"clients", "patients"})
_SAME_PLACE, _SAME = 0.4, 0.7
"""So far the words around a party have to stand in a sentence, and beside the nearest one."""


def strange_party(said: str, held: Sequence[str]) -> str:
    """Return the first party of a sentence that nothing speaks of that it cites; or "".

    Args:
        said: the sentence.
        held: the texts that it cites, and what may be taken up besides.
    """
    there = {number for text in held for word in read(text) for number in _PARTIES.get(word.stem, ())}
    stems = {word.stem for text in held for word in read(text)}
    for word in read(said):
        if word.word in _PERSONS and word.stem not in stems and there.isdisjoint(_PARTIES[word.stem]):
            return said[word.start : word.end]
    return ""


def exchanged_party(said: str, held: Sequence[str]) -> str:
    """Return the first party of a sentence of whom its passages do not speak there, but of others; or "".

    Args:
        said: the sentence.
        held: the texts that it cites.
    """
    there = [words for text in held for words in sentences(text)]
    for words in sentences(said):
        own = _named(words)
        for at, word in enumerate(words):
            if word.word not in _SPOKEN_OF:
                continue
            places = speaking_of(around(words, at), there, least=_SAME_PLACE, beside=_SAME)
            found = [other for place in places for other in place]
            named = _named(found)
            if any(other.stem == word.stem for other in found) or not named.isdisjoint(_named([word])):
                continue
            if word.word in _SERVED and any(other.word in _ANYBODY for other in found):
                continue
            if named - own:
                return said[word.start : word.end]
    return ""


def other_parties(mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether some words name a party and others name one, but not the same."""
    own, other = _named(mine), _named(theirs)
    return bool(own) and bool(other) and own.isdisjoint(other)


def _named(words: Sequence[Word]) -> frozenset[int]:
    return frozenset(number for word in words for number in _PARTIES.get(word.stem, ()))
