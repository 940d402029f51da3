"""Whether a language model writes an answer, and what is told while it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.domain.answer import Dropped, Statement
from cc_assistant.domain.chat import Sending

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer
    from cc_assistant.domain.conversation import Conversation
    from cc_assistant.domain.filters import Filters
    from cc_assistant.guest import Event
    from cc_assistant.services import Services

LlmOption = Annotated[
    bool | None,
    typer.Option(
        "--llm/--no-llm",
        help="Let the language model that is set up write the answer, each sentence checked; or not.",
        show_default="as the setting 'llm' says",
    ),
]


def answer_once(
    services: Services,
    question: str,
    *,
    conversation: Conversation,
    filters: Filters,
    long: bool,
    llm: bool | None,
) -> Answer:
    """Answer a question, by the language model where it is wanted.

    Args:
        services: answer.
        question: as typed.
        conversation: the turns before it.
        filters: what passages may be used.
        long: tell all that is found.
        llm: what the command says; None where it says nothing.
    """
    if not (services.language_model.writes_always if llm is None else llm):
        return services.answerer.answer(question, conversation=conversation, filters=filters, long=long)
    return services.guest.answer(question, conversation=conversation, filters=filters, long=long, hear=_tell)


def _tell(event: Event) -> None:
    match event:
        case Sending():
            output.talk(event.told)
        case Statement():
            output.talk(f"  held: {event.text}")
        case Dropped():
            output.talk(f"  not shown, {event.reason}: {event.text}")
