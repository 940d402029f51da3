"""What kind of answer a question asks for, seen from its words."""

from __future__ import annotations

import re
from typing import Literal

QuestionKind = Literal["yes-no", "amount", "money", "open"]

_AMOUNT = re.compile(
    r"\b(how\s+(?:many|much|often|long|far|big|large|high|old)|what\s+(?:share|proportion|percentage|number|rate)"
    r"|(?:share|proportion|percentage|number|rate)\s+of|how\s+(?:strong|great)\b)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:costs?|costing|price|paid|pay|spend|spent|money|worth|saved?|budget|earn)\b|£", re.IGNORECASE
)
_ASIDE = re.compile(r"^\s*(?:so|and|but|well|ok(?:ay)?|hi|hello|please|also|or)\b[\s,:-]*", re.IGNORECASE)
_YES_NO = re.compile(
    r"^(?:is|are|was|were|do|does|did|can|could|will|would|should|shall|has|have|had|may|might|must|isn'?t|aren'?t"
    r"|don'?t|doesn'?t|didn'?t|can'?t|won'?t)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\b(?:whether|really|true that|any (?:good|use|proof|evidence)|proof that|worth (?:it|the))\b"
    r"|\b(?:over|under)\s+or\s+(?:under|over)",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?!over\b|under\b|more\b|less\b|fewer\b)[\w'-]+\s+or\s+[\w' -]*?\b(?:better|best)\b"
    r"|\b(?:better|best)\b.*\bor\b",
    re.IGNORECASE,
)
"""Which of two things is better: no yes or no answers that."""


def question_kind(question: str) -> QuestionKind:
    """Tell a question that wants a yes or no, or a figure, from all others."""
    bare = _ASIDE.sub("", question.strip())
    if _AMOUNT.search(bare):
        return "money" if _MONEY.search(bare) else "amount"
    if _WHICH.search(bare):
        return "open"
    if _YES_NO.match(bare) or _WHETHER.search(bare):
        return "yes-no"
    return "open"
