"""Small jobs of a model beside the answer: each asks for lines and takes of them what can be checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cc_assistant.domain.chat import ChatModel
from cc_assistant.errors import ServerFault
from cc_assistant.llm.fence import fenced
from cc_assistant.llm.prompts import Prompts
from cc_assistant.llm.thoughts import without_thoughts
from cc_assistant.text.faithful.cover import cover
from cc_assistant.text.faithful.reading import content
from cc_assistant.text.normalise import find_quote

_LONGEST = 300  # characters of a question
_KEPT, _OWN_WORDS = 0.5, 0.7
"""So much of a follow-up has to be left in what a model made of it; so much of that in the questions."""
_REWORDINGS = 3
_SIGNS = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.):])\s*|[\"“”]")

Cancelled = Callable[[], bool]


class Tellers:
    """Asks a model for single lines.

    Args:
        model: is asked.
        prompts: what it is told.
    """

    def __init__(self, model: ChatModel, prompts: Prompts) -> None:
        self._model = model
        self._prompts = prompts

    def standalone(self, question: str, earlier: Sequence[str], cancelled: Cancelled) -> str:
        """Return a follow-up as a question that stands alone; "" where the model made something else of it.

        Raises:
            ServerFault: the model could not be asked.
            Cancelled: the user wanted to stop.
        """
        lines = self._lines(
            "standalone", cancelled, question=fenced(question), earlier=[fenced(one) for one in earlier]
        )
        if len(lines) != 1 or len(lines[0]) > _LONGEST:
            return ""
        # What the user asks now has to be in it, and hardly anything that nobody asked.
        asked = content(question)
        kept = len(asked & content(lines[0])) >= _KEPT * len(asked)
        return lines[0] if kept and cover(lines[0], [question, *earlier]) >= _OWN_WORDS else ""

    def rewordings(self, question: str, cancelled: Cancelled) -> list[str]:
        """Return a question in other words; none where the model cannot be asked.

        Raises:
            Cancelled: the user wanted to stop.
        """
        try:
            lines = self._lines("rewordings", cancelled, question=fenced(question))
        except ServerFault:
            return []
        return [line for line in lines if 8 <= len(line) <= _LONGEST][:_REWORDINGS]

    def options(
        self, text: str, questions: Sequence[Mapping[str, object]], cancelled: Cancelled
    ) -> list[tuple[str, str, int, int]]:
        """Return the options that a text says: question, option, and where its words stand (half-open).

        Args:
            text: what somebody wrote.
            questions: each with ``id``, ``text`` and ``options`` (``id``, ``label``).
            cancelled: whether the user wants to stop.

        Raises:
            ServerFault: the model could not be asked.
            Cancelled: the user wanted to stop.
        """
        known = {
            (str(question["id"]), str(option["id"]))
            for question in questions
            for option in question["options"]  # type: ignore[attr-defined]
        }
        found = []
        for line in self._lines("options", cancelled, text=fenced(text), questions=questions):
            parts = [part.strip() for part in line.split("|", 2)]
            if len(parts) == 3 and (parts[0], parts[1]) in known and (span := find_quote(parts[2], text)):
                found.append((parts[0], parts[1], span.start, span.end))
        return list(dict.fromkeys(found))

    def codes(
        self, words: str, codes: Sequence[Mapping[str, str]], cancelled: Cancelled
    ) -> list[tuple[str, str]]:
        """Return codes for a piece of a document, likeliest first, each with why; only codes that there are.

        Args:
            words: the piece.
            codes: each with ``id``, ``label`` and ``definition``.
            cancelled: whether the user wants to stop.

        Raises:
            ServerFault: the model could not be asked.
            Cancelled: the user wanted to stop.
        """
        known = {fenced(code["id"]): code["id"] for code in codes}
        found: dict[str, str] = {}
        # Names and definitions of a pack's own codes came from elsewhere, too.
        told = [{name: fenced(text) for name, text in code.items()} for code in codes]
        for line in self._lines("codes", cancelled, words=fenced(words), codes=told):
            ident, _, why = line.partition("|")
            if ident.strip() in known:
                found.setdefault(known[ident.strip()], why.strip()[:200])
        return list(found.items())[:5]

    def plainer(self, sentences: Sequence[str], cancelled: Cancelled) -> dict[int, str]:
        """Return sentences in plainer words, by their place in what was given; unchecked as yet.

        Raises:
            ServerFault: the model could not be asked.
            Cancelled: the user wanted to stop.
        """
        data = [{"number": n, "text": fenced(text)} for n, text in enumerate(sentences, start=1)]
        found: dict[int, str] = {}
        for line in self._raw("plain", cancelled, sentences=data):
            match = re.match(r"^\s*(\d{1,3})\s*[:.)]\s*(.+)$", line)
            if match and 1 <= int(match[1]) <= len(sentences):
                found.setdefault(int(match[1]) - 1, match[2].strip())
        return found

    def _lines(self, name: str, cancelled: Cancelled, **values: object) -> list[str]:
        return [line for raw in self._raw(name, cancelled, **values) if (line := _SIGNS.sub("", raw).strip())]

    def _raw(self, name: str, cancelled: Cancelled, **values: object) -> list[str]:
        told = without_thoughts(
            "".join(self._model.stream(self._prompts.messages(name, **values), cancelled))
        )
        return [line for line in told.splitlines() if line.strip() and not line.startswith("```")]
