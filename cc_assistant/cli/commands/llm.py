"""`cc-assistant llm`: the language model that may write answers: whether it can be asked, and its key."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.errors import UsageError

llm_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="See whether the language model that is set up can be asked, and keep its key.",
)

ForgetOption = Annotated[bool, typer.Option("--forget", help="Take the key out again.")]


@llm_app.command(epilog=examples("cc-assistant llm check", "cc-assistant llm check --json"))
def check(json_: JsonOption = False) -> None:
    """Ask the language model one small thing, and say what its server offers and refuses.

    Nothing of the library is sent. Exit code 10 where the server cannot be used.
    """
    services = current_services()
    found = services.language_model.state()
    if json_:
        output.data_json(found.model_dump())
        return
    output.data(
        table(
            [
                ("Address", found.address),
                ("Model", found.model),
                ("Offered", ", ".join(found.offered) or "not told"),
                ("Key", "set" if found.has_key else "none"),
                ("Encrypted", "yes" if found.encrypted else "no"),
                ("Left out", ", ".join(found.left_out) or "nothing"),
                ("First word", f"after {found.first_s:.1f} s"),
                ("Prompts", ", ".join(found.prompts)),
                ("Writes answers", "always" if found.always else "when asked with --llm"),
            ]
        )
    )


@llm_app.command(epilog=examples("cc-assistant llm key < key.txt", "cc-assistant llm key --forget"))
def key(forget: ForgetOption = False) -> None:
    """Keep the key to the language model's server in the system's keyring; read from standard input.

    Where there is no keyring, set the variable CC_ASSISTANT_LLM_KEY. The key is never shown or logged.
    """
    services = current_services()
    if forget:
        services.language_model.keep_key("")
        output.talk("The key is taken out.")
        return
    if output.is_terminal(sys.stdin):
        import getpass

        given = getpass.getpass("Key: ")
    else:
        given = sys.stdin.readline()
    if not given.strip():
        raise UsageError("There is no key.", remedy="Pass it on standard input.")
    services.language_model.keep_key(given.strip())
    output.talk("The key is kept in the system's keyring.")
