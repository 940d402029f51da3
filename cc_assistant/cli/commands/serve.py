"""`cc-assistant serve`: the terminal app in a browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.session import current_services

if TYPE_CHECKING:
    from cc_assistant.serve.gate import Gate

EXAMPLES = (
    "cc-assistant serve",
    "cc-assistant serve --port 9000 --open",
    "cc-assistant serve --public-url https://assistant.example.org/",
)


def serve(  # noqa: PLR0917  (each is an option, called by its name)
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Port; 0 takes a free one.")
    ] = 8765,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    max_sessions: Annotated[
        int, typer.Option("--max-sessions", metavar="N", min=1, max=64, help="How many tabs may be open.")
    ] = 4,
    public_url: Annotated[
        str | None, typer.Option("--public-url", metavar="URL", help="Under what address a proxy shows it.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser.")] = False,
    beyond_this_machine: Annotated[
        bool,
        typer.Option("--beyond-this-machine", help="Let other computers reach it."),
    ] = False,
) -> None:
    """Open the app in a browser: prints a link that works until Ctrl-C.

    Only who has the link may come in, and only from this machine. Each tab runs an app of its own; all
    share one model. Nothing is fetched from elsewhere. docs/browser.md tells more.
    """
    import asyncio

    from cc_assistant.serve.gate import is_loopback
    from cc_assistant.serve.preparing import prepare
    from cc_assistant.serve.running import Wanted, checked, run_server

    wanted = checked(Wanted(host, port, max_sessions, public_url, open_, beyond_this_machine))
    services = current_services()
    shared = None if services.settings.model == "none" else lambda: services.encoder
    if not is_loopback(host):
        output.talk(
            f"Warning: other computers can reach {host}. Who has the link sees everything that "
            "your assistant can show, and without https others on the way can read it."
        )
    prepare(services)
    asyncio.run(run_server(wanted, shared, _say_where))
    output.talk("Ended.")


def _say_where(gate: Gate) -> None:
    output.data(gate.link)
    sys.stdout.flush()
    output.talk("Open this link in a browser. Ctrl-C ends it.")
