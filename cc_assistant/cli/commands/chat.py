"""`cc-assistant chat`: questions one after the other, a line each; works in a pipe."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from cc_assistant.cli import exit_codes, output
from cc_assistant.cli.boundary import NAME, guarded
from cc_assistant.cli.filters import Wanted, takes_filters
from cc_assistant.cli.guest import LlmOption, Manner, answer_once
from cc_assistant.cli.options import LongOption
from cc_assistant.cli.questions import read_question
from cc_assistant.cli.session import current_services
from cc_assistant.cli.views import shown_answer
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.conversation import Conversation
    from cc_assistant.domain.filters import Filters

PROMPT = "> "
QUIT = ("quit", "exit", "q")
"""Ends the talk, as the end of input does."""

EXAMPLES = (
    "cc-assistant chat",
    "cc-assistant chat --country Scotland < questions.txt",
)


@takes_filters
def chat(wanted: Wanted, long: LongOption = False, llm: LlmOption = None) -> None:
    """Ask questions one after the other; a follow-up is understood with the questions before it.

    Reads a line at a time from standard input, so it works in a pipe. `/help` says what else it takes.
    Ends with exit code 0; a line that goes wrong says so and the next one is read.
    """
    LineChat(wanted.checked(current_services().facet_values), long=long, llm=llm).run()


class LineChat:
    """A talk, line by line. Answers go to standard output, everything else to standard error."""

    def __init__(self, filters: Filters, *, long: bool = False, llm: bool | None = None) -> None:
        self._filters = filters
        self._long = long
        self._llm = llm
        self._at_terminal = output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout)
        self._conversation = _nothing_said()

    def run(self) -> None:
        """Read lines until there are no more or one says so."""
        if self._at_terminal:
            import readline  # noqa: F401  (gives `input` its history and line editing)

            output.talk('Ask a question, or type /help. For instance: "How did services adapt to COVID?"')
        while (line := self._next_line()) is not None:
            words = line.strip()
            if words[:1] == "/" and words[1:] in QUIT:
                return
            code = guarded(partial(self._take, words)) if words else exit_codes.OK
            # At a terminal an interrupt stops one answer; in a pipe, and without a reader, the talk is over.
            if code == exit_codes.PIPE_CLOSED or (code == exit_codes.INTERRUPTED and not self._at_terminal):
                raise SystemExit(code)

    def _next_line(self) -> str | None:
        if self._at_terminal:
            try:
                return input(PROMPT)
            except EOFError:
                output.talk("")
                return None
        return sys.stdin.readline() or None

    def _take(self, words: str) -> int:
        if not words.startswith("/"):
            self._ask(read_question(words), self._conversation)
        elif words[1:] in OWN:
            OWN[words[1:]][0](self)
        else:
            return self._run_command(words[1:])
        return exit_codes.OK

    def _help(self) -> None:
        output.talk(
            'Type a question. A question such as "and in rural areas?" is understood with the ones before it.'
        )
        for name, (_, what) in OWN.items():
            output.talk(f"  /{name:<8}  {what}")
        output.talk(f"  /{QUIT[0]:<8}  end (so does the end of input)")
        output.talk(
            "Every command works with / before it: /passage fixsen2022-01, /glossary PCN, "
            "/search rural transport,\n/source fixsen2022 --style apa, /knowledge coverage."
        )

    def _forget(self) -> None:
        self._conversation = _nothing_said()
        output.talk("The questions so far are forgotten.")

    def _switch_length(self) -> None:
        self._long = not self._long
        output.talk("Answers tell all that is found." if self._long else "Answers fit on a screen.")

    def _ask(self, question: str, conversation: Conversation) -> None:
        from cc_assistant.domain.conversation import Turn

        services = current_services()
        services.heed_changes()
        answer = services.mended(
            lambda: answer_once(
                services, question, conversation, Manner(self._filters, self._long, self._llm)
            )
        )
        self._conversation = conversation.with_turn(
            Turn(text=question, understood_as=answer.understood_as, topic=answer.topic)
        )
        output.data(shown_answer(answer) + "\n")
        sys.stdout.flush()

    def _ask_alone(self) -> None:
        if not self._conversation.turns:
            raise UsageError("There is no question before this one.", remedy="Type one.")
        self._ask(self._conversation.turns[-1].text, _nothing_said())

    def _switch_llm(self) -> None:
        model = current_services().language_model
        self._llm = not (model.writes_always if self._llm is None else self._llm)
        by = model.client.address if self._llm else ""
        output.talk(f"{by} writes the answers." if by else "No language model is used.")

    def _run_command(self, words: str) -> int:
        from cc_assistant.cli.app import app

        try:
            arguments = shlex.split(words)
        except ValueError:
            arguments = words.split()
        if arguments[:1] == ["help"]:
            arguments = [*arguments[1:], "--help"]
        if not arguments or arguments[0] == "chat":
            raise UsageError("This is the chat already.", remedy="/help says what it takes.")
        code = app(arguments, prog_name=NAME, standalone_mode=False)
        return code if isinstance(code, int) else exit_codes.OK


OWN: dict[str, tuple[Callable[[LineChat], None], str]] = {
    "help": (LineChat._help, "this, or of a command: /help ask"),
    "alone": (LineChat._ask_alone, "ask the last question again by itself, without the ones before it"),
    "new": (LineChat._forget, "forget the questions so far"),
    "long": (LineChat._switch_length, "tell all that is found, or again what fits on a screen"),
    "llm": (LineChat._switch_llm, "let the language model write the answers, or again not"),
}
"""What a line that begins with `/` can be, beside the commands of the command line."""


def _nothing_said() -> Conversation:
    from cc_assistant.domain.conversation import Conversation

    return Conversation()


def welcome() -> None:
    """What the program does without a command where the app cannot be shown.

    A terminal is told why, and gets the chat; a pipe gets one answer.
    """
    if output.is_terminal(sys.stdin) and output.is_terminal(sys.stdout):
        from cc_assistant.tui.launch import reason_against

        against = reason_against(os.environ, sys.stdout.encoding)
        output.talk(f"{against} Here is the chat, line by line; `{NAME} chat` opens it too.")
        LineChat(Wanted({}, None).checked(current_services().facet_values)).run()
        return
    question = "How did services adapt to COVID?"
    output.talk(f"There is no terminal to talk in, so here is an answer to one question: {question}")
    output.data(shown_answer(current_services().answerer.answer(question)))
    output.talk('To go on: cc-assistant ask "YOUR QUESTION", cc-assistant chat, cc-assistant --help.')
