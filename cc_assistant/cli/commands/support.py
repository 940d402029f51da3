"""`cc-assistant support`: which quotes support a sentence of a draft, and which contradict it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.filters import Wanted, takes_filters
from cc_assistant.cli.options import FormatOption, JsonOption, chosen_format
from cc_assistant.cli.session import current_services
from cc_assistant.errors import UsageError

EXAMPLES = (
    'cc-assistant support "Link workers find it hard to say where their role ends."',
    "cc-assistant support --draft chapter.docx --format markdown > checked.md",
    'cc-assistant support "Nobody had a desk." --pack our-interviews --json',
)

Sentence = Annotated[
    list[str] | None, typer.Argument(metavar="SENTENCE", help="What you write, best in quotes.")
]
DraftOption = Annotated[
    Path | None,
    typer.Option("--draft", metavar="FILE", help="Check every sentence of FILE; - is standard input."),
]


@takes_filters
def support(
    *,
    wanted: Wanted,
    sentence: Sentence = None,
    draft: DraftOption = None,
    format_: FormatOption = None,
    json_: JsonOption = False,
) -> None:
    """Find quotes that support or contradict a sentence, each with its source; and what has no support.

    Nearness in meaning, words in common, figures and opposites decide; how sure it is stands beside each.
    It is a help to look with, and no proof.
    """
    if (sentence is None) == (draft is None):
        raise UsageError("Give a sentence, or --draft FILE.", remedy="One of them, not both.")
    services = current_services()
    filters = wanted.checked(services.facet_values)
    form = chosen_format(format_, json_)
    if draft is None:
        text = " ".join(sentence or ())
    elif str(draft) == "-":
        text = sys.stdin.read()
    else:
        text = services.drafts.read(draft.expanduser())
    checked = services.mended(lambda: services.drafts.check(text, filters))
    if form == "json":
        output.data_json(checked.model_dump())
        return
    from cc_assistant.render.draft_text import draft_markdown, draft_text

    shown = (
        draft_markdown(checked)
        if form == "markdown"
        else draft_text(checked, width=output.width(), strong=output.bold)
    )
    output.data(shown)
