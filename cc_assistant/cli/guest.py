"""Whether a language model writes an answer, and what is told while it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cc_assistant.cli import output

if TYPE_CHECKING:
    from cc_assistant.domain.answer import Answer
    from cc_assistant.domain.conversation import Conversation
    from cc_assistant.domain.filters import Filters
    from cc_assistant.services import Services
    from cc_assistant.tasks.guest import Event

LlmOption = Annotated[
    bool | None,
    typer.Option(
        "--llm/--no-llm",
        help="Let the language model that is set up write the answer, each sentence checked; or not.",
        show_default="as the setting 'llm' says",
    ),
]
PlainOption = Annotated[
    bool,
    typer.Option("--plain", help="Let that model say each sentence in plainer words, where these hold."),
]


class Manner(NamedTuple):
    """How a question is to be answered.

    Attributes:
        filters: what passages may be used.
        long: tell all that is found.
        llm: whether a language model writes; None as the settings say.
        plain: whether it says each sentence in plainer words.
    """

    filters: Filters
    long: bool = False
    llm: bool | None = None
    plain: bool = False


def answer_once(services: Services, question: str, conversation: Conversation, manner: Manner) -> Answer:
    """Answer a question, by the language model where it is wanted.

    Args:
        services: answer.
        question: as typed.
        conversation: the turns before it.
        manner: how.
    """
    filters, long = manner.filters, manner.long
    if _model_writes(services) if manner.llm is None else manner.llm:
        answer = services.guest.answer(
            question, conversation=conversation, filters=filters, long=long, hear=_tell
        )
    else:
        answer = services.answerer.answer(question, conversation=conversation, filters=filters, long=long)
    # A model that has just failed is not waited for a second time.
    failed = answer.writing is not None and not answer.writing.used and not answer.writing.sentences
    return services.guest.plainer(answer, hear=_tell) if manner.plain and not failed else answer


def _model_writes(services: Services) -> bool:
    """Tell whether the model writes where a question says nothing else; it needs an address for that."""
    model = services.language_model
    if model.writes_always and not model.is_set:
        output.talk("The setting 'llm' is on, but 'llm_address' is not set: the passages answer.")
    return model.writes_always and model.is_set


def _tell(event: Event) -> None:
    from cc_assistant.domain.answer import Dropped, Statement
    from cc_assistant.domain.chat import Sending

    match event:
        case Sending():
            output.talk(event.told)
        case Statement():
            output.talk(f"  held: {event.text}")
        case Dropped():
            output.talk(f"  not shown, {event.reason}: {event.text}")
