"""Preferred forms: how the library itself names each concept of the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cc_assistant.domain.glossary import Glossary
from cc_assistant.retrieval.lexicon import Lexicon, singular, term_forms
from cc_assistant.text.tokens import word_spans


def preferred_forms(glossary: Glossary, texts: Iterable[str]) -> dict[str, str]:
    """Choose for each expandable term the form that the texts use most.

    Args:
        glossary: the terms.
        texts: the texts of the library.

    Returns:
        term id -> form; where no text uses any form, the one whose words the texts use most.
    """
    lexicon = Lexicon(glossary)
    used: dict[str, Counter[str]] = {}
    spoken: Counter[str] = Counter()
    for text in texts:
        spoken.update(singular(word) for word, _, _ in word_spans(text))
        for mention in lexicon.find(text):
            if mention.kind == "term":
                used.setdefault(mention.id, Counter())[_key(text[mention.start : mention.end])] += 1
    preferred: dict[str, str] = {}
    for term in glossary.terms:
        if term.expand:
            counts = used.get(term.id, Counter())
            keys = {form: _key(form) for form in term_forms(term)}
            preferred[term.id] = max(
                keys,
                key=lambda form: (
                    counts[keys[form]],
                    min((spoken[w] for w in keys[form].split()), default=0),
                ),
            )
    return preferred


def _key(form: str) -> str:
    return " ".join(singular(word) for word, _, _ in word_spans(form))
