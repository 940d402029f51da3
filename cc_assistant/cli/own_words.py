"""Answers in people's own words, line by line: what was understood, and whether that is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cc_assistant.cli import output
from cc_assistant.domain.understood import answers_of
from cc_assistant.errors import UsageError
from cc_assistant.interview import asking
from cc_assistant.interview.fitting import LONGEST_TEXT
from cc_assistant.interview.said import in_words
from cc_assistant.render.question_text import understood_text

if TYPE_CHECKING:
    from cc_assistant.domain.session import Session
    from cc_assistant.domain.understood import Understanding
    from cc_assistant.tasks.interviewing import Interviewing

_YES = {"", "y", "yes", "yeah", "yep", "ok", "okay", "right", "correct", "keep"}
_NO = {"n", "no", "nope", "wrong", "none", "nothing"}
_CHANGED_ONES = re.compile(
    r"(?:not|without|wrong|no|except|but|yes|and|also|keep)?[\s,:]*(\d+(?:[\s,&]+(?:and\s+)?\d+)*)"
)


class OwnWords:
    """Understands what somebody says, and waits until they say that it is right.

    Attributes:
        waiting: what was understood and not confirmed yet.
    """

    def __init__(self, interviewing: Interviewing) -> None:
        self._with = interviewing
        self._rules = interviewing.rules
        self.waiting: Understanding | None = None

    def hear(self, line: str, session: Session) -> bool:
        """Try to understand; return whether anything was, and then ask whether it is right."""
        reader = self._with.reader
        if reader is None:
            return False
        known = asking.count(session, self._rules, self._with.now()).values
        found = reader.understand(line, today=self._with.today, asked=session.at, known=known)
        if not found.proposals:
            return False
        self.waiting = found
        output.talk(understood_text(found, self._rules.questions.__getitem__, in_words, output.width()))
        return True

    def drop(self) -> None:
        """Forget what waits, and say so."""
        if self.waiting:
            self.waiting = None
            output.talk("Nothing was kept of what you said last.")

    def right(self, line: str) -> Understanding | None:
        """Return what of it is right, by what somebody replied; None where nothing is.

        A number refuses what is sure and keeps a guess; where all are guesses, yes keeps them.

        Raises:
            UsageError: the reply is neither yes nor no nor numbers.
        """
        if self.waiting is None:
            return None
        proposals = self.waiting.proposals
        said = line.casefold().strip(" .!")
        if said in _NO:
            return None
        if said in _YES and not any(one.sure for one in proposals):
            return self.waiting
        changed: set[int] = set()
        if said not in _YES:
            named = _CHANGED_ONES.fullmatch(said)
            if not named:
                raise UsageError(
                    "Is that right?",
                    remedy="Type yes, no, or the numbers of what is wrong and of each right 'perhaps'.",
                )
            changed = {int(number) for number in re.findall(r"\d+", named[1])}
            if outside := changed - set(range(1, len(proposals) + 1)):
                raise UsageError(
                    f"There is no number {min(outside)}.", remedy=f"They run from 1 to {len(proposals)}."
                )
        kept = tuple(one for number, one in enumerate(proposals, start=1) if one.sure != (number in changed))
        return self.waiting.model_copy(update={"proposals": kept})

    def kept(self, found: Understanding, session: Session) -> Session:
        """Return a session with what was understood; what no question has a place for becomes a note."""
        now = self._with.now()
        before = asking.count(session, self._rules, now).values
        for name, value in answers_of(found.proposals).items():
            told, known = value, before.get(name)
            if isinstance(value, tuple) and isinstance(known, tuple):
                told = tuple(dict.fromkeys((*known, *value)))
            words = "; ".join(one.words for one in found.proposals if one.question == name)
            session = asking.put(session, self._rules, name, told, now, origin="own-words", words=words)
        for text in found.unplaced:
            for start in range(0, len(text), LONGEST_TEXT):
                session = asking.add_note(session, text[start : start + LONGEST_TEXT], now)
        if session.at in asking.count(session, self._rules, now).values:
            session = asking.move_on(session, self._rules, now)
        return session
