"""The pages that phones show: plain, large, and whole without a script."""

from __future__ import annotations

from collections.abc import Sequence

from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Given, Value
from cc_assistant.errors import CCAssistantError
from cc_assistant.interview.fitting import is_dont_know
from cc_assistant.interview.said import in_words
from cc_assistant.phones.form import DONT_KNOW_FIELD
from cc_assistant.phones.group import Group
from cc_assistant.render.templating import fill_template

LONGEST_INITIALS = 20
LONGEST_ROLE = 60
LONGEST_REMARK = 500


def join_page(
    group: Group, *, initials: str = "", role: str = "", error: CCAssistantError | None = None
) -> str:
    """The page where somebody says who they are."""
    return _page(
        "join",
        group,
        initials=initials,
        role=role,
        error=error,
        longest_initials=LONGEST_INITIALS,
        longest_role=LONGEST_ROLE,
    )


def question_page(
    group: Group,
    question: Question,
    given: Given | None,
    *,
    error: CCAssistantError | None = None,
    chosen: Sequence[str] | None = None,
    typed: str | None = None,
    remark: str | None = None,
) -> str:
    """The page of one question.

    Args:
        group: the workshop.
        question: what is asked.
        given: what this person answered before.
        error: why what was sent is no answer; ``chosen``, ``typed`` and ``remark`` are shown again then.
        chosen: ids that were ticked.
        typed: what was written.
        remark: what was written beside the answer.
    """
    before = given.value if given else None
    return _page(
        "question",
        group,
        question=question,
        kind=question.kind,
        several=question.kind == "multi",
        chosen=list(_ids(before)) if chosen is None else list(chosen),
        typed=_typed(question, before) if typed is None else typed,
        remark=(given.remark if given else "") if remark is None else remark,
        not_known=is_dont_know(before),
        not_known_field=DONT_KNOW_FIELD,
        said=in_words(question, given.value) if given and error is None else "",
        error=error,
        longest_remark=LONGEST_REMARK,
    )


def wait_page(group: Group) -> str:
    """The page between two questions, and after the last."""
    return _page("wait", group)


def message_page(title: str, text: str) -> str:
    """A page that says one thing, such as that the link is wrong."""
    return fill_template("phones/message.html.j2", title=title, text=text)


def _page(name: str, group: Group, **values: object) -> str:
    return fill_template(
        f"phones/{name}.html.j2", title=group.title, step=group.step, over=group.over, **values
    )


def _ids(value: Value | None) -> Sequence[str]:
    if value is None:
        return ()
    return [str(part) for part in value] if isinstance(value, tuple) else [str(value)]


def _typed(question: Question, value: Value | None) -> str:
    return "" if value is None or question.options or is_dont_know(value) else in_words(question, value)
