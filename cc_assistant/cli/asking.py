"""Asks: questions with the turns before them, one at a time or as a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cc_assistant.cli import output
from cc_assistant.cli.batch import Item, read_batch
from cc_assistant.cli.options import chosen_format
from cc_assistant.cli.output import Format
from cc_assistant.cli.questions import read_question
from cc_assistant.errors import CCAssistantError, InputError, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.conversation import Conversation
    from cc_assistant.domain.filters import Filters
    from cc_assistant.services import Services


def conversation_of(services: Services, turns: Sequence[str], filters: Filters) -> Conversation:
    """Return the conversation that these questions make, each understood with those before it."""
    from cc_assistant.domain.conversation import Conversation, Turn

    conversation = Conversation()
    for text in turns:
        found = services.retriever.search(
            text, conversation=conversation, filters=filters, limit=1
        ).understanding
        conversation = conversation.with_turn(
            Turn(text=text, understood_as=found.standalone, topic=found.topic)
        )
    return conversation


def one_question(words: Sequence[str] | None, batch: Path | None) -> str | None:
    """Return the question of the command line, or None where there is a batch.

    Raises:
        UsageError: both or neither are there.
        InputError: the question is empty or far too long.
    """
    if words and batch:
        raise UsageError("A question and --batch cannot go together.", remedy="Give one of them.")
    if batch:
        return None
    if words is None:
        raise UsageError(
            "There is no question.", remedy='Put it in quotes: "How did services adapt to COVID?"'
        )
    return read_question(" ".join(words))


def run_batch(
    file: Path, format_: Format | None, json_: bool, reply: Callable[[Sequence[str]], dict[str, Any]]
) -> int:
    """Answer every line of a batch in order, each by one line of JSON, and return the exit code.

    Args:
        file: the questions; `-` is standard input.
        format_: what ``--format`` names; a batch is always JSON.
        json_: whether ``--json`` is there.
        reply: answers the last of some questions asked one after the other.
    """
    if chosen_format(format_ or Format.json, json_) is not Format.json:
        raise UsageError("A batch is written as JSON lines.", remedy="Leave --format away.")
    code = 0
    for item, answered in _replies(file, reply):
        output.data_json({"id": item.id, **answered}, indent=None)
        if "error" in answered:
            code = InputError.exit_code
    return code


def _replies(
    file: Path, reply: Callable[[Sequence[str]], dict[str, Any]]
) -> Iterator[tuple[Item, dict[str, Any]]]:
    for item in read_batch(file):
        try:
            if item.fault:
                raise item.fault
            answered = reply([read_question(turn) for turn in item.turns])
        except InputError as error:
            answered = {"error": _told(error)}
        yield item, answered


def _told(error: CCAssistantError) -> dict[str, Any]:
    return {"title": error.title, "message": str(error), "exit_code": error.exit_code}
