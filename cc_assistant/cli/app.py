"""The commands of `cc-assistant`: registers each of them, and does nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

from cc_assistant import __version__
from cc_assistant.cli import output
from cc_assistant.cli.boundary import NAME
from cc_assistant.cli.commands import (
    agreement,
    ask,
    chat,
    checklist,
    doctor,
    evaluate,
    glossary,
    import_,
    interview,
    mark,
    passage,
    quotes,
    search,
    serve,
    source,
    suggest,
    support,
    workshop,
)
from cc_assistant.cli.commands.code import code_app
from cc_assistant.cli.commands.codebook import codebook_app
from cc_assistant.cli.commands.codings import codings_app
from cc_assistant.cli.commands.documents import documents_app
from cc_assistant.cli.commands.index import index_app
from cc_assistant.cli.commands.knowledge import knowledge_app
from cc_assistant.cli.commands.llm import llm_app
from cc_assistant.cli.commands.packs import packs_app
from cc_assistant.cli.commands.portrait import portrait_app
from cc_assistant.cli.commands.pseudonyms import pseudonyms_app
from cc_assistant.cli.commands.sessions import sessions_app
from cc_assistant.cli.commands.settings import settings_app
from cc_assistant.cli.commands.site import site_app
from cc_assistant.cli.commands.sources import sources_app
from cc_assistant.cli.commands.tables import tables_app
from cc_assistant.cli.options import examples

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        output.data(f"{NAME} {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
]


@app.callback(
    invoke_without_command=True,
    epilog=examples(
        'cc-assistant ask "How did services adapt to COVID?"',
        'cc-assistant search "role clarity" --perspective link-worker',
        "cc-assistant passage fixsen2022-01",
    ),
)
def start(context: typer.Context, version: Version = False) -> None:  # noqa: ARG001  (typer calls it)
    """Cited answers about services that connect people with support in their community.

    Without a command it opens the app; where there is no terminal it answers one question and says how
    to go on. Results go to standard output, everything else to standard error. docs/exit-codes.md says
    what each exit code means.
    """
    if context.invoked_subcommand is None:
        chat.welcome()


COMMANDS = (
    (ask.ask, ask.EXAMPLES),
    (search.search, search.EXAMPLES),
    (quotes.quotes, quotes.EXAMPLES),
    (chat.chat, chat.EXAMPLES),
    (interview.interview, interview.EXAMPLES),
    (checklist.checklist, checklist.EXAMPLES),
    (mark.mark, mark.EXAMPLES),
    (workshop.workshop, workshop.EXAMPLES),
    (serve.serve, serve.EXAMPLES),
    (passage.passage, passage.EXAMPLES),
    (source.source, source.EXAMPLES),
    (glossary.glossary, glossary.EXAMPLES),
    (suggest.suggest, suggest.EXAMPLES),
    (support.support, support.EXAMPLES),
    (agreement.agreement, agreement.EXAMPLES),
    (doctor.doctor, doctor.EXAMPLES),
)
for command, lines in COMMANDS:
    app.command(epilog=examples(*lines))(command)
app.command("import", epilog=examples(*import_.EXAMPLES))(import_.import_)
app.command("eval", epilog=examples(*evaluate.EXAMPLES))(evaluate.evaluate)
app.add_typer(documents_app, name="documents")
app.add_typer(code_app, name="code")
app.add_typer(codebook_app, name="codebook")
app.add_typer(codings_app, name="codings")
app.add_typer(tables_app, name="tables")
app.add_typer(llm_app, name="llm")
app.add_typer(packs_app, name="packs")
app.add_typer(portrait_app, name="portrait")
app.add_typer(pseudonyms_app, name="pseudonyms")
app.add_typer(sessions_app, name="sessions")
app.add_typer(site_app, name="site")
app.add_typer(sources_app, name="sources")
app.add_typer(knowledge_app, name="knowledge")
app.add_typer(index_app, name="index")
app.add_typer(settings_app, name="settings")
