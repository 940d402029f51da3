"""How long each route takes, counted from the questions themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cc_assistant.text.saying import counted

if TYPE_CHECKING:
    from cc_assistant.domain.session import Route
    from cc_assistant.tasks.interviewing import Interviewing


def route_sizes(interviewing: Interviewing) -> dict[Route, str]:
    """Return what is told of each route: 16 questions, about 10 minutes."""
    from cc_assistant.interview.asking import start
    from cc_assistant.interview.route import progress

    sizes: dict[Route, str] = {}
    routes: tuple[Route, ...] = ("quick", "full")
    for route in routes:
        fresh = start(interviewing.rules, "new", "New", interviewing.now(), route=route)
        size = progress(interviewing.rules, fresh, interviewing.today)
        span = str(size.most) if size.least == size.most else f"{size.least} to {size.most}"
        sizes[route] = f"{span} questions, about {counted(size.most_minutes, 'minute')}"
    return sizes
