"""Whether a sentence puts together what different passages say of different things."""

from __future__ import annotations

from collections.abc import Sequence

from cc_assistant.text.faithful.alignment import around, match, sentences
from cc_assistant.text.faithful.figures import figures
from cc_assistant.text.faithful.reading import Word


def mixed(said: str, passages: Sequence[Sequence[str]]) -> float:
    """Return how far words around a figure or a name belong to another passage than it does (0 to 1).

    Args:
        said: the sentence.
        passages: the texts of each passage that it cites.
    """
    if len(passages) < 2:
        return 0.0
    worst = 0.0
    for words in sentences(said):
        for at, key in _anchors(said, words):
            near = around(words, at)
            having, other = 0.0, 0.0
            found = False
            for texts in passages:
                share = max(
                    (match(near, others).share for text in texts for others in sentences(text)), default=0.0
                )
                if _has(key, texts):
                    having, found = max(having, share), True
                else:
                    other = max(other, share)
            if found:
                worst = max(worst, other - having)
    return worst


def _anchors(said: str, words: Sequence[Word]) -> list[tuple[int, float | str]]:
    found: list[tuple[int, float | str]] = []
    for figure in figures(said):
        at = next(
            (n for n, word in enumerate(words) if word.start < figure.end and figure.start < word.end), None
        )
        if at is not None:
            found.append((at, figure.value))
    for at, word in enumerate(words):
        if at and said[word.start].isupper() and word.has_content:
            found.append((at, word.stem))
    return found


def _has(key: float | str, texts: Sequence[str]) -> bool:
    if isinstance(key, str):
        return any(word.stem == key for text in texts for words in sentences(text) for word in words)
    return any(figure.value == key for text in texts for figure in figures(text))
