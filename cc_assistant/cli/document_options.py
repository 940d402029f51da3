"""What people say of a document on the command line."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cc_assistant.cli.days import read_day

if TYPE_CHECKING:
    from cc_assistant.domain.document import Details


class PhaseName(StrEnum):
    """Stages of a service."""

    initiation = "initiation"
    operation = "operation"
    maintenance = "maintenance"


class SensitivityName(StrEnum):
    """Whom something is for."""

    public = "public"
    confidential = "confidential"


class PandemicName(StrEnum):
    """Time before, during or after the pandemic."""

    before = "before"
    during = "during"
    after = "after"
    not_specific = "not-specific"


class PerspectiveName(StrEnum):
    """Whose view it is."""

    link_worker = "link-worker"
    manager = "manager"
    referrer = "referrer"
    service_user = "service-user"
    carer = "carer"
    commissioner = "commissioner"
    vcse_partner = "vcse-partner"
    volunteer = "volunteer"
    researcher = "researcher"
    policy = "policy"


TitleOption = Annotated[
    str | None, typer.Option("--title", help="Title of the one document.", show_default="its own")
]
CaseOption = Annotated[str | None, typer.Option("--case", metavar="ID", help="The service it is about.")]
RoleOption = Annotated[str | None, typer.Option("--role", help="The role of who speaks or writes.")]
PhaseOption = Annotated[
    list[PhaseName] | None, typer.Option("--phase", help="The stage of the service that it tells of.")
]
PandemicOption = Annotated[PandemicName | None, typer.Option("--pandemic", help="The time that it tells of.")]
PerspectiveOption = Annotated[
    list[PerspectiveName] | None, typer.Option("--perspective", help="Whose view it gives.")
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The day of the interview or document.")
]
ConsentOption = Annotated[
    str | None, typer.Option("--consent", help="What those who speak agreed to, in your words.")
]

SensitivityOption = Annotated[
    SensitivityName | None,
    typer.Option(
        "--sensitivity",
        help="Whom the document is for. A confidential one makes its whole pack confidential.",
    ),
]


def fields(
    *,
    case: str | None,
    role: str | None,
    phase: list[PhaseName] | None,
    pandemic: PandemicName | None,
    perspective: list[PerspectiveName] | None,
    date: str | None,
    consent: str | None,
) -> dict[str, Any]:
    """Return what was said, by the fields of `Details`; what was not said is left out."""
    found = {
        "case": case,
        "role": role,
        "phase": tuple(one.value for one in phase) if phase else None,
        "pandemic": pandemic.value if pandemic else None,
        "perspective": tuple(one.value for one in perspective) if perspective else None,
        "on": read_day("--date", date),
        "consent": consent,
    }
    return {name: value for name, value in found.items() if value is not None}


def said(
    *,
    case: str | None,
    role: str | None,
    phase: list[PhaseName] | None,
    pandemic: PandemicName | None,
    perspective: list[PerspectiveName] | None,
    date: str | None,
    consent: str | None,
) -> Details:
    """Return what was said as details; only what was said counts as set."""
    from cc_assistant.domain.document import Details

    return Details(
        **fields(
            case=case,
            role=role,
            phase=phase,
            pandemic=pandemic,
            perspective=perspective,
            date=date,
            consent=consent,
        )
    )
