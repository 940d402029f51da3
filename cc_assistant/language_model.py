"""The language model that the user set: how it is asked, what it is told, and whether it can be asked."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from cc_assistant import paths
from cc_assistant.domain.chat import Message, ModelState
from cc_assistant.domain.privacy import origin_of
from cc_assistant.errors import SettingsError
from cc_assistant.llm.bounds import Bounds
from cc_assistant.llm.client import ChatClient
from cc_assistant.llm.prompts import NAMES, Prompts
from cc_assistant.llm.secrets import keep_key, key_for
from cc_assistant.made_once import made_once

if TYPE_CHECKING:
    from cc_assistant.settings import Settings

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
        address = self._address()
        return ChatClient(
            address,
            self._settings.llm_model,
            key_for(origin_of(address)),
            Bounds(whole=self._settings.llm_patience),
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
        offered = client.offered()
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
