"""Proper names and short forms of a sentence, and words put in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from cc_assistant.text.normalise import normalise
from cc_assistant.text.sentences import sentence_spans
from cc_assistant.text.tokens import STOP_WORDS, fold, stem

_NAME = re.compile(r"[A-ZÀ-Þ][\w’'&.-]*(?:\s+(?:of|the|and|for|on|upon|in)\s+(?=[A-ZÀ-Þ])|\s+(?=[A-ZÀ-Þ]))?")
_WORD = re.compile(r"[^\W_][\w’'-]*")
_QUOTED = re.compile(
    r"“([^”]+)”|\"([^\"]+)\"|(?<!\w)‘([^’]+(?:’(?=\w)[^’]*)*)’(?!\w)|(?<!\w)'([^']{8,})'(?!\w)"
)
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+", re.IGNORECASE)
_COMMON = frozenset(
    """i monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december english british covid nhs gp gps uk""".split()
)

_LONG = 5
_SAME = tuple(
    frozenset(group.split())
    for group in (
        "american americans us usa america states united",
        "british britain briton britons uk kingdom united",
        "english england",
        "scottish scotland scots",
        "welsh wales",
        "irish ireland",
        "dutch netherlands holland",
        "german germans germany",
        "french france",
        "spanish spain",
        "danish denmark danes",
        "swedish sweden swedes",
        "finnish finland finns",
        "portuguese portugal",
        "greek greece",
        "swiss switzerland",
        "polish poland",
    )
)
"""A country, its people and what is theirs."""


def strange_name(said: str, held: Sequence[str], known: Collection[str] = ()) -> str:
    """Return the first name of a sentence that does not stand in what it cites; or "".

    A word with a capital inside a sentence is a name, and so is one with two capitals anywhere. The first
    word of a sentence counts where ``known`` holds it as a name.

    Args:
        said: the sentence.
        held: the texts that it cites, and what tells of their sources.
        known: names in their folded form, places above all.
    """
    there = {fold(part) for text in held for word in _WORD.findall(text) for part in re.split(r"[-’']", word)}
    stems = {stem(word) for word in there}
    initials = {_initials(text) for text in held}
    for name, first in _names(said):
        folded = fold(name)
        if first and folded not in known:
            continue
        if folded in there or folded in _COMMON or stem(folded) in stems or folded in STOP_WORDS:
            continue
        if len(folded) > _LONG and any(other[:_LONG] == folded[:_LONG] for other in there):
            continue  # Californian, California
        if any(folded in group and not there.isdisjoint(group) for group in _SAME):
            continue
        if name.isupper() and any(folded in of for of in initials):
            continue
        return name
    return ""


def strange_quote(said: str, held: Sequence[str]) -> str:
    """Return the first words in quotation marks that do not stand in what a sentence cites; or ""."""
    texts = [normalise(text).text.casefold() for text in held]
    for quote in quotes(said):
        wanted = normalise(quote).text.casefold().rstrip(".,;:!? ")
        if wanted and not any(wanted in text for text in texts):
            return quote
    return ""


def strange_address(said: str, held: Sequence[str]) -> str:
    """Return the first web or mail address of a sentence that does not stand in what it cites; or ""."""
    for match in _ADDRESS.finditer(said):
        if not any(match.group().rstrip(".,;)") in text for text in held):
            return match.group()
    return ""


def quotes(said: str) -> list[str]:
    """Return the words of a sentence that stand in quotation marks, in order."""
    return [next(filter(None, match.groups())) for match in _QUOTED.finditer(said)]


def _names(said: str) -> Iterator[tuple[str, bool]]:
    """Yield the words that are names, and whether each may be one only because it opens a sentence."""
    starts = {span.start for span in sentence_spans(said)}
    for match in _WORD.finditer(said):
        parts = re.split(r"[-’']", match.group())
        for part in parts:
            if not part[:1].isupper():
                continue
            opens = said[: match.start()].strip(" “\"'‘(") == "" or match.start() in starts
            shouted = sum(mark.isupper() for mark in part) > 1
            yield part, opens and not shouted and part is parts[0]


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]\w*", text)).lower()
