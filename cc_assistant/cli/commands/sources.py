"""`cc-assistant sources`: fetches open-access papers into a pack, where settings and licences allow it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.commands.import_ import report_lines
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.errors import Cancelled, InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cc_assistant.tasks.fetching import Asked

sources_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Fetch the full texts of open-access papers.",
)

Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID...", help="Ids of sources (such as fixsen2022), DOIs, PMIDs or PMCIDs."),
]
IntoOption = Annotated[
    str, typer.Option("--pack", metavar="NAME", help="The pack that takes them; a new one is public.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do not ask before the server is contacted.")]


@sources_app.callback()
def sources() -> None:
    """Fetch the full texts of open-access papers."""


@sources_app.command(
    epilog=examples(
        "cc-assistant sources fetch fixsen2022 morris2022",
        "cc-assistant sources fetch PMC9087654 10.1136/bmjopen-2022-012345 --pack papers --yes",
    )
)
def fetch(
    ids: Ids, pack: IntoOption = "open-access", yes: YesOption = False, json_: JsonOption = False
) -> None:
    """Fetch open-access papers from Europe PMC, so that answers quote the papers themselves.

    Off unless the setting full_texts is on. The address is shown and you are asked before it is contacted.
    Only papers under a CC BY licence or CC0 are kept, each with its record, licence and day. They come one by
    one with a pause; what is there already is passed over, so the same command goes on where it stopped.
    What could not be had is named with the reason; the exit code is 8 then.
    """
    services = current_services()
    asked = services.fetching.plan(ids)
    if any(one.paper and not one.here for one in asked):
        _ask(services.fetching.address, asked, yes=yes)
    report = services.fetching.fetch(asked, pack, progress=services.progress)
    if json_:
        output.data_json(report.model_dump(mode="json"))
    else:
        output.data("\n".join(report_lines(report)))
    if report.refused:
        raise typer.Exit(InputError.exit_code)


def _ask(address: str, asked: Sequence[Asked], *, yes: bool) -> None:
    names = [one.paper.ident for one in asked if one.paper and not one.here]
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    output.talk(
        output.wrapped(f"This contacts {address} and tells it: {shown}. Nothing else leaves this computer.")
    )
    if yes:
        return
    if not output.is_terminal(sys.stdin):
        raise UsageError("Nobody can be asked whether that is wanted.", remedy="Add --yes if it is.")
    if not typer.confirm("Go on?", default=False, err=True):
        raise Cancelled("Nothing was contacted.")
