"""Lets a model write from numbered passages, checks each sentence as it comes, mends once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cc_assistant.domain.answer import Dropped, Statement
from cc_assistant.domain.chat import ChatModel
from cc_assistant.errors import ServerFault
from cc_assistant.llm.checker import Checker
from cc_assistant.llm.fence import Numbered, fenced
from cc_assistant.llm.marks import Marked, SentenceStream, sentences_of
from cc_assistant.llm.prompts import Prompts
from cc_assistant.llm.thoughts import after_thoughts, without_thoughts

_MENDED = re.compile(r"^\s*(?:sentence\s*)?\(?(\d{1,2})\s*[:.)-]\s*(.+)$", re.IGNORECASE)
_MOST_MENDED = 8

Judged: TypeAlias = Statement | Dropped
Hear = Callable[[Judged], object]
"""Told of each sentence as soon as it is judged."""


class Written(NamedTuple):
    """What a model wrote: what holds, in its order, what does not, and how much came of mending."""

    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...]
    repaired: int

    @property
    def sentences(self) -> int:
        """How many sentences it wrote."""
        return len(self.statements) + len(self.dropped)


class Writer:
    """Writes answers with a model.

    Args:
        model: is asked.
        prompts: what it is told.
    """

    def __init__(self, model: ChatModel, prompts: Prompts) -> None:
        self._model = model
        self._prompts = prompts

    def write(
        self,
        question: str,
        passages: Sequence[Numbered],
        checker: Checker,
        *,
        disagree: bool = False,
        hear: Hear = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Written:
        """Have an answer written, checked, and mended once where sentences did not hold.

        Args:
            question: as it was understood.
            passages: what the model may use.
            checker: judges each sentence.
            disagree: whether the passages point different ways.
            hear: told of each sentence as it is judged; those that are mended come again.
            cancelled: whether the user wants to stop.

        Raises:
            ServerFault: the model could not be asked, or broke off in its first turn.
            Cancelled: the user wanted to stop.
        """
        data = [_data(passage) for passage in passages]
        stream = SentenceStream()
        judged: list[Judged] = []

        def judge(sentences: Sequence[Marked]) -> None:
            for sentence in sentences:
                judged.append(checker.check(sentence))
                hear(judged[-1])

        asked = self._prompts.messages("answer", question=fenced(question), passages=data, disagree=disagree)
        said = ""
        for piece in self._model.stream(asked, cancelled):
            said += piece
            rest = after_thoughts(said)
            if rest is not None:  # all before was thought aloud, and is no part of the answer
                judged.clear()
                stream, said = SentenceStream(), rest
            judge(stream.feed(piece if rest is None else rest))
            if stream.full:
                break
        judge(stream.end(broken=stream.full))
        mended = self._mended(question, data, judged, checker, cancelled)
        for at, statement in mended.items():
            judged[at] = statement
            hear(statement)
        return Written(
            tuple(one for one in judged if isinstance(one, Statement)),
            tuple(one for one in judged if isinstance(one, Dropped)),
            len(mended),
        )

    def _mended(
        self,
        question: str,
        data: Sequence[Mapping[str, object]],
        judged: Sequence[Judged],
        checker: Checker,
        cancelled: Callable[[], bool],
    ) -> dict[int, Statement]:
        """Return the sentences that hold after their faults were named, by their place. One turn, no more."""
        faulty = {at: one for at, one in enumerate(judged) if isinstance(one, Dropped) and one.text}
        if not faulty:
            return {}
        faults = [
            {"number": number, "text": fenced(one.text), "reason": one.reason}
            for number, one in enumerate(list(faulty.values())[:_MOST_MENDED], start=1)
        ]
        places = dict(enumerate(faulty, start=1))
        asked = self._prompts.messages("repair", question=fenced(question), passages=data, faults=faults)
        try:
            told = without_thoughts("".join(self._model.stream(asked, cancelled)))
        except ServerFault:
            return {}  # what holds already is worth more than what might be mended
        found: dict[int, Statement] = {}
        for line in told.splitlines():
            match = _MENDED.match(line)
            at = places.get(int(match[1])) if match else None
            sentences = sentences_of(match[2]) if match else []
            if at is None or at in found or len(sentences) != 1:
                continue
            checked = checker.check(sentences[0])
            if isinstance(checked, Statement):
                found[at] = checked
        return found


def _data(passage: Numbered) -> dict[str, object]:
    return {
        "number": passage.number,
        "source": fenced(passage.short).replace('"', "'"),
        "read": passage.source.read,
        "claim": fenced(passage.passage.claim or ""),
        "text": fenced(passage.passage.text),
    }
