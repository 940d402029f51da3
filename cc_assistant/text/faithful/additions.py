"""A part of a sentence that stands nowhere in what it cites: a model went on with something of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cc_assistant.text.faithful.alignment import form
from cc_assistant.text.faithful.cover import has_form, known, told_words
from cc_assistant.text.faithful.reading import Word

_LEAST = 3
"""A part with fewer words of content says too little to be looked for alone."""
_LOOKED_AT = 0.6
"""A part of which fewer words are missing is not compared by meaning."""
_OWN, _OWN_BY_WORDS = 0.55, 0.8
"""From here on a part is taken for the model's own, with the encoder and by words alone."""
_SEVERAL, _OWN_OF_SEVERAL = 3, 0.45
"""The same with the encoder where so many words are missing: fewer may be other words for it."""


def own_part(
    said: str, held: Sequence[str], also: Sequence[str] = (), likeness: Callable[[str], float] | None = None
) -> str:
    """Return the first part of a sentence, but for its opening, that stands nowhere there; or "".

    The opening often only says what is spoken of ("Money is another matter:").

    Args:
        said: the sentence.
        held: the texts that it cites.
        also: texts besides whose words it may take up.
        likeness: how near a text is by meaning to what the sentence cites; None goes by words alone.
    """
    there = frozenset().union(*(known(text) for text in (*held, *also)))
    parts: dict[int, list[Word]] = {}
    for word in told_words(said):
        parts.setdefault(word.clause, []).append(word)
    for words in list(parts.values())[1:]:
        strange = sum(not has_form(form(word), there) for word in words)
        missing = strange / len(words)
        if len(words) < _LEAST or missing < _LOOKED_AT:
            continue
        part = said[words[0].start : words[-1].end]
        least = _OWN_OF_SEVERAL if strange >= _SEVERAL else _OWN
        if missing >= _OWN_BY_WORDS if likeness is None else missing * (1 - likeness(part)) >= least:
            return part
    return ""
