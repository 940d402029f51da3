"""A pack: a folder of evidence with a manifest."""

from typing import Literal

from cc_assistant.domain.fault import Report
from cc_assistant.domain.frozen import Frozen

Sensitivity = Literal["public", "confidential"]


class Manifest(Frozen):
    """What a pack says of itself (`pack.yaml`).

    ``pseudonyms``: names in its documents were replaced.
    """

    id: str
    title: str
    version: str
    licence: str
    sensitivity: Sensitivity
    description: str
    pseudonyms: bool = False


class PackState(Frozen):
    """A pack that is asked, and how it is.

    ``folder`` is where it lies, ``origin`` says in plain words what switched it on. ``manifest`` is None
    where it cannot be read; ``report`` holds its own faults and counts.
    """

    folder: str
    origin: str
    manifest: Manifest | None
    report: Report
