"""A checked draft as text for people: each sentence with what supports and what contradicts it."""

from __future__ import annotations

from collections.abc import Iterator

from cc_assistant.domain.draft import CheckedDraft, DraftQuote, DraftSentence, DraftVerdict, Relation
from cc_assistant.render.lines import Strong, filled

SAYS: dict[DraftVerdict, str] = {
    "supported": "Supported",
    "contradicted": "Contradicted",
    "disputed": "Disputed: quotes on both sides",
    "unsupported": "No support found",
}
_MARKS: dict[Relation, str] = {"supports": "+", "contradicts": "-", "near": "~"}
_NAMES: dict[Relation, str] = {
    "supports": "Supports it",
    "contradicts": "Contradicts it",
    "near": "Near to it",
}
_NEAR = 2
CARE = (
    "Nearness in meaning, words, figures and opposites decide this; nothing here understands language. "
    "Read the quotes before you rely on them."
)


def draft_text(checked: CheckedDraft, *, width: int, strong: Strong = lambda text: text) -> str:
    """Return a checked draft as lines of text."""
    return "\n".join(_lines(checked, width, strong))


def _lines(checked: CheckedDraft, width: int, strong: Strong) -> Iterator[str]:
    several = len(checked.sentences) > 1
    for number, one in enumerate(checked.sentences, start=1):
        yield strong(filled(f"{f'{number}. ' if several else ''}{one.text}", width))
        yield filled(told_verdict(one), width, "   ")
        for quote in shown_quotes(one):
            yield filled(told_quote(quote), width, f"   {_MARKS[quote.relation]} ", "     ")
        for missing in one.missing:
            yield filled(missing, width, "   ")
        yield ""
    if several:
        yield strong(_counted(checked))
        for number, one in enumerate(checked.sentences, start=1):
            if one in checked.without_support:
                yield filled(f"{number}. {one.text}", width, "   ", "      ")
        yield ""
    yield "+ supports, - contradicts, ~ is near."
    yield filled(CARE, width)


def told_verdict(one: DraftSentence) -> str:
    """Return the verdict on a sentence, and how sure it is."""
    return f"{SAYS[one.verdict]} ({one.sureness})."


def told_quote(quote: DraftQuote) -> str:
    """Return a quote with its reference and why it is there."""
    pack = (
        f" From your pack {quote.pack}{', CONFIDENTIAL' if quote.confidential else ''}." if quote.pack else ""
    )
    place = f"{quote.short}, {quote.citation.locator}; {quote.citation.passage}"
    return f"‘{quote.citation.quote}’ ({place}; {quote.sureness}) {quote.why}{pack}"


def shown_quotes(one: DraftSentence) -> list[DraftQuote]:
    """Return the quotes worth telling: those near only where none does more."""
    telling = [quote for quote in one.quotes if quote.relation != "near"]
    return telling or list(one.of("near")[:_NEAR])


def draft_markdown(checked: CheckedDraft) -> str:
    """Return a checked draft as Markdown."""
    lines = ["# Draft, checked against the evidence", ""]
    for number, one in enumerate(checked.sentences, start=1):
        lines += [f"## {number}. {_plain(one.text)}", "", f"**{told_verdict(one)}**", ""]
        lines += [f"- {_NAMES[quote.relation]}: {_plain(told_quote(quote))}" for quote in shown_quotes(one)]
        lines += ["", *(f"_{_plain(missing)}_" for missing in one.missing), ""]
    references = dict.fromkeys(quote.full for one in checked.sentences for quote in shown_quotes(one))
    lines += [
        "## Sources",
        "",
        *(f"- {_plain(full)}" for full in references),
        "",
        _counted(checked),
        "",
        CARE,
    ]
    return "\n".join(lines).rstrip() + "\n"


def _counted(checked: CheckedDraft) -> str:
    many, bare = len(checked.sentences), len(checked.without_support)
    return f"{many - bare} of {many} sentences have support, {bare} {'has' if bare == 1 else 'have'} none."


def _plain(text: str) -> str:
    escaped = "".join(f"\\{mark}" if mark in "\\`*_[]<>#|" else mark for mark in text)
    return " ".join(escaped.split())
