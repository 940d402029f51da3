"""`cc-assistant index`: builds the index and looks after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.errors import IndexFault

if TYPE_CHECKING:
    from cc_assistant.retrieval.index.status import IndexStatus

index_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Build the index and look after it. It is made from the knowledge; deleting it loses nothing.",
)

WaitOption = Annotated[
    bool, typer.Option("--wait", help="Wait for another process that builds instead of giving up.")
]


@index_app.command(epilog=examples("cc-assistant index build", "cc-assistant index build --wait"))
def build(wait: WaitOption = False, json_: JsonOption = False) -> None:
    """Build the index of the knowledge as it is now, check it, and put it into use.

    Does nothing where it is there already. Texts that have not changed keep their vectors, so a changed
    passage costs only itself. What was in use before stays in use until the new one is whole.
    """
    manifest = current_services().keeper.build(wait=wait)
    if json_:
        output.data_json(manifest.model_dump(exclude={"files"}))
        return
    held = ", ".join(f"{name} {count:,}" for name, count in manifest.counts.items())
    output.data(f"The index {manifest.folder} is in use: {held}.")
    for note in manifest.notes:
        output.talk(note)


@index_app.command(epilog=examples("cc-assistant index status", "cc-assistant index status --json"))
def status(json_: JsonOption = False) -> None:
    """Tell which index is in use, whether it is that of the knowledge as it is now, and what else is there.

    Changes nothing. Ends with exit code 6 where no usable index is there.
    """
    services = current_services()
    found = services.keeper.status()
    fresh = found.manifest is not None and found.manifest.fingerprint == services.keeper.wanted
    if json_:
        told = found.model_dump(exclude={"manifest": {"files"}})
        output.data_json({**told, "fresh": fresh})
    else:
        output.data("\n".join(_status_lines(found, fresh=fresh)))
    if found.manifest is None:
        raise typer.Exit(IndexFault.exit_code)


@index_app.command(epilog=examples("cc-assistant index verify"))
def verify(json_: JsonOption = False) -> None:
    """Check the index in use from end to end: every file, every passage in every store, sample questions.

    Ends with exit code 6 at the first thing that is wrong.
    """
    manifest = current_services().keeper.verify()
    if json_:
        output.data_json(manifest.model_dump(exclude={"files"}))
    else:
        output.data(f"The index {manifest.folder} is whole.")


@index_app.command(epilog=examples("cc-assistant index clean"))
def clean(json_: JsonOption = False) -> None:
    """Remove every index but the one in use, and vectors of texts that are no longer there.

    An index that another process still reads is left alone.
    """
    done = current_services().keeper.clean()
    if json_:
        output.data_json(done.model_dump())
        return
    removed = ", ".join(done.removed) or "nothing"
    output.data(f"Removed: {removed}; {output.size(done.freed_bytes)} are free again.")
    if done.kept_in_use:
        output.data(f"Still read by another process: {', '.join(done.kept_in_use)}.")


def _status_lines(found: IndexStatus, *, fresh: bool) -> Iterator[str]:
    yield f"Folder: {found.root}"
    if found.manifest is None:
        yield f"In use: none. {found.fault}"
    else:
        manifest = found.manifest
        held = ", ".join(f"{name} {count:,}" for name, count in manifest.counts.items())
        yield f"In use: {manifest.folder}, built {manifest.created}: {held}"
        yield f"Model: {manifest.origin.encoder_name or 'none (words only)'}"
        changed = "no: the knowledge, the settings or the program have changed; the next question builds anew"
        yield f"Of the knowledge as it is now: {'yes' if fresh else changed}"
    for build in found.builds:
        if not build.in_use:
            fault = f", {build.fault}" if build.fault else ""
            yield f"Also there: {build.folder}, {output.size(build.bytes)}{fault}"
    for name in found.unfinished:
        yield f"Left behind by a build that was stopped: {name}"
    total = sum(build.bytes for build in found.builds) + found.cache_bytes
    yield f"On disk: {output.size(total)}, of which kept vectors {output.size(found.cache_bytes)}"
    if found.writer:
        yield f"Being built by {found.writer}"
