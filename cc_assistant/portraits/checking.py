"""Checks the trace of every sentence of a draft: what it cites is there, and says what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cc_assistant.domain.passage import Passage
from cc_assistant.domain.portrait_draft import DraftFault, DraftPortrait, DraftSentence
from cc_assistant.domain.portrait_paper import SectionId
from cc_assistant.domain.source import Source
from cc_assistant.text.faithful.figures import missing_figure
from cc_assistant.text.portrait_words import SECTIONS

FindWords = Callable[[str], tuple[Passage, Source] | None]
"""Finds a passage and its source by the id of the passage; None where there is none."""

_QUOTED = re.compile(r"“([^”]+)”|\"([^\"]+)\"")


def sentences_of(draft: DraftPortrait) -> Iterator[tuple[SectionId, DraftSentence]]:
    """Yield every sentence with its section, in their order."""
    for name in SECTIONS:
        for one in getattr(draft, name):
            yield name, one


def check_draft(draft: DraftPortrait, find: FindWords) -> list[DraftFault]:
    """Return everything in a draft that does not hold."""
    found = [
        DraftFault(sentence=one.id, about=one.text, fault=trouble)
        for _, one in sentences_of(draft)
        if (trouble := trouble_of(one, find))
    ]
    ids = [one.id for _, one in sentences_of(draft) if one.id]
    found += [
        DraftFault(sentence=name, about=name, fault=f"Two sentences have the id {name}: change one.")
        for name in dict.fromkeys(name for name in ids if ids.count(name) > 1)
    ]
    for event in draft.timeline:
        told = DraftSentence(text=event.event, excerpts=event.excerpts)
        if trouble := trouble_of(told, find) if event.excerpts else "This event cites no passage.":
            found.append(DraftFault(sentence="", about=event.event, fault=trouble))
    for comment in draft.review:
        if comment.sentence not in ids:
            about = f"The comment {comment.id} by {comment.author}"
            gone = f"It is about the sentence {comment.sentence}, which is no longer there: “{comment.of}”"
            found.append(DraftFault(sentence="", about=about, fault=gone))
    return found


def trouble_of(sentence: DraftSentence, find: FindWords) -> str:
    """Return what is wrong with the trace of a sentence; "" where it holds."""
    if not sentence.excerpts:
        return "It cites no passage."
    found = {name: find(name) for name in sentence.excerpts}
    if lost := [name for name, passage in found.items() if passage is None]:
        return _no_passage(lost)
    held = [one for one in found.values() if one]
    texts = [text for passage, _ in held for text in (passage.claim or "", passage.text)]
    for match in _QUOTED.finditer(sentence.text):
        words = match[1] or match[2]
        if not any(_plain(words) in _plain(text) for text in texts):
            return f"The words “{words}” are not in what it cites."
    if figure := missing_figure(sentence.text, texts, frozenset(one.year for _, one in held if one.year)):
        return f"The figure {figure} is not in what it cites."
    return ""


def _no_passage(lost: list[str]) -> str:
    if len(lost) == 1:
        return f"The passage {lost[0]} is not there."
    return f"The passages {', '.join(lost)} are not there."


def _plain(text: str) -> str:
    """Return a text with one kind of quotation mark and one kind of space."""
    return " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').split())
