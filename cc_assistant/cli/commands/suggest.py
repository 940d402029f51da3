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
SuggestOption = Annotated[
    bool, typer.Option("--llm", help="Ask the language model that is set up, too. Sends it the words.")
]


def suggest(
    *,
    words: WordsArgument,
    pack: LearnFromOption = None,
    llm: SuggestOption = False,
    json_: JsonOption = False,
) -> None:
    """Suggest the five likeliest CFIR constructs and the five likeliest NPT components, each with why.

    Learned from the definitions, the coded passages of the packs, and with --pack from your own codings.
    With --llm the language model that is set up is asked as well; the words are sent to it.
    Never more than a suggestion: you know what was meant.
    """
    text = " ".join(words)
    if not text.strip():
        raise UsageError("There are no words.", remedy="Give what somebody said, in quotes.")
    bench = current_services().coding
    folder = bench.pack(pack) if pack else None
    found = bench.suggesting.suggest(text, folder)
    by_model: tuple[Suggestion, ...] = ()
    if llm:
        _may_be_sent(pack)
        by_model = current_services().language_model.codes(
            text, bench.suggesting.definitions(folder), lambda sending: output.talk(sending.told)
        )
    if json_:
        output.data_json(
            {
                "words": text,
                "suggestions": {
                    frame: [{**one.model_dump(mode="json"), "code": str(one.code)} for one in some]
                    for frame, some in found.items()
                },
                "by_model": [{**one.model_dump(mode="json"), "code": str(one.code)} for one in by_model],
            }
        )
    else:
        output.data("\n".join(_lines(found, by_model, bench.names(folder))))


def _may_be_sent(pack: str | None) -> None:
    """Check that the codes of a pack, and words that come from it, may go to the language model.

    Raises:
        UsageError: it is confidential, and nobody said yes to this server.
    """
    services = current_services()
    if pack is None:
        return
    name, address = services.packs.manifest(pack).id, services.language_model.client.address
    if not services.packs.policy().may_send(name, address):
        raise UsageError(
            f"The pack {name} is confidential, so nothing of it is sent to {address}.",
            remedy=f"Allow it with 'cc-assistant packs allow {name} {address}', or leave --llm away.",
        )


def _lines(
    found: Mapping[CodeFrame, tuple[Suggestion, ...]], by_model: tuple[Suggestion, ...], names: CodeNames
) -> Iterator[str]:
    from cc_assistant.coding.names import FRAME_NAMES

    groups = {FRAME_NAMES[frame]: some for frame, some in found.items()}
    if by_model:
        groups[f"By a language model ({by_model[0].why.label})"] = by_model
    for place, (name, some) in enumerate(groups.items()):
        if place:
            yield ""
        yield output.bold(name)
        for number, one in enumerate(some, start=1):
            named = names.of(one.code)
            yield output.wrapped(f"{number}. {named.full} ({one.code})", hanging=3)
            yield output.wrapped(why_words(one.why), indent=3, hanging=2)


def why_words(why: Why) -> str:
    """Say in words what speaks for a suggestion."""
    text = " ".join(why.text.split())
    text = text if len(text) <= 240 else f"{text[:239]}…"
    if why.kind == "model":
        return f"it says: {text}" if text else "it gives no reason"
    return f"coded so before ({why.label}): ‘{text}’" if why.kind == "alike" else f"by its definition: {text}"
