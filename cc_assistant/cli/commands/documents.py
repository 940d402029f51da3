"""`cc-assistant documents`: the documents of the user's own packs, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cc_assistant.cli import output
from cc_assistant.cli.document_options import (
    CaseOption,
    ConsentOption,
    DateOption,
    PandemicOption,
    PerspectiveOption,
    PhaseOption,
    RoleOption,
    SensitivityOption,
    TitleOption,
    fields,
)
from cc_assistant.cli.options import JsonOption, examples
from cc_assistant.cli.session import current_services
from cc_assistant.cli.tables import table
from cc_assistant.errors import UsageError

if TYPE_CHECKING:
    from cc_assistant.domain.document import Document, Speaker
    from cc_assistant.tasks.importing import Held

documents_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Look after the documents of your own packs. 'cc-assistant import' takes them in.",
)

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a document, as 'documents list' shows it.")]
PackName = Annotated[str, typer.Argument(metavar="PACK", help="One of your packs.")]
PackOption = Annotated[
    str | None, typer.Option("--pack", metavar="NAME", help="Of this pack only.", show_default="all")
]
SpeakerOption = Annotated[
    str | None,
    typer.Option("--speaker", metavar="NAME", help="Say it of somebody who speaks in it, by name or id."),
]
InterviewerOption = Annotated[
    bool | None,
    typer.Option(
        "--interviewer/--no-interviewer",
        help="Whether this speaker asks the questions: what they say is context and never quoted.",
        show_default="as it was",
    ),
]
AttributeOption = Annotated[
    list[str] | None,
    typer.Option("--attribute", metavar="NAME=VALUE", help="Anything else; give it again for more."),
]
TextOption = Annotated[bool, typer.Option("--text", help="The whole text with its places.")]


@documents_app.command(
    "list",
    epilog=examples(
        "cc-assistant documents list", "cc-assistant documents list --pack our-interviews --json"
    ),
)
def list_(pack: PackOption = None, json_: JsonOption = False) -> None:
    """List the documents of your packs."""
    held = current_services().importing.documents(pack)
    if json_:
        output.data_json([_record(one) for one in held])
    elif held:
        rows = [("DOCUMENT", "PACK", "FORM", "PASSAGES", "CASE", "TITLE")]
        output.data(table([*rows, *(_row(one) for one in held)]))
    else:
        output.talk("There is no document yet. 'cc-assistant import FILE --pack NAME' takes one in.")


@documents_app.command(
    epilog=examples("cc-assistant documents show p3", "cc-assistant documents show p3 --text")
)
def show(document: Id, text: TextOption = False, json_: JsonOption = False) -> None:
    """Show what is known of a document and of those who speak in it; with --text all that it says."""
    held = current_services().importing.document(document)
    if json_:
        output.data_json(held.document.model_dump(mode="json") if text else _record(held))
    else:
        output.data("\n".join(_lines(held, text=text)))


@documents_app.command(epilog=examples("cc-assistant documents report our-interviews"))
def report(pack: PackName, json_: JsonOption = False) -> None:
    """Show the report of the last import into a pack again: what was kept, changed, left out, and why."""
    from cc_assistant.cli.commands.import_ import report_lines

    found = current_services().importing.reports(pack)
    if json_:
        output.data_json([one.model_dump(mode="json") for one in found])
    elif found:
        output.data("\n".join(report_lines(found[0])))
    else:
        output.talk("Nothing was imported into this pack yet.")


@documents_app.command(epilog=examples("cc-assistant documents remove p3"))
def remove(document: Id) -> None:
    """Delete a document and the codings on it from its pack. The file that it came from stays."""
    held = current_services().importing.remove(document)
    output.talk(f"{document} is gone from the pack {held.pack.name}; {held.document.file} was left alone.")


@documents_app.command(
    "set",
    epilog=examples(
        "cc-assistant documents set p3 --case hill-and-vale --phase operation --date 2026-05-04",
        "cc-assistant documents set p3 --speaker Anna --perspective link-worker --attribute years=4",
        "cc-assistant documents set p3 --speaker 'Speaker 1' --interviewer",
    ),
)
def set_(
    *,
    document: Id,
    title: TitleOption = None,
    case: CaseOption = None,
    role: RoleOption = None,
    phase: PhaseOption = None,
    pandemic: PandemicOption = None,
    perspective: PerspectiveOption = None,
    date: DateOption = None,
    consent: ConsentOption = None,
    sensitivity: SensitivityOption = None,
    speaker: SpeakerOption = None,
    interviewer: InterviewerOption = None,
    attribute: AttributeOption = None,
    json_: JsonOption = False,
) -> None:
    """Say something of a document, or with --speaker of somebody who speaks in it.

    Passages take it over: filters, tables and answers go by it from then on.
    """
    told = fields(
        case=case,
        role=role,
        phase=phase,
        pandemic=pandemic,
        perspective=perspective,
        date=date,
        consent=consent,
    )
    if sensitivity:
        told["sensitivity"] = sensitivity.value
    attributes = dict(_attribute(one) for one in attribute or ())
    importing = current_services().importing
    if speaker is None:
        if interviewer is not None:
            raise UsageError("--interviewer is said of a speaker.", remedy="Name them with --speaker.")
        if attributes:
            before = importing.document(document).document.details.attributes
            told["attributes"] = {**before, **attributes}
        held = importing.say(document, details=told, title=title or "")
    else:
        of_speaker = _of_speaker(told, interviewer, attributes)
        held = importing.say(document, title=title or "", speaker=speaker, of_speaker=of_speaker)
    if json_:
        output.data_json(_record(held))
    else:
        output.data("\n".join(_lines(held, text=False)))


def _of_speaker(told: dict[str, Any], interviewer: bool | None, attributes: dict[str, str]) -> dict[str, Any]:
    """Return what was said as fields of a speaker; what these have no field for is kept as attributes."""
    if strange := [name for name in ("pandemic", "sensitivity") if name in told]:
        raise UsageError(
            f"--{strange[0]} is said of a document, not of a speaker.", remedy="Leave --speaker out."
        )
    if len(told.get("perspective", ())) > 1:
        raise UsageError("A speaker has one perspective.", remedy="Give --perspective once.")
    found: dict[str, Any] = {"attributes": dict(attributes)}
    if "role" in told:
        found["role"] = told["role"]
    if "perspective" in told:
        found["perspective"] = told["perspective"][0]
    if "case" in told:
        found["attributes"]["case"] = told["case"]
    if "phase" in told:
        found["attributes"]["phase"] = " ".join(told["phase"])
    if "consent" in told:
        found["attributes"]["consent"] = told["consent"]
    if "on" in told:
        found["attributes"]["date"] = told["on"].isoformat()
    if interviewer is not None:
        found["interviewer"] = interviewer
    return found


def _attribute(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals or not name.strip():
        raise UsageError(f"'{written}' is no attribute.", remedy="Write it as years=4.")
    return name.strip(), value.strip()


def _row(held: Held) -> tuple[str, ...]:
    document = held.document
    return (
        document.id,
        held.pack.name,
        document.form,
        str(len(document.cuts)),
        document.details.case or "",
        document.source.title,
    )


def _record(held: Held) -> dict[str, Any]:
    document = held.document
    return {
        "id": document.id,
        "pack": held.pack.name,
        "form": document.form,
        "file": document.file,
        "imported": document.imported.isoformat(),
        "source": document.source.model_dump(),
        "details": document.details.model_dump(mode="json"),
        "speakers": [speaker.model_dump() for speaker in document.speakers],
        "passages": [entry.id for entry in document.cuts],
    }


def _lines(held: Held, *, text: bool) -> Iterator[str]:
    from cc_assistant.knowledge.own_packs import read_manifest

    document, details = held.document, held.document.details
    yield output.bold(document.id)
    yield ""
    facts = {
        "Title": document.source.title,
        "Pack": f"{held.pack.name} ({read_manifest(held.pack).sensitivity})",
        "File": f"{document.file} ({document.form}), imported {document.imported:%Y-%m-%d %H:%M}",
        "Passages": f"{len(document.cuts):,}",
        "Case": details.case or "",
        "Role": details.role,
        "Phase": ", ".join(details.phase),
        "Pandemic": "" if details.pandemic == "not-specific" else details.pandemic,
        "Perspective": ", ".join(details.perspective),
        "Date": details.on.isoformat() if details.on else "",
        "Consent": details.consent,
        "Sensitivity": details.sensitivity or "",
        **details.attributes,
    }
    yield from output.facts(facts)
    if document.speakers and document.form not in {"csv", "xlsx"}:
        yield ""
        yield output.bold("Who speaks")
        yield from (output.wrapped(_speaker(speaker, document), hanging=2) for speaker in document.speakers)
    if text:
        yield from _text(document)


def _speaker(speaker: Speaker, document: Document) -> str:
    pieces = sum(unit.speaker == speaker.id for unit in document.units)
    told = [
        "asks the questions" if speaker.interviewer else "",
        speaker.role,
        speaker.perspective or "",
        *(f"{name}: {value}" for name, value in speaker.attributes.items()),
        "speaks once" if pieces == 1 else f"speaks {pieces} times",
    ]
    return f"{speaker.id}  {speaker.name}: {', '.join(part for part in told if part)}"


def _text(document: Document) -> Iterator[str]:
    from cc_assistant.text.locators import locator_words

    starts = {entry.start: entry.id for entry in document.cuts}
    for unit in document.units:
        speaker = document.speaker_by_id.get(unit.speaker or "")
        place = locator_words(unit.locator, speaker.name if speaker else None)
        passage = next((starts[at] for at in range(unit.start, unit.end) if at in starts), "")
        yield ""
        yield output.bold("  ".join(part for part in (passage, place) if part) or unit.kind)
        yield output.wrapped(document.text[unit.start : unit.end])
