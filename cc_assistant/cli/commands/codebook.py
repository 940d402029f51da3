"""`cc-assistant codebook`: the users' own codes of a pack, beside the frames."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.commands.code import Pack
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.errors import NotFound, UsageError

if TYPE_CHECKING:
    from cc_assistant.coding.names import CodeNames

codebook_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Look after the own codes of a pack, which stand beside CFIR and NPT.",
)

CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="An own code, by name or id.")]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="What it is called.")]
BelowOption = Annotated[
    str | None, typer.Option("--below", metavar="CODE", help="The own code that it stands below.")
]
AboutOption = Annotated[str, typer.Option("--about", metavar="TEXT", help="What it means.")]
ColourOption = Annotated[str | None, typer.Option("--colour", metavar="#RRGGBB", help="Its colour.")]
NewColourArgument = Annotated[str, typer.Argument(metavar="COLOUR", help="As #RRGGBB, or none.")]
UpOption = Annotated[bool, typer.Option("--up", help="A step up among its neighbours.")]
DownOption = Annotated[bool, typer.Option("--down", help="A step down among its neighbours.")]
TopOption = Annotated[bool, typer.Option("--top", help="Below no other code.")]
AllOption = Annotated[bool, typer.Option("--all", help="The constructs and components of the frames too.")]


@codebook_app.command(
    "list",
    epilog=examples(
        "cc-assistant codebook list our-interviews", "cc-assistant codebook list our-interviews --all"
    ),
)
def list_(pack: Pack, all_: AllOption = False, json_: JsonOption = False) -> None:
    """List the own codes of a pack, and on how many quotes each is."""
    bench = current_services().coding
    folder = bench.pack(pack)
    uses = Counter(one.code for one in bench.codings(folder))
    found = [one for one in bench.names(folder).all if all_ or one.ref.frame == "own"]
    if json_:
        output.data_json(
            [
                {
                    "code": str(one.ref),
                    "path": one.path,
                    "definition": one.definition,
                    "quotes": uses[one.ref],
                }
                for one in found
            ]
        )
    elif found:
        rows = [(str(one.ref), one.full, str(uses[one.ref]), one.definition) for one in found]
        output.data(table([("CODE", "NAME", "QUOTES", "MEANS"), *rows]))
    else:
        output.talk("The pack has no own code yet. 'cc-assistant codebook add' makes one.")


@codebook_app.command(
    epilog=examples(
        'cc-assistant codebook add our-interviews Parking --about "Where people leave their car."',
        'cc-assistant codebook add our-interviews "Disabled bays" --below parking',
    )
)
def add(
    pack: Pack,
    name: NameArgument,
    below: BelowOption = None,
    about: AboutOption = "",
    colour: ColourOption = None,
) -> None:
    """Make an own code; its id is written to standard output."""
    from cc_assistant.coding.codebook import with_code

    bench = current_services().coding
    folder = bench.pack(pack)
    parent = _own(bench.names(folder), below) if below else None
    book, code = with_code(bench.codebook(folder), name, parent=parent, description=about, colour=colour)
    bench.keep_codebook(folder, book)
    output.data(f"own:{code.id}")


@codebook_app.command(
    epilog=examples('cc-assistant codebook rename our-interviews parking "Parking and travel"')
)
def rename(pack: Pack, code: CodeArgument, name: NameArgument) -> None:
    """Give an own code another name; its quotes stay with it."""
    from cc_assistant.coding.codebook import with_changed_code

    bench = current_services().coding
    folder = bench.pack(pack)
    found = _own(bench.names(folder), code)
    bench.keep_codebook(folder, with_changed_code(bench.codebook(folder), found, name=name))
    output.talk(f"own:{found} is called '{name}' now.")


@codebook_app.command(
    epilog=examples(
        "cc-assistant codebook move our-interviews parking --up",
        "cc-assistant codebook move our-interviews disabled-bays --below parking",
        "cc-assistant codebook move our-interviews disabled-bays --top",
    )
)
def move(
    pack: Pack,
    code: CodeArgument,
    *,
    up: UpOption = False,
    down: DownOption = False,
    below: BelowOption = None,
    top: TopOption = False,
) -> None:
    """Put an own code elsewhere: a step up or down, below another code, or at the top; its quotes stay."""
    from cc_assistant.coding.codebook import with_place, with_step

    if sum((up, down, bool(below), top)) != 1:
        raise UsageError("Where is it to go?", remedy="Give one of --up, --down, --below and --top.")
    bench = current_services().coding
    folder = bench.pack(pack)
    names = bench.names(folder)
    found, book = _own(names, code), bench.codebook(folder)
    if up or down:
        moved = with_step(book, found, "up" if up else "down")
    else:
        moved = with_place(book, found, _own(names, below) if below else None)
    bench.keep_codebook(folder, moved)
    output.talk(f"own:{found} was moved." if moved != book else f"own:{found} can go no further that way.")


@codebook_app.command(
    epilog=examples(
        "cc-assistant codebook colour our-interviews parking '#3366cc'",
        "cc-assistant codebook colour our-interviews parking none",
    )
)
def colour(pack: Pack, code: CodeArgument, colour: NewColourArgument) -> None:
    """Give an own code a colour, which other programs show too; none takes it away."""
    from cc_assistant.coding.codebook import with_changed_code

    bench = current_services().coding
    folder = bench.pack(pack)
    found = _own(bench.names(folder), code)
    new = None if colour == "none" else colour
    bench.keep_codebook(folder, with_changed_code(bench.codebook(folder), found, colour=new))
    output.talk(f"own:{found} has {f'the colour {new}' if new else 'no colour'} now.")


@codebook_app.command(epilog=examples("cc-assistant codebook remove our-interviews parking"))
def remove(pack: Pack, code: CodeArgument) -> None:
    """Remove an own code that is on no quote; those below it move up to its place."""
    from cc_assistant.coding.codebook import without_code

    bench = current_services().coding
    folder = bench.pack(pack)
    found = _own(bench.names(folder), code)
    uses = sum(one.code.frame == "own" and one.code.id == found for one in bench.codings(folder))
    bench.keep_codebook(folder, without_code(bench.codebook(folder), found, uses))
    output.talk(f"own:{found} is gone.")


def _own(names: CodeNames, written: str) -> str:
    own = {one.ref.id for one in names.all if one.ref.frame == "own"}
    found = names.find(f"own:{written}" if written in own else written)
    if found.frame != "own":
        raise NotFound(
            f"'{written}' is {found}, which belongs to a frame.", remedy="Only own codes can be changed."
        )
    return found.id
