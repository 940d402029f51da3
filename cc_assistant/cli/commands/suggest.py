"""`cc-assistant suggest`: codes that may fit some words, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption
from cc_assistant.cli.session import current_services
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.coding import CodeFrame
    from cc_assistant.domain.suggestion import Suggestion, Why

EXAMPLES = (
    'cc-assistant suggest "There was no office and the practice did not know what a link worker was."',
    'cc-assistant suggest "She had nowhere to park" --pack our-interviews --json',
)

WordsArgument = Annotated[list[str], typer.Argument(metavar="WORDS", help="What somebody said.")]
LearnFromOption = Annotated[
    str | None,
    typer.Option(
        "--pack", metavar="NAME", help="Learn from the codings of this pack too; its own codes count."
    ),
]


def suggest(words: WordsArgument, pack: LearnFromOption = None, json_: JsonOption = False) -> None:
    """Suggest the five likeliest CFIR constructs and the five likeliest NPT components, each with why.

    Learned from the definitions, the coded passages of the packs, and with --pack from your own codings.
    Never more than a suggestion: you know what was meant.
    """
    text = " ".join(words)
    if not text.strip():
        raise UsageError("There are no words.", remedy="Give what somebody said, in quotes.")
    bench = current_services().coding
    folder = bench.pack(pack) if pack else None
    found = bench.suggest(text, folder)
    if json_:
        output.data_json(
            {
                "words": text,
                "suggestions": {
                    frame: [{**one.model_dump(mode="json"), "code": str(one.code)} for one in some]
                    for frame, some in found.items()
                },
            }
        )
    else:
        output.data("\n".join(_lines(found, bench.names(folder))))


def _lines(found: Mapping[CodeFrame, tuple[Suggestion, ...]], names: CodeNames) -> Iterator[str]:
    from cc_assistant.coding.names import FRAME_NAMES

    for place, (frame, some) in enumerate(found.items()):
        if place:
            yield ""
        yield output.bold(FRAME_NAMES[frame])
        for number, one in enumerate(some, start=1):
            named = names.of(one.code)
            yield output.wrapped(f"{number}. {named.full} ({one.code})", hanging=3)
            yield output.wrapped(why_words(one.why), indent=3, hanging=2)


def why_words(why: Why) -> str:
    """Say in words what speaks for a suggestion."""
    text = " ".join(why.text.split())
    text = text if len(text) <= 240 else f"{text[:239]}…"
    return f"coded so before ({why.label}): ‘{text}’" if why.kind == "alike" else f"by its definition: {text}"
