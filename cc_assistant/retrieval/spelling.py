"""Spelling help: which word of the library a mistyped word was meant to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cc_assistant.text.tokens import STOP_WORDS

_SHORTEST = 4  # shorter words differ by one letter from too many others
_LONG = 8  # from this length on, two slips are forgiven


class Speller:
    """Finds the library's word nearest to one that nobody knows.

    Args:
        vocabulary: folded words of the library, with the number of passages that have them.
        is_word: whether a word is a common one of the language even if the library lacks it, so that
            "police" is not taken for "policy".
    """

    def __init__(self, vocabulary: Mapping[str, int], is_word: Callable[[str], bool]) -> None:
        self._vocabulary = vocabulary
        self._is_word = is_word

    def meant(self, word: str) -> str | None:
        """Return the word that was meant, or None where the word stands or nothing is near enough."""
        if len(word) < _SHORTEST or not word.isalpha() or word in STOP_WORDS:
            return None
        if word in self._vocabulary or self._is_word(word):
            return None
        from rapidfuzz.distance import OSA

        most = 2 if len(word) >= _LONG else 1
        best: tuple[int, int, str] | None = None
        for known, passages in self._vocabulary.items():
            if abs(len(known) - len(word)) > most or known[0] != word[0] or not known.isalpha():
                continue
            slips = OSA.distance(word, known, score_cutoff=most)
            if slips <= most and (best is None or (slips, -passages, known) < best):
                best = (slips, -passages, known)
        return best[2] if best else None
