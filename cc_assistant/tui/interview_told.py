"""What the interview tells around a question: what was said before, how far it is, where to go at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from cc_assistant.text.checklist_words import role_words
from cc_assistant.text.saying import counted
from cc_assistant.tui.interview_words import bar, progress_words
from cc_assistant.tui.widgets.plain_text import one_line, plain

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question, Section
    from cc_assistant.tui.sitting import Sitting

_BAR = 20
"""Cells of the bar, where there is room for one."""


def begun_section(sitting: Sitting) -> Section | None:
    """Return the section that the question that is asked begins; None within one."""
    questions = sitting.rules.questions
    path = [name for name in sitting.session.path if name in questions]
    if not path or (len(path) > 1 and questions[path[-2]].section == questions[path[-1]].section):
        return None
    return sitting.rules.sections[questions[path[-1]].section]


def earlier(sitting: Sitting, most: int) -> Iterator[Content]:
    """Yield the last answers before the question that is asked, the newest at the end."""
    from cc_assistant.interview.said import in_words

    questions, values = sitting.rules.questions, sitting.answers.values
    said = [name for name in sitting.session.path if name in values and name != sitting.session.at]
    newest_last = reversed(list(dict.fromkeys(reversed(said))))
    for name in list(newest_last)[-most:]:
        answer = plain(one_line(in_words(questions[name], values[name])), "bold")
        yield Content.assemble(plain(questions[name].text), "  ", answer)


def becomes_task(question: Question) -> str:
    """Return what is said at once when somebody does not know."""
    if question.find_out is None:
        return ""
    whom = " or ".join(role_words(who) for who in question.find_out.ask)
    return f"That is fine: it is a task now. {question.find_out.task.rstrip('.')}. Ask: {whom}."


def how_far(sitting: Sitting, *, drawn: bool) -> str:
    """Return how far the interview is, with a bar where there is room."""
    from cc_assistant.interview.route import progress

    now = progress(sitting.rules, sitting.session, sitting.today)
    picture = f"{bar(now.done, now.most, _BAR)}  " if drawn else ""
    return f"{picture}{progress_words(now)}"


def where_to_go(sitting: Sitting) -> Iterator[tuple[str, str]]:
    """Yield what can be done at the end: a text, and the action that it runs."""
    from cc_assistant.interview.route import progress, skipped_questions

    yield "Open your checklist", "checklist"
    yield "Look over your answers", "review"
    if skipped := skipped_questions(sitting.session, sitting.answers):
        yield f"Answer what you skipped: {counted(len(skipped), 'question')}", "skipped"
    if sitting.session.route == "quick":
        full = sitting.session.model_copy(update={"route": "full"})
        left = progress(sitting.rules, full, sitting.today)
        if left.most:
            yield f"Go on with the full route: {progress_words(left)}", "route"
    yield "Show all sessions", "sessions"
