"""What the screen shows of a question before a group, at each stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from cc_assistant.interview.said import in_words
from cc_assistant.tui.widgets.ballot import BallotRow
from cc_assistant.tui.widgets.plain_text import plain
from cc_assistant.tui.workshop_round import WAYS, Round, answers, record_of, spread
from cc_assistant.tui.workshop_words import (
    agreement_words,
    answered_words,
    decision_words,
    initials_of,
    middle_words,
    remarks,
)

if TYPE_CHECKING:
    from cc_assistant.domain.questionnaire import Question
    from cc_assistant.domain.session import Session, Value
    from cc_assistant.interview.live_workshop import LiveWorkshop

WAY_WORDS = {
    "agreed": "Agreed by all",
    "majority": "By majority",
    "open": "Leave it open: it becomes a task to find out",
}
_OPEN_WITHOUT_TASK = "Leave it open"


@dataclass(frozen=True)
class View:
    """What is shown.

    Attributes:
        doing: what the group does now.
        rows: the answers, or the ways to decide.
        cursor: place of the row that is pointed at.
        ticked: places of those that are chosen.
        boxes: as of `Ballot.put`.
        above: what stands above the rows.
        below: what stands below the rows.
        hint: what can be typed now.
        placeholder: the same in few words, in the line itself.
        helped: whether it is said how to answer.
    """

    doing: str
    rows: Sequence[BallotRow]
    cursor: int | None = None
    ticked: Collection[int] = ()
    boxes: str = ""
    above: Sequence[Content] = ()
    below: Sequence[Content] = ()
    hint: str = ""
    placeholder: str = ""
    helped: bool = False


def view_of(now: Round, live: LiveWorkshop, names: Mapping[str, str], *, by_phone: bool) -> View:
    """Return what is shown of a round.

    Args:
        now: where the group is.
        live: the workshop.
        names: how each person is called, by id.
        by_phone: whether phones can answer.
    """
    if now.stage == "gather":
        return _hands(now, live) if now.way == "hands" else _people(now, live, names, by_phone=by_phone)
    makers: dict[str, Callable[[Round, Session, Mapping[str, str]], View]] = {
        "talk": _talk,
        "decide": _decide,
        "how": _how,
        "why": _why,
        "decided": _decided,
    }
    return makers[now.stage](now, live.session, names)


# -- gathering


def _people(now: Round, live: LiveWorkshop, names: Mapping[str, str], *, by_phone: bool) -> View:
    question, session = now.question, live.session
    silent = {person.id for person in live.silent(question.id)}
    parts: list[Content] = []
    for person in session.people:
        turn = person.id == now.turn
        sign = "…" if person.id in silent else "✓"
        phone = " (phone)" if person.id in live.on_phones else ""
        told = f"{'›' if turn else ' '}{names[person.id]} {sign}{phone}"
        parts.append(plain(told, "bold" if turn else ""))
    said = answered_words(live.silent(question.id), session) if session.people else ""
    everybody = bool(session.people) and not silent
    how = "by phone or one after the other" if by_phone else "one after the other"
    example = "3" if question.options else {"number": "12", "date": "next April"}.get(question.kind, "…")
    whose = names.get(now.turn or "", "")
    hint = f"{_first(names)} {example} + Enter takes an answer. Enter alone shows the answers."
    if everybody:
        hint = "All have answered. Enter shows the answers."
    elif not session.people:
        hint = "Nobody is on the list yet. Enter alone goes on without answers of single people."
    return View(
        doing=f"Everybody answers, {how}; the answers stay hidden." if session.people else "",
        rows=_plain_rows(question),
        below=[Content("  ").join(parts), plain(said, "bold")] if parts else [],
        hint=hint,
        placeholder=f"{whose}: {example}" if whose else f"{_first(names)} {example}",
        helped=True,
    )


def _hands(now: Round, live: LiveWorkshop) -> View:
    question, session = now.question, live.session
    shown = {
        hands.value[0] if isinstance(hands.value, tuple) else hands.value: hands.count
        for hands in record_of(now, session).hands
    }
    if not question.options:
        rows = [BallotRow(in_words(question, value), "", count) for value, count in shown.items()]
        return View(
            doing="Show of hands.",
            rows=rows,
            hint="Type an answer and its hands, such as 12 x 4. Enter alone goes on.",
            placeholder="12 x 4",
            helped=True,
        )
    rows = [
        BallotRow(option.label, str(place + 1), shown.get(option.id))
        for place, option in enumerate(question.options)
    ]
    asked = question.options[min(now.at, len(rows) - 1)]
    more = " Several may be ticked." if question.kind == "multi" else ""
    return View(
        doing=f"Show of hands: who is for “{asked.label}”?{more}",
        rows=rows,
        cursor=now.at,
        hint="Type the number of hands + Enter, answer by answer. Enter alone shows how they lie.",
        placeholder="How many hands?",
        helped=True,
    )


def _plain_rows(question: Question) -> list[BallotRow]:
    return [BallotRow(option.label, str(place + 1)) for place, option in enumerate(question.options)]


def _first(names: Mapping[str, str]) -> str:
    return next(iter(names.values()), "AB")


# -- when the answers are seen


def _spread_rows(now: Round, session: Session, names: Mapping[str, str]) -> list[BallotRow]:
    found = spread(now, session)
    if not found.people:
        return _plain_rows(now.question)
    by_value: dict[Value, list[str]] = defaultdict(list)
    for given in record_of(now, session).given:
        for value in given.value if isinstance(given.value, tuple) else (given.value,):
            by_value[value].append(initials_of(given.person, names))
    keys = [str(place + 1) for place in range(len(found.counts))] if now.question.options else []
    return [
        BallotRow(_label(now.question, value), keys[place] if keys else "", count, " ".join(by_value[value]))
        for place, (value, count) in enumerate(found.counts)
    ]


def _label(question: Question, value: Value) -> str:
    return next((option.label for option in question.options if option.id == value), None) or in_words(
        question, value
    )


def _lie(now: Round, session: Session) -> list[Content]:
    """Return how the answers lie, in words."""
    found = spread(now, session)
    if not found.people:
        return []
    told = [agreement_words(now.question, found), middle_words(now.question, found)]
    if found.people > len(session.people) > 0:
        told.append("That is more answers than people: some may be counted twice.")
    return [plain(" ".join(part for part in told if part), "bold")]


def _remarks(now: Round, session: Session, names: Mapping[str, str]) -> list[Content]:
    return [plain(remark) for remark in remarks(record_of(now, session), names)]


def _talk(now: Round, session: Session, names: Mapping[str, str]) -> View:
    prompts = now.question.follow_up
    above = _lie(now, session)
    if prompts:
        at = now.prompt % len(prompts)
        count = f" ({at + 1} of {len(prompts)})" if len(prompts) > 1 else ""
        above.append(Content.assemble(("To talk about: ", "bold $primary"), plain(prompts[at]), count))
    more = "Down shows the next prompt. " if len(prompts) > 1 else ""
    return View(
        doing="Talk it over." if spread(now, session).people else "Talk it over: nobody has answered yet.",
        rows=_spread_rows(now, session, names),
        above=above,
        below=_remarks(now, session, names),
        hint=f"{more}Enter goes on to the decision.",
        placeholder="Enter: decide",
    )


def _decide(now: Round, session: Session, names: Mapping[str, str]) -> View:
    question = now.question
    if question.kind == "multi":
        hint = "Numbers, or arrows and Space, then Enter. /open leaves it open."
    elif question.options:
        hint = "A number, or arrows, then Enter. /open leaves it open."
    else:
        hint = "Arrows choose an answer above, or type another; then Enter. /open leaves it open."
    boxes = "[]" if question.kind == "multi" else "()"
    ticked = now.ticks if question.kind == "multi" else {now.at}
    rows = _spread_rows(now, session, names)
    return View(
        doing="What does the group decide?",
        rows=rows,
        cursor=now.at if rows else None,
        ticked=ticked,
        boxes=boxes,
        above=_lie(now, session),
        below=_remarks(now, session, names),
        hint=hint,
        placeholder="The decision",
    )


def _how(now: Round, session: Session, names: Mapping[str, str]) -> View:  # noqa: ARG001  (as the others)
    question = now.question
    assert now.value is not None
    words = {**WAY_WORDS, **({} if question.find_out else {"open": _OPEN_WITHOUT_TASK})}
    return View(
        doing=f"How is it decided? {in_words(question, now.value)}",
        rows=[BallotRow(words[way], way[0]) for way in WAYS],
        cursor=now.at,
        boxes="()",
        ticked={now.at},
        hint="a, m or o, or arrows, then Enter.",
        placeholder="a, m or o",
    )


def _why(now: Round, session: Session, names: Mapping[str, str]) -> View:  # noqa: ARG001  (as the others)
    record = record_of(now, session)
    return View(
        doing=decision_words(now.question, record),
        rows=(),
        below=[Content("It is saved. Why did the group decide so?")],
        hint="A few words, or Enter alone for no reason; then the next question.",
        placeholder="Why?",
    )


def _decided(now: Round, session: Session, names: Mapping[str, str]) -> View:
    record = record_of(now, session)
    value = record.value if isinstance(record.value, tuple) else (record.value,)
    rows = _spread_rows(now, session, names)
    offered = answers(now, session)
    because = [plain(f"Because: {record.reason}")] if record.reason else []
    return View(
        doing=decision_words(now.question, record),
        rows=rows,
        ticked={place for place, one in enumerate(offered) if one in value},
        boxes="[]" if now.question.kind == "multi" else "()",
        above=[*because, *_lie(now, session)],
        below=_remarks(now, session, names),
        hint="Enter goes on. /decide decides it anew; /gather asks everybody again.",
        placeholder="Enter: the next question",
    )
