"""A checklist as a calendar (iCalendar, RFC 5545): one day-long entry for each thing that has a date.

Entries are events, not to-dos: Google Calendar and Outlook pass over to-dos in a file. Each keeps its id
from one file to the next, and a later file has a higher sequence, so that reading it in again changes what
is there. An item that was set aside is sent as cancelled. The only module that knows icalendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from cc_assistant.domain.paper import ChecklistPaper, PaperItem
from cc_assistant.errors import NotFound
from cc_assistant.export.visible import holdable
from cc_assistant.text.checklist_words import EFFORT, PRIORITY, STATUS, STRENGTH
from cc_assistant.text.saying import first_capital, listed

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_ALARMS = {"S": timedelta(days=-3), "M": timedelta(days=-14), "L": timedelta(days=-42)}
"""How long before it is due an item is called to mind: the longer it takes, the earlier."""
_MORNING = timedelta(hours=9)
_PRIORITY = {"must": 1, "should": 5, "could": 9}


def paper_ics(paper: ChecklistPaper) -> bytes:
    """Return the calendar of a checklist.

    Raises:
        NotFound: nothing on it has a date.
    """
    from icalendar import Calendar, vText

    events = [event for event in _events(paper) if event is not None]
    if not events:
        raise NotFound(
            "Nothing on this checklist has a date yet.",
            remedy="Answer when you will see your first person; dates are counted from that day.",
        )
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//CC Assistant//Checklist//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_line(paper.title)))
    for event in events:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _events(paper: ChecklistPaper) -> Iterator[Event]:
    for item in paper.items:
        if item.day is not None:
            yield _item(paper, item, item.day)
        for step in item.first_steps:
            if step.day is not None and item.status in {"to-do", "in-progress"}:
                yield _event(
                    paper,
                    f"find-out:{step.question}",
                    max(step.day, paper.made),
                    f"Find out: {step.task}",
                    f"Ask: {listed(step.ask)}. First step of “{item.title}”.",
                    alarm=_ALARMS["S"],
                )
    if paper.opening and paper.opening >= paper.made:
        yield _event(paper, "opening", paper.opening, "First person", paper.title)
    if paper.funding_end and paper.funding_end >= paper.made:
        yield _event(paper, "funding-end", paper.funding_end, "The funding ends", paper.title)


def _item(paper: ChecklistPaper, item: PaperItem, day: date) -> Event:
    open_ = item.status in {"to-do", "in-progress"}
    event = _event(
        paper,
        item.id,
        max(day, paper.made) if item.now else day,
        item.title if open_ else f"{STATUS[item.status]}: {item.title}",
        "\n".join(_description(item)),
        alarm=_ALARMS[item.effort] if open_ and not item.now else None,
        status="CANCELLED" if item.status == "not-for-us" else "CONFIRMED",
    )
    event.add("priority", _PRIORITY[item.priority])
    return event


def _event(
    paper: ChecklistPaper,
    name: str,
    day: date,
    title: str,
    description: str,
    *,
    alarm: timedelta | None = None,
    status: str = "CONFIRMED",
) -> Event:
    from icalendar import Event

    changed = max(paper.changed, datetime.combine(paper.made, time(), tzinfo=UTC)).astimezone(UTC)
    event = Event()
    event.add(
        "uid", f"{uuid5(NAMESPACE_URL, f'{paper.session} {paper.begun.isoformat()} {name}')}@cc-assistant"
    )
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    # Minutes: grows with each change of the session, and with each later day for which it is made.
    event.add("sequence", int(changed.timestamp()) // 60)
    event.add("summary", _line(title))
    event.add("description", _told(description))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", status)
    if alarm is not None and day + alarm > paper.made:
        event.add_component(_alarm(title, alarm))
    return event


def _alarm(title: str, before: timedelta) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(title))
    alarm.add("trigger", before + _MORNING)
    return alarm


def _description(item: PaperItem) -> Iterator[str]:
    facts = [PRIORITY[item.priority]]
    if item.kind == "recommendation":
        facts.append(f"takes {EFFORT[item.effort].lower()}")
    if item.owner:
        facts.append(f"owner: {item.owner}")
    if item.who:
        facts.append(f"leads: {item.who[0]}")
    yield first_capital("; ".join(facts)) + "."
    if item.now:
        yield f"Do this {item.when}."
    if item.rationale:
        yield item.rationale
    yield from (f"- {step}" for step in item.steps)
    if item.done_when:
        yield f"Done when: {item.done_when}"
    if item.evidence:
        yield f"{STRENGTH[item.evidence.strength]}. {item.evidence.basis}"
    if item.reason:
        yield f"Not for us: {item.reason}"
    if item.note:
        yield f"Note: {item.note}"


def _line(text: str) -> str:
    return " ".join(holdable(text).split())


def _told(text: str) -> str:
    return holdable(text).strip()
