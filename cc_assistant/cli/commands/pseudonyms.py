"""`cc-assistant pseudonyms`: names in a pack are found, reviewed, replaced everywhere, and put back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.writing import write_file
from cc_assistant.errors import NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.pseudonym import Identifier, Proposal, Replaced

pseudonyms_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Replace names of people and places in a pack of your own, and put them back.",
)

Pack = Annotated[str, typer.Argument(metavar="PACK", help="A pack of your own.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name of the list, or a new one.")]
NamesOption = Annotated[
    Path | None,
    typer.Option(
        "--names",
        metavar="FILE",
        help="Names to replace: YAML, CSV, or a name to a line: Anna Brown | Anna = Clara.",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write the list to FILE.yaml or FILE.csv, to be edited."
    ),
]
FromOption = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="FILE", help="An edited list, which takes the place of that which is there."
    ),
]
AllOption = Annotated[
    bool,
    typer.Option("--all", help="Replace those too that nobody has decided on; what is to be kept stays."),
]
AlsoOption = Annotated[
    list[str] | None,
    typer.Option(
        "--also", metavar="WORDS", help="Another way in which it is written; give it again for more."
    ),
]
AsOption = Annotated[str | None, typer.Option("--as", metavar="WORDS", help="Its pseudonym.")]
DecisionOption = Annotated[
    bool | None, typer.Option("--replace/--keep", help="Replace it, or let it stand.", show_default="replace")
]
KeyOption = Annotated[
    Path | None,
    typer.Option("--key", metavar="FOLDER", help="Where you keep the key.", show_default="where it was made"),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Do it; without this it is only told what would be.")]

_DECIDED = {"open": "to decide", "replace": "replace", "keep": "keep"}


@pseudonyms_app.command(
    epilog=examples(
        "cc-assistant pseudonyms find our-interviews",
        "cc-assistant pseudonyms find our-interviews --names names.csv -o review.yaml",
    )
)
def find(*, pack: Pack, names: NamesOption = None, out: OutOption = None, json_: JsonOption = False) -> None:
    """Look for what may identify people, and list it with its places. Nothing is replaced yet.

    By rule: NHS and National Insurance numbers, telephone numbers, e-mail and web addresses, postcodes,
    dates of birth, numbers of records, titles with surnames, speakers, surgeries, hospitals, schools,
    streets. Names of a file are listed to be replaced. The list is kept apart from the pack.
    """
    from cc_assistant.privacy.names_file import read_names

    keeper = current_services().pseudonyms
    keeper.pack(pack)
    if names:
        keeper.add(pack, read_names(names.expanduser()))
    _show(pack, keeper.find(pack), out, json_=json_)


@pseudonyms_app.command(
    "list",
    epilog=examples(
        "cc-assistant pseudonyms list our-interviews",
        "cc-assistant pseudonyms list our-interviews -o review.csv",
    ),
)
def list_(*, pack: Pack, out: OutOption = None, json_: JsonOption = False) -> None:
    """Show what is listed, with what stands in its place, how often it occurs and what was decided."""
    _show(pack, current_services().pseudonyms.proposals(pack), out, json_=json_)


@pseudonyms_app.command(
    "set",
    epilog=examples(
        'cc-assistant pseudonyms set our-interviews "Anna Brown" --also Anna --as Clara',
        'cc-assistant pseudonyms set our-interviews "Hope Street" --keep',
    ),
)
def set_(
    *, pack: Pack, name: Name, also: AlsoOption = None, as_: AsOption = None, replace: DecisionOption = None
) -> None:
    """List a name, or decide on one that is listed."""
    from cc_assistant.domain.pseudonym import Identifier

    keeper = current_services().pseudonyms
    before = next((one for one in keeper.names(pack) if one.name.casefold() == name.casefold()), None)
    told = (before or Identifier(name=name)).model_copy(
        update={
            "also": tuple(also or ()),
            "pseudonym": as_ or (before.pseudonym if before else ""),
            "decision": "keep" if replace is False else "replace",
        }
    )
    listed = keeper.add(pack, [told])
    made = next(one for one in listed if one.name == told.name)
    what = "stays" if made.decision == "keep" else f"is to become {made.pseudonym}"
    output.talk(f"{made.name} {what}. 'cc-assistant pseudonyms apply {pack}' does it.")


@pseudonyms_app.command(
    epilog=examples(
        "cc-assistant pseudonyms apply our-interviews",
        "cc-assistant pseudonyms apply our-interviews --from review.yaml",
        "cc-assistant pseudonyms apply our-interviews --all",
    )
)
def apply(
    *, pack: Pack, from_: FromOption = None, all_: AllOption = False, json_: JsonOption = False
) -> None:
    """Replace in a pack what the list says: in texts, names of files and speakers, codings and memos.

    Codings stay on their words. The index is built anew, so that no search shows a name. What the list says
    no more comes back. The key lies apart: 'pseudonyms key' says where.
    """
    from cc_assistant.privacy.names_file import read_names

    keeper = current_services().pseudonyms
    keeper.pack(pack)
    if from_:
        keeper.keep(pack, read_names(from_.expanduser()))
    if all_:
        keeper.keep(
            pack,
            [
                one.model_copy(update={"decision": "replace"}) if one.decision == "open" else one
                for one in keeper.names(pack)
            ],
        )
    listed = keeper.names(pack)
    if not any(one.decision == "replace" for one in listed) and not keeper.are_in(pack):
        raise UsageError(
            f"Nothing of {pack} is to be replaced yet.",
            remedy=f"'cc-assistant pseudonyms find {pack}' finds names; set, edit or --all decides on them.",
        )
    done = keeper.apply(pack)
    if json_:
        output.data_json({**done.model_dump(), "key": str(keeper.key_folder(pack).folder)})
        return
    output.data("\n".join(done_lines(done)))
    if waiting := sum(one.decision == "open" for one in listed):
        output.talk(f"{waiting} of the list are still to be decided on.")
    output.talk(f"The key lies in {keeper.key_folder(pack).folder}. Whoever has it can put the names back.")


@pseudonyms_app.command(
    epilog=examples(
        "cc-assistant pseudonyms undo our-interviews",
        "cc-assistant pseudonyms undo our-interviews --key /media/stick/our-interviews",
    )
)
def undo(*, pack: Pack, key: KeyOption = None, json_: JsonOption = False) -> None:
    """Put the names back where they stood, with the key."""
    keeper = current_services().pseudonyms
    done = keeper.undo(pack, key.expanduser() if key else None)
    if json_:
        output.data_json(done.model_dump())
        return
    output.data(f"{done.pack} is as it was: its names stand in it again.")
    for note in done.notes:
        output.data(output.wrapped(note))


@pseudonyms_app.command(
    epilog=examples(
        "cc-assistant pseudonyms key our-interviews",
    )
)
def key(*, pack: Pack) -> None:
    """Say where the key lies. Move the folder away and nobody can undo here; keep a copy, or you cannot."""
    keeper = current_services().pseudonyms
    held = keeper.key_folder(pack)
    if not held.folder.is_dir():
        gone = " Its names were replaced: the key was moved away or deleted." if keeper.are_in(pack) else ""
        raise NotFound(f"There is no key to {pack} in {held.folder}.{gone}")
    output.data(str(held.folder))


@pseudonyms_app.command(epilog=examples("cc-assistant pseudonyms forget our-interviews --yes"))
def forget(*, pack: Pack, yes: YesOption = False) -> None:
    """Delete the key and the list of names: the pack is anonymous for good, nobody can undo it."""
    keeper = current_services().pseudonyms
    held = keeper.key_folder(pack)
    if not yes:
        output.talk(f"This deletes {held.folder}. Nobody can put the names back then. Add --yes to do it.")
        raise typer.Exit(UsageError.exit_code)
    output.talk(f"Deleted {keeper.forget_key(pack)}.")


def done_lines(done: Replaced) -> Iterator[str]:
    """Yield what became of a pack, as people read it."""
    many = "document" if done.documents == 1 else "documents"
    codings = f"; {done.codings} lines of codings moved along" if done.codings else ""
    yield output.bold(f"Replaced in {done.pack}: {done.places} places in {done.documents} {many}{codings}.")
    for pseudonym, count in done.counts.items():
        yield f"  {count:5}  {pseudonym}"
    for note in done.notes:
        yield output.wrapped(note)


def _show(pack: str, found: Sequence[Proposal], out: Path | None, *, json_: bool) -> None:
    from cc_assistant.privacy.names_file import as_csv, as_yaml

    if out:
        suffix = out.suffix.lower()
        if suffix not in {".yaml", ".yml", ".csv"}:
            raise UsageError(
                f"'{out.name}' ends in neither .yaml nor .csv.", remedy="Name it FILE.yaml or FILE.csv."
            )
        write_file(out.expanduser(), as_csv(found) if suffix == ".csv" else as_yaml(found))
        output.talk(
            f"Wrote {out}: it holds names. 'cc-assistant pseudonyms apply {pack} --from {out}' takes it."
        )
    elif json_:
        output.data_json([one.model_dump(mode="json") for one in found])
    elif found:
        output.data("\n".join(line for one in found for line in _lines(one)))
        open_ = sum(one.identifier.decision == "open" for one in found)
        output.talk(f"{len(found)} listed, {open_} to be decided on.")
    else:
        output.talk(
            "Nothing is listed. 'cc-assistant pseudonyms find' looks for names, '--names' lists yours."
        )


def _lines(one: Proposal) -> Iterator[str]:
    name: Identifier = one.identifier
    also = f" (also {', '.join(name.also)})" if name.also else ""
    why = f"; {name.rule}" if name.rule else ""
    becomes = "" if name.decision == "keep" else f" -> {name.pseudonym}"
    often = "once" if one.count == 1 else f"{one.count} times"
    line = f"{_DECIDED[name.decision]}: {name.name}{also}{becomes}  [{often}{why}]"
    yield output.wrapped(line, hanging=2)
    for at in one.sightings[:2]:
        words = f"{at.before.lstrip()}«{at.words}»{at.after.rstrip()}"
        yield output.wrapped(f"{at.document}, {at.place}: {words}", indent=4, hanging=2)
