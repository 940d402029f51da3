"""What is said at a question: an answer, a command, a question back, or words of their own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cc_assistant.errors import CCAssistantError, UsageError
from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_line import COMMANDS, read_line
from cc_assistant.tui.interview_told import becomes_task
from cc_assistant.tui.own_words import A_PHRASE, A_STORY, put_confirmed, understand
from cc_assistant.tui.plain_errors import show_error
from cc_assistant.tui.screens.interview_ask import LibraryAskScreen
from cc_assistant.tui.screens.interview_confirm import ConfirmScreen
from cc_assistant.tui.screens.interview_pages import InterviewPages
from cc_assistant.tui.screens.interview_why import WhyScreen
from cc_assistant.tui.widgets.plain_text import one_line

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Value
    from cc_assistant.domain.understood import Proposal, Understanding
    from cc_assistant.interview.fitting import ValueFault
    from cc_assistant.tui.sitting import Step


class InterviewAnswers(InterviewPages):
    """Takes what is typed and chosen, saves it, and only then goes on."""

    def typed(self, text: str) -> None:
        """Take a line: an answer, a command, or a question back."""
        question = self.sitting.question
        if question is None:
            return
        line = read_line(text, words_wanted=question.kind == "text")
        if line.kind == "command":
            self.call_later(self.run_action, line.text)
        elif line.kind == "unknown":
            names = ", ".join(f"/{name}" for name in (*COMMANDS, "note"))
            unknown = UsageError(f"There is no command {line.text}.", remedy=f"There are: {names}.")
            self.view.trouble(unknown, line.text)
        elif line.kind == "note":
            self._keep_as_note(line.text)
        elif line.kind == "why":
            self.action_why()
        elif line.kind == "library":
            self.app.push_screen(LibraryAskScreen(line.text))
        elif line.text == self._refused:
            self._keep_as_note(line.text)
        else:
            self._read(question, line.text)

    def picked(self, question: str, value: Value) -> None:
        """Take what was chosen, unless the question has gone on meanwhile."""
        asked = self.sitting.question
        if asked is not None and question == asked.id:
            self._answer(asked, value)

    def _read(self, question: Question, typed: str) -> None:
        from cc_assistant.interview.fitting import ValueFault
        from cc_assistant.interview.values import read_value

        words = len(typed.split())
        try:
            value = read_value(question, typed, self.sitting.today)
        except ValueFault as fault:
            if words < A_PHRASE or question.kind == "text":
                self.view.trouble(fault, typed)
            else:
                self._understand(typed, None, fault)
            return
        if words < A_STORY or question.kind == "text":
            self._answer(question, value, typed)
        else:
            self._understand(typed, value, None)

    def _answer(self, question: Question, value: Value, typed: str = "") -> None:
        from cc_assistant.interview.asking import answer
        from cc_assistant.interview.fitting import is_dont_know
        from cc_assistant.interview.said import in_words

        self._step(
            lambda session, rules, now: answer(session, rules, question.id, value, now),
            typed=typed,
            said=f"“{one_line(in_words(question, value))}”",
            at_once=becomes_task(question) if is_dont_know(value) else "",
        )

    def _step(self, step: Step, *, typed: str = "", said: str = "", at_once: str = "") -> None:
        """Take a step, save it, and only then go on; what cannot be saved is still in the line."""
        try:
            self.sitting.take(step)
        except CCAssistantError as error:
            if self.page == "question":
                self.view.trouble(error, typed)
            else:
                show_error(self.app, error)
            return
        self._at_once, self._refused = at_once, ""
        if said and self._from_review:
            self._show_head()
            self._show_review()
        else:
            self._show_question()
        self._make(said or None)

    # -- in their own words

    def _understand(self, typed: str, value: Value | None, fault: ValueFault | None) -> None:
        """Read a line against all questions; it answers the one that is asked if ``value`` says so."""
        session = self.sitting.session
        self.view.tell("Reading what you wrote …")

        def confirm(understood: Understanding) -> None:
            question = self.sitting.question
            others = [one for one in understood.proposals if question and one.question != question.id]
            if question and value is not None and not others:
                self._answer(question, value, typed)
            elif understood.proposals:
                self.view.tell("")
                self.app.push_screen(
                    ConfirmScreen(typed, understood, self.sitting.rules),
                    partial(self._confirmed, typed, understood),
                )
            elif fault is not None:
                self._refused = typed
                self.view.trouble(fault, typed)
                self.view.tell(f"{fault} Press Enter again to keep your words as a note.", trouble=True)

        self.sitting.run(
            self,
            lambda interviewing: understand(interviewing, session, typed),
            confirm,
            lambda error: self.view.trouble(error, typed),
        )

    def _confirmed(
        self, typed: str, understood: Understanding, confirmed: tuple[Proposal, ...] | None
    ) -> None:
        if confirmed is None:
            self.view.line.put_back(typed)
            self.view.line.focus()
            return
        answers, notes = {one.question for one in confirmed}, understood.unplaced
        kept = [counted(len(answers), "answer")] if answers else []
        kept += [counted(len(notes), "note")] if notes else []
        self._step(
            lambda session, rules, now: put_confirmed(session, rules, confirmed, notes, now),
            typed=typed,
            said=f"“{one_line(typed)}”",
            at_once=f"Kept of your own words: {' and '.join(kept)}." if kept else "",
        )

    def _keep_as_note(self, typed: str) -> None:
        from cc_assistant.interview.asking import add_note

        self._step(
            lambda session, _, now: add_note(session, typed, now),
            typed=typed,
            at_once="Your words are kept as a note.",
        )

    # -- beside the answer

    def action_unsure(self) -> None:
        """Say "I don't know"."""
        from cc_assistant.interview.fitting import dont_know_value

        question = self.sitting.question
        if question and question.dont_know:
            self._answer(question, dont_know_value(question))
        elif question:
            told = "“I don't know” is not one of the answers here. Pick what comes closest, or skip."
            self.view.tell(told, trouble=True)

    def action_why(self) -> None:
        """Show the evidence behind the question."""
        if question := self.sitting.question:
            self.app.push_screen(WhyScreen(self.sitting.rules, question))
