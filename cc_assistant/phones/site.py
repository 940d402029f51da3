"""Answers what phones ask. The token in the address is the only key; it ends with the workshop."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

from aiohttp import web

from cc_assistant.errors import CCAssistantError, UsageError
from cc_assistant.log import record_fault
from cc_assistant.phones.form import DONT_KNOW_FIELD, sent_value
from cc_assistant.phones.group import Group
from cc_assistant.phones.pages import (
    LONGEST_INITIALS,
    LONGEST_REMARK,
    LONGEST_ROLE,
    join_page,
    message_page,
    question_page,
    wait_page,
)

MOST_PEOPLE = 60
_LARGEST_FORM = 64 * 1024
_STATIC = Path(__file__).parent / "static"
_COOKIE = "person"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PhoneSite:
    """The pages of one workshop.

    Args:
        group: the workshop.
        today: tells the day, for dates such as "next April".
    """

    def __init__(self, group: Group, today: Callable[[], date]) -> None:
        self._group = group
        self._today = today
        self._people: dict[str, str] = {}
        self.token = secrets.token_urlsafe(12)

    @property
    def joined(self) -> int:
        """How many phones have joined."""
        return len(self._people)

    def application(self) -> web.Application:
        """Return the site for aiohttp to run."""
        site = web.Application(middlewares=[self._guard], client_max_size=_LARGEST_FORM)
        home = f"/{self.token}"
        site.add_routes(
            [
                web.get(f"{home}/", self._show),
                web.post(f"{home}/join", self._join),
                web.post(f"{home}/answer", self._answer),
                web.get(f"{home}/step", self._step),
                web.static(f"{home}/own", _STATIC),
            ]
        )
        return site

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            response = await handler(request)
        except web.HTTPRequestEntityTooLarge:
            response = _html(message_page("That is too long", "Please go back and write less."), 413)
        except web.HTTPRedirection as redirection:
            response = redirection
        except web.HTTPException:
            text = "Please scan the code on the screen again, or ask the person who leads the workshop."
            response = _html(message_page("There is nothing here", text), 404)
        except ConnectionError:
            raise
        except Exception as error:  # a fault of the program ends one request, not the workshop
            record_fault(error)
            text = "Please tell the person who leads the workshop, and go on by showing your hand."
            response = _html(message_page("Something went wrong", text), 500)
        response.headers.update(_HEADERS)
        return response

    async def _show(self, request: web.Request) -> web.StreamResponse:
        person = self._person(request)
        if person is None:
            return _html(join_page(self._group))
        question = self._group.question
        if question is None or self._group.over:
            return _html(wait_page(self._group))
        return _html(question_page(self._group, question, self._group.said(person, question.id)))

    async def _join(self, request: web.Request) -> web.StreamResponse:
        form = await request.post()
        initials, role = (str(form.get(name, "")).strip() for name in ("initials", "role"))
        if self._person(request) is None:
            try:
                person = self._let_in(initials, role)
            except CCAssistantError as error:
                return _html(join_page(self._group, initials=initials, role=role, error=error), 422)
            secret = secrets.token_urlsafe(24)
            self._people[secret] = person
            response = self._home(request)
            response.set_cookie(_COOKIE, secret, httponly=True, samesite="Strict", path=f"/{self.token}/")
            return response
        return self._home(request)

    def _let_in(self, initials: str, role: str) -> str:
        if len(self._people) >= MOST_PEOPLE:
            raise UsageError(f"{MOST_PEOPLE} phones have joined, and that is the most.", remedy="Show hands.")
        return self._group.join(initials[:LONGEST_INITIALS], role[:LONGEST_ROLE])

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        person, question = self._person(request), self._group.question
        form = await request.post()
        if person is None or question is None or form.get("question") != question.id:
            return self._home(request)  # the group has gone on meanwhile; the page there says so
        chosen = [str(value) for value in form.getall("option", [])]
        typed, remark = str(form.get("typed", "")), str(form.get("remark", "")).strip()[:LONGEST_REMARK]
        not_known = DONT_KNOW_FIELD in form
        try:
            value = sent_value(question, chosen, typed, self._today(), not_known=not_known)
            self._group.take(person, question.id, value, remark)
        except CCAssistantError as error:
            given = self._group.said(person, question.id)
            page = question_page(
                self._group, question, given, error=error, chosen=chosen, typed=typed, remark=remark
            )
            return _html(page, 422)
        return self._home(request)

    async def _step(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002 (aiohttp passes it)
        return web.json_response({"step": self._group.step})

    def _person(self, request: web.Request) -> str | None:
        return self._people.get(request.cookies.get(_COOKIE, ""))

    def _home(self, request: web.Request) -> web.Response:
        return web.Response(status=303, headers={"Location": f"{request.path.rpartition('/')[0]}/"})


def _html(page: str, status: int = 200) -> web.Response:
    return web.Response(text=page, content_type="text/html", status=status)
