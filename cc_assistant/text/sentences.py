"""Where sentences begin and end, in prose, lists and transcripts.

A citation points at a sentence by its position, so the rules lean towards too few borders: a sentence
that is cut in two says something else, one that is a little long does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cc_assistant.text.span import Span

SENTENCES_VERSION = 1
"""Enters the fingerprint of an index: raise it whenever a text would give other sentences."""

_LONGEST_ASIDE = 300
_NEAR = 64  # characters on either side of a stop that are looked at
_CLOSERS = "\"'”’»)\\]"
_STOP = re.compile(rf"(?:[.!?…]+[{_CLOSERS}]*(?=\s|$))|[。！？]+[」』”’）]*")
_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)?")
_ASIDE = re.compile(
    rf"“[^”\n]{{0,{_LONGEST_ASIDE}}}”"
    rf"|(?<!\w)\"(?=\S)[^\"\n]{{0,{_LONGEST_ASIDE}}}\"(?!\w)"
    rf"|\([^()\n]{{0,{_LONGEST_ASIDE}}}\)"
    rf"|\[[^\[\]\n]{{0,{_LONGEST_ASIDE}}}\]"
)
_OPENS_LINE = re.compile(
    r"""\s*(?:
        [-•*‣◦·–—]\s                          # item of a list
      | \(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]\s  # numbered or lettered item
      | \#{1,6}\s                             # heading
      | \[?\(?\d{1,2}:\d{2}                   # time code
      | [A-Z][\w.]*(?:[ ][\w.]+){0,3}:(?!\S)  # speaker
    )""",
    re.VERBOSE,
)
_ITEM_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\.$")
_INITIAL = re.compile(r"(?:^|[\s(\[“\"'.-])([A-Z])\.$")
_DOTTED = re.compile(r"(?:^|[\s(\[“\"'])(?:[A-Za-z]\.){2,}$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.$")
_NEXT_WORD = re.compile(r"\W*(\w*)")
_ENDS_LINE = (".", "!", "?", "…", ":", ";", '"', "”", "]")

_NEVER_LAST = frozenset(
    "dr drs mr mrs ms mx prof rev revd hon sr jr st messrs vs cf approx esp incl ca eg ie viz dept".split()
)
_BEFORE_NUMBER = frozenset(
    """
    no nos fig figs p pp vol vols ch sec eq ref refs tab para art c al
    jan feb mar apr jun jul aug sept sep oct nov dec
    """.split()
)
_BEFORE_NAME = frozenset("inc ltd co corp".split())
_STARTERS = frozenset(
    """
    a after all although among an and another as at before both but by despite during each eight fewer five
    for four from half he her here however i if in instead it its later many more most much nearly neither
    nine no none not of on one only or other others our out over people some seven she six so ten that the
    their then there these they this those three to two under we what when where while who with yet you
    """.split()
)
"""Words that often begin a sentence: after "U.K." they speak for a border, other capitals for a name."""


def sentence_spans(text: str) -> list[Span]:
    """Find the sentences of a text.

    Args:
        text: any text.

    Returns:
        Half-open spans in order that do not overlap and together hold every character that is no space;
        no span begins or ends with a space.
    """
    spans = []
    start = 0
    for end in [*_borders(text), len(text)]:
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            begin = start + len(piece) - len(piece.lstrip())
            spans.append(Span(begin, begin + len(stripped)))
        start = end
    return spans


def _borders(text: str) -> list[int]:
    """Return the positions at which one sentence ends and another may begin, in order."""
    borders: set[int] = set()
    start = 0
    for line_end, next_line in _lines(text):
        borders.update(_borders_in_line(text, start, line_end))
        if next_line is not None:
            borders.add(line_end)
            start = next_line
    return sorted(borders)


def _lines(text: str) -> Iterator[tuple[int, int | None]]:
    """Yield (end, start of the next) of each paragraph, list item or turn; wrapped lines are joined."""
    start = 0
    for match in _BREAK.finditer(text):
        blank_line = match.group().count("\n") > 1
        complete = text[max(start, match.start() - _NEAR) : match.start()].rstrip().endswith(_ENDS_LINE)
        if blank_line or complete or _OPENS_LINE.match(text, match.end()) or _OPENS_LINE.match(text, start):
            yield match.start(), match.end()
            start = match.end()
    yield len(text), None


def _borders_in_line(text: str, start: int, end: int) -> Iterator[int]:
    asides = iter([match.span() for match in _ASIDE.finditer(text, start, end)])
    opened, closed = next(asides, (end, end))
    since = start
    for match in _STOP.finditer(text, start, end):
        border = match.end()
        while closed < border:
            opened, closed = next(asides, (end, end))
        following = text[border : min(end, border + _NEAR)].lstrip()
        inside = opened < border < closed
        if following and not inside and not _goes_on(text, since, match, following):
            since = border
            yield border


def _goes_on(text: str, since: int, stop: re.Match[str], following: str) -> bool:
    """Tell whether the sentence that began at ``since`` goes on after this stop."""
    first = following.lstrip("\"'“‘([")[:1]
    if stop.group() != "." or first.islower():
        return first.islower()
    if _ITEM_NUMBER.fullmatch(text, since, stop.end()):
        return True
    next_word = _NEXT_WORD.match(following)
    before = text[max(since, stop.end() - _NEAR) : stop.end()]
    if next_word and next_word.group(1).lower() in _STARTERS:
        return _last_word(before) in _NEVER_LAST
    return _is_short_form(before, first)


def _is_short_form(before: str, first: str) -> bool:
    """Tell whether the full stop that ends ``before`` belongs to a short form, given what follows it."""
    if _DOTTED.search(before):
        return True
    initial = _INITIAL.search(before)
    if initial:
        return initial.group(1) != "I" and first.isupper()
    word = _last_word(before)
    return word in _NEVER_LAST or word in _BEFORE_NAME or (word in _BEFORE_NUMBER and first.isdigit())


def _last_word(before: str) -> str:
    last = _LAST_WORD.search(before)
    return last.group(1).lower() if last else ""
