"""All questions that can be reached, with their answers: to look over, and to go back to any of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cc_assistant.tui.widgets.plain_text import lines, one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Session, Value
    from cc_assistant.interview.answers import Answers
    from cc_assistant.interview.rules import Rules


class ReviewList(OptionList):
    """Lists questions under their sections; what has no answer says so in words."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, classes="-focusable")

    def list(self, rules: Rules, session: Session, answers: Answers) -> None:
        """List what the review shows, with the pointer at the question that was last asked."""
        from cc_assistant.interview.route import questions_to_review

        shown = questions_to_review(rules, session, answers)
        self.clear_options()
        self.add_options(_options(rules, session, answers, shown))
        at = session.at if session.at in shown else next(iter(shown), None)
        if at is not None:
            self.highlighted = self.get_option_index(at)

    @property
    def question(self) -> str | None:
        """The question under the pointer."""
        option = self.highlighted_option
        return option.id if option else None


def _options(rules: Rules, session: Session, answers: Answers, shown: tuple[str, ...]) -> Iterator[Option]:
    section = ""
    for name in shown:
        question = rules.questions[name]
        if question.section != section:
            section = question.section
            yield Option(plain(rules.sections[section].title, "bold $primary"), disabled=True)
        yield Option(_told(question, session, answers.values.get(name)), id=name)


def _told(question: Question, session: Session, value: Value | None) -> Content:
    from cc_assistant.interview.fitting import is_dont_know
    from cc_assistant.interview.said import in_words

    record = session.records.get(question.id)
    if value is None:
        skipped = record is not None and record.skipped
        said = Content.styled("skipped" if skipped else "not answered yet", "italic")
    elif is_dont_know(value):
        said = Content("You do not know: it is a task to find out")
    else:
        said = plain(one_line(in_words(question, value)), "bold")
    own = record is not None and record.origin == "own-words" and value is not None
    return lines(
        [plain(question.text), Content.assemble("  ", said, "  (from your own words)" if own else "")]
    )
