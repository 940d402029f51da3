"""Text of a file as it is kept: one form of each character and line end, nothing that a screen would obey."""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|\x0c|\x85|\u2028|\u2029")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_BLANKS = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Return the text of a unit: NFC, line feeds, no control characters, no empty lines inside."""
    plain = _CONTROL.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _EMPTY_LINES.sub("\n", plain)).strip()


def one_line(text: str) -> str:
    """Return a text on one line with single spaces: a name, a title, a cell of a head."""
    return _BLANKS.sub(" ", tidy(text))


def raised(text: str) -> str:
    """Return a number that stands raised (of a note, a power) in raised digits: 10 to the 3 is not 103."""
    return text.translate(_RAISED) if re.fullmatch(r"[\s\d,+\-−–]+", text) else text
