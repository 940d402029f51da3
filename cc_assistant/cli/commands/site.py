"""`cc-assistant site`: the toolkit as a static website."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.days import TodayOption, read_day
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services

site_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Build the toolkit as a website of plain files, and check it.",
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the website.")]
BrowserOption = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open every page in Chromium, where it is installed.")
]
_SHOWN = 40
"""Faults that are listed before the rest is counted."""


@site_app.command(epilog=examples("cc-assistant site build website"))
def build(folder: Folder, *, today: TodayOption = None, json_: JsonOption = False) -> None:
    """Write the toolkit as a website: advice, evidence, portraits, glossary, interview and search.

    It needs no server: open index.html, or copy the folder to any place of a web server. It loads nothing
    from elsewhere, and what visitors answer stays in their browser. Only public packs are on it. A website
    that was built there before is replaced; a folder with anything else in it is left alone.
    """
    builder = current_services().site
    written = builder.build(folder.expanduser(), read_day("--today", today))
    for pack in builder.left_out:
        output.talk(f"Left out, because it is confidential: {pack.title}")
    if json_:
        output.data_json({**asdict(written), "folder": str(written.folder)})
        return
    name, size = written.largest
    output.data(f"{written.folder / 'index.html'}")
    output.talk(
        f"{written.pages:,} pages, {output.size(written.bytes)} in all; the largest page is {name}, "
        f"{size / 1000:.0f} KB."
    )


@site_app.command(
    epilog=examples("cc-assistant site check website", "cc-assistant site check website --no-browser --json")
)
def check(folder: Folder, *, browser: BrowserOption = True, json_: JsonOption = False) -> None:
    """Check a website: every link, size and address, and every page in Chromium.

    The exit code is 1 where something is wrong.
    """
    report = current_services().site.check(folder.expanduser(), browser=browser)
    if json_:
        output.data_json(asdict(report))
    else:
        for fault in report.faults[:_SHOWN]:
            output.data(f"{fault.file}: {fault.message}")
        if len(report.faults) > _SHOWN:
            output.data(f"and {len(report.faults) - _SHOWN:,} more")
        opened = (
            f"{report.opened:,} opened in Chromium" if report.opened else f"none opened: {report.browser}"
        )
        found = f"{len(report.faults):,} faults" if report.faults else "nothing is wrong"
        output.talk(f"{report.pages:,} pages ({opened}), {report.links:,} links: {found}.")
    if report.faults:
        raise typer.Exit(1)
