"""`cc-assistant code`: codings of the user's own documents, for scripts and for a look."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cc_assistant.cli import output
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.errors import InputError, UsageError

if TYPE_CHECKING:
    from cc_assistant.coding.journal import Step
    from cc_assistant.coding.names import CodeNames
    from cc_assistant.domain.coding import Coding
    from cc_assistant.domain.document import Document
    from cc_assistant.text.span import Span

code_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Code your own documents: say which words speak of what. The app has a screen for it.",
)


class DirectionName(StrEnum):
    """Whether words tell of a help or a hindrance."""

    facilitator = "facilitator"
    barrier = "barrier"
    mixed = "mixed"
    neutral = "neutral"


Pack = Annotated[str, typer.Argument(metavar="PACK", help="Name of a pack of your own.")]
DocumentId = Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of a document of the pack.")]
CodingIds = Annotated[
    list[str], typer.Argument(metavar="CODING", help="Ids of codings, as 'code list' shows them.")
]
CoderOption = Annotated[
    str, typer.Option("--coder", metavar="NAME", help="Who codes; initials are enough.", show_default=False)
]
CodeOption = Annotated[
    list[str],
    typer.Option(
        "--code",
        metavar="CODE",
        help="A construct, a component or an own code: cfir:inner-setting.culture, or its name. Give it "
        "again for more.",
        show_default=False,
    ),
]
WordsOption = Annotated[
    str | None, typer.Option("--words", metavar="WORDS", help="The words as they stand in the document.")
]
StartOption = Annotated[
    int | None,
    typer.Option(
        "--start",
        metavar="N",
        min=0,
        help="Where they begin, in characters of its text; with --words, from where on they are looked for.",
    ),
]
EndOption = Annotated[
    int | None, typer.Option("--end", metavar="N", min=1, help="Where they end: the first not to be coded.")
]
DirectionOption = Annotated[
    DirectionName | None, typer.Option("--direction", help="Whether they tell of a help or a hindrance.")
]
MemoOption = Annotated[str, typer.Option("--memo", metavar="TEXT", help="Why, or what else.")]
KeyOption = Annotated[bool, typer.Option("--key", help="Mark them as a quote to be shown.")]
OnlyDocument = Annotated[
    str | None, typer.Argument(metavar="DOCUMENT", help="Of this document only.", show_default="all")
]
OnlyCoder = Annotated[
    str | None,
    typer.Option("--coder", metavar="NAME", help="Of this coder only.", show_default="everybody"),
]
OnlyCode = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="Of this code only; give it again for more."),
]


@code_app.command(
    "list",
    epilog=examples(
        "cc-assistant code list our-interviews",
        "cc-assistant code list our-interviews p3 --coder AB --code culture --json",
    ),
)
def list_(
    pack: Pack,
    document: OnlyDocument = None,
    coder: OnlyCoder = None,
    code: OnlyCode = None,
    json_: JsonOption = False,
) -> None:
    """List codings with their words, in the order of documents and text."""
    bench = current_services().coding
    folder = bench.pack(pack)
    names = bench.names(folder)
    if document:
        bench.document(folder, document)
    wanted = {names.find(one) for one in code or ()}
    people = {one.id: one.name for one in bench.coders(folder)}
    found = [
        one
        for one in bench.codings(folder)
        if (not document or one.document == document)
        and (not coder or coder.casefold() in {one.coder, people.get(one.coder, "").casefold()})
        and (not wanted or one.code in wanted)
    ]
    if json_:
        output.data_json([_record(one) for one in found])
    elif found:
        rows = [("CODING", "DOCUMENT", "PLACE", "CODE", "SAID", "WORDS")]
        output.data(table([*rows, *(_row(one, names) for one in found)]))
    else:
        output.talk("Nothing is coded so. 'cc-assistant code add' codes something.")


@code_app.command(
    epilog=examples(
        'cc-assistant code add our-interviews p3 --coder AB --words "no office and no desk" --code culture',
        "cc-assistant code add our-interviews p3 --coder AB --start 120 --end 188 "
        "--code cfir:inner-setting.available-resources --direction barrier --key",
    )
)
def add(
    *,
    pack: Pack,
    document: DocumentId,
    coder: CoderOption,
    code: CodeOption,
    words: WordsOption = None,
    start: StartOption = None,
    end: EndOption = None,
    direction: DirectionOption = None,
    memo: MemoOption = "",
    key: KeyOption = False,
    json_: JsonOption = False,
) -> None:
    """Put codes on some words of a document, as one step of a coder."""
    bench = current_services().coding
    folder = bench.pack(pack)
    held = bench.document(folder, document)
    names = bench.names(folder)
    codes = [names.find(one) for one in code]
    place = _place(held, words, start, end)
    with bench.journal(folder, coder) as journal:
        made = journal.code(
            held,
            *place,
            codes,
            bench.now(),
            direction=direction.value if direction else None,
            memo=memo,
            key=key,
        )
    if json_:
        output.data_json([_record(one) for one in made])
    else:
        output.data("\n".join(one.id for one in made))
    if len(made) < len(set(codes)):
        output.talk("What was on exactly these words before stays as it was.")


@code_app.command(epilog=examples("cc-assistant code remove our-interviews ab-12 --coder AB"))
def remove(pack: Pack, coding: CodingIds, coder: CoderOption) -> None:
    """Take codings away, as one step of a coder, who can undo it."""
    bench = current_services().coding
    with bench.journal(bench.pack(pack), coder) as journal:
        journal.remove(list(dict.fromkeys(coding)), bench.now())
    output.talk(f"Removed: {', '.join(coding)}. 'cc-assistant code undo' brings them back.")


@code_app.command(epilog=examples("cc-assistant code undo our-interviews --coder AB"))
def undo(pack: Pack, coder: CoderOption) -> None:
    """Take back the last step of a coder; again for the one before, to the very first."""
    bench = current_services().coding
    with bench.journal(bench.pack(pack), coder) as journal:
        _tell(journal.undo(bench.now()), "Undone", "There is nothing to undo.")


@code_app.command(epilog=examples("cc-assistant code redo our-interviews --coder AB"))
def redo(pack: Pack, coder: CoderOption) -> None:
    """Do again the step of a coder that was taken back last."""
    bench = current_services().coding
    with bench.journal(bench.pack(pack), coder) as journal:
        _tell(journal.redo(bench.now()), "Done again", "There is nothing to do again.")


def _tell(step: Step | None, what: str, nothing: str) -> None:
    if step is None:
        output.talk(nothing)
        return
    parts = [f"{sign} {one.id} {one.code}" for sign, some in _sides(step) for one in some]
    output.talk(f"{what}: {', '.join(parts)}.")


def _sides(step: Step) -> tuple[tuple[str, tuple[Coding, ...]], ...]:
    return (("taken away", step.removed), ("put there", step.added))


def _place(document: Document, words: str | None, start: int | None, end: int | None) -> Span:
    from cc_assistant.text.quoting import places_of
    from cc_assistant.text.span import Span as Place

    if words is None:
        if start is None or end is None:
            raise UsageError("It is not said which words.", remedy="Give --words, or --start and --end.")
        return Place(start, end)
    if end is not None:
        raise UsageError("--words and --end say the same.", remedy="Leave one of them out.")
    found = [place for place in places_of(words, document.text) if place.start >= (start or 0)]
    if not found:
        raise InputError(
            f"‘{words}’ does not stand in {document.id}{f' after {start}' if start else ''}.",
            remedy=f"'cc-assistant documents show {document.id} --text' shows its words.",
        )
    if len(found) > 1 and start is None:
        where = ", ".join(str(place.start) for place in found[:8])
        raise InputError(
            f"‘{words}’ stands in {document.id} {len(found)} times, at {where}.",
            remedy="Say from where on with --start, or give more words.",
        )
    return found[0]


def _row(coding: Coding, names: CodeNames) -> tuple[str, ...]:
    said = " ".join(part for part in ("key" if coding.key else "", coding.direction or "") if part)
    words = " ".join(coding.words.split())
    return (
        coding.id,
        coding.document,
        f"{coding.start}-{coding.end}",
        f"{names.of(coding.code).name} ({coding.code})",
        said or "-",
        words if len(words) <= 60 else f"{words[:59]}…",
    )


def _record(coding: Coding) -> dict[str, Any]:
    return {**coding.model_dump(mode="json"), "code": str(coding.code)}
