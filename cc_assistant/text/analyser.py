"""From a text to search terms: words, spellings treated as one, stems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cc_assistant.text.tokens import STOP_WORDS, stem, word_spans, words


class Analyser:
    """Turns texts into the terms by which passages are found; the same for passages and questions.

    Args:
        spellings: groups of forms to treat as one ("well-being", "well being", "wellbeing"). Every form
            becomes the first of its group that has words.
    """

    def __init__(self, spellings: Iterable[Sequence[str]] = ()) -> None:
        self._instead: dict[tuple[str, ...], tuple[str, ...]] = {}
        for group in spellings:
            forms = [form for form in (tuple(words(written)) for written in group) if form]
            self._instead.update({form: forms[0] for form in forms[1:] if form != forms[0]})
        self._first = {form[0] for form in self._instead}
        self._longest = max(map(len, self._instead), default=0)

    def terms(self, text: str) -> list[str]:
        """Return the terms of ``text`` that say something: no stop words, in order, repeats kept."""
        return [term for term, _, _ in self.term_spans(text)]

    def all_terms(self, text: str) -> list[str]:
        """Return every term of ``text`` in order, stop words among them (for phrases)."""
        return [stem(word) for word, _, _ in self.unify(word_spans(text))]

    def term_spans(self, text: str) -> list[tuple[str, int, int]]:
        """Return (term, start, end) for each term of `terms`, to mark it where it stands in ``text``."""
        found = self.unify(word_spans(text))
        return [(stem(word), start, end) for word, start, end in found if word not in STOP_WORDS]

    def unify(self, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
        """Return words with their spans (see `word_spans`) after spellings are made one.

        The words that stand for another written form all have the span of that form.
        """
        if not self._instead:
            return found
        unified: list[tuple[str, int, int]] = []
        at = 0
        while at < len(found):
            taken = self._form_at(found, at) if found[at][0] in self._first else 0
            if taken:
                form = tuple(word for word, _, _ in found[at : at + taken])
                start, end = found[at][1], found[at + taken - 1][2]
                unified.extend((word, start, end) for word in self._instead[form])
                at += taken
            else:
                unified.append(found[at])
                at += 1
        return unified

    def _form_at(self, found: Sequence[tuple[str, int, int]], at: int) -> int:
        """Return how many words the longest known form takes that begins at ``at``, or 0."""
        for length in range(min(self._longest, len(found) - at), 0, -1):
            if tuple(word for word, _, _ in found[at : at + length]) in self._instead:
                return length
        return 0
