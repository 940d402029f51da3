"""A question of the interview as text: for a terminal, a pipe, a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cc_assistant.domain.questionnaire import Question
from cc_assistant.domain.session import Value
from cc_assistant.domain.understood import Understanding
from cc_assistant.render.lines import Strong, filled
from cc_assistant.text.saying import counted

_HOW = {
    "single": "Type the number of one answer, or say it in your own words.",
    "yes-no-dont-know": "Type the number of one answer, or say it in your own words.",
    "multi": "Type the numbers of all that fit, such as 1 3, or say it in your own words.",
    "scale": "Type a number from the scale.",
    "number": "Type a number.",
    "date": "Type a date, such as next April, in 6 weeks or 1/4/27.",
    "text": "Type a few words.",
}


def question_text(
    question: Question, *, width: int, strong: Strong = str, answer: str = "", how: bool = True
) -> str:
    """Return a question with its answers numbered from 1.

    Args:
        question: what is asked.
        width: columns of a line.
        strong: sets the question apart.
        answer: what was answered before, in words; "" where nothing was.
        how: say how to answer; where somebody has heard it, it is said of dates and numbers only.
    """
    lines = [strong(filled(question.text, width))]
    # The steps of a scale are numbers themselves; what else it offers is named by its place as well.
    for number, option in enumerate(question.options, start=1):
        lines.append(filled(option.label, width, f"  {number}. ", "     "))
    if how or not question.options:
        lines.append(filled(_how(question), width))
    if answer:
        lines.append(filled(f"Answer so far: {answer}. An empty line keeps it.", width))
    return "\n".join(lines)


def help_text(question: Question, commands: str, *, width: int) -> str:
    """Return what helps to answer, and what else can be typed."""
    return f"{filled(question.help, width)}\n{filled(_how(question), width)}\n{commands}"


def why_text(question: Question, items: Sequence[tuple[str, str]], *, width: int) -> str:
    """Return why the question is asked, and what its answers lead to.

    Args:
        question: what is asked.
        items: titles of the items that it bears on, each with what its evidence rests on.
        width: columns of a line.
    """
    lines = [filled(question.why_we_ask, width)]
    if items:
        lines.append("It bears on:")
    for title, basis in items:
        lines.append(filled(title, width, "  - ", "    "))
        if basis:
            lines.append(filled(basis, width, "      "))
    return "\n".join(lines)


def progress_text(done: int, coming: tuple[int, int], minutes: tuple[int, int]) -> str:
    """Say how far it is: "3 answered or skipped, 12 to 20 to come (8 to 14 minutes)"."""
    least, most = minutes
    time = counted(most, "minute") if least == most else f"{least} to {most} minutes"
    return f"{done} done, {_range(*coming)} to come (about {time})."


def understood_text(
    understood: Understanding,
    text_of: Callable[[str], Question],
    in_words: Callable[[Question, Value], str],
    width: int,
) -> str:
    """Return what was understood of somebody's own words, numbered, for them to confirm.

    Args:
        understood: what was understood.
        text_of: gives a question by its id.
        in_words: puts an answer into words.
        width: columns of a line.
    """
    lines = ["I understood:"]
    for number, proposal in enumerate(understood.proposals, start=1):
        question = text_of(proposal.question)
        doubt = "" if proposal.sure else "perhaps: "
        said = f"{doubt}{question.text} {in_words(question, proposal.value)}, from “{proposal.words}”"
        lines.append(filled(said, width, f"  {number}. ", "     "))
    if understood.unplaced:
        kept = "; ".join(f"“{part}”" for part in understood.unplaced)
        lines.append(filled(f"No question has a place for this, so it becomes a note: {kept}", width))
    guesses = {not proposal.sure for proposal in understood.proposals}
    asks = "Is that right? yes keeps it, no keeps nothing, numbers name what is wrong."
    if guesses == {True, False}:
        asks = (
            "Is that right? yes keeps all but each 'perhaps', no keeps nothing; numbers name what is wrong, "
            "and each 'perhaps' that is right."
        )
    elif guesses == {True}:
        asks = "Is that right? yes keeps all of it, no keeps nothing, numbers name what is right."
    lines.append(filled(asks, width))
    return "\n".join(lines)


def growth_text(
    appeared: Sequence[tuple[str, Sequence[str]]],
    raised: Sequence[tuple[str, Sequence[str]]],
    gone: Sequence[str],
    pinned: Sequence[str],
    *,
    length: tuple[int, int],
    dates: str,
    width: int,
    most: int = 4,
) -> str:
    """Return what an answer did to the checklist, a line each; "" where it did nothing.

    Args:
        appeared: titles of items that it brought, each with the reasons.
        raised: titles of items that it made more pressing, with the reasons.
        gone: titles of items that it took off.
        pinned: titles of items that it made bear on the main worry.
        length: how many items the list had, and has.
        dates: the day from which dates are counted now, in words; "" where that did not change.
        width: columns of a line.
        most: titles of one kind that are named; the rest is counted.
    """
    lines = list(_grown("On your list", appeared, width, most))
    lines += _grown("More pressing", raised, width, most)
    lines += _grown("No longer on your list", [(title, ()) for title in gone], width, most)
    lines += _grown("Bears on your main worry", [(title, ()) for title in pinned], width, most)
    if dates:
        lines.append(filled(f"Dates on your list now count from {dates}.", width, "  * ", "    "))
    if length[0] != length[1]:
        lines.append(filled(f"Your list has {counted(length[1], 'item')}.", width, "  * ", "    "))
    return "\n".join(lines)


def _grown(name: str, items: Sequence[tuple[str, Sequence[str]]], width: int, most: int) -> Iterator[str]:
    for title, why in items[:most]:
        because = f" Because: {why[0]}" if why else ""
        yield filled(f"{name}: {title}.{because}", width, "  * ", "    ")
    if len(items) > most:
        yield filled(f"{name}: {len(items) - most} more.", width, "  * ", "    ")


def _how(question: Question) -> str:
    know = ' "I don\'t know" is an answer, too.' if question.dont_know else ""
    return f"{_HOW[question.kind]}{know}"


def _range(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"
