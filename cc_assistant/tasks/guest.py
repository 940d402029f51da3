"""Answers with a language model as a guest: it writes, and each sentence is checked.

Where too little of what it writes holds, or it cannot be asked, the passages' own words are the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from cc_assistant.domain.answer import Answer, Statement, Writing
from cc_assistant.domain.chat import ChatModel, Sending
from cc_assistant.domain.conversation import Conversation
from cc_assistant.domain.filters import Filters
from cc_assistant.errors import ServerFault
from cc_assistant.llm.checker import Checker
from cc_assistant.llm.fence import Numbered, numbered
from cc_assistant.llm.marks import Marked
from cc_assistant.llm.tellers import Tellers
from cc_assistant.llm.writer import Judged, Writer, Written

if TYPE_CHECKING:
    from cc_assistant.answering.answerer import Answerer, Citing
    from cc_assistant.answering.evidence import Shelf
    from cc_assistant.domain.ports import Encoder
    from cc_assistant.domain.privacy import SendPolicy
    from cc_assistant.llm.prompts import Prompts

Event = Sending | Judged
"""What is told while an answer is made: what leaves the program, then every sentence as it is judged."""

_HOLDING = 0.5
"""So much of what a model wrote has to hold; of one that writes more falsely nothing is shown."""
_LEAST = 2
"""With fewer sentences than that a model has not answered, where the passages say more."""


class Guest:
    """Writes answers with the model that the user set.

    Args:
        model: is asked.
        prompts: what it is told.
        answerer: finds the evidence, and answers alone where the model does not.
        shelf: looks passages and sources up.
        citing: writes the short names of sources.
        policy: says which packs' passages may be sent.
        encoder: compares sentences by meaning, if there is one.
        places: names of places, folded.
    """

    def __init__(
        self,
        model: ChatModel,
        prompts: Prompts,
        *,
        answerer: Answerer,
        shelf: Shelf,
        citing: Citing,
        policy: Callable[[], SendPolicy],
        encoder: Encoder | None,
        places: Collection[str],
    ) -> None:
        self._model = model
        self._prompts = prompts
        self._answerer = answerer
        self._shelf = shelf
        self._citing = citing
        self._policy = policy
        self._encoder = encoder
        self._places = places
        self._tellers = Tellers(model, prompts)

    def answer(
        self,
        question: str,
        *,
        conversation: Conversation | None = None,
        filters: Filters | None = None,
        long: bool = False,
        hear: Callable[[Event], object] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """Answer a question, in the model's words where they hold.

        Args:
            question: as typed.
            conversation: the turns before it.
            filters: what passages may be used.
            long: give the model all that is found rather than what fits on a screen.
            hear: told what is sent before it is, then of each sentence.
            cancelled: whether the user wants to stop.

        Returns:
            An answer whose ``writing`` tells of the model's part; never one that is not cited.

        Raises:
            Cancelled: the user wanted to stop.
        """
        find = partial(self._answerer.answer, filters=filters, long=long)
        try:
            model = self._model.model
            plain = self._found(question, conversation or Conversation(), find, hear, cancelled)
        except ServerFault as fault:
            return self._alone(find(question, conversation=conversation), str(fault), model="")
        if not plain.statements:
            return self._alone(
                plain, "There is no evidence to write from, so the model was given none.", model
            )
        passages, withheld = self._evidence(plain)
        if not passages:
            return self._alone(
                plain,
                "All passages are from confidential packs that may not be sent.",
                model,
                withheld=withheld,
            )
        sent = tuple(passage.passage.id for passage in passages)
        hear(self._sending(passages, withheld))
        checker = Checker(passages, self._encoder, self._places, plain.understood_as)
        try:
            written = Writer(self._model, self._prompts).write(
                plain.understood_as,
                passages,
                checker,
                disagree=plain.contested,
                hear=hear,
                cancelled=cancelled,
            )
        except ServerFault as fault:
            return self._alone(plain, str(fault), model, sent=sent, withheld=withheld)
        return self._told(plain, written, model, sent, withheld)

    def plainer(
        self,
        answer: Answer,
        *,
        hear: Callable[[Event], object] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Answer:
        """Return an answer whose sentences are said in plainer words, where these still hold.

        Only the sentences themselves are sent, and those of confidential packs are not, unless allowed. Where
        the model cannot be asked, the answer stays as it was and says so.

        Args:
            answer: any answer.
            hear: told what is sent before it is.
            cancelled: whether the user wants to stop.

        Raises:
            Cancelled: the user wanted to stop.
        """
        if not answer.statements:
            return answer
        passages, withheld = self._evidence(answer)
        number = {passage.passage.id: passage.number for passage in passages}
        checker = Checker(passages, self._encoder, self._places, answer.understood_as)
        marks = {
            at: tuple(dict.fromkeys(number[c.passage] for c in said.citations))
            for at, said in enumerate(answer.statements)
            if all(c.passage in number for c in said.citations)
        }
        told = list(answer.statements)
        places = list(marks)
        notice, plainer, model = "", 0, ""
        try:
            model = self._model.model
            if places:
                hear(self._sending(passages, withheld))
            plain = self._tellers.plainer([told[at].text for at in places], cancelled) if places else {}
        except ServerFault as fault:
            notice, plain = f"{fault} No sentence is in plainer words.", {}
        for place, text in plain.items():
            at = places[place]
            checked = checker.check(Marked(text, marks[at]))
            if isinstance(checked, Statement) and checked.text != told[at].text:
                told[at] = checked.model_copy(update={"heading": told[at].heading})
                plainer += 1
        if not plainer and not notice:
            notice = "No sentence could be said in plainer words that hold."
        writing = answer.writing or Writing(
            address=self._model.address,
            model=model,
            used=False,
            withheld=withheld,
            prompts=self._prompts.version("plain"),
        )
        notice = " ".join(part for part in (writing.notice, notice) if part)
        writing = writing.model_copy(update={"plainer": plainer, "notice": notice})
        return answer.model_copy(update={"statements": tuple(told), "writing": writing})

    def _found(
        self,
        question: str,
        conversation: Conversation,
        find: Callable[..., Answer],
        hear: Callable[[Event], object],
        cancelled: Callable[[], bool],
    ) -> Answer:
        """Return the answer in the passages' own words.

        A follow-up is made whole by the model, and what finds nothing is asked again in its words.
        """
        told = self._sending((), earlier=len(conversation.turns))
        whole = ""
        if conversation.turns:
            hear(told)
            earlier = [turn.understood_as for turn in conversation.turns]
            whole = self._tellers.standalone(question, earlier, cancelled)
        answer = find(whole) if whole else find(question, conversation=conversation)
        if answer.verdict == "no-evidence":
            if not conversation.turns:
                hear(told)
            others = self._tellers.rewordings(answer.understood_as, cancelled)
            answer = next((again for other in others if (again := find(other)).verdict == "answered"), answer)
        return answer.model_copy(update={"question": question})

    def _evidence(self, plain: Answer) -> tuple[tuple[Numbered, ...], tuple[str, ...]]:
        """Return the cited passages that may be sent, numbered, and the packs whose passages may not."""
        ids = list(dict.fromkeys(c.passage for s in plain.statements for c in s.citations))
        passages = self._shelf.passages(ids)
        sources = self._shelf.sources([passage.source for passage in passages.values()])
        policy = self._policy()
        withheld = policy.withheld((passages[i].pack for i in ids), self._model.address)
        titles = {pack.id: pack.title for pack in self._shelf.packs()}
        return (
            numbered(
                [
                    (
                        passages[i],
                        sources[passages[i].source],
                        self._citing.short(sources[passages[i].source]),
                    )
                    for i in ids
                    if passages[i].pack not in withheld
                ]
            ),
            tuple(titles.get(pack, pack) for pack in withheld),
        )

    def _sending(
        self, passages: Sequence[Numbered], withheld: tuple[str, ...] = (), earlier: int = 0
    ) -> Sending:
        return Sending(
            address=self._model.address,
            model=self._model.model,
            passages=tuple(passage.passage.id for passage in passages),
            sources=len({passage.source.id for passage in passages}),
            withheld=withheld,
            earlier=earlier,
        )

    def _told(
        self, plain: Answer, written: Written, model: str, sent: tuple[str, ...], withheld: tuple[str, ...]
    ) -> Answer:
        writing = Writing(
            address=self._model.address,
            model=model,
            used=True,
            sentences=written.sentences,
            repaired=written.repaired,
            dropped=written.dropped,
            sent=sent,
            withheld=withheld,
            prompts=self._prompts.version("answer"),
        )
        held = len(written.statements)
        least = min(_LEAST, len(plain.statements))
        if held < least or held < _HOLDING * written.sentences:
            notice = (
                f"Of {written.sentences} sentences of the model only {held} held, so none is shown."
                if written.sentences
                else "The model wrote nothing that could be checked."
            )
            return plain.model_copy(
                update={"writing": writing.model_copy(update={"used": False, "notice": notice})}
            )
        statements = written.statements
        if plain.contested:  # that sources disagree is said whether the model says it or not
            statements = (plain.statements[0], *statements)
        told = self._answerer.retold(plain, statements)
        return told.model_copy(update={"writing": writing})

    def _alone(
        self,
        plain: Answer,
        notice: str,
        model: str,
        *,
        sent: tuple[str, ...] = (),
        withheld: tuple[str, ...] = (),
    ) -> Answer:
        writing = Writing(
            address=self._model.address, model=model, used=False, notice=notice, sent=sent, withheld=withheld
        )
        return plain.model_copy(update={"writing": writing})
