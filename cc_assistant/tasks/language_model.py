"""The language model that the user set: how it is asked, what it is told, and whether it can be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic, perf_counter
from typing import TYPE_CHECKING

from cc_assistant import paths
from cc_assistant.domain.chat import Message, ModelState, Sending
from cc_assistant.domain.privacy import origin_of
from cc_assistant.domain.suggestion import Suggestion, Why
from cc_assistant.errors import Cancelled, ServerFault, SettingsError
from cc_assistant.llm.bounds import Bounds
from cc_assistant.llm.client import ChatClient
from cc_assistant.llm.prompts import NAMES, Prompts
from cc_assistant.llm.secrets import keep_key, key_for
from cc_assistant.llm.tellers import Tellers
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.domain.coding import CodeRef
    from cc_assistant.domain.questionnaire import Questionnaire
    from cc_assistant.settings import Settings

_CHOICES = ("single", "multi", "yes-no-dont-know")
_READING = 60.0
"""Seconds that somebody in an interview waits for the model to read what they wrote."""
_TRIAL = (
    Message(role="system", content="Answer in one word."),
    Message(role="user", content="Say: ready"),
)


class LanguageModel:
    """Knows the one model of the settings.

    Args:
        settings: name it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def is_set(self) -> bool:
        """Whether there is an address."""
        return bool(self._settings.llm_address)

    @property
    def writes_always(self) -> bool:
        """Whether it writes answers where a question says nothing else."""
        return self._settings.llm

    @made_once
    def client(self) -> ChatClient:
        """Asks the model.

        Raises:
            SettingsError: none is set.
        """
        address, patience = self._address(), self._settings.llm_patience
        return ChatClient(
            address,
            self._settings.llm_model,
            key_for(origin_of(address)),
            Bounds(first=max(Bounds().first, patience / 2), whole=patience),
        )

    @made_once
    def prompts(self) -> Prompts:
        """What it is told."""
        return Prompts((paths.user_prompts(), paths.shipped("prompts")))

    def state(self) -> ModelState:
        """Ask it one small thing and tell how it can be asked. Nothing of the library is sent.

        Raises:
            SettingsError: none is set.
            ServerFault: it cannot be asked.
        """
        client = self.client
        model = client.model
        try:
            offered = client.offered()
        except ServerFault:  # a server need not tell, as long as a model is named
            offered = []
        started = perf_counter()
        next(iter(client.stream(_TRIAL)), "")
        return ModelState(
            address=client.address,
            model=model,
            offered=tuple(offered),
            has_key=bool(key_for(origin_of(client.address))),
            encrypted=client.address.startswith("https://"),
            left_out=client.left_out,
            first_s=round(perf_counter() - started, 2),
            prompts=tuple(self.prompts.version(name) for name in NAMES),
            always=self.writes_always,
        )

    def codes(
        self, words: str, definitions: Mapping[CodeRef, Sequence[str]], hear: Callable[[Sending], object]
    ) -> tuple[Suggestion, ...]:
        """Return the codes that the model would give to some words, with why; only codes that there are.

        Args:
            words: as they stand; they are all of people's words that is sent.
            definitions: of every code: its name with its definition, then what else is said of it.
            hear: told what is sent before it is.

        Raises:
            SettingsError: no model is set.
            ServerFault: it cannot be asked.
        """
        hear(
            Sending(address=self.client.address, model=self.client.model, passages=(), sources=0, words=True)
        )
        codes = []
        for code, told in definitions.items():
            label, _, definition = told[0].partition(": ")
            codes.append({"id": str(code), "label": label, "definition": definition})
        found = Tellers(self.client, self.prompts).codes(words, codes, lambda: False)
        by_id = {str(code): code for code in definitions}
        return tuple(
            Suggestion(
                code=by_id[ident],
                score=1 / place,
                why=Why(kind="model", text=why, label=self.client.model),
            )
            for place, (ident, why) in enumerate(found, start=1)
        )

    def options(
        self,
        text: str,
        questionnaire: Questionnaire,
        agree: Callable[[Sending], bool],
        say: Callable[[str], object],
    ) -> Sequence[tuple[str, str, int, int]]:
        """Return the options of an interview that the model finds in a text; none where it cannot be asked.

        Args:
            text: what somebody wrote; it is sent.
            questionnaire: the questions.
            agree: told what is sent before it is; whether that may be.
            say: told why nothing was found, where the model failed.
        """
        questions = [
            {
                "id": question.id,
                "text": question.text,
                "options": [{"id": option.id, "label": option.label} for option in question.options],
            }
            for question in questionnaire.questions
            if question.kind in _CHOICES
        ]
        try:
            client = self.client
            told = Sending(address=client.address, model=client.model, passages=(), sources=0, words=True)
            if not agree(told):
                return ()
            until = monotonic() + _READING
            return Tellers(client, self.prompts).options(text, questions, lambda: monotonic() > until)
        except ServerFault as fault:
            say(f"{fault} It is read without the model.")
        except Cancelled:
            say("The language model takes too long. It is read without the model.")
        return ()

    def keep_key(self, key: str) -> None:
        """Keep the key to its server in the system's keyring; an empty one is taken out.

        Raises:
            SettingsError: no address is set, or there is no keyring.
        """
        keep_key(origin_of(self._address()), key)

    def _address(self) -> str:
        if not self._settings.llm_address:
            raise SettingsError(
                "No language model is set up.",
                remedy="Name its address, for example: cc-assistant settings set llm_address "
                "http://localhost:11434/v1",
            )
        return self._settings.llm_address
