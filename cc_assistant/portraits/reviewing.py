"""Comments of advisers on sentences of a draft: made, accepted, answered, opened again."""

from __future__ import annotations

from datetime import date
from itertools import count

from cc_assistant.domain.portrait_draft import Comment, CommentState, DraftPortrait
from cc_assistant.errors import NotFound, UsageError
from cc_assistant.portraits.checking import sentences_of


def commented(draft: DraftPortrait, sentence: str, author: str, text: str, on: date) -> tuple[Comment, ...]:
    """Return the comments of a draft with one more.

    Raises:
        NotFound: the draft has no sentence of this id.
        UsageError: nobody, or nothing, is said.
    """
    known = {one.id: one.text for _, one in sentences_of(draft) if one.id}
    if sentence not in known:
        there = ", ".join(known) or "none yet: give each sentence an id in the file"
        raise NotFound(f"The draft has no sentence '{sentence}'.", remedy=f"Its sentences are {there}.")
    author, text = (" ".join(words.split()) for words in (author, text))
    if not author or not text:
        raise UsageError("A comment has an author and words.", remedy="Say both.")
    taken = {one.id for one in draft.review}
    name = next(name for number in count(1) if (name := f"c{number}") not in taken)
    made = Comment(id=name, sentence=sentence, of=known[sentence], author=author, date=on, text=text)
    return (*draft.review, made)


def decided(
    draft: DraftPortrait, comment: str, state: CommentState, *, by: str, reply: str, on: date
) -> tuple[Comment, ...]:
    """Return the comments of a draft, one of them accepted, answered, or opened again.

    Raises:
        NotFound: the draft has no comment of this id.
        UsageError: an answer has no words, or nobody is named.
    """
    if comment not in {one.id for one in draft.review}:
        there = ", ".join(one.id for one in draft.review) or "none yet"
        raise NotFound(f"The draft has no comment '{comment}'.", remedy=f"Its comments are {there}.")
    if state == "answered" and not reply.strip():
        raise UsageError("An answer has words: why the sentence stays.", remedy="Add --reply.")
    if state != "open" and not by.strip():
        raise UsageError("It is not said who decides.", remedy="Add --by with a name or initials.")
    changed = (
        {"state": "open", "reply": "", "by": "", "on": None}
        if state == "open"
        else {"state": state, "reply": " ".join(reply.split()), "by": " ".join(by.split()), "on": on}
    )
    return tuple(one.model_copy(update=changed) if one.id == comment else one for one in draft.review)
