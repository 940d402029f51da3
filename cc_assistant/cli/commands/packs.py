"""`cc-assistant packs`: the packs that are asked, whom they are for, and where their passages may be sent."""

from __future__ import annotations

from typing import Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.errors import UsageError

packs_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="See the packs, say which are confidential, and to which address their passages may be sent.",
)

Pack = Annotated[str, typer.Argument(metavar="PACK", help="A pack, by its id or title.")]
Address = Annotated[
    str, typer.Argument(metavar="ADDRESS", help="Of a language model, such as http://127.0.0.1:11434.")
]
AddressOption = Annotated[
    str | None, typer.Option("--address", metavar="ADDRESS", help="This one only.", show_default="all")
]
ConfidentialOption = Annotated[
    bool | None,
    typer.Option(
        "--confidential/--public", help="Whether only some may read it, or everybody.", show_default=False
    ),
]


@packs_app.command("list", epilog=examples("cc-assistant packs list", "cc-assistant packs list --json"))
def list_(json_: JsonOption = False) -> None:
    """List the packs that are asked, with whom they are for and where their passages may be sent."""
    keeper = current_services().packs
    allowed = keeper.consents()
    found = [
        {
            "id": manifest.id,
            "title": manifest.title,
            "sensitivity": manifest.sensitivity,
            "pseudonyms": manifest.pseudonyms,
            "may_be_sent_to": [yes.address for yes in allowed if yes.pack == manifest.id],
            "folder": str(folder),
        }
        for folder, manifest in keeper.manifests().items()
    ]
    if json_:
        output.data_json(found)
        return
    rows = [("PACK", "FOR", "NAMES", "MAY BE SENT TO", "TITLE")]
    for one in found:
        public = one["sensitivity"] == "public"
        to = "anywhere" if public else ", ".join(map(str, one["may_be_sent_to"])) or "nowhere"  # type: ignore[call-overload]
        names = "replaced" if one["pseudonyms"] else "as they stand"
        rows.append((str(one["id"]), str(one["sensitivity"]), names, to, str(one["title"])))
    output.data(table(rows))


@packs_app.command(
    "set",
    epilog=examples(
        "cc-assistant packs set our-interviews --confidential", "cc-assistant packs set our-report --public"
    ),
)
def set_(*, pack: Pack, confidential: ConfidentialOption = None) -> None:
    """Say of a pack of your own whom it is for.

    A confidential pack is marked wherever its passages are shown and in every file made of them, and none
    of them is sent to a language model unless you allow it. Made confidential, a pack loses every yes.
    """
    if confidential is None:
        raise UsageError("There is nothing to say.", remedy="Add --confidential or --public.")
    manifest = current_services().packs.set_sensitivity(pack, "confidential" if confidential else "public")
    output.talk(f"{manifest.id} is {manifest.sensitivity} now.")


@packs_app.command(epilog=examples("cc-assistant packs allow our-interviews http://127.0.0.1:11434"))
def allow(*, pack: Pack, address: Address) -> None:
    """Say yes: passages of a confidential pack may be sent to a language model at this address.

    The yes holds for this pack and this server until you take it back with 'packs revoke'.
    """
    keeper = current_services().packs
    yes = keeper.allow(pack, address)
    output.talk(f"Passages of {yes.pack} may be sent to {yes.address} from now on.")
    output.talk(f"'cc-assistant packs revoke {yes.pack}' takes that back.")


@packs_app.command(epilog=examples("cc-assistant packs revoke our-interviews"))
def revoke(*, pack: Pack, address: AddressOption = None) -> None:
    """Take a yes back: passages of a confidential pack stay on this computer."""
    keeper = current_services().packs
    name = keeper.manifest(pack).id
    gone = keeper.revoke(name, address)
    if not gone:
        output.talk(f"Nothing was allowed for {name}.")
    for yes in gone:
        output.talk(f"Passages of {name} are not sent to {yes.address} any more.")
