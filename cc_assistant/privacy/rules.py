"""Likely identifiers, found by rule. A rule proposes; people decide.

NHS numbers: ten digits with a check digit, modulus 11 (NHS Data Dictionary, "NHS NUMBER"). National Insurance
numbers: HMRC's National Insurance Manual, NIM39110. Postcodes: the forms of BS 7666.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cc_assistant.domain.pseudonym import IdentifierKind


class Found(NamedTuple):
    """Something that a rule noticed.

    Attributes:
        start: in code points of the text.
        end: half-open.
        same: what is the same however it is spaced; finds that share it are one identifier.
        kind: what it is likely to be.
        rule: in plain words.
    """

    start: int
    end: int
    same: str
    kind: IdentifierKind
    rule: str


_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTHS}\.?,?\s+\d{{4}}"
    rf"|{_MONTHS}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})(?!\w)",
    re.IGNORECASE,
)
_BIRTH = re.compile(r"(?<!\w)(?:born|birth|birthday|d\.?\s?o\.?\s?b)(?!\w)", re.IGNORECASE)
_NEAR_BIRTH = 40

_NHS = re.compile(r"(?<![\w+])(\d{3})([ \u00a0-]?)(\d{3})\2(\d{4})(?!\w)")
_PHONE = re.compile(r"(?<![\w+])(?:\+44|0044|\(?0)[ \u00a0-]?(?:\(0\))?[\d()][\d \u00a0()-]{6,16}\d(?!\w)")
_NINO = re.compile(
    r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<!\w)(?:GIR ?0AA|[A-PR-UWYZ]"
    r"(?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])"
    r" ?\d[ABD-HJLNP-UW-Z]{2})(?!\w)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"(?<!\w)(?:https?://|www\.)[^\s<>\"“”()\[\]]*[^\s<>\"“”()\[\].,;:!?'’]", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z]\w{2,29}(?![\w@])")
_CASE_NUMBER = re.compile(
    r"(?<!\w)(?:case|patient|hospital|client|referral|record|EMIS|SystmOne|MRN)\s*(?:no\.?|number|ID|ref(?:erence)?)?"
    r"\s*(?:is|was|[:#])?\s*([A-Z]{0,4}[-/]?\d{4,12})(?!\w)",
    re.IGNORECASE,
)
_NAME = r"(?:Mc|Mac|O['’]|D['’])?[A-Z][a-zà-öø-ÿ]+(?:-[A-Z][a-zà-öø-ÿ]+)?"
_TITLED = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Nurse|Rev|Reverend|Father|Sir|Dame|Lady|Lord|Aunt|Auntie"
    rf"|Uncle|Doctor)\.?[ \u00a0]({_NAME}(?:[ \u00a0]{_NAME})?)(?!\w)"
)
_INTRODUCED = re.compile(
    r"(?<!\w)(?:[Mm]y name(?:['’]s| is)|(?:is|was|am|are|['’]m|['’]s) called|(?:named|name of))"
    rf" ({_NAME}(?: {_NAME})?)(?!\w)"
)
_PLACES: tuple[tuple[IdentifierKind, str, str], ...] = (
    ("gp-practice", "a practice", r"Surgery|Medical Centre|Medical Practice|Health Centre|Practice|Doctors"),
    ("hospital", "a hospital", r"Hospital|Infirmary|Hospice"),
    ("school", "a school", r"School|College|Academy|Nursery"),
    ("address", "a street", r"Street|Road|Avenue|Lane|Close|Crescent|Terrace|Drive|Gardens|Grove|Court"),
    (
        "organisation",
        "an organisation",
        r"Community Centre|Day Centre|Care Home|Church|Mosque|Temple|Foodbank",
    ),
)
_PLACE = {
    kind: (
        re.compile(rf"(?<!\w)(?:\d{{1,4}}[a-z]? )?(?:(?:{_NAME}|St\.?)(?:['’]s)? ){{1,3}}(?:{ends})(?!\w)"),
        f"looks like {told}",
    )
    for kind, told, ends in _PLACES
}
_NO_NAMES = frozenset(
    "the a an our my their his her your this that at in of and to from no any every each".split()
)


def likely(text: str) -> Iterator[Found]:
    """Yield what is likely to identify somebody in a text, rule by rule; finds of two rules may overlap."""
    for rule in _RULES:
        yield from rule(text)


def is_nhs_number(digits: str) -> bool:
    """Tell whether ten digits are an NHS number: the last one checks the others, modulus 11."""
    if len(digits) != 10 or not digits.isdecimal() or len(set(digits)) == 1:
        return False
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighed % 11) % 11 == int(digits[9])


def _nhs_numbers(text: str) -> Iterator[Found]:
    for match in _NHS.finditer(text):
        digits = match[1] + match[3] + match[4]
        if is_nhs_number(digits):
            yield Found(*match.span(), digits, "nhs-number", "NHS number, its check digit is right")


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", re.sub(r"^(?:\+44|0044)\D*(?:\(0\))?", "0", match[0]))
        if 10 <= len(digits) <= 11 and digits[0] == "0" and digits[1] in "123578":
            yield Found(*match.span(), digits, "phone", "UK telephone number")


def _births(text: str) -> Iterator[Found]:
    near = [match.span() for match in _BIRTH.finditer(text)]
    for match in _DATE.finditer(text) if near else ():
        start, end = match.span()
        if any(start - _NEAR_BIRTH <= stop and begin <= end + _NEAR_BIRTH for begin, stop in near):
            yield Found(start, end, match[0].casefold(), "date-of-birth", "date beside a word of birth")


def _titled(text: str) -> Iterator[Found]:
    for match in _TITLED.finditer(text):
        yield Found(*match.span(), match[1].rpartition(" ")[2], "person", "title and surname")


def _introduced(text: str) -> Iterator[Found]:
    for match in _INTRODUCED.finditer(text):
        yield Found(*match.span(1), match[1], "person", "said to be called so")


def _places(text: str) -> Iterator[Found]:
    for kind, (pattern, told) in _PLACE.items():
        for match in pattern.finditer(text):
            words = match[0].split(" ")
            while words and words[0].casefold() in _NO_NAMES:
                words.pop(0)
            named = " ".join(words)
            if len(words) > 1:
                yield Found(match.end() - len(named), match.end(), named.casefold(), kind, told)


def _plain(
    pattern: re.Pattern[str], kind: IdentifierKind, rule: str, group: int = 0
) -> Callable[[str], Iterator[Found]]:
    def find(text: str) -> Iterator[Found]:
        for match in pattern.finditer(text):
            same = re.sub(r"[\s-]", "", match[group]).casefold()
            yield Found(*match.span(group), same, kind, rule)

    return find


_RULES: tuple[Callable[[str], Iterator[Found]], ...] = (
    _nhs_numbers,
    _plain(_NINO, "national-insurance", "National Insurance number"),
    _phones,
    _plain(_EMAIL, "email", "e-mail address"),
    _plain(_WEB, "web", "web address"),
    _plain(_HANDLE, "handle", "name in social media"),
    _plain(_POSTCODE, "postcode", "postcode"),
    _births,
    _plain(_CASE_NUMBER, "case-number", "number of a case or record", 1),
    _titled,
    _introduced,
    _places,
)
